import type { Order } from '../domain/order.ts';
import { type Confirmed, confirmedOf } from './confirmations.ts';
import { numbersOfOrder, type OrderKeyKind } from './identifiers.ts';
import { readOrders } from './join-parts.ts';
import type { ReadTx, StoreName } from './schema.ts';
import { type Unions, unionsOf } from './unions.ts';
import { unitedOrder } from './unite.ts';

/** How many blocks a context keeps for reading: about 15,000 lines. */
const REMEMBERED_BLOCKS = 300;

/** One order that a number leads to, and what the number is there. */
export interface OrderHit {
  order: Order;
  via: OrderKeyKind;
}

/** A block as it was read, with its numbers. Shared by everybody who asks: never change what it holds. */
export interface ReadBlock {
  orders: Order[];
  hits?: Map<string, OrderHit[]>;
}

export interface BlockCache {
  generation: number;
  blocks: Map<number, ReadBlock>;
}

/** What reading blocks needs in the scope of its transaction. */
export const BLOCK_SCOPE: readonly StoreName[] = ['state', 'blocks', 'confirmations', 'unions'];

/** Reads blocks by number, those of the same generation from memory. Needs {@link BLOCK_SCOPE}. */
export async function readBlocks(
  holder: { blocks?: BlockCache; confirmed?: Confirmed; unions?: Unions },
  tx: ReadTx,
  generation: number,
  nos: Iterable<number>,
): Promise<ReadBlock[]> {
  if (holder.blocks?.generation !== generation) holder.blocks = { generation, blocks: new Map() };
  const cache = holder.blocks.blocks;
  const [confirmed, unions] = await Promise.all([confirmedOf(holder, tx, generation), unionsOf(holder, tx)]);
  const read = await Promise.all(
    [...new Set(nos)].map(async (no) => {
      const block = cache.get(no) ?? (await readBlock(tx, no, confirmed, unions));
      if (!block) return undefined;
      // Used again: last to be forgotten.
      cache.delete(no);
      cache.set(no, block);
      return block;
    }),
  );
  for (const no of cache.keys()) {
    if (cache.size <= REMEMBERED_BLOCKS) break;
    cache.delete(no);
  }
  return read.filter((block) => block !== undefined);
}

async function readBlock(
  tx: ReadTx,
  no: number,
  confirmed: Confirmed,
  unions: Unions,
): Promise<ReadBlock | undefined> {
  const stored = await tx.objectStore('blocks').get(no);
  if (!stored) return undefined;
  const orders = readOrders(stored, confirmed);
  return { orders: unions.none ? orders : orders.map((order) => unitedOrder(order, unions)) };
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
