import { type Order, UNKNOWN_PARTNER } from '../domain/order.ts';
import {
  BLOCK_LINES,
  emptyBlock,
  holdsOrder,
  type OpenBlock,
  openBlock,
  orderIn,
  overflowOf,
  setOrder,
  takeOrder,
} from './blocks.ts';
import { confirmOrder } from './confirmations.ts';
import { hashKey } from './hash.ts';
import { lookUp } from './identifier-index.ts';
import { customersOfOrder, numberOfId } from './identifiers.ts';
import { joined, linesShown } from './join-parts.ts';
import { type MergeCounts, mergeOrder } from './merge.ts';
import { noteConfirmed } from './note-confirmed.ts';
import { addedHashes, addIdentifiers } from './order-hashes.ts';
import type { ReadTx } from './schema.ts';
import type { Draft } from './writer.ts';

/** How many numbers are merged between two turns: some 20 ms. */
const TURN = 500;

/** The parts of a batch that have one number, by order id. */
type Parts = Map<string, Order[]>;
/** The open block of every stored order that has one number, by order id. */
type Homes = Map<string, OpenBlock>;

/** Merges the orders of a batch into the blocks that hold them, new ones into their partner's last; shelves are open. */
export async function fileOrders(
  draft: Draft,
  tx: ReadTx,
  orders: readonly Order[],
  counts: MergeCounts,
  signal?: AbortSignal,
): Promise<void> {
  const numbers = new Map<string, Parts>();
  for (const order of orders) {
    const number = numberOfId(order.id);
    const parts = numbers.get(number) ?? new Map<string, Order[]>();
    numbers.set(number, parts.set(order.id, [...(parts.get(order.id) ?? []), order]));
  }
  await openBlocks(draft, tx, numbers);
  let filed = 0;
  for (const [number, parts] of numbers) {
    fileNumber(draft, number, parts, counts);
    if (++filed % TURN !== 0) continue;
    // A request gives other messages their turn, a stop among them, and keeps the transaction.
    await tx.objectStore('state').getKey('state');
    signal?.throwIfAborted();
  }
  for (const block of [...draft.writer.blocks.values()]) if (block.dirty) split(draft, block);
}

/** Reads the shelves of a batch's partners that the writer does not remember, and that of orders without a partner. */
export async function openShelves(draft: Draft, tx: ReadTx, orders: readonly Order[]): Promise<void> {
  const { shelves } = draft.writer;
  const wanted = new Set([UNKNOWN_PARTNER, ...orders.map((order) => order.partnerId)]);
  await Promise.all(
    [...wanted]
      .filter((id) => !shelves.has(id))
      .map(async (partnerId) => {
        shelves.set(partnerId, (await tx.objectStore('shelves').get(partnerId)) ?? { partnerId, blocks: [] });
      }),
  );
}

