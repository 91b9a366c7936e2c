import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Connection, SalesforceConnection } from '../../../lib/domain/connection.ts';
import type { Order } from '../../../lib/domain/order.ts';
import { inPlaceOf, type OwnObjects } from '../../../lib/domain/own-objects.ts';
import { adoptManaged } from '../../../lib/policy/policy.ts';
import { type OwnChoice, type OwnLook, previewOwn } from '../../../lib/sources/custom-objects/look-at-own.ts';
import { changeConnection, readConnection } from '../../../lib/store/connections.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { allPartners, eachOrder } from '../../../lib/store/queries.ts';
import { addOwnPurchases } from '../../simulators/own-purchases.ts';
import { type SalesforceSimulator, startSalesforce } from '../../simulators/salesforce.ts';
import { manyOrders } from '../../simulators/salesforce-data.ts';
import { customId, putCustom } from '../../simulators/salesforce-describe.ts';
import { runs } from '../runs.ts';
import { takeOver } from './own-world.ts';
import { connectedToSalesforce } from './salesforce-world.ts';
import { killAt } from './sync-faults.ts';
import { syncOnce } from './tryton-world.ts';

const CHOICE: OwnChoice = {
  orders: { object: 'Purchase_Order__c', label: 'Purchase Order' },
  lines: { object: 'PO_Line__c', label: 'PO Line', by: 'Purchase_Order__c' },
  receipts: { object: 'Goods_Receipt__c', label: 'Goods Receipt', by: 'Line__c' },
};
let org: SalesforceSimulator;
let store: Store;
let connection: SalesforceConnection;
let look: OwnLook;

beforeEach(async () => {
  org = await startSalesforce(1);
  addOwnPurchases(org, 3);
});
afterEach(async () => {
  if (store) closeStore(store);
  await org.close();
});

/** Connects, and takes over what is proposed for the chosen objects. */
async function connect(choice: OwnChoice = CHOICE): Promise<OwnObjects> {
  ({ store, connection } = await connectedToSalesforce(org));
  const taken = await takeOver(store, connection, choice);
  look = taken.look;
  return taken.own;
}

/** Which of the company's own objects were asked for; something was asked at all. */
function ownAsked(): string[] {
  const objects = org.asked.flatMap(({ object }) => object ?? []);
  expect(objects).toContain('Account');
  return objects.filter((object) => object.endsWith('__c'));
}

const sync = () => syncOnce(store, connection.id);
const now = () => readConnection(store, connection.id);

async function orders(): Promise<Order[]> {
  const found: Order[] = [];
  await eachOrder(store, (order) => void found.push(order));
  return found.sort((a, b) => a.number.localeCompare(b.number));
}

const purchases = async () => (await orders()).filter(({ kind }) => kind === 'purchase');

describe('purchase orders of objects that a company built itself', () => {
  test('are proposed by labels and types, and read with lines, receipts and the account that delivers', async () => {
    const own = await connect();
    const means = Object.fromEntries(own.columns.map(({ of, path, field }) => [`${of}.${path}`, field]));
    expect(means).toMatchObject({
      'orders.Name': 'orderNumber',
      'orders.Vendor__r.Name': 'supplierName',
      'orders.Sent__c': 'sentOn',
      'orders.Buyer__c': 'buyer',
      'lines.Line_No__c': 'lineNumber',
      'lines.Part__c': 'itemNumber',
      'lines.Qty__c': 'orderedQuantity',
      'lines.Price__c': 'unitPrice',
      'lines.Needed__c': 'requestedOn',
      'receipts.Name': 'receiptNumber',
      'receipts.Day__c': 'receivedOn',
      'receipts.Qty__c': 'receivedQuantity',
    });
    expect(await sync()).toMatchObject({ state: 'done', cursor: { rejected: 0 } });
    const found = await purchases();
    expect(found).toHaveLength(3);
    expect(found[0]).toMatchObject({
      number: 'PO-70001',
      partnerId: 'SAMPLECASTINGSAG',
      buyer: 'Ada Sample',
      lines: [
        {
          id: `PO_Line__c,${customId(org, 'PO_Line__c', 1)}`,
          number: '10',
          item: { number: 'CAST-7' },
          ordered: 40,
          unitPrice: { amount: '1.234' },
          sentOn: '2026-10-05',
          requestedOn: '2026-12-01',
          firstPromisedOn: '2026-12-08',
          receipts: [{ number: 'GR-1', receivedOn: '2026-11-20', quantity: 15 }],
          provenance: { sourceId: `salesforce:${connection.id}` },
        },
      ],
    });
    const shown = previewOwn(own, look, '');
    const linesOf = (order: Order | undefined) => order?.lines.map(({ provenance: _, ...line }) => line);
    const last = shown.orders.find(({ number }) => number === 'PO-70001');
    expect(linesOf(last)).toEqual(linesOf(found[0]));
    const partner = (await allPartners(store)).find(({ id }) => id === 'SAMPLECASTINGSAG');
    expect(partner).toMatchObject({ roles: ['supplier'], domains: ['sample-castings.example'] });
  });
});

