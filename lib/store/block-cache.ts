import type { Order } from '../domain/order.ts';
import { type Confirmed, confirmedOf } from './confirmations.ts';
import { numbersOfOrder, type OrderKeyKind } from './identifiers.ts';
import { readOrders } from './join-parts.ts';
import { leftOutOf, markLeftOut } from './left-out.ts';
import type { Store } from './open.ts';
import type { ReadTx, StoreName } from './schema.ts';
import { type Unions, unionsOf } from './unions.ts';
import { unitedOrders } from './united-blocks.ts';

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
  /** The ids of those that are put together of several blocks, and are in each of them. */
  joined?: ReadonlySet<string>;
  hits?: Map<string, OrderHit[]>;
}

export interface BlockCache {
  generation: number;
  blocks: Map<number, ReadBlock>;
  /** Blocks of partners that stand for one, before their orders are put together. */
  raw: Map<number, Order[]>;
}

/** What a context remembers of blocks, and what reading them takes from it. */
type BlockHolder = Pick<Store, 'blocks' | 'confirmed' | 'unions' | 'leftOut' | 'index' | 'heard' | 'checked'>;

/** What reading blocks needs in the scope of its transaction. */
export const BLOCK_SCOPE: readonly StoreName[] = [
  'state',
  'blocks',
  'confirmations',
  'unions',
  'shareAnswers',
  'shapes',
  'runs',
  'tables',
];

/** Reads blocks by number, those of the same generation from memory. Needs {@link BLOCK_SCOPE}. */
export async function readBlocks(
  holder: BlockHolder,
  tx: ReadTx,
  generation: number,
  nos: Iterable<number>,
): Promise<ReadBlock[]> {
  if (holder.blocks?.generation !== generation)
    holder.blocks = { generation, blocks: new Map(), raw: new Map() };
  const { blocks: cache, raw } = holder.blocks;
  const [confirmed, unions] = await Promise.all([confirmedOf(holder, tx, generation), unionsOf(holder, tx)]);
  const { lines } = await leftOutOf(holder, tx, unions);
  const read = await Promise.all(
    [...new Set(nos)].map(async (no) => {
      const block = cache.get(no) ?? marked(await readBlock(holder, tx, no, confirmed, unions, raw), lines);
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
  for (const no of raw.keys()) {
    if (raw.size <= REMEMBERED_BLOCKS) break;
    raw.delete(no);
  }
  return read.filter((block) => block !== undefined);
}

/** A block with the lines marked that are left out of figures. */
function marked(block: ReadBlock | undefined, lines: ReadonlySet<string>): ReadBlock | undefined {
  if (!block || lines.size === 0) return block;
  return { ...block, orders: block.orders.map((order) => markLeftOut(order, lines)) };
}

async function readBlock(
  holder: BlockHolder,
  tx: ReadTx,
  no: number,
  confirmed: Confirmed,
  unions: Unions,
  raw: Map<number, Order[]>,
): Promise<ReadBlock | undefined> {
  if (unions.none) {
    const stored = await tx.objectStore('blocks').get(no);
    return stored && { orders: readOrders(stored, confirmed) };
  }
  const rawBlock = async (each: number): Promise<Order[]> => {
    const known = raw.get(each);
    if (known) return known;
    const stored = await tx.objectStore('blocks').get(each);
    const orders = stored ? readOrders(stored, confirmed) : [];
    raw.set(each, orders);
    return orders;
  };
  return unitedOrders(holder, tx, no, unions, rawBlock);
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