/** Opens every block that may hold an order with a number of the batch, and the last block of each partner. */
async function openBlocks(draft: Draft, tx: ReadTx, numbers: Map<string, Parts>): Promise<void> {
  const wanted = new Set<number>();
  for (const [number, parts] of numbers) {
    for (const no of lookUp(draft.index, hashKey('number', number))) wanted.add(no);
    for (const [order] of parts.values()) {
      const last = order && draft.writer.shelves.get(order.partnerId)?.blocks.at(-1);
      if (last !== undefined) wanted.add(last);
    }
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

/**
 * Files the parts that have one number. What comes without a partner is kept beside the only partner's order of that
 * number, else on a shelf of its own until there is exactly one; readers get both put together (`join-parts.ts`).
 */
function fileNumber(draft: Draft, number: string, parts: Parts, counts: MergeCounts): void {
  const homes = homesOf(draft, number, parts);
  const waiting = `${UNKNOWN_PARTNER}/${number}`;
  const apart = homes.has(waiting) || parts.has(waiting);
  const before = apart ? tally(homes, waiting) : undefined;
  for (const [id, group] of parts) if (id !== waiting) fileOrder(draft, id, group, homes, counts);
  const unknown = parts.get(waiting);
  if (unknown) fileOrder(draft, waiting, unknown, homes, counts);
  if (!before) return;
  moveWaiting(draft, homes, waiting);
  const after = tally(homes, waiting);
  // Single orders have counted themselves, as if nothing were put together.
  draft.state.orders += after.orders - before.orders - (after.stored - before.stored);
  draft.state.lines += after.lines - before.lines - (after.storedLines - before.storedLines);
  draft.state.waiting = (draft.state.waiting ?? 0) + after.waiting - before.waiting;
}

function homesOf(draft: Draft, number: string, parts: Parts): Homes {
  const homes: Homes = new Map();
  for (const no of lookUp(draft.index, hashKey('number', number))) {
    const block = draft.writer.blocks.get(no);
    if (!block) continue;
    for (const id of [`${block.partnerId}/${number}`, `${UNKNOWN_PARTNER}/${number}`, ...parts.keys()]) {
      if (holdsOrder(block, id)) homes.set(id, block);
    }
  }
  return homes;
}

/** Orders and lines that readers see of a number, beside those that are stored. */
function tally(homes: Homes, waiting: string) {
  const unknown = ordersAt(homes, waiting);
  const known = [...homes].flatMap(([id, block]) => (id === waiting ? [] : (orderIn(block, id) ?? [])));
  const stored = unknown ? [...known, unknown] : known;
  const shown =
    known.length === 1 && unknown
      ? known.map((order) => joined(order, unknown, homes.get(waiting)?.notes))
      : stored;
  return {
    orders: shown.length,
    lines: shown.reduce((sum, order) => sum + linesShown(order), 0),
    waiting: unknown && known.length !== 1 ? 1 : 0,
    stored: stored.length,
    storedLines: stored.reduce((sum, order) => sum + linesShown(order), 0),
  };
}

function ordersAt(homes: Homes, id: string): Order | undefined {
  const block = homes.get(id);
  return block && orderIn(block, id);
}

/** Merges the parts of one order. */
function fileOrder(draft: Draft, id: string, parts: Order[], homes: Homes, counts: MergeCounts): void {
  const first = parts[0];
  if (!first) return;
  const home = homes.get(id);
  const block = home ?? blockForNew(draft, first, homes);
  const stored = home && orderIn(home, id);
  const kept = stored && confirmOrder(stored, draft.confirmed);
  const { order, dirty, confirmed } = mergeOrder(kept, block.notes, parts, counts);
  for (const part of parts) for (const line of part.lines) noteSource(draft, line.provenance);
  if (first.heading?.provenance) noteSource(draft, first.heading.provenance);
  if (stored && confirmed.size > 0) {
    noteConfirmed(draft, stored, confirmed);
    touch(draft, block, stored);
  }
  if (!dirty) return;
  if (!kept) draft.state.orders++;
  draft.state.lines += linesShown(order) - (kept ? linesShown(kept) : 0);
  setOrder(block, order, kept);
  homes.set(id, block);
  addIdentifiers(draft, block.no, addedHashes(order, kept));
  touch(draft, block, order);
}

/** What was derived of the partner, and of the customers that wait for the order, no longer holds. */
function touch(draft: Draft, block: OpenBlock, order: Order): void {
  if (block.partnerId !== UNKNOWN_PARTNER) draft.touchedPartners.add(block.partnerId);
  for (const customer of customersOfOrder(order)) draft.touchedCustomers.add(customer);
}

function noteSource(draft: Draft, { sourceId, fetchedAt }: { sourceId: string; fetchedAt: number }): void {
  const known = draft.state.sources.get(sourceId);
  if (known === undefined || known < fetchedAt) draft.state.sources.set(sourceId, fetchedAt);
}

/** Brings what has no partner to the order of the only partner, or back to its shelf when there are several. */
function moveWaiting(draft: Draft, homes: Homes, waiting: string): void {
  const from = homes.get(waiting);
  if (!from) return;
  const known = [...homes].flatMap(([id, block]) => (id === waiting ? [] : block));
  const [only] = known;
  if (known.length === 1 ? only === from : from.partnerId === UNKNOWN_PARTNER) return;
  const to = known.length === 1 && only ? only : roomyBlock(draft, UNKNOWN_PARTNER);
  homes.set(waiting, moveOrder(draft, waiting, from, to) ?? from);
}

/** The old entries stay in the index, where each costs one look into a block and never a wrong answer. */
function moveOrder(draft: Draft, id: string, from: OpenBlock, to: OpenBlock): OpenBlock | undefined {
  const taken = takeOrder(from, id);
  if (!taken) return undefined;
  for (const [key, notes] of taken.notes) to.notes.set(key, notes);
  setOrder(to, taken.order, undefined);
  addIdentifiers(draft, to.no, addedHashes(taken.order));
  touch(draft, from, taken.order);
  touch(draft, to, taken.order);
  return to;
}

function blockForNew(draft: Draft, { partnerId }: Order, homes: Homes): OpenBlock {
  const known = new Set(homes.values());
  const [only] = known;
  if (partnerId === UNKNOWN_PARTNER && homes.size === 1 && only) return only;
  return roomyBlock(draft, partnerId);
}

/** The partner's last block while it has room, else a new one. */
function roomyBlock(draft: Draft, partnerId: string): OpenBlock {
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

/** Splits a block that has grown too big. */
function split(draft: Draft, block: OpenBlock): void {
  for (const ids of overflowOf(block)) {
    const fresh = newBlock(draft, block.partnerId);
    for (const id of ids) moveOrder(draft, id, block, fresh);
  }
}
