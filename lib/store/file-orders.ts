import { shapeOf } from '../domain/normalise.ts';
import type { Order } from '../domain/order.ts';
import {
  BLOCK_LINES,
  emptyBlock,
  type OpenBlock,
  type OrderHash,
  openBlock,
  setOrder,
  splitBlock,
} from './blocks.ts';
import { hashKey } from './hash.ts';
import { lookUp } from './identifier-index.ts';
import { numberOfId } from './identifiers.ts';
import { type MergeCounts, mergeOrder, noteKey } from './merge.ts';
import type { WriteTx } from './schema.ts';
import { countShape } from './shapes.ts';
import type { Draft } from './writer.ts';

/** Merges the orders of a batch into the blocks that hold them, new ones into their partner's last; shelves are open. */
export async function fileOrders(
  draft: Draft,
  tx: WriteTx,
  orders: readonly Order[],
  counts: MergeCounts,
): Promise<void> {
  const parts = new Map<string, Order[]>();
  for (const order of orders) {
    const known = parts.get(order.id);
    if (known) known.push(order);
    else parts.set(order.id, [order]);
  }
  await openBlocks(draft, tx, parts);
  const touched = new Set<OpenBlock>();
  for (const [orderId, group] of parts) {
    const block = fileOrder(draft, orderId, group, counts);
    if (block) touched.add(block);
  }
  for (const block of touched) split(draft, block);
}

/** Reads the shelves of a batch's partners that the writer does not remember. */
export async function openShelves(draft: Draft, tx: WriteTx, orders: readonly Order[]): Promise<void> {
  const { shelves } = draft.writer;
  const missing = new Set(orders.map((order) => order.partnerId).filter((id) => !shelves.has(id)));
  await Promise.all(
    [...missing].map(async (partnerId) => {
      shelves.set(partnerId, (await tx.objectStore('shelves').get(partnerId)) ?? { partnerId, blocks: [] });
    }),
  );
}

/** Opens every block that may hold an order of the batch, and the last block of each partner. */
async function openBlocks(draft: Draft, tx: WriteTx, parts: Map<string, Order[]>): Promise<void> {
  const wanted = new Set<number>();
  for (const [orderId, [order]] of parts) {
    for (const no of lookUp(draft.index, hashKey('number', numberOfId(orderId)))) wanted.add(no);
    const last = order && draft.writer.shelves.get(order.partnerId)?.blocks.at(-1);
    if (last !== undefined) wanted.add(last);
  }
  const { blocks } = draft.writer;
  await Promise.all(
    [...wanted].map(async (no) => {
      const open = blocks.get(no);
      if (open) {
        // Used again: last to be forgotten.
        blocks.delete(no);
        blocks.set(no, open);
        return;
      }
      const stored = await tx.objectStore('blocks').get(no);
      if (stored) blocks.set(no, openBlock(no, stored));
    }),
  );
}

/** Merges the parts of one order; answers its block when something has to be written. */
function fileOrder(
  draft: Draft,
  orderId: string,
  parts: Order[],
  counts: MergeCounts,
): OpenBlock | undefined {
  const first = parts[0];
  if (!first) return undefined;
  const home = homeOf(draft, orderId);
  const block = home ?? blockForNew(draft, first.partnerId);
  const kept = home?.orders.get(orderId);
  const { order, dirty } = mergeOrder(kept, block.notes, parts, counts);
  for (const part of parts) for (const line of part.lines) noteSource(draft, line.provenance);
  if (!dirty) return undefined;
  if (!kept) draft.state.orders++;
  draft.state.lines += order.lines.length - (kept?.lines.length ?? 0);
  addIdentifiers(draft, block.no, setOrder(block, order));
  draft.touchedPartners.add(order.partnerId);
  return block;
}

/** The open block that holds the order, if it is stored. */
function homeOf(draft: Draft, orderId: string): OpenBlock | undefined {
  for (const no of lookUp(draft.index, hashKey('number', numberOfId(orderId)))) {
    const block = draft.writer.blocks.get(no);
    if (block?.orders.has(orderId)) return block;
  }
  return undefined;
}

function noteSource(draft: Draft, { sourceId, fetchedAt }: { sourceId: string; fetchedAt: number }): void {
  const known = draft.state.sources.get(sourceId);
  if (known === undefined || known < fetchedAt) draft.state.sources.set(sourceId, fetchedAt);
}

/** The partner's last block while it has room, else a new one. */
function blockForNew(draft: Draft, partnerId: string): OpenBlock {
  const { shelves, blocks } = draft.writer;
  const last = shelves.get(partnerId)?.blocks.at(-1);
  const open = last === undefined ? undefined : blocks.get(last);
  return open && open.lines < BLOCK_LINES ? open : newBlock(draft, partnerId);
}

function newBlock(draft: Draft, partnerId: string): OpenBlock {
  const block = emptyBlock(draft.state.nextBlock++, partnerId);
  const shelf = draft.writer.shelves.get(partnerId) ?? { partnerId, blocks: [] };
  shelf.blocks.push(block.no);
  draft.writer.shelves.set(partnerId, shelf);
  draft.writer.blocks.set(block.no, block);
  draft.shelvesTouched.add(shelf);
  return block;
}

/**
 * Splits a block that has grown too big. The moved orders are filed under their new block as well; the old entries stay
 * in the index, where each costs one look into a block and never a wrong answer.
 */
function split(draft: Draft, block: OpenBlock): void {
  for (const orders of splitBlock(block)) {
    const fresh = newBlock(draft, block.partnerId);
    for (const order of orders) {
      addIdentifiers(draft, fresh.no, setOrder(fresh, order));
      for (const key of [noteKey(order.id), ...order.lines.map((line) => noteKey(order.id, line.id))]) {
        const notes = block.notes.get(key);
        if (!notes) continue;
        fresh.notes.set(key, notes);
        block.notes.delete(key);
      }
    }
  }
}

function addIdentifiers(draft: Draft, blockNo: number, added: readonly OrderHash[]): void {
  const { hashes, values, counted } = draft.additions;
  for (const { hash, number } of added) {
    hashes.push(hash);
    values.push(blockNo);
    if (number === undefined || counted.has(hash) || lookUp(draft.index, hash).length > 0) continue;
    counted.add(hash);
    draft.shapesChanged = true;
    countShape(draft.shapes, shapeOf(number));
  }
}
