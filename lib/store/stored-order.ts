import type { Order } from '../domain/order.ts';
import { confirmedOf } from './confirmations.ts';
import { hashKey } from './hash.ts';
import { filed, indexOf } from './identifier-index.ts';
import { numberOfId } from './identifiers.ts';
import { readOrders } from './join-parts.ts';
import { type Store, transact } from './open.ts';

const SCOPE = ['state', 'shapes', 'runs', 'tables', 'blocks', 'confirmations'] as const;

/** The order with this id as the sources of its own partner have it, whoever that partner stands for. */
export function storedOrder(store: Store, id: string): Promise<Order | undefined> {
  return transact(store, SCOPE, 'readonly', async (tx) => {
    const index = await indexOf(store, tx);
    const found = await filed(index, tx, new Map([[id, hashKey('number', numberOfId(id))]]));
    const confirmed = await confirmedOf(store, tx, index.generation);
    const blocks = await Promise.all((found.get(id) ?? []).map((no) => tx.objectStore('blocks').get(no)));
    const orders = blocks.flatMap((block) => (block ? readOrders(block, confirmed) : []));
    return orders.find((order) => order.id === id);
  });
}
