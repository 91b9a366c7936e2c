import { type Order, orderSchema } from '../domain/order.ts';
import type { Provenance } from '../domain/provenance.ts';
import { numberOfId } from './identifiers.ts';
import { headingKey, noteKey } from './merge.ts';
import { packedStart, packOrder, unpackOrder } from './packed-order.ts';
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
  /** The packed orders, one a line, as one text: very many blocks are held. Without those that have changed since. */
  text: string;
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
  return textsOf(block.orders).flatMap((text) => orderOf(text, block) ?? []);
}

function textsOf(orders: string): string[] {
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
    text: '',
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
  if (block.version === RECORD_VERSION && block.lines !== undefined) {
    open.text = block.orders;
    open.lines = block.lines;
    return open;
  }
  for (const order of ordersOfBlock(block)) {
    open.changed.set(order.id, order);
    open.lines += order.lines.length;
  }
  return open;
}

/** Where the packed order with this id begins in the text, and where it ends; undefined when it is not there. */
function placeIn({ text }: OpenBlock, orderId: string): [from: number, to: number] | undefined {
  const start = packedStart(orderId);
  let from = 0;
  if (!text.startsWith(start)) {
    // Inside an order a line break is written as two characters: each that is one begins an order.
    from = text.indexOf(`\n${start}`) + 1;
    if (from === 0) return undefined;
  }
  const end = text.indexOf('\n', from);
  return [from, end < 0 ? text.length : end];
}

/** The order of a block, undefined when it is not there or can not be read. Do not change it. */
export function orderIn(block: OpenBlock, orderId: string): Order | undefined {
  const changed = block.changed.get(orderId);
  if (changed) return changed;
  const place = placeIn(block, orderId);
  return place && orderOf(block.text.slice(...place), { version: RECORD_VERSION, origins: block.origins });
}

export function holdsOrder(block: OpenBlock, orderId: string): boolean {
  return block.changed.has(orderId) || placeIn(block, orderId) !== undefined;
}

export function isEmpty(block: OpenBlock): boolean {
  return block.changed.size === 0 && block.text === '';
}

/** Takes the packed order with this id out of the text. */
function cutOut(block: OpenBlock, orderId: string): void {
  const place = placeIn(block, orderId);
  if (!place) return;
  const before = block.text.slice(0, Math.max(0, place[0] - 1));
  const behind = block.text.slice(place[1] + 1);
  block.text = before && behind ? `${before}\n${behind}` : before || behind;
}

/** The block as it is stored. */
export function closeBlock(open: OpenBlock): Block {
  const { partnerId, changed, notes } = open;
  if (open.origins.length > MAX_ORIGINS) {
    // Most are of imports whose lines have long been updated: gather anew those that are still in use.
    for (const order of allOrders(open)) changed.set(order.id, order);
    open.origins = [];
    open.text = '';
  }
  const texts = open.text === '' ? [] : [open.text];
  for (const order of changed.values()) texts.push(packOrder(order, open.origins));
  open.text = texts.join('\n');
  changed.clear();
  open.dirty = false;
  const block: Block = {
    version: RECORD_VERSION,
    partnerId,
    origins: open.origins,
    orders: open.text,
    lines: open.lines,
  };
  if (notes.size > 0) block.notes = notes;
  return block;
}

function allOrders({ text, origins, changed }: OpenBlock): Order[] {
  const unchanged = textsOf(text).flatMap(
    (each) => orderOf(each, { version: RECORD_VERSION, origins }) ?? [],
  );
  return [...unchanged, ...changed.values()];
}

/** Puts an order into the block in place of the one with its id, which is `kept`. */
export function setOrder(block: OpenBlock, order: Order, kept: Order | undefined): void {
  block.lines += order.lines.length - (kept?.lines.length ?? 0);
  if (!block.changed.has(order.id)) cutOut(block, order.id);
  block.changed.set(order.id, order);
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
  if (!block.changed.delete(orderId)) cutOut(block, orderId);
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
