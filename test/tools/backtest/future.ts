import { dateOfDay } from '../../../lib/domain/calendar-date.ts';
import type { Order, OrderLine } from '../../../lib/domain/order.ts';
import { randomFrom } from '../sample/random.ts';
import type { HistoryLine } from './scms-lines.ts';

/**
 * The same history with another future: whatever is delivered on `day` or later comes on some other day of the future,
 * late or not. Nothing that was known before changes, so no score made before may.
 */
export function shuffledFuture(lines: readonly HistoryLine[], day: number, seed: number): HistoryLine[] {
  const random = randomFrom(seed);
  const orders = new Map<Order, Order>();
  const changed = new Map<OrderLine, { line: OrderLine; delivered: number }>();
  for (const { line, delivered } of lines) {
    const other = delivered < day ? delivered : day + random.whole(0, 400);
    changed.set(line, {
      line: { ...line, receipts: [{ receivedOn: dateOfDay(other) }] },
      delivered: other,
    });
  }
  // Lines keep their sequence: sums of decimal numbers differ in their last bits by it.
  for (const { order } of lines)
    if (!orders.has(order))
      orders.set(order, { ...order, lines: order.lines.map((line) => changed.get(line)?.line ?? line) });
  return lines.map(({ id, order, line, due, delivered }) => ({
    id,
    due,
    order: orders.get(order) ?? order,
    ...(changed.get(line) ?? { line, delivered }),
  }));
}
