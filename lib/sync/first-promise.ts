import type { Order } from '../domain/order.ts';
import type { Store } from '../store/open.ts';
import { storedOrder } from '../store/stored-order.ts';

/**
 * For systems that keep only the date that holds now: the first one that was seen is the first promise, and stays it however
 * often the date moves. What was moved before PartnerLens saw the order is not known.
 */
export function withFirstPromises(store: Store, orders: readonly Order[]): Promise<Order[]> {
  return Promise.all(
    orders.map(async (order) => {
      const stored = await storedOrder(store, order.id);
      const seen = new Map(stored?.lines.map((line) => [line.id, line.firstPromisedOn]));
      const lines = order.lines.map((line) => {
        const firstPromisedOn = seen.get(line.id) ?? line.lastPromisedOn;
        return firstPromisedOn === undefined ? line : { ...line, firstPromisedOn };
      });
      return { ...order, lines };
    }),
  );
}
