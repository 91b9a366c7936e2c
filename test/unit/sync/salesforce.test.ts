import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SalesforceConnection } from '../../../lib/domain/connection.ts';
import type { Order } from '../../../lib/domain/order.ts';
import { nowOf } from '../../../lib/domain/workspace.ts';
import { partnerTouchpoints } from '../../../lib/lens/outbox/partner-touchpoints.ts';
import { activitiesOf } from '../../../lib/store/activities.ts';
import { changeConnection, readConnection } from '../../../lib/store/connections.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { allPartners, eachOrder, findPartners } from '../../../lib/store/queries.ts';
import { type SalesforceSimulator, startSalesforce } from '../../simulators/salesforce.ts';
import { manyOrders, sfId, sfInstant } from '../../simulators/salesforce-data.ts';
import type { Row } from '../../simulators/salesforce-soql.ts';
import { sliceOf } from '../../tools/slice.ts';
import { connectedToSalesforce } from './salesforce-world.ts';
import { killAt } from './sync-faults.ts';
import { syncOnce } from './tryton-world.ts';

const PARTNER = 'SAMPLERETAILGMBH';
let simulator: SalesforceSimulator;
let store: Store;
let connection: SalesforceConnection;

beforeEach(async () => {
  simulator = await startSalesforce(3);
});
afterEach(async () => {
  if (store) closeStore(store);
  await simulator.close();
});

async function connect(): Promise<void> {
  ({ store, connection } = await connectedToSalesforce(simulator));
}

const first = (object: string): Row => simulator.records[object]?.[0] ?? {};
const touch = (row: Row, values: Row = {}) =>
  void Object.assign(row, values, { SystemModstamp: sfInstant(Date.now()) });
const sync = () => syncOnce(store, connection.id);

async function orders(): Promise<Order[]> {
  const found: Order[] = [];
  await eachOrder(store, (order) => void found.push(order));
  return found.sort((a, b) => a.number.localeCompare(b.number));
}

describe('what a first load brings', () => {
  test('an order is the customer’s demand, known by both numbers', async () => {
    await connect();
    expect(await sync()).toMatchObject({ state: 'done', cursor: { linesNew: 3, rejected: 0 } });
    const [order] = await orders();
    expect(order).toMatchObject({ kind: 'sales', number: 'SO-10001', buyer: 'Ada Muster' });
    expect(order?.lines).toMatchObject([
      {
        id: `OrderItem,${sfId('OrderItem', 1)}`,
        item: { number: 'SHELF-1', description: 'Sample shelf' },
        ordered: 10,
        unitPrice: { amount: '12.5', currency: '' },
        sentOn: '2026-10-01',
        requestedOn: '2026-12-01',
        pegs: [{ customerId: PARTNER, salesOrder: 'CUST-1' }],
      },
    ]);
    expect((await findPartners(store, ['jo.beispiel@sample-retail.example'])).size).toBe(1);
    expect((await allPartners(store)).find(({ id }) => id === PARTNER)).toMatchObject({
      domains: ['sample-retail.example'],
      city: 'Berlin',
      owner: 'Ada Muster',
      roles: ['customer'],
    });
  });

  test('each record names its currency where an org has several', async () => {
    for (const object of ['Order', 'OrderItem']) simulator.fields[object]?.push('CurrencyIsoCode');
    for (const [at, row] of (simulator.records.OrderItem ?? []).entries())
      row.CurrencyIsoCode = ['EUR', 'USD', 'JPY'][at];
    await connect();
    await sync();
    expect((await orders()).map(({ lines }) => lines[0]?.value?.currency)).toEqual(['EUR', 'USD', 'JPY']);
  });

  test('HTML in a text field is read as text', async () => {
    Object.assign(first('Account'), { Name: 'Sample <b>Retail</b> GmbH', BillingCity: '<p>Berlin</p>' });
    await connect();
    await sync();
    expect((await allPartners(store)).find(({ id }) => id === PARTNER)).toMatchObject({
      name: 'Sample Retail GmbH',
      city: 'Berlin',
    });
  });

  test('cases and what colleagues noted', async () => {
    const at = sfInstant(Date.now() - 3_600_000);
    const changed = { CreatedDate: at, LastModifiedDate: at, SystemModstamp: at };
    const of = { AccountId: sfId('Account', 1), ...changed };
    simulator.records.Case = [
      { Id: sfId('Case', 1), CaseNumber: '00001', Subject: 'Late', Priority: 'High', IsClosed: false, ...of },
    ];
    simulator.records.Task = [
      {
        Id: sfId('Task', 1),
        Subject: 'Rang',
        TaskSubtype: 'Call',
        IsClosed: true,
        OwnerId: sfId('User', 1),
        ...of,
      },
      { Id: sfId('Task', 2), Subject: 'To do', IsClosed: false, ...of },
    ];
    await connect();
    expect(await sync()).toMatchObject({ state: 'done', cursor: { rejected: 0 } });
    const { cases } = await activitiesOf(store, PARTNER);
    expect(cases).toMatchObject([{ number: '00001', priority: 'high', title: 'Late' }]);
    const { rows = [] } = (await partnerTouchpoints(store, PARTNER, nowOf({ sample: false }))) ?? {};
    expect(rows.map(({ touchpoint: { how, words, by } }) => ({ how, words, by }))).toEqual([
      { how: 'call', words: 'Rang', by: 'Ada Muster' },
    ]);
  });
});

