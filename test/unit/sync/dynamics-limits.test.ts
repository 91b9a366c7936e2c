import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DynamicsConnection } from '../../../lib/domain/connection.ts';
import { nowOf } from '../../../lib/domain/workspace.ts';
import { readConnection } from '../../../lib/store/connections.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { type DynamicsSimulator, startDynamics, touchRow } from '../../simulators/dynamics.ts';
import { dvId, manyDvOrders, type Row } from '../../simulators/dynamics-data.ts';
import { FIELD_SERVICE } from '../../simulators/dynamics-field-service.ts';
import { sliceOf } from '../../tools/slice.ts';
import { asInBrowser, connectedToDynamics, ordersIn } from './dynamics-world.ts';
import { killAt } from './sync-faults.ts';
import { goOn, syncOnce } from './tryton-world.ts';

let simulator: DynamicsSimulator;
let store: Store;
let connection: DynamicsConnection;
let asBefore: () => void;

beforeEach(async () => {
  asBefore = asInBrowser();
  simulator = await startDynamics(3);
});
afterEach(async () => {
  asBefore();
  if (store) closeStore(store);
  await simulator.close();
});

async function connect(): Promise<void> {
  ({ store, connection } = await connectedToDynamics(simulator));
}

const first = (table: string): Row => simulator.records[table]?.[0] ?? {};
const touch = (row: Row, values: Row = {}) => touchRow(simulator, row, values);
/** Answers say the second in which they were given: what is said later is told from what was said before. */
const aMinuteLater = () => {
  simulator.clock = () => Date.now() + 60_000;
};
const sync = () => syncOnce(store, connection.id);
const orders = () => ordersIn(store);

describe('purchase orders of Field Service', () => {
  const at = { createdon: '2026-10-01T08:00:00Z', modifiedon: '2026-10-02T08:00:00Z' };
  const received = (n: number, quantity: number): Row => ({
    msdyn_purchaseorderreceiptproductid: dvId('msdyn_purchaseorderreceiptproduct', n),
    msdyn_purchaseorderreceipt: dvId('msdyn_purchaseorderreceipt', 1),
    msdyn_purchaseorderproduct: dvId('msdyn_purchaseorderproduct', 1),
    msdyn_quantity: quantity,
    ...at,
  });
  beforeEach(() => {
    Object.assign(simulator.tables, structuredClone(FIELD_SERVICE));
    simulator.records.account?.push({
      ...first('account'),
      ...{ accountid: dvId('account', 2), name: 'Sample Steel AG', customertypecode: 11 },
    });
    const order = (n: number, msdyn_systemstatus: number): Row => ({
      msdyn_purchaseorderid: dvId('msdyn_purchaseorder', n),
      msdyn_name: `PO-000${n}`,
      msdyn_vendor: dvId('account', 2),
      msdyn_purchaseorderdate: '2026-10-01',
      msdyn_dateexpected: '2026-11-01',
      msdyn_systemstatus,
      transactioncurrencyid: dvId('transactioncurrency', 2),
      ...at,
    });
    const line = (n: number): Row => ({
      msdyn_purchaseorderproductid: dvId('msdyn_purchaseorderproduct', n),
      msdyn_purchaseorder: dvId('msdyn_purchaseorder', n),
      msdyn_lineorder: 1,
      msdyn_product: dvId('product', 1),
      msdyn_quantity: 10,
      msdyn_qtyreceived: 4,
      msdyn_unitcost: 2.5,
      msdyn_itemstatus: 690_970_000,
      ...at,
    });
    simulator.records.msdyn_purchaseorder = [order(1, 690_970_001), order(2, 690_970_000)];
    simulator.records.msdyn_purchaseorderproduct = [line(1), line(2)];
    simulator.records.msdyn_purchaseorderreceipt = [
      {
        msdyn_purchaseorderreceiptid: dvId('msdyn_purchaseorderreceipt', 1),
        ...{ msdyn_name: 'REC-1', msdyn_datereceived: '2026-10-20', ...at },
      },
    ];
    simulator.records.msdyn_purchaseorderreceiptproduct = [received(1, 4)];
  });
  const purchases = async () => (await orders()).filter(({ kind }) => kind === 'purchase');

  test('a purchase order is read with what arrived; a draft is none; what arrives later comes', async () => {
    await connect();
    expect(await sync()).toMatchObject({ state: 'done', cursor: { rejected: 0, linesNew: 4 } });
    expect(await purchases()).toMatchObject([
      {
        number: 'PO-0001',
        partnerId: 'SAMPLESTEELAG',
        lines: [
          {
            ordered: 10,
            item: { number: 'SHELF-1' },
            unitPrice: { amount: '2.5', currency: 'USD' },
            lastPromisedOn: '2026-11-01',
            receipts: [{ receivedOn: '2026-10-20', quantity: 4, number: 'REC-1' }],
          },
        ],
      },
    ]);
    aMinuteLater();
    const more = received(2, 6);
    touch(more);
    simulator.records.msdyn_purchaseorderreceiptproduct?.push(more);
    await sync();
    expect((await purchases())[0]?.lines[0]?.receipts).toEqual([
      { receivedOn: '2026-10-20', quantity: 10, number: 'REC-1' },
    ]);
  });

  test('where receipts may not be read, no day is made up: what came whole is over, and a part of it has no day', async () => {
    simulator.forbidden.add('msdyn_purchaseorderreceiptproduct.read');
    await connect();
    await sync();
    expect((await purchases())[0]?.lines[0]).toMatchObject({ receipts: [] });
    expect((await purchases())[0]?.lines[0]).not.toHaveProperty('closed');
    aMinuteLater();
    touch(first('msdyn_purchaseorderproduct'), { msdyn_qtyreceived: 10 });
    await sync();
    const closedSeenOn = nowOf({ sample: false }).today;
    expect((await purchases())[0]?.lines[0]).toMatchObject({ receipts: [], closed: true, closedSeenOn });
  });

  test('of a cancelled line of which a part came, the rest is cancelled and the part is over', async () => {
    simulator.forbidden.add('msdyn_purchaseorderreceiptproduct.read');
    first('msdyn_purchaseorderproduct').msdyn_itemstatus = 690_970_002;
    await connect();
    await sync();
    expect((await purchases())[0]?.lines[0]).toMatchObject({ receipts: [], cancelled: 6, closed: true });
  });
});

