import { type Order, orderSchema } from '../domain/order.ts';
import type { Provenance } from '../domain/provenance.ts';
import { numberOfId } from './identifiers.ts';
import { headingKey, noteKey } from './merge.ts';
import { packedId, packOrder, unpackOrder } from './packed-order.ts';
import { type Block, type Notes, RECORD_VERSION } from './schema.ts';

/** A block takes new orders until it has this many lines (measured: 50 to 100 lines per block write fastest). */
export const BLOCK_LINES = 50;
/** A block that has grown past this, because its orders grew, is split. */
const SPLIT_LINES = 2 * BLOCK_LINES;

/** How many origins a block may list before unused ones are weeded out. */
const MAX_ORIGINS = 64;

/** A block while it is being written. Only the orders that somebody asks for are unpacked. */
export interface OpenBlock {
  readonly no: number;
  readonly partnerId: string;
  /** The packed orders by id; without those that have changed since. */
  readonly texts: Map<string, string>;
  readonly changed: Map<string, Order>;
  origins: Provenance[];
  readonly notes: Map<string, Notes>;
  lines: number;
  dirty: boolean;
}

/**
 * The orders of a block as they are stored. One that an older definition wrote is parsed, and what does not parse is
 * left out: a record that cannot be read must not stop the others.
 */
export function ordersOfBlock(block: Block): Order[] {
  return textsOf(block).flatMap((text) => orderOf(text, block) ?? []);
}

function textsOf({ orders }: Block): string[] {
  return orders === '' ? [] : orders.split('\n');
}

function orderOf(text: string, { version, origins }: Pick<Block, 'version' | 'origins'>): Order | undefined {
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
  return {
    no,
    partnerId,
    texts: new Map(),
    changed: new Map(),
    notes: new Map(),
    origins: [],
    lines: 0,
    dirty: true,
  };
}

/** A stored block, opened for writing. */
export function openBlock(no: number, block: Block): OpenBlock {
  const open = emptyBlock(no, block.partnerId);
  open.dirty = false;
  open.origins = [...block.origins];
  for (const [key, value] of block.notes ?? []) open.notes.set(key, value);
  const counted = block.version === RECORD_VERSION ? block.lines : undefined;
  for (const text of textsOf(block)) {
    const id = counted === undefined ? undefined : packedId(text);
    if (id !== undefined) {
      open.texts.set(id, text);
      continue;
    }
    const order = orderOf(text, block);
    if (order) open.changed.set(order.id, order);
    if (order && counted === undefined) open.lines += order.lines.length;
  }
  open.lines += counted ?? 0;
  return open;
}

/** The order of a block, undefined when it is not there or can not be read. Do not change it. */
export function orderIn(block: OpenBlock, orderId: string): Order | undefined {
  const changed = block.changed.get(orderId);
  if (changed) return changed;
  const text = block.texts.get(orderId);
  return text === undefined ? undefined : orderOf(text, { version: RECORD_VERSION, origins: block.origins });
}

export function holdsOrder(block: OpenBlock, orderId: string): boolean {
  return block.changed.has(orderId) || block.texts.has(orderId);
}

export function isEmpty(block: OpenBlock): boolean {
  return block.changed.size === 0 && block.texts.size === 0;
}

/** The block as it is stored. */
export function closeBlock(open: OpenBlock): Block {
  const { partnerId, changed, texts, notes } = open;
  if (open.origins.length > MAX_ORIGINS) {
    // Most are of imports whose lines have long been updated: gather anew those that are still in use.
    for (const order of allOrders(open)) changed.set(order.id, order);
    open.origins = [];
    texts.clear();
  }
  for (const [id, order] of changed) texts.set(id, packOrder(order, open.origins));
  changed.clear();
  open.dirty = false;
  const block: Block = {
    version: RECORD_VERSION,
    partnerId,
    origins: open.origins,
    orders: [...texts.values()].join('\n'),
    lines: open.lines,
  };
  if (notes.size > 0) block.notes = notes;
  return block;
}

function allOrders(block: OpenBlock): Order[] {
  return [...block.texts.keys(), ...block.changed.keys()].flatMap((id) => orderIn(block, id) ?? []);
}

/** Puts an order into the block in place of the one with its id, which is `kept`. */
export function setOrder(block: OpenBlock, order: Order, kept: Order | undefined): void {
  block.lines += order.lines.length - (kept?.lines.length ?? 0);
  block.changed.set(order.id, order);
  block.texts.delete(order.id);
  block.dirty = true;
}

/** Takes an order out of its block, with its notes; answers both. */
export function takeOrder(
  block: OpenBlock,
  orderId: string,
): { order: Order; notes: [string, Notes][] } | undefined {
  const order = orderIn(block, orderId);
  if (!order) return undefined;
  const notes: [string, Notes][] = [];
  for (const key of [
    noteKey(orderId),
    headingKey(orderId),
    ...order.lines.map((line) => noteKey(orderId, line.id)),
  ]) {
    const note = block.notes.get(key);
    if (note) notes.push([key, note]);
    block.notes.delete(key);
  }
  block.texts.delete(orderId);
  block.changed.delete(orderId);
  block.lines -= order.lines.length;
  block.dirty = true;
  return { order, notes };
}

/**
 * The orders that have to leave a block that is too big, in the groups that need blocks of their own; those kept first
 * stay. What has the same number stays together (see `waiting.ts`).
 */
export function overflowOf(block: OpenBlock): string[][] {
  if (block.lines <= SPLIT_LINES) return [];
  const numbers = new Map<string, Order[]>();
  for (const order of allOrders(block)) {
    const number = numberOfId(order.id);
    numbers.set(number, [...(numbers.get(number) ?? []), order]);
  }
  const groups: string[][] = [[]];
  let lines = 0;
  for (const orders of numbers.values()) {
    const more = orders.reduce((sum, order) => sum + order.lines.length, 0);
    if (lines > 0 && lines + more > BLOCK_LINES) {
      groups.push([]);
      lines = 0;
    }
    groups.at(-1)?.push(...orders.map((order) => order.id));
    lines += more;
  }
  return groups.slice(1);
}
