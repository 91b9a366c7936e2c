import { type Order, UNKNOWN_PARTNER } from '../domain/order.ts';
import { closeBlock, isEmpty, openBlock, ordersOfBlock, takeOrder } from './blocks.ts';
import { announceChange } from './changes.ts';
import { type Confirmed, confirmedOf, confirmOrder } from './confirmations.ts';
import { readState } from './identifier-index.ts';
import { customersOfOrder, numberOfId } from './identifiers.ts';
import { readOrders } from './join-parts.ts';
import { INDEX_DEAD } from './notices.ts';
import { forgetRecords, type Store, transact } from './open.ts';
import { addedHashes } from './order-hashes.ts';
import { idlePartners, removePartners } from './retain-partners.ts';
import { removeOldRelations } from './retain-relations.ts';
import type { Block, StoreName, StoreState, WriteTx } from './schema.ts';
import { withHeads } from './unions.ts';

/** How many blocks are looked at in one transaction: some 3,000 lines. */
const BLOCKS = 64;

export interface Removed {
  orders: number;
  lines: number;
  partners: number;
  /** Cases, questions, counts, forecasts, facts and dismissed alerts. */
  records: number;
}

/**
 * Removes every order of which nothing was said since `before` (an instant), with what else was said of partners before
 * it, then partners of whom nothing is left. In
 * transactions of bounded size, each whole in itself: what is interrupted goes on with the next call. `goOn` is asked
 * between them. The identifier index keeps entries that lead to nothing; they cost a look each and never a wrong answer.
 */
export async function removeOlderThan(
  store: Store,
  before: number,
  goOn: () => Promise<boolean> = async () => true,
): Promise<Removed> {
  const removed: Removed = { orders: 0, lines: 0, partners: 0, records: 0 };
  let after: number | undefined = 0;
  while (after !== undefined && (await goOn())) {
    const { nos, next }: { nos: number[]; next: number | undefined } = await oldBlocks(store, after, before);
    if (nos.length > 0) add(removed, await removeOrders(store, nos, before));
    after = next;
  }
  if (after === undefined) removed.records = await removeOldRelations(store, before, goOn);
  let from: string | undefined = '';
  while (after === undefined && from !== undefined && (await goOn())) {
    const { ids, next }: { ids: string[]; next: string | undefined } = await idlePartners(
      store,
      from,
      before,
    );
    if (ids.length > 0) removed.partners += await removePartners(store, ids, before);
    from = next;
  }
  if (removed.orders + removed.partners + removed.records > 0) {
    forgetRecords(store);
    announceChange({ what: 'records' });
  }
  return removed;
}

function add(sum: Removed, more: { orders: number; lines: number }): void {
  sum.orders += more.orders;
  sum.lines += more.lines;
}

/** The blocks behind `after` to which something old belongs; their list of origins tells of most without unpacking them. */
function oldBlocks(
  store: Store,
  after: number,
  before: number,
): Promise<{ nos: number[]; next: number | undefined }> {
  return transact(store, ['state', 'blocks', 'confirmations'], 'readonly', async (tx) => {
    const confirmed = await confirmedOf(store, tx, (await readState(tx)).generation);
    const range = IDBKeyRange.lowerBound(after, true);
    const blocks = tx.objectStore('blocks');
    const [keys, values] = await Promise.all([
      blocks.getAllKeys(range, BLOCKS),
      blocks.getAll(range, BLOCKS),
    ]);
    const nos = keys.filter((_, at) => {
      const block = values[at];
      if (!block?.origins.some((origin) => origin.fetchedAt < before)) return false;
      return oldOrders(block, confirmed, before).length > 0;
    });
    return { nos, next: keys.length < BLOCKS ? undefined : keys.at(-1) };
  });
}

const ORDER_SCOPE: StoreName[] = [
  'state',
  'blocks',
  'shelves',
  'summaries',
  'cells',
  'settings',
  'confirmations',
  'unions',
];

