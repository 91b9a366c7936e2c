import 'fake-indexeddb/auto';
import { expect } from '@playwright/test';
import { putConnection, readConnection } from '../../../lib/store/connections.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { allPartners, orderById, ordersOfPartner } from '../../../lib/store/queries.ts';
import { relationsOf } from '../../../lib/store/relation-records.ts';
import { connectedStore, goOn, syncOnce } from '../../unit/sync/tryton-world.ts';
import type { RealTryton } from './server.ts';

/**
 * What a running Tryton changes between two syncs comes into a store: an order that is cancelled, one that is deleted, goods
 * that go back, also from a customer, a contact that is removed, a note that a colleague writes; and a server that is started anew while it is being read loses nothing.
 */
export async function followDeltas(server: RealTryton): Promise<Record<string, number>> {
  const { store, id } = await connectedStore(server);
  const interrupted = syncOnce(store, id);
  await server.restart();
  let first = await interrupted;
  for (let tries = 0; first.state !== 'done' && tries < 3; tries += 1) first = await goOn(store, first);
  expect(first).toMatchObject({ state: 'done', cursor: { rows: 9, linesNew: 10, linesChanged: 0 } });

  server.later('make');
  // The sample's own cancelled order is among what changed a moment ago.
  expect(await syncOnce(store, id)).toMatchObject({ state: 'done', cursor: { linesNew: 3 } });
  const before = await made(store);
  expect(before.map(({ lines }) => lines[0]?.cancelled)).toEqual([undefined, undefined]);
  const { records: notes } = await relationsOf(store, 'activities', 'S200');
  expect(notes, 'what a colleague wrote').toMatchObject([
    { kind: 'touchpoint', how: 'note', words: 'They move in March.', by: 'Administrator' },
  ]);

  server.later('undo');
  await nextDay(store, id);
  const after = await made(store);
  expect(after.map(({ lines }) => lines[0]?.cancelled)).toEqual([4]);
  const [returned] =
    (await orderById(store, 'S100/PO2600002'))?.lines.flatMap(({ returns }) => returns ?? []) ?? [];
  expect(returned).toMatchObject({ quantity: 1 });
  const sold = await orderById(store, '1/SO2600001');
  expect(sold?.lines[0]?.returns, 'what the customer sent back').toMatchObject([{ quantity: 2 }]);
  const customer = (await allPartners(store)).find((partner) => partner.id === 'C900');
  expect(customer?.contacts).toEqual([]);
  const removed = (await readConnection(store, id))?.daily?.removed ?? 0;
  expect(removed).toBe(1);
  closeStore(store);
  return { 'orders cancelled and deleted': before.length, 'lines removed': removed };
}

/** The orders that `later.py` makes: no other of this supplier has four pieces. */
async function made(store: Store) {
  const orders = await ordersOfPartner(store, 'S200');
  return orders.filter(({ lines }) => lines.length === 1 && lines[0]?.ordered === 4);
}

/** As if the day were over on which deletions were looked for last. */
async function nextDay(store: Store, id: string) {
  const connection = await readConnection(store, id);
  if (connection) await putConnection(store, { ...connection, daily: { at: 0, removed: 0 } });
  const job = await syncOnce(store, id);
  expect(job).toMatchObject({ state: 'done' });
}
