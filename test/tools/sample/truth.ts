import type { SamplePartners } from './grown-partners.ts';
import { LATE_SEASON } from './line-life.ts';
import { wrongNumbers } from './partner-numbers.ts';
import type { SampleLine, SampleSupplier } from './sample-line.ts';
import { SAMPLE_TODAY } from './sample-line.ts';
import {
  isOpen,
  isOverdue,
  received,
  TRUTH_BASES,
  TRUTH_COLUMNS,
  type TruthBasis,
  verdictOf,
} from './truth-lines.ts';

interface OtifCounts {
  decided: number;
  onTime: number;
  inFull: number;
  otif: number;
  pending: number;
  excluded: number;
}

/** What is so of one supplier: sums over its lines. */
export interface SupplierTruth {
  name: string;
  number: string;
  domain: string;
  lines: number;
  orders: number;
  open: number;
  overdue: number;
  received: number;
  rejected: number;
  otif: Record<TruthBasis, OtifCounts>;
}

export interface SampleTotals {
  orders: number;
  lines: number;
  open: number;
  overdue: number;
  shipments: number;
  receipts: number;
  invoices: number;
  pegs: number;
}

/** Sums a world up, order by order. Memory grows with the suppliers, not with the orders. */
export interface TruthTally {
  add(order: readonly SampleLine[]): void;
  /** The referee's file without its lines. */
  summary(partners: SamplePartners): object;
}

export function truthTally(): TruthTally {
  const suppliers = new Map<SampleSupplier, SupplierTruth>();
  const totals: SampleTotals = {
    orders: 0,
    lines: 0,
    open: 0,
    overdue: 0,
    shipments: 0,
    receipts: 0,
    invoices: 0,
    pegs: 0,
  };
  return {
    add(order) {
      const supplier = order[0]?.supplier;
      if (!supplier) return;
      const own = suppliers.get(supplier) ?? emptySupplier(supplier);
      suppliers.set(supplier, own);
      own.orders += 1;
      totals.orders += 1;
      for (const line of order) {
        addLine(own, line);
        addTotals(totals, line);
      }
    },
    summary: (partners) => ({
      today: SAMPLE_TODAY,
      totals,
      samePartner: partners.same,
      wrongCheckDigits: wrongNumbers(partners.suppliers),
      drift: partners.suppliers.flatMap(({ number, name, drift }) =>
        drift ? [{ supplier: number, name, ...drift }] : [],
      ),
      lateSeason: LATE_SEASON,
      suppliers: [...suppliers.values()].sort((a, b) => Number(a.number) - Number(b.number)),
      lineColumns: TRUTH_COLUMNS,
    }),
  };
}

function emptySupplier({ name, number, domain }: SampleSupplier): SupplierTruth {
  const counts = (): OtifCounts => ({ decided: 0, onTime: 0, inFull: 0, otif: 0, pending: 0, excluded: 0 });
  const otif = { requested: counts(), 'first-promised': counts(), 'last-promised': counts() };
  return { name, number, domain, lines: 0, orders: 0, open: 0, overdue: 0, received: 0, rejected: 0, otif };
}

function addLine(own: SupplierTruth, line: SampleLine): void {
  own.lines += 1;
  if (isOpen(line)) own.open += 1;
  if (isOverdue(line)) own.overdue += 1;
  own.received += received(line);
  for (const { reject } of line.receipts) own.rejected += reject?.quantity ?? 0;
  for (const basis of TRUTH_BASES) addVerdict(own.otif[basis], line, basis);
}

function addVerdict(counts: OtifCounts, line: SampleLine, basis: TruthBasis): void {
  const result = verdictOf(line, basis);
  if (result === 'pending' || result === 'excluded') {
    counts[result] += 1;
    return;
  }
  counts.decided += 1;
  if (result.onTime) counts.onTime += 1;
  if (result.inFull) counts.inFull += 1;
  if (result.onTime && result.inFull) counts.otif += 1;
}

function addTotals(totals: SampleTotals, line: SampleLine): void {
  totals.lines += 1;
  if (isOpen(line)) totals.open += 1;
  if (isOverdue(line)) totals.overdue += 1;
  totals.shipments += line.shipments.length;
  totals.receipts += line.receipts.length;
  totals.invoices += line.invoices.length;
  totals.pegs += line.pegs.length;
}