describe('rights and limits', () => {
  test('of 800 columns of its own a company is asked for none; one that is taken away is left out', async () => {
    const own = Object.fromEntries(Array.from({ length: 800 }, (_, at) => [`new_own${at}`, 'text' as const]));
    Object.assign(simulator.tables.salesorder?.columns ?? {}, own);
    await connect();
    delete simulator.tables.salesorder?.columns.requestdeliveryby;
    expect(await sync()).toMatchObject({ state: 'done', cursor: { linesNew: 3 } });
    expect(simulator.asked.some(({ query }) => `${query}`.includes('new_own'))).toBe(false);
    expect(Object.keys(connection.capabilities).length).toBeLessThan(250);
  });

  test('a user with almost no rights reads accounts and orders; columns that are secured are empty, and no error', async () => {
    for (const table of ['contact', 'product', 'incident', 'phonecall', 'email', 'task', 'annotation'])
      simulator.forbidden.add(`${table}.read`);
    simulator.secured.add('account.telephone1').add('salesorderdetail.priceperunit');
    await connect();
    expect(connection.capabilities).toMatchObject({
      contact: false,
      'read:contact': false,
      'write:note': false,
    });
    expect(await sync()).toMatchObject({ state: 'done', cursor: { linesNew: 3, rejected: 0 } });
    expect((await orders())[0]?.lines[0]?.unitPrice).toBeUndefined();
  });

  test('without accounts there is nothing to connect, and that is said', async () => {
    simulator.forbidden.add('account.read');
    await expect(connect()).rejects.toMatchObject({ failure: { code: 'dynamics-no-accounts' } });
  });

  test('service protection ends a sync, keeps what it read, asks nobody to sign in, and the next goes on', async () => {
    Object.assign(simulator.records, manyDvOrders(700));
    await connect();
    simulator.rest();
    simulator.most = 14;
    expect(await sync()).toMatchObject({ state: 'failed', failure: { code: 'too-many-requests' } });
    expect((await readConnection(store, connection.id))?.signInAgain).toBeUndefined();
    const before = (await orders()).length;
    expect(before).toBeGreaterThan(0);
    simulator.most = 6_000;
    expect(await sync()).toMatchObject({ state: 'done', cursor: { linesNew: 700 - before } });
  });

  test('killed at any request, a first load goes on and neither loses nor doubles an order', async () => {
    Object.assign(simulator.records, manyDvOrders(450));
    await connect();
    const kills = fc.array(fc.integer({ min: 1, max: 16 }), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(kills, async (at) => {
        expect(await killAt(simulator, connectedToDynamics, at, 450)).toEqual([]);
      }),
      { numRuns: sliceOf(12, 2) },
    );
  });

  test('orders that all changed in one second are none of them lost when a sync is killed', async () => {
    Object.assign(simulator.records, manyDvOrders(450));
    for (const order of simulator.records.salesorder ?? []) order.modifiedon = '2026-10-05T00:00:00Z';
    await connect();
    const abort = new AbortController();
    let pages = 0;
    simulator.fault = ({ path }) => {
      if (path.endsWith('/salesorders')) pages += 1;
      if (pages === 3) abort.abort('paused');
      return false;
    };
    const stopped = await syncOnce(store, connection.id, abort.signal);
    simulator.fault = undefined;
    expect(await goOn(store, stopped)).toMatchObject({ state: 'done' });
    expect(await orders()).toHaveLength(450);
  });
});
