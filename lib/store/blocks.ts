import { type Order, orderSchema } from '../domain/order.ts';
import { hashKey } from './hash.ts';
import { customersOfOrder, numbersOfOrder } from './identifiers.ts';
import { type Block, type Notes, RECORD_VERSION } from './schema.ts';

/** A block takes new orders until it has this many lines (measured: 50 to 100 lines per block write fastest). */
export const BLOCK_LINES = 50;
/** A block that has grown past this, because its orders grew, is split. */
export const SPLIT_LINES = 2 * BLOCK_LINES;

/** A block while it is being written. */
export interface OpenBlock {
  readonly no: number;
  readonly partnerId: string;
  readonly orders: Map<string, Order>;
  readonly notes: Map<string, Notes>;
  /** Identifier hashes that are already filed under this block. */
  readonly hashes: Set<number>;
  lines: number;
  dirty: boolean;
}

/**
 * The orders of a stored block. One that an older definition wrote is parsed, and what does not parse is left out: a
 * record that cannot be read must not stop the others.
 */
export function ordersOfBlock(block: Block): Order[] {
  if (block.version === RECORD_VERSION) return block.orders;
  return block.orders.flatMap((order) => {
    const parsed = orderSchema.safeParse(order);
    return parsed.success ? [parsed.data] : [];
  });
}

export function emptyBlock(no: number, partnerId: string): OpenBlock {
  return { no, partnerId, orders: new Map(), notes: new Map(), hashes: new Set(), lines: 0, dirty: true };
}

/** A stored block, opened for writing. */
export function openBlock(no: number, block: Block): OpenBlock {
  const open = emptyBlock(no, block.partnerId);
  open.dirty = false;
  for (const [key, value] of block.notes ?? []) open.notes.set(key, value);
  for (const order of ordersOfBlock(block)) {
    open.orders.set(order.id, order);
    open.lines += order.lines.length;
    for (const { hash } of hashesOfOrder(order)) open.hashes.add(hash);
  }
  return open;
}

export function closeBlock(open: OpenBlock): Block {
  const block: Block = {
    version: RECORD_VERSION,
    partnerId: open.partnerId,
    orders: [...open.orders.values()],
  };
  if (open.notes.size > 0) block.notes = open.notes;
  return block;
}

/** Puts an order into the block in place of the one with its id. */
export function setOrder(block: OpenBlock, order: Order): void {
  block.lines += order.lines.length - (block.orders.get(order.id)?.lines.length ?? 0);
  block.orders.set(order.id, order);
  block.dirty = true;
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
    block.lines -= order.lines.length;
  }
  return moved;
}

/** The hashes under which an order is filed; `number` is set for document numbers. */
export function hashesOfOrder(order: Order): { hash: number; number?: string }[] {
  const hashes: { hash: number; number?: string }[] = [];
  for (const number of numbersOfOrder(order).keys()) hashes.push({ hash: hashKey('number', number), number });
  for (const customer of customersOfOrder(order)) hashes.push({ hash: hashKey('customer', customer) });
  return hashes;
}
