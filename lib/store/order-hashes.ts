import { shapeOf } from '../domain/normalise.ts';
import type { Order } from '../domain/order.ts';
import { hashKey } from './hash.ts';
import { isFiled, isFiledAt } from './identifier-index.ts';
import { customersOfOrder, itemsOfOrder, numbersOfOrder } from './identifiers.ts';
import { countShape, itemShape } from './shapes.ts';
import type { Draft } from './writer.ts';

/** A hash under which an order is filed. `shape` is that of the number or item it stands for; a customer has none. */
interface OrderHash {
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

/** Files a block under hashes that it is not filed under yet. */
export function addIdentifiers(draft: Draft, blockNo: number, added: readonly OrderHash[]): void {
  const { hashes, values, counted, pairs } = draft.additions;
  for (const { hash, shape, shared } of added) {
    if (shared && blockNo < 2 ** 21) {
      const pair = hash * 2 ** 21 + blockNo;
      if (pairs.has(pair) || isFiledAt(draft.index, hash, blockNo)) continue;
      pairs.add(pair);
    }
    hashes.push(hash);
    values.push(blockNo);
    if (shape === undefined || counted.has(hash) || isFiled(draft.index, hash)) continue;
    counted.add(hash);
    draft.shapesChanged = true;
    countShape(draft.shapes, shape);
  }
}
