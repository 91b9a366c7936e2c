import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SalesforceConnection } from '../../../lib/domain/connection.ts';
import type { Order } from '../../../lib/domain/order.ts';
import { lookAtOwn, type OwnChoice, previewOwn } from '../../../lib/sources/custom-objects/look-at-own.ts';
import { changeConnection, readConnection } from '../../../lib/store/connections.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { eachOrder } from '../../../lib/store/queries.ts';
import { openConnection } from '../../../lib/sync/open-connection.ts';
import { addOwnPurchases } from '../../simulators/own-purchases.ts';
import { type SalesforceSimulator, startSalesforce } from '../../simulators/salesforce.ts';
import { putCustom } from '../../simulators/salesforce-describe.ts';
import { connectedToSalesforce } from './salesforce-world.ts';
import { syncOnce } from './tryton-world.ts';

const CHOICE: OwnChoice = {
  orders: { object: 'Purchase_Order__c', label: 'Purchase Order' },
  lines: { object: 'PO_Line__c', label: 'PO Line', by: 'Purchase_Order__c' },
  receipts: { object: 'Goods_Receipt__c', label: 'Goods Receipt', by: 'Line__c' },
};
let org: SalesforceSimulator;
let store: Store;
let connection: SalesforceConnection;

beforeEach(async () => {
  org = await startSalesforce(1);
  addOwnPurchases(org, 12);
});
afterEach(async () => {
  closeStore(store);
  await org.close();
});

async function connect() {
  ({ store, connection } = await connectedToSalesforce(org));
  const { source } = await openConnection(store, connection, 'fields', new AbortController().signal);
  const access = source.own?.();
  if (!access) throw new Error('This source knows no own objects.');
  const look = await lookAtOwn(access, CHOICE);
  const columns = look.proposal.columns.filter(({ field }) => field);
  const { proposed } = look.states;
  const own = { ...CHOICE, columns, ...(proposed ? { states: proposed } : {}) };
  await changeConnection(store, connection.id, (stored) => ({ ...stored, own }) as typeof stored);
  return { own, look };
}

const sync = () => syncOnce(store, connection.id);
const say = (n: number, Status__c: string) =>
  putCustom(org, 'Purchase_Order__c', n, { Status__c }, Date.now());

async function purchases(): Promise<Map<string, Order>> {
  const found = new Map<string, Order>();
  await eachOrder(store, (order) => void (order.kind === 'purchase' && found.set(order.number, order)));
  return found;
}

test('drafts are not read, and of cancelled and done orders nothing more is to come', async () => {
  say(1, 'Draft');
  say(2, 'Canceled');
  say(3, 'Closed');
  const { own, look } = await connect();
  const shown = previewOwn(own, look, '');
  expect(shown).toMatchObject({ drafts: 1 });
  expect([...shown.over].sort()).toEqual([
    ['PO-70001', 'draft'],
    ['PO-70002', 'cancelled'],
    ['PO-70003', 'done'],
  ]);
  // Eleven of its own, and one of a customer.
  expect(await sync()).toMatchObject({ state: 'done', cursor: { rows: 12, rejected: 0 } });
  const found = await purchases();
  expect(found.size).toBe(11);
  expect(found.has('PO-70001')).toBe(false);
  expect(found.get('PO-70002')?.lines).toMatchObject([
    { ordered: 40, cancelled: 25, receipts: [{ quantity: 15 }] },
  ]);
  expect(found.get('PO-70003')?.lines).toMatchObject([{ ordered: 40, closed: true }]);
  expect(found.get('PO-70003')?.lines[0]).not.toHaveProperty('cancelled');
  expect(found.get('PO-70004')?.lines[0]).not.toHaveProperty('cancelled');
  expect(shown.orders.find(({ number }) => number === 'PO-70002')?.lines[0]?.cancelled).toBe(25);
  // A draft that is sent comes; an order that is taken back is over, one that is opened again is open.
  say(1, 'Sent');
  say(4, 'Canceled');
  say(2, 'Sent');
  await sync();
  const now = await purchases();
  expect(now.size).toBe(12);
  expect(now.get('PO-70004')?.lines).toMatchObject([{ cancelled: 25 }]);
  expect(now.get('PO-70002')?.lines[0]).not.toHaveProperty('cancelled');
});

test('an order that is a draft again goes with the day; where the field is hidden, none is taken for open', async () => {
  await connect();
  await sync();
  expect((await purchases()).size).toBe(12);
  say(1, 'Draft');
  await changeConnection(store, connection.id, ({ daily: _, ...stored }) => stored);
  await sync();
  expect((await readConnection(store, connection.id))?.daily).toMatchObject({ removed: 1 });
  expect((await purchases()).has('PO-70001')).toBe(false);
  org.fields.Purchase_Order__c = (org.fields.Purchase_Order__c ?? []).filter((name) => name !== 'Status__c');
  say(2, 'Canceled');
  await sync();
  const { unread } = (await readConnection(store, connection.id)) ?? {};
  expect(unread).toMatchObject([
    { object: 'Purchase_Order__c', message: expect.stringContaining('(Status__c)') },
  ]);
  expect((await purchases()).size).toBe(11);
});