describe('rights', () => {
  test('what a user may not see is never asked for', async () => {
    const hidden = new Set(['PoNumber', 'ServiceDate', 'UnitPrice', 'Website']);
    for (const [object, fields] of Object.entries(simulator.fields))
      simulator.fields[object] = fields.filter((field) => !hidden.has(field));
    await connect();
    expect(await sync()).toMatchObject({ state: 'done', cursor: { linesNew: 3, rejected: 0 } });
    const [order] = await orders();
    expect(order?.lines[0]).toMatchObject({ pegs: [{ salesOrder: 'SO-10001' }] });
    expect(order?.lines[0]?.unitPrice).toBeUndefined();
  });

  test('of 800 fields of its own a company is asked for none', async () => {
    for (let at = 0; at < 800; at += 1) simulator.fields.Order?.push(`Own_${at}__c`);
    await connect();
    expect(Object.keys(connection.capabilities).length).toBeLessThan(150);
    expect(await sync()).toMatchObject({ state: 'done', cursor: { linesNew: 3 } });
    expect(simulator.asked.some(({ soql }) => soql.includes('__c'))).toBe(false);
  });

  test('a field that is taken away between two checks is left out, and the sync goes on', async () => {
    await connect();
    simulator.fields.Order = (simulator.fields.Order ?? []).filter((field) => field !== 'PoNumber');
    expect(await sync()).toMatchObject({ state: 'done', cursor: { linesNew: 3 } });
  });

  test('objects that a user may not see are hidden, and the others are read', async () => {
    for (const object of ['Contact', 'Case', 'Task', 'Event']) delete simulator.fields[object];
    await connect();
    expect(connection.capabilities).toMatchObject({
      Contact: false,
      Case: false,
      'write:note': false,
      'write:task': false,
    });
    expect(await sync()).toMatchObject({ state: 'done', cursor: { linesNew: 3 } });
  });

  test('without accounts there is nothing to connect, and that is said', async () => {
    delete simulator.fields.Account;
    await expect(connect()).rejects.toMatchObject({ failure: { code: 'salesforce-no-accounts' } });
  });
});

describe('limits and tokens', () => {
  test('a sync that meets the limit stops, keeps what it read, asks nobody to sign in, and goes on', async () => {
    Object.assign(simulator.records, manyOrders(700));
    await connect();
    simulator.of = simulator.used + 6;
    const stopped = await sync();
    expect(stopped).toMatchObject({ state: 'failed', failure: { code: 'limit-near' } });
    expect((await readConnection(store, connection.id))?.signInAgain).toBeUndefined();
    const before = (await orders()).length;
    expect(before).toBeGreaterThan(0);
    simulator.of = 100_000;
    expect(await sync()).toMatchObject({ state: 'done', cursor: { linesNew: 700 - before } });
    expect(await orders()).toHaveLength(700);
  });

  test('the last requests of the company are left to others', async () => {
    Object.assign(simulator.records, manyOrders(700));
    await connect();
    Object.assign(simulator, { used: 9_495, of: 10_000 });
    expect(await sync()).toMatchObject({ state: 'failed', failure: { code: 'limit-near' } });
    expect(simulator.used).toBeLessThan(9_520);
  });

  test('a token that ends is renewed once; a sign-in that ended asks for a person', async () => {
    await connect();
    simulator.tokens.expire();
    expect(await sync()).toMatchObject({ state: 'done' });
    expect(simulator.tokens.refreshes).toEqual(['granted']);
    simulator.tokens.revoke();
    expect(await sync()).toMatchObject({ state: 'failed', failure: { code: 'sign-in-again' } });
    expect((await readConnection(store, connection.id))?.signInAgain).toBe(true);
  });

  test('killed at any request, a first load goes on and neither loses nor doubles an order', async () => {
    Object.assign(simulator.records, manyOrders(450));
    await connect();
    const kills = fc.array(fc.integer({ min: 1, max: 16 }), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(kills, async (at) => {
        expect(await killAt(simulator, connectedToSalesforce, at, 450)).toEqual([]);
      }),
      { numRuns: sliceOf(12, 2) },
    );
  });

  test('a place in a long answer that Salesforce forgot is found again by the mark', async () => {
    Object.assign(simulator.records, manyOrders(650));
    await connect();
    let pages = 0;
    simulator.fault = ({ soql, path }) => {
      if (/FROM Order WHERE.*ORDER BY/.test(soql)) pages += 1;
      // Once, after the second page began.
      if (/\/query\/\w+-\d+$/.test(path) && pages === 1) {
        simulator.forgetPlaces();
        pages += 1;
      }
      return false;
    };
    expect(await sync()).toMatchObject({ state: 'done', cursor: { linesNew: 650, linesSame: 0 } });
    expect(await orders()).toHaveLength(650);
  });
});

describe('what changes', () => {
  test('a contact that changed comes with its account', async () => {
    await connect();
    await sync();
    touch(first('Contact'), { Email: 'new@sample-retail.example' });
    await sync();
    expect((await findPartners(store, ['new@sample-retail.example'])).size).toBe(1);
  });

  test('a line that was deleted goes with the daily sweep', async () => {
    await connect();
    await sync();
    simulator.records.OrderItem?.splice(0, 1);
    await sync();
    expect(await orders()).toHaveLength(3);
    await changeConnection(store, connection.id, (stored) => ({ ...stored, daily: { at: 0, removed: 0 } }));
    await sync();
    expect((await readConnection(store, connection.id))?.daily).toMatchObject({ removed: 1 });
    const ids = (await orders()).flatMap(({ lines }) => lines.map(({ id }) => id));
    expect(ids).toEqual([2, 3].map((n) => `OrderItem,${sfId('OrderItem', n)}`));
  });
});
