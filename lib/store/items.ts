import type { Order, OrderLine } from '../domain/order.ts';
import { BLOCK_SCOPE, readBlocks } from './block-cache.ts';
import { hashKey } from './hash.ts';
import { filed, indexOf } from './identifier-index.ts';
import { keysOfItem } from './identifiers.ts';
import { type Store, transact } from './open.ts';
import type { StoreName } from './schema.ts';
import { distinct } from './united-blocks.ts';

/** A line that an item number leads to, with its order. Both are shared: do not change them. */
export interface ItemHit {
  order: Order;
  line: OrderLine;
}

const SCOPE: StoreName[] = ['shapes', 'runs', 'tables', ...BLOCK_SCOPE];
/** How many blocks are read for one item at the most: a common item lies in thousands. About 10,000 lines. */
export const MOST_BLOCKS = 200;

/**
 * The lines that each normalised item number leads to (ours, the supplier's, GTIN, alternates), verified; keys without
 * hits are absent. Of an item that lies in very many blocks only those that were begun last are read, up to
 * `mostBlocks` of them (see {@link countItemBlocks}). Until an older store is filed anew (`reindex.ts`) old lines are missing.
 */
export function findItems(
  store: Store,
  keys: string[],
  mostBlocks = MOST_BLOCKS,
): Promise<Map<string, ItemHit[]>> {
  return transact(store, SCOPE, 'readonly', async (tx) => {
    const index = await indexOf(store, tx);
    const blocksByKey = await filed(index, tx, new Map(keys.map((key) => [key, hashKey('item', key)])));
    const found = new Map<string, ItemHit[]>();
    for (const [key, blocks] of blocksByKey) {
      const newest = [...new Set(blocks)].sort((a, b) => b - a).slice(0, mostBlocks);
      const hits: ItemHit[] = [];
      for (const order of distinct(await readBlocks(store, tx, index.generation, newest))) {
        for (const line of order.lines) if (keysOfItem(line.item).has(key)) hits.push({ order, line });
      }
      if (hits.length > 0) found.set(key, hits);
    }
    return found;
  });
}

/** In how many blocks an item lies (some 50 lines each), so that a bounded answer can say that it is one. */
export function countItemBlocks(store: Store, key: string): Promise<number> {
  return transact(store, SCOPE, 'readonly', async (tx) => {
    const blocks = await filed(await indexOf(store, tx), tx, new Map([[key, hashKey('item', key)]]));
    return new Set(blocks.get(key)).size;
  });
}
