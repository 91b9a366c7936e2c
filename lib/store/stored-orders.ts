import type { Order } from '../domain/order.ts';
import { confirmedOf } from './confirmations.ts';
import { hashKey } from './hash.ts';
import { filed, indexOf } from './identifier-index.ts';
import { numberOfId } from './identifiers.ts';
import { readOrders } from './join-parts.ts';
import { type Store, transact } from './open.ts';

/** The orders with these ids as the sources of their own partners have them, whoever those partners stand for. */
export function storedOrders(store: Store, ids: readonly string[]): Promise<Map<string, Order>> {
  return transact(
    store,
    ['state', 'shapes', 'runs', 'tables', 'blocks', 'confirmations'],
    'readonly',
    async (tx) => {
      const index = await indexOf(store, tx);
      const keys = new Map(ids.map((id) => [id, hashKey('number', numberOfId(id))]));
      const places = new Set([...(await filed(index, tx, keys)).values()].flat());
      const confirmed = await confirmedOf(store, tx, index.generation);
      const orders = new Map<string, Order>();
      for (const no of places) {
        const block = await tx.objectStore('blocks').get(no);
        for (const order of block ? readOrders(block, confirmed) : [])
          if (keys.has(order.id)) orders.set(order.id, order);
      }
      return orders;
    },
  );
}
