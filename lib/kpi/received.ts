import type { CalendarDate } from '../domain/calendar-date.ts';
import type { OrderLine } from '../domain/order.ts';

/** Sums of decimal quantities differ in their last bits; half a millionth of a unit is no difference. */
export const QUANTITY_EPSILON = 5e-7;

/** Ordered less cancelled; `null` where the source does not say how much was ordered. */
export function quantityDue(line: OrderLine): number | null {
  return line.ordered === undefined ? null : line.ordered - (line.cancelled ?? 0);
}

/** True when nothing is left to deliver because the buyer took it all off. */
export function isCancelled(line: OrderLine): boolean {
  const due = quantityDue(line);
  return due !== null && due <= QUANTITY_EPSILON;
}

/**
 * True when its source says that nothing more comes, and no receipt tells when it was complete: nothing is awaited of it, and no
 * figure of days or quantities can count it. `completed`: see {@link completedOn}.
 */
export function isClosedUndated(line: OrderLine, completed: CalendarDate | null): boolean {
  return line.closed === true && completed === null;
}

/** Sum of all receipts; `null` as soon as one receipt does not say how much came, `0` without receipts. */
export function quantityReceived(line: OrderLine): number | null {
  let total = 0;
  for (const receipt of line.receipts) {
    if (receipt.quantity === undefined) return null;
    total += receipt.quantity;
  }
  return total;
}

/** The day of the last receipt; `null` while nothing has come. */
export function lastReceivedOn(line: OrderLine): CalendarDate | null {
  let last: CalendarDate | null = null;
  for (const receipt of line.receipts)
    if (last === null || receipt.receivedOn > last) last = receipt.receivedOn;
  return last;
}

/**
 * The day on which the line was complete: the receipt since which the sum is at least `(1 - under)` of what was due, or the
 * last receipt where quantities are not known. `null` while it is open, also when all that came was taken back.
 */
export function completedOn(
  line: OrderLine,
  under: number,
  last = lastReceivedOn(line),
  due = quantityDue(line),
  total = quantityReceived(line),
): CalendarDate | null {
  if (last === null) return null;
  if (total !== null && total <= QUANTITY_EPSILON) return null;
  if (due === null || total === null) return last;
  const need = (1 - under) * due - QUANTITY_EPSILON;
  if (total < need) return null;
  if (line.receipts.length === 1) return last;
  const inOrder = [...line.receipts].sort((a, b) =>
    a.receivedOn < b.receivedOn ? -1 : a.receivedOn > b.receivedOn ? 1 : 0,
  );
  let sum = 0;
  let complete: CalendarDate | null = null;
  for (const receipt of inOrder) {
    sum += receipt.quantity ?? 0;
    // A reversal opens the line again.
    if (sum < need) complete = null;
    else complete ??= receipt.receivedOn;
  }
  return complete;
}
