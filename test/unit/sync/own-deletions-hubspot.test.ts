import 'fake-indexeddb/auto';
import { Client } from '@hubspot/api-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HubspotConnection } from '../../../lib/domain/connection.ts';
import { changeConnection } from '../../../lib/store/connections.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { type HubspotSimulator, startHubspot } from '../../simulators/hubspot.ts';
import {
  addHubPurchases,
  addHubReceipts,
  PURCHASE,
  PURCHASE_LINE,
  RECEIPT,
} from '../../simulators/hubspot-schemas.ts';
import { connectedToHubspot } from './hubspot-world.ts';
import { storedOrders, takeOver } from './own-world.ts';
import { syncOnce } from './tryton-world.ts';

let hub: HubspotSimulator;
let store: Store;
let connection: HubspotConnection;

/** One simulator for all: starting one costs more than what is asked of it here. */
beforeAll(async () => {
  hub = await startHubspot();
  addHubPurchases(hub, 3);
  addHubReceipts(hub, 3);
  ({ store, connection } = await connectedToHubspot(hub));
  await takeOver(store, connection, {
    orders: { object: PURCHASE, label: 'Bestellungen' },
    lines: { object: PURCHASE_LINE, label: 'Bestellpositionen', by: '' },
    receipts: { object: RECEIPT, label: 'Wareneingänge', by: '' },
  });
  await syncOnce(store, connection.id);
});
afterAll(async () => {
  closeStore(store);
  await hub.close();
});

/** The next day: what was written a while ago is no change of it. */
async function nextDay() {
  const old = new Date(Date.UTC(2026, 9, 1)).toISOString();
  for (const type of [PURCHASE, PURCHASE_LINE, RECEIPT])
    for (const { properties } of hub.records[type] ?? []) properties.hs_lastmodifieddate = old;
  await changeConnection(store, connection.id, ({ daily: _, ...stored }) => stored);
  hub.asked.length = 0;
  expect(await syncOnce(store, connection.id)).toMatchObject({ state: 'done', cursor: { rejected: 0 } });
}

/** How many receipts each order has. */
async function receipts(): Promise<Record<string, number>> {
  const orders = await storedOrders(store);
  return Object.fromEntries(
    orders.map(({ number, lines }) => [number, lines.flatMap((line) => line.receipts).length]),
  );
}

function archive(id: string, at = Date.now()): void {
  const gone = hub.records[RECEIPT]?.find((each) => each.id === id);
  if (!gone) throw new Error(`No receipt ${id}.`);
  gone.archivedAt = at;
}

const reads = () => hub.asked.filter(({ path }) => path.endsWith(`/${PURCHASE}/batch/read`)).length;

test('a receipt that was archived counts no more with the day: its line is told', async () => {
  hub.tellsArchivedLinks = true;
  expect(await receipts()).toEqual({ 'PO-80001': 1, 'PO-80002': 1, 'PO-80003': 1 });
  archive('7000002');
  await nextDay();
  expect(await receipts()).toEqual({ 'PO-80001': 1, 'PO-80002': 0, 'PO-80003': 1 });
  // What was archived long ago was told then; on an ordinary day no order is read for it.
  archive('7000002', Date.now() - 5 * 86_400_000);
  await nextDay();
  expect(reads()).toBe(0);
  expect(await receipts()).toEqual({ 'PO-80001': 1, 'PO-80002': 0, 'PO-80003': 1 });
});

test('and so it does where nothing is told of what it belonged to', async () => {
  hub.tellsArchivedLinks = false;
  archive('7000003');
  await nextDay();
  expect(await receipts()).toEqual({ 'PO-80001': 1, 'PO-80002': 0, 'PO-80003': 0 });
  archive('7000003', Date.now() - 5 * 86_400_000);
  await nextDay();
  expect(reads()).toBe(0);
});

test('HubSpot’s own client reads what was archived, with what it belonged to', async () => {
  hub.tellsArchivedLinks = true;
  archive('7000001');
  const client = new Client({ accessToken: hub.token, basePath: new URL(hub.address).origin });
  const { basicApi } = client.crm.objects;
  const page = await basicApi.getPage(RECEIPT, 10, undefined, ['beleg'], undefined, [PURCHASE_LINE], true);
  const archived = page.results.find(({ id }) => id === '7000001');
  expect(Object.values(archived?.associations ?? {})).toMatchObject([{ results: [{ id: '6000001' }] }]);
});
