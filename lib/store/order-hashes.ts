import { shapeOf } from '../domain/normalise.ts';
import type { Order } from '../domain/order.ts';
import { hashKey } from './hash.ts';
import { customersOfOrder, itemsOfOrder, numbersOfOrder } from './identifiers.ts';
import { itemShape } from './shapes.ts';

/** A hash under which an order is filed. `shape` is that of the number or item it stands for; a customer has none. */
export interface OrderHash {
  hash: number;
  shape?: string;
  /** True where other orders of the same block are likely to be filed under it too. */
  shared: boolean;
}

/** What an order has to be filed under in addition to what it was filed under before. */
export function addedHashes(order: Order, kept?: Order): OrderHash[] {
  const [numbers, customers, items] = [numbersOfOrder, customersOfOrder, itemsOfOrder].map((keysOf) => {
    const before = kept ? keysOf(kept) : undefined;
    return [...keysOf(order).keys()].filter((key) => !before?.has(key));
  });
  return [
    ...(numbers ?? []).map((key) => ({ hash: hashKey('number', key), shape: shapeOf(key), shared: false })),
    ...(customers ?? []).map((key) => ({ hash: hashKey('customer', key), shared: true })),
    ...(items ?? []).map((key) => ({ hash: hashKey('item', key), shape: itemShape(key), shared: true })),
  ];
}
