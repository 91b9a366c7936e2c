import type { Order } from '../domain/order.ts';
import { ordersOfBlock } from './blocks.ts';
import { numbersOfOrder, type OrderKeyKind } from './identifiers.ts';
import type { Store } from './open.ts';
import type { ReadTx } from './schema.ts';

/** How many blocks a context keeps for reading: about 15,000 lines. */
const REMEMBERED_BLOCKS = 300;

/** One order that a number leads to, and what the number is there. */
export interface OrderHit {
  order: Order;
  via: OrderKeyKind;
}

/** A block as it was read, with its numbers. Shared by everybody who asks: never change what it holds. */
export interface ReadBlock {
  partnerId: string;
  orders: Order[];
  hits?: Map<string, OrderHit[]>;
}

export interface BlockCache {
  generation: number;
  blocks: Map<number, ReadBlock>;
}

/** Reads blocks by number, those of the same generation from memory. Needs `blocks` in the scope of the transaction. */
export async function readBlocks(
  store: Store,
  tx: ReadTx,
  generation: number,
  nos: Iterable<number>,
): Promise<ReadBlock[]> {
  if (store.blocks?.generation !== generation) store.blocks = { generation, blocks: new Map() };
  const cache = store.blocks.blocks;
  const read = await Promise.all(
    [...new Set(nos)].map(async (no) => {
      const known = cache.get(no);
      const block = known ?? (await tx.objectStore('blocks').get(no));
      if (!block) return undefined;
      const fresh = known ?? { partnerId: block.partnerId, orders: ordersOfBlock(block as never) };
      cache.delete(no);
      cache.set(no, fresh);
      return fresh;
    }),
  );
  for (const no of cache.keys()) {
    if (cache.size <= REMEMBERED_BLOCKS) break;
    cache.delete(no);
  }
  return read.filter((block) => block !== undefined);
}

/** The orders of a block by each number that finds them. */
export function hitsOf(block: ReadBlock): Map<string, OrderHit[]> {
  if (block.hits) return block.hits;
  const hits = new Map<string, OrderHit[]>();
  for (const order of block.orders) {
    for (const [key, via] of numbersOfOrder(order)) {
      const known = hits.get(key);
      if (known) known.push({ order, via });
      else hits.set(key, [{ order, via }]);
    }
  }
  block.hits = hits;
  return hits;
}
