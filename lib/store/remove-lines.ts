import type { Order } from '../domain/order.ts';
import { closeBlock, isEmpty, type OpenBlock, openBlock, orderIn, setOrder, takeOrder } from './blocks.ts';
import { announceChange } from './changes.ts';
import { readState } from './identifier-index.ts';
import { customersOfOrder } from './identifiers.ts';
import { INDEX_DEAD } from './notices.ts';
import { forgetRecords, type Store, transact } from './open.ts';
import { addedHashes } from './order-hashes.ts';
import { dropBlock, shownIn } from './retention.ts';
import type { Block, StoreName, WriteTx } from './schema.ts';

/** Lines of one order that are in its source no more. */
export interface GoneLines {
  partnerId: string;
  orderId: string;
  lineIds: readonly string[];
  /** The order goes although it has no line: its heading is in its source no more. */
  heading?: true;
}

/** What {@link removeLines} has to reach. */
export const GONE_SCOPE: readonly StoreName[] = [
  'state',
  'blocks',
  'shelves',
  'summaries',
  'cells',
  'settings',
];

/**
 * Takes lines out of their orders, and orders out of the store of which none is left, inside a transaction over
 * {@link GONE_SCOPE}. Answers how many lines went. The figures of all who are on these orders have to be made anew.
 */
export async function removeLines(tx: WriteTx, gone: readonly GoneLines[]): Promise<number> {
  if (gone.length === 0) return 0;
  const state = { ...(await readState(tx)) };
  const before = state.lines;
  const byPartner = Map.groupBy(gone, ({ partnerId }) => partnerId);
  let dead = 0;
  for (const [partnerId, orders] of byPartner) {
    const shelf = await tx.objectStore('shelves').get(partnerId);
    for (const no of shelf?.blocks ?? []) {
      const block = await tx.objectStore('blocks').get(no);
      if (!block) continue;
      const open = openBlock(no, block);
      const touched = orders.flatMap((each) => takeLines(open, each) ?? []);
      if (touched.length === 0) continue;
      dead += touched.reduce((sum, order) => sum + addedHashes(order).length, 0);
      const left = isEmpty(open) ? undefined : closeBlock(open);
      count(state, block, left);
      await (left ? tx.objectStore('blocks').put(left, no) : dropBlock(tx, no, partnerId));
      const concerned = new Set([partnerId, ...touched.flatMap((order) => [...customersOfOrder(order)])]);
      await Promise.all([...concerned].map((id) => tx.objectStore('summaries').delete(id)));
      await tx.objectStore('cells').delete(partnerId);
    }
  }
  state.generation++;
  const known = await tx.objectStore('settings').get(INDEX_DEAD);
  await tx.objectStore('state').put(state, 'state');
  await tx.objectStore('settings').put((typeof known === 'number' ? known : 0) + dead, INDEX_DEAD);
  return before - state.lines;
}

/** {@link removeLines} in a transaction of its own. Throws `store-full`. */
export async function takeLinesOut(store: Store, gone: readonly GoneLines[]): Promise<void> {
  await transact(store, [...GONE_SCOPE], 'readwrite', (tx) => removeLines(tx, gone));
  forgetRecords(store);
  announceChange({ what: 'records' });
}

/** The order as it was, where it is in this block and loses something. */
function takeLines(block: OpenBlock, { orderId, lineIds, heading }: GoneLines): Order | undefined {
  const order = orderIn(block, orderId);
  if (order && heading && order.lines.length === 0) {
    takeOrder(block, orderId);
    return order;
  }
  const gone = new Set(lineIds);
  const lines = order?.lines.filter(({ id }) => !gone.has(id));
  if (!order || !lines || lines.length === order.lines.length) return undefined;
  if (lines.length > 0) setOrder(block, { ...order, lines }, order);
  else takeOrder(block, orderId);
  return order;
}

function count(state: { orders: number; lines: number }, before: Block, after: Block | undefined): void {
  const [shown, still] = [shownIn(before), after ? shownIn(after) : { orders: 0, lines: 0 }];
  state.orders -= shown.orders - still.orders;
  state.lines -= shown.lines - still.lines;
}