describe('what changes in them', () => {
  test('a line or a receipt that changed alone brings its order; a line that was deleted goes with the day', async () => {
    await connect();
    await sync();
    putCustom(org, 'PO_Line__c', 1, { Qty__c: 44 }, Date.now());
    putCustom(org, 'Goods_Receipt__c', 2, { Qty__c: 17 }, Date.now());
    await sync();
    const [first, second] = await purchases();
    expect(first?.lines).toMatchObject([{ ordered: 44 }]);
    expect(second?.lines).toMatchObject([{ receipts: [{ number: 'GR-2', quantity: 17 }] }]);
    const gone = org.records.PO_Line__c?.find(({ Id }) => Id === customId(org, 'PO_Line__c', 3));
    Object.assign(gone ?? {}, { IsDeleted: true });
    await changeConnection(store, connection.id, ({ daily: _, ...stored }) => stored);
    await sync();
    expect((await now())?.daily).toMatchObject({ removed: 1 });
    expect((await purchases()).map(({ number }) => number)).toEqual(['PO-70001', 'PO-70002']);
  });

  test('a receipt that was deleted counts no more', async () => {
    await connect();
    await sync();
    expect((await purchases())[0]?.lines[0]?.receipts).toHaveLength(1);
    org.clock = () => Date.now() + 2_000;
    putCustom(org, 'Goods_Receipt__c', 1, { IsDeleted: true }, org.clock());
    await sync();
    expect((await purchases())[0]?.lines).toMatchObject([{ ordered: 40, receipts: [] }]);
  });

  test('renamed labels change nothing; what is switched off is not asked for', async () => {
    await connect();
    const custom = org.custom.PO_Line__c;
    if (custom?.fields.Qty__c) custom.fields.Qty__c.label = 'Anything else';
    expect(await sync()).toMatchObject({ cursor: { rejected: 0 } });
    expect(await now()).not.toHaveProperty('unread');
    expect((await purchases())[0]?.lines[0]?.ordered).toBe(40);
    const off = (stored: object) => ({
      ...stored,
      own: { ...(stored as SalesforceConnection).own, off: true },
    });
    await changeConnection(store, connection.id, (stored) => off(stored) as typeof stored);
    org.asked.length = 0;
    await sync();
    expect(ownAsked()).toEqual([]);
  });
});

test('what a policy forbids is not asked for, and read again once it does not', async () => {
  await connect();
  await adoptManaged(store, { settings: { 'sources.ownObjects': false } });
  org.asked.length = 0;
  expect(await sync()).toMatchObject({ state: 'done' });
  expect(ownAsked()).toEqual([]);
  await adoptManaged(store, undefined);
  await changeConnection(store, connection.id, ({ syncedTo: _, ...stored }) => stored);
  await sync();
  expect(await purchases()).toHaveLength(3);
});

