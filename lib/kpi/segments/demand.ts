import { type CalendarDate, dayNumber } from '../../domain/calendar-date.ts';
import type { Order } from '../../domain/order.ts';
import { isCancelled, quantityDue } from '../received.ts';
import { worthOf } from '../spend.ts';

/** By what an amount is known: what the customer pays us, or what we pay for goods that were bought for it. */
export type AmountBasis = 'sales' | 'cost';

/** What a customer ordered on one day: `amounts` by basis and currency, `sales EUR`. */
export interface DemandDay {
  lines: number;
  amounts: Map<string, number>;
}

/** The demand of customers by day: how many of their lines no source dates is kept apart. */
export interface CustomerDemand {
  days: Map<number, DemandDay>;
  undated: number;
}

export type DemandBook = Map<string, CustomerDemand>;

/**
 * Adds the lines of an order that serve customers, in place; the order must be the one seen today. A line counts on the day on
 * which it was ordered, for each customer behind it with its share of the quantity. What was cancelled or sent back is left out.
 */
export function addDemand(book: DemandBook, order: Order): void {
  const basis: AmountBasis = order.kind === 'sales' ? 'sales' : 'cost';
  for (const line of order.lines) {
    if (line.pegs.length === 0 || isCancelled(line) || (line.ordered ?? 0) < 0) continue;
    const quantity = quantityDue(line);
    const worth = worthOf(line, quantity);
    for (const peg of line.pegs) {
      const demand = book.get(peg.customerId) ?? { days: new Map<number, DemandDay>(), undated: 0 };
      book.set(peg.customerId, demand);
      if (line.sentOn === undefined) {
        demand.undated += 1;
        continue;
      }
      const day = dayNumber(line.sentOn);
      const known = demand.days.get(day) ?? { lines: 0, amounts: new Map<string, number>() };
      demand.days.set(day, known);
      known.lines += 1;
      if (worth === null || worth.currency === '' || !Number.isFinite(worth.amount)) continue;
      const key = `${basis} ${worth.currency}`;
      const amount = worth.amount * shareOf(peg.quantity, quantity, line.pegs.length);
      known.amounts.set(key, (known.amounts.get(key) ?? 0) + amount);
    }
  }
}

/** Part of a line that is for one customer: by quantity, else in equal parts. */
function shareOf(wanted: number | undefined, ordered: number | null, customers: number): number {
  if (wanted === undefined || ordered === null || ordered <= 0) return 1 / customers;
  return Math.min(1, Math.max(0, wanted / ordered));
}

/** Adds what others deliver for the same customer, in place. */
export function mergeDemand(into: CustomerDemand, more: CustomerDemand): void {
  into.undated += more.undated;
  for (const [day, { lines, amounts }] of more.days) {
    const known = into.days.get(day) ?? { lines: 0, amounts: new Map<string, number>() };
    into.days.set(day, known);
    known.lines += lines;
    for (const [key, amount] of amounts) known.amounts.set(key, (known.amounts.get(key) ?? 0) + amount);
  }
}

/** Amounts of one basis by currency over the days from `from` (a day number) until today. */
export function amountsSince(
  days: ReadonlyMap<number, DemandDay>,
  basis: AmountBasis,
  from: number,
  today: CalendarDate,
): Map<string, number> {
  const until = dayNumber(today);
  const sums = new Map<string, number>();
  for (const [day, { amounts }] of days) {
    if (day < from || day > until) continue;
    for (const [key, amount] of amounts) {
      const [kind = '', currency = ''] = key.split(' ');
      if (kind === basis) sums.set(currency, (sums.get(currency) ?? 0) + amount);
    }
  }
  return sums;
}