function removeOrders(
  store: Store,
  nos: readonly number[],
  before: number,
): Promise<{ orders: number; lines: number }> {
  return transact(store, ORDER_SCOPE, 'readwrite', async (tx) => {
    const state = { ...(await readState(tx)) };
    const confirmed = await confirmedOf(store, tx, state.generation);
    const sum = { orders: 0, lines: 0, dead: 0 };
    for (const no of nos) {
      const block = await tx.objectStore('blocks').get(no);
      if (!block) continue;
      const gone = oldOrders(block, confirmed, before);
      if (gone.length > 0) await rewrite(tx, state, no, block, gone, sum);
    }
    if (sum.dead > 0) {
      state.generation++;
      const dead = await tx.objectStore('settings').get(INDEX_DEAD);
      await Promise.all([
        tx.objectStore('state').put(state, 'state'),
        tx.objectStore('settings').put((typeof dead === 'number' ? dead : 0) + sum.dead, INDEX_DEAD),
      ]);
    }
    return sum;
  });
}

/** The orders of a block that are too old. What readers put together by its number goes together. */
function oldOrders(block: Block, confirmed: Confirmed, before: number): Order[] {
  const orders = ordersOfBlock(block).map((order) => confirmOrder(order, confirmed));
  const young = new Set(
    orders.filter((order) => ageOf(order) >= before).map((order) => numberOfId(order.id)),
  );
  return orders.filter((order) => !young.has(numberOfId(order.id)));
}

/** When something was last said of an order. */
function ageOf({ lines, heading }: Order): number {
  return lines.reduce(
    (age, line) => Math.max(age, line.provenance.fetchedAt),
    heading?.provenance?.fetchedAt ?? 0,
  );
}

/** Writes a block without the orders that go, and takes them off every count. */
async function rewrite(
  tx: WriteTx,
  state: StoreState,
  no: number,
  block: Block,
  gone: readonly Order[],
  sum: { orders: number; lines: number; dead: number },
): Promise<void> {
  const open = openBlock(no, block);
  for (const order of gone) takeOrder(open, order.id);
  const left = isEmpty(open) ? undefined : closeBlock(open);
  const [shown, still] = [shownIn(block), left ? shownIn(left) : { orders: 0, lines: 0 }];
  sum.orders += shown.orders - still.orders;
  sum.lines += shown.lines - still.lines;
  sum.dead += gone.reduce((count, order) => count + addedHashes(order).length, 0);
  state.orders -= shown.orders - still.orders;
  state.lines -= shown.lines - still.lines;
  if (block.partnerId === UNKNOWN_PARTNER && state.waiting !== undefined) state.waiting -= gone.length;
  const customers = gone.flatMap((order) => [...customersOfOrder(order)]);
  const touched = await withHeads(tx, [block.partnerId, ...customers]);
  await Promise.all([
    left ? tx.objectStore('blocks').put(left, no) : dropBlock(tx, no, block.partnerId),
    ...[...(await withHeads(tx, [block.partnerId]))].map((id) => tx.objectStore('cells').delete(id)),
    ...[...touched].map((id) => tx.objectStore('summaries').delete(id)),
  ]);
}

export function shownIn(block: Block): { orders: number; lines: number } {
  const orders = readOrders(block, { parts: [] });
  return { orders: orders.length, lines: orders.reduce((sum, order) => sum + order.lines.length, 0) };
}

export async function dropBlock(tx: WriteTx, no: number, partnerId: string): Promise<void> {
  await tx.objectStore('blocks').delete(no);
  const shelf = await tx.objectStore('shelves').get(partnerId);
  if (!shelf) return;
  const blocks = shelf.blocks.filter((each) => each !== no);
  if (blocks.length > 0) await tx.objectStore('shelves').put({ partnerId, blocks });
  else await tx.objectStore('shelves').delete(partnerId);
}
