import type { SampleLine } from './sample-line.ts';
import { SAMPLE_TODAY } from './sample-line.ts';

type Basis = 'requested' | 'first-promised' | 'last-promised';
const BASES: readonly Basis[] = ['requested', 'first-promised', 'last-promised'];

interface Counts {
  decided: number;
  onTime: number;
  inFull: number;
  otif: number;
  pending: number;
  excluded: number;
}

/**
 * What is so in the sample, worked out from its events and not from the file: the referee for tests. OTIF follows
 * definition otif/1 with no tolerance: what came up to and including the due day counts as on time, a line whose due day
 * is not over is pending, a line without a date of that basis or fully cancelled is excluded.
 */
export function truthOf(lines: readonly SampleLine[]): object {
  const suppliers = [...new Set(lines.map((line) => line.supplier))].sort((a, b) =>
    a.number < b.number ? -1 : 1,
  );
  return {
    today: SAMPLE_TODAY,
    lines: lines.map(lineTruth),
    suppliers: suppliers.map((supplier) => {
      const own = lines.filter((line) => line.supplier === supplier);
      return {
        name: supplier.name,
        number: supplier.number,
        domain: supplier.domain,
        lines: own.length,
        orders: new Set(own.map((line) => line.order)).size,
        open: own.filter(isOpen).length,
        overdue: own.filter(isOverdue).length,
        otif: Object.fromEntries(BASES.map((basis) => [basis, countOtif(own, basis)])),
      };
    }),
  };
}

function lineTruth(line: SampleLine): object {
  return {
    order: line.order,
    line: line.line,
    supplier: line.supplier.name,
    due: line.lastPromisedOn ?? null,
    ordered: line.ordered,
    cancelled: line.cancelled,
    received: received(line),
    receivedOn:
      line.receipts
        .map((receipt) => receipt.receivedOn)
        .sort()
        .at(-1) ?? null,
    open: isOpen(line),
    overdue: isOverdue(line),
    verdict: verdict(line, 'first-promised'),
    shipments: line.shipments.map((shipment) => shipment.number),
    invoices: line.invoices.map((invoice) => invoice.number),
    customers: line.pegs.map((peg) => ({
      name: peg.customer.name,
      salesOrder: peg.salesOrder,
      neededOn: peg.neededOn,
    })),
  };
}

function received(line: SampleLine, until = SAMPLE_TODAY): number {
  return line.receipts
    .filter((receipt) => receipt.receivedOn <= until)
    .reduce((sum, receipt) => sum + receipt.quantity, 0);
}

function isOpen(line: SampleLine): boolean {
  return received(line) < line.ordered - line.cancelled;
}

function isOverdue(line: SampleLine): boolean {
  return isOpen(line) && line.lastPromisedOn !== undefined && line.lastPromisedOn < SAMPLE_TODAY;
}

function dueOn(line: SampleLine, basis: Basis): string | undefined {
  if (basis === 'requested') return line.requestedOn;
  return basis === 'first-promised' ? line.firstPromisedOn : line.lastPromisedOn;
}

function verdict(
  line: SampleLine,
  basis: Basis,
): 'excluded' | 'pending' | { onTime: boolean; inFull: boolean } {
  const needed = line.ordered - line.cancelled;
  const due = dueOn(line, basis);
  if (needed <= 0 || !due) return 'excluded';
  if (SAMPLE_TODAY <= due) return 'pending';
  const inTime = received(line, due);
  const total = received(line);
  return { onTime: total > 0 && inTime >= Math.min(needed, total), inFull: total >= needed };
}

function countOtif(lines: readonly SampleLine[], basis: Basis): Counts {
  const counts: Counts = { decided: 0, onTime: 0, inFull: 0, otif: 0, pending: 0, excluded: 0 };
  for (const line of lines) {
    const result = verdict(line, basis);
    if (result === 'pending' || result === 'excluded') {
      counts[result] += 1;
      continue;
    }
    counts.decided += 1;
    if (result.onTime) counts.onTime += 1;
    if (result.inFull) counts.inFull += 1;
    if (result.onTime && result.inFull) counts.otif += 1;
  }
  return counts;
}
