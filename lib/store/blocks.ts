import { type Order, orderSchema } from '../domain/order.ts';
import type { Provenance } from '../domain/provenance.ts';
import { hashKey } from './hash.ts';
import { customersOfOrder, numbersOfOrder } from './identifiers.ts';
import { packOrder, unpackOrder } from './packed-order.ts';
import { type Block, type Notes, RECORD_VERSION } from './schema.ts';

/** A block takes new orders until it has this many lines (measured: 50 to 100 lines per block write fastest). */
export const BLOCK_LINES = 50;
/** A block that has grown past this, because its orders grew, is split. */
const SPLIT_LINES = 2 * BLOCK_LINES;

/** How many origins a block may list before unused ones are weeded out. */
const MAX_ORIGINS = 64;

/** A block while it is being written. */
export interface OpenBlock {
  readonly no: number;
  readonly partnerId: string;
  readonly orders: Map<string, Order>;
  /** The packed orders that have not changed since they were read or written, and what they refer to. */
  readonly texts: Map<string, string>;
  origins: Provenance[];
  readonly notes: Map<string, Notes>;
  /** Identifier hashes that are filed under this block; gathered when first needed. */
  hashes?: Set<number>;
  lines: number;
  dirty: boolean;
}

/**
 * The orders of a stored block. One that an older definition wrote is parsed, and what does not parse is left out: a
 * record that cannot be read must not stop the others.
 */
export function ordersOfBlock(block: Block): Order[] {
  return textsOf(block).flatMap((text) => orderOf(text, block) ?? []);
}

function textsOf({ orders }: Block): string[] {
  return orders === '' ? [] : orders.split('\n');
}

function orderOf(text: string, { version, origins }: Block): Order | undefined {
  const stored = unpacked(text, origins);
  if (version === RECORD_VERSION) return stored as Order | undefined;
  const parsed = orderSchema.safeParse(stored);
  return parsed.success ? parsed.data : undefined;
}

/** The order of a text; undefined for one that was cut off or overwritten. */
function unpacked(text: string, origins: readonly Provenance[]): unknown {
  try {
    return unpackOrder(text, origins);
  } catch {
    return undefined;
  }
}

export function emptyBlock(no: number, partnerId: string): OpenBlock {
  const maps = { orders: new Map(), texts: new Map(), notes: new Map() };
  return { no, partnerId, ...maps, origins: [], lines: 0, dirty: true };
}

/** A stored block, opened for writing. */
export function openBlock(no: number, block: Block): OpenBlock {
  const open = emptyBlock(no, block.partnerId);
  open.dirty = false;
  open.origins = [...block.origins];
  for (const [key, value] of block.notes ?? []) open.notes.set(key, value);
  for (const text of textsOf(block)) {
    const order = orderOf(text, block);
    if (!order) continue;
    open.orders.set(order.id, order);
    if (block.version === RECORD_VERSION) open.texts.set(order.id, text);
    open.lines += order.lines.length;
  }
  return open;
}

/** The block as it is stored. */
export function closeBlock(open: OpenBlock): Block {
  if (open.origins.length > MAX_ORIGINS) {
    // Most are of imports whose lines have long been updated: gather anew those that are still in use.
    open.origins = [];
    open.texts.clear();
  }
  const { partnerId, orders, texts, origins, notes } = open;
  for (const [id, order] of orders) if (!texts.has(id)) texts.set(id, packOrder(order, origins));
  const block: Block = {
    version: RECORD_VERSION,
    partnerId,
    origins,
    orders: [...texts.values()].join('\n'),
  };
  if (notes.size > 0) block.notes = notes;
  open.dirty = false;
  return block;
}

/** Puts an order into the block in place of the one with its id; answers what it has to be filed under in addition. */
export function setOrder(block: OpenBlock, order: Order): OrderHash[] {
  const hashes = filedHashes(block);
  block.lines += order.lines.length - (block.orders.get(order.id)?.lines.length ?? 0);
  block.orders.set(order.id, order);
  block.texts.delete(order.id);
  block.dirty = true;
  const added = hashesOfOrder(order).filter(({ hash }) => !hashes.has(hash));
  for (const { hash } of added) hashes.add(hash);
  return added;
}

function filedHashes(block: OpenBlock): Set<number> {
  block.hashes ??= new Set(
    [...block.orders.values()].flatMap((order) => hashesOfOrder(order).map(({ hash }) => hash)),
  );
  return block.hashes;
}

/** Takes orders out of a block that is too big, oldest kept first; answers the groups that need blocks of their own. */
export function splitBlock(block: OpenBlock): Order[][] {
  if (block.lines <= SPLIT_LINES || block.orders.size < 2) return [];
  const groups: Order[][] = [[]];
  let lines = 0;
  for (const order of block.orders.values()) {
    if (lines > 0 && lines + order.lines.length > BLOCK_LINES) {
      groups.push([]);
      lines = 0;
    }
    groups.at(-1)?.push(order);
    lines += order.lines.length;
  }
  const moved = groups.slice(1);
  for (const order of moved.flat()) {
    block.orders.delete(order.id);
    block.texts.delete(order.id);
    block.lines -= order.lines.length;
  }
  return moved;
}

/** A hash under which an order is filed; `number` is the document number it stands for, absent for a customer. */
export interface OrderHash {
  hash: number;
  number?: string;
}

function hashesOfOrder(order: Order): OrderHash[] {
  const hashes: OrderHash[] = [];
  for (const number of numbersOfOrder(order).keys()) hashes.push({ hash: hashKey('number', number), number });
  for (const customer of customersOfOrder(order)) hashes.push({ hash: hashKey('customer', customer) });
  return hashes;
}