describe('what is not there any more', () => {
  type Lost = [why: string, take: () => void, said: { object: string; message: RegExp }, line?: object];
  const lost: Lost[] = [
    [
      'a field is named, and the rest is read',
      () => hide('PO_Line__c', 'Promised__c'),
      { object: 'PO_Line__c', message: /“Promised Date” \(Promised__c\).*The rest of it is read/ },
      { ordered: 40 },
    ],
    [
      'the field that tells orders apart ends them alone',
      () => hide('Purchase_Order__c', 'Vendor__c'),
      { object: 'Purchase_Order__c', message: /“Vendor”.*Nothing of it is read.*Your own objects/ },
    ],
    [
      'an object is named, with what to do',
      () => void delete org.fields.Goods_Receipt__c,
      { object: 'Goods_Receipt__c', message: /“Goods Receipt”.*not there any more.*check the connection/ },
    ],
  ];
  test.each(lost)('%s', async (_, take, { object, message }, line) => {
    await connect();
    take();
    expect(await sync()).toMatchObject({ state: 'done' });
    expect((await now())?.unread).toMatchObject([
      { object, message: expect.stringMatching(message), apart: true },
    ]);
    const [first] = await purchases();
    if (line) expect(first?.lines).toMatchObject([line]);
    else expect(first).toBeUndefined();
    // The customer's order beside them is here all the same.
    const sales = (await orders()).filter(({ kind }) => kind === 'sales');
    expect(sales).toHaveLength(1);
  });
});

test('a corrected mapping takes the place of what the one before brought, with the sync that reads it', async () => {
  // The lines were forgotten: each order was its own one.
  Object.assign(org.custom.Purchase_Order__c?.fields ?? {}, {
    Qty__c: { label: 'Quantity', type: 'double' },
  });
  org.fields.Purchase_Order__c?.push('Qty__c');
  for (const n of [1, 2, 3]) putCustom(org, 'Purchase_Order__c', n, { Qty__c: 5 }, Date.now());
  const own = await connect({ orders: CHOICE.orders });
  expect(await sync()).toMatchObject({ state: 'done', cursor: { rejected: 0 } });
  const ids = async () => (await purchases()).map(({ lines }) => lines.map(({ id }) => id));
  const of = (object: string) => [1, 2, 3].map((n) => [`${object},${customId(org, object, n)}`]);
  expect(await ids()).toEqual(of('Purchase_Order__c'));
  const { own: corrected } = await takeOver(store, connection, CHOICE);
  // As it is saved.
  const anew = ({ daily: _, syncedTo: __, ...stored }: Connection) =>
    ({ ...stored, own: inPlaceOf(own, corrected) }) as Connection;
  await changeConnection(store, connection.id, anew);
  await sync();
  expect(await ids()).toEqual(of('PO_Line__c'));
  expect((await now())?.daily).toMatchObject({ removed: 0 });
});

test('amounts whose currency is hidden now are in none that is known, and not in the company’s', async () => {
  Object.assign(org.custom.Purchase_Order__c?.fields ?? {}, {
    Cur__c: { label: 'Currency', type: 'string' },
  });
  org.fields.Purchase_Order__c?.push('Cur__c');
  for (const n of [1, 2, 3]) putCustom(org, 'Purchase_Order__c', n, { Cur__c: 'JPY' }, Date.now());
  await connect();
  await changeConnection(store, connection.id, (stored) => ({ ...stored, currency: 'EUR' }) as typeof stored);
  await sync();
  const prices = async () => (await purchases()).map(({ lines }) => lines[0]?.unitPrice?.currency);
  expect(await prices()).toEqual(['JPY', 'JPY', 'JPY']);
  hide('Purchase_Order__c', 'Cur__c');
  org.clock = () => Date.now() + 2_000;
  putCustom(org, 'PO_Line__c', 1, { Qty__c: 44 }, org.clock());
  await sync();
  expect((await purchases())[0]?.lines).toMatchObject([{ ordered: 44, unitPrice: { currency: '' } }]);
});

function hide(object: string, name: string): void {
  org.fields[object] = (org.fields[object] ?? []).filter((field) => field !== name);
}

test('killed at any request, a first load goes on and neither loses nor doubles a purchase', async () => {
  Object.assign(org.records, manyOrders(0), { Purchase_Order__c: [], PO_Line__c: [], Goods_Receipt__c: [] });
  addOwnPurchases(org, 250);
  const connected = async () => {
    await connect();
    return { store, id: connection.id };
  };
  const kills = fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(kills, async (at) => {
      expect(await killAt(org, connected, at, 250)).toEqual([]);
    }),
    runs(3),
  );
});

test('an account of the chosen type is a supplier before anybody ordered there', async () => {
  const accounts = { by: 'Type', values: ['Vendor'], label: 'Account Type' };
  await connect({ accounts });
  await sync();
  const roles = (await allPartners(store)).map(({ id, roles }) => [id, roles]);
  expect(roles).toContainEqual(['SAMPLECASTINGSAG', ['supplier']]);
});
