import type { Order } from '../domain/order.ts';
import type { Store } from '../store/open.ts';
import { storedOrders } from '../store/stored-orders.ts';

/**
 * For systems that keep only the date that holds now: the first one that was seen is the first promise, and stays it however
 * often the date moves. What was moved before PartnerLens saw the order is not known.
 */
export async function withFirstPromises(store: Store, orders: readonly Order[]): Promise<Order[]> {
  const stored = await storedOrders(
    store,
    orders.map(({ id }) => id),
  );
  return orders.map((order) => {
    const seen = new Map(stored.get(order.id)?.lines.map((line) => [line.id, line.firstPromisedOn]));
    const lines = order.lines.map((line) => {
      const firstPromisedOn = seen.get(line.id) ?? line.lastPromisedOn;
      return firstPromisedOn === undefined ? line : { ...line, firstPromisedOn };
    });
    return { ...order, lines };
  });
}
