import type { Money } from '../domain/money.ts';
import type { OrderLine } from '../domain/order.ts';
import type { KpiValue } from './kpi-value.ts';
import { addToSum, type Sum, valueOfSum } from './sum.ts';
import { byName, COUNT, inName, type Shape, SUM, shapeOf } from './tally-parts.ts';

const SPEND_DEFINITION = 'spend/1';

interface SpendSums {
  /** Net invoice lines by their date; credit notes are negative. */
  invoiced: Sum;
  invoices: number;
  /** What was ordered, by the date of sending: commitments, never added to what was invoiced. */
  ordered: Sum;
  lines: number;
}

export interface SpendTally {
  sums: Map<string, SpendSums>;
}

const SUMS_SHAPE: Shape<SpendSums> = shapeOf({ invoiced: SUM, invoices: COUNT, ordered: SUM, lines: COUNT });
export const SPEND_SHAPE: Shape<SpendTally> = shapeOf({ sums: byName(SUMS_SHAPE) });

/** Adds one invoice in place. */
export function addInvoiced(tally: SpendTally, { amount, currency }: Money): void {
  const sums = inName(tally.sums, currency, SUMS_SHAPE);
  addToSum(sums.invoiced, Number(amount));
  sums.invoices += 1;
}

/** Adds what a line commits us to, in place. */
export function addOrdered(
  tally: SpendTally,
  { amount, currency }: { amount: number; currency: string },
): void {
  const sums = inName(tally.sums, currency, SUMS_SHAPE);
  addToSum(sums.ordered, amount);
  sums.lines += 1;
}

/** What a line is worth: what it says, less the share that was cancelled, or price times quantity. `null` is not known. */
export function worthOf(
  line: OrderLine,
  quantity: number | null,
): { amount: number; currency: string } | null {
  const { value, unitPrice, ordered } = line;
  if (value !== undefined) {
    const share = ordered !== undefined && ordered > 0 && quantity !== null ? quantity / ordered : 1;
    return { amount: Number(value.amount) * share, currency: value.currency };
  }
  if (unitPrice === undefined || quantity === null) return null;
  return { amount: Number(unitPrice.amount) * quantity, currency: unitPrice.currency };
}

/** What was spent in one currency. */
export interface Spend {
  currency: string;
  invoiced: number;
  invoices: number;
  ordered: number;
  lines: number;
}

/** Spend by currency, by name. */
export function spendOf({ sums }: SpendTally): Spend[] {
  return [...sums]
    .map(([currency, { invoiced, invoices, ordered, lines }]) => ({
      currency,
      invoiced: valueOfSum(invoiced),
      invoices,
      ordered: valueOfSum(ordered),
      lines,
    }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

/** What was invoiced, in one currency. */
export function spendValue(tally: SpendTally): KpiValue {
  const spends = spendOf(tally).filter(({ invoices }) => invoices > 0);
  const head = {
    kpi: 'spend',
    definition: SPEND_DEFINITION,
    unit: 'money',
    pending: 0,
    excluded: 0,
    lowerIsBetter: false,
  } as const;
  const [only] = spends;
  if (only === undefined) return { ...head, value: null, missing: 'not-recorded', n: 0 };
  if (spends.length > 1) {
    const amounts = spends.map(({ currency, invoiced }) => ({ currency, amount: invoiced }));
    return { ...head, value: null, missing: 'mixed-currencies', n: 0, amounts };
  }
  return { ...head, value: only.invoiced, currency: only.currency, n: only.invoices };
}
