import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ZohoConnection } from '../../../lib/domain/connection.ts';
import type { Order } from '../../../lib/domain/order.ts';
import { nowOf } from '../../../lib/domain/workspace.ts';
import { partnerTouchpoints } from '../../../lib/lens/outbox/partner-touchpoints.ts';
import { zoho } from '../../../lib/sources/zoho/source.ts';
import { activitiesOf } from '../../../lib/store/activities.ts';
import { changeConnection, readConnection } from '../../../lib/store/connections.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { allPartners, eachOrder, findPartners } from '../../../lib/store/queries.ts';
import { openLedgeredApi } from '../../../lib/sync/open-connection.ts';
import { startZoho, type ZohoSimulator, zohoTouch } from '../../simulators/zoho.ts';
import { type Row, zohoId, zohoInstant, zohoModules } from '../../simulators/zoho-data.ts';
import { sliceOf } from '../../tools/slice.ts';
import { killAt } from './sync-faults.ts';
import { syncOnce } from './tryton-world.ts';
import { connectedToZoho } from './zoho-world.ts';

const PARTNER = 'SAMPLERETAILGMBH';
let crm: ZohoSimulator;
let store: Store;
let connection: ZohoConnection;

beforeEach(async () => {
  crm = await startZoho(3);
});
afterEach(async () => {
  if (store) closeStore(store);
  await crm.close();
});

async function connect(): Promise<void> {
  ({ store, connection } = await connectedToZoho(crm));
}
const sync = () => syncOnce(store, connection.id);
const rows = (module: string): Row[] => crm.modules.get(module)?.records ?? [];
const fill = (orders: number) => void Object.assign(crm, { modules: zohoModules(orders) });
const earlier = () => {
  const at = zohoInstant(crm.clock() - 3_600_000, crm.offset);
  return { Created_Time: at, Modified_Time: at };
};
const account = { id: zohoId('Accounts', 1), name: 'Sample Retail GmbH' };

async function orders(): Promise<Order[]> {
  const found: Order[] = [];
  await eachOrder(store, (order) => void found.push(order));
  return found.sort((a, b) => a.number.localeCompare(b.number));
}

/** What a look-up finds. */
async function find(kind: 'order' | 'email' | 'domain', spelling: string) {
  const { signal } = new AbortController();
  const { api } = openLedgeredApi(store, connection, 'look-up', signal);
  const { find: look } = zoho.open(api, connection);
  return look([{ kind, spellings: [spelling] }], 'job');
}

/** Deletes a record as a person does there. */
function remove(module: string, n: number): void {
  const from = crm.modules.get(module);
  if (!from) throw new Error(`There is no ${module}.`);
  const { records, gone } = from;
  const at = records.findIndex(({ id }) => id === zohoId(module, n));
  const [row] = records.splice(at, 1);
  const display_name = `${row?.Full_Name ?? row?.Account_Name ?? row?.Subject ?? ''}`;
  gone.push({
    id: zohoId(module, n),
    display_name,
    type: 'recycle',
    deleted_time: zohoInstant(crm.clock(), crm.offset),
  });
}

describe('what changes', () => {
  test('a case that is deleted goes; a line that is deleted goes with the daily sweep', async () => {
    rows('Cases').push({
      ...{ id: zohoId('Cases', 1), Case_Number: '1', Subject: 'Late', Status: 'New', Account_Name: account },
      ...earlier(),
    });
    await connect();
    await sync();
    expect((await activitiesOf(store, PARTNER)).cases).toHaveLength(1);
    remove('Cases', 1);
    remove('Sales_Orders', 2);
    await sync();
    expect((await activitiesOf(store, PARTNER)).cases).toEqual([]);
    expect(await orders()).toHaveLength(3);
    await changeConnection(store, connection.id, (stored) => ({ ...stored, daily: { at: 0, removed: 0 } }));
    await sync();
    expect((await orders()).map(({ number }) => number)).toEqual(['SO-10001', 'SO-10003']);
  });

  test('an order that is deleted where no query tells lines goes by itself, and the others stay', async () => {
    for (const name of ['Ordered_Items', 'Purchase_Items']) crm.modules.delete(name);
    await connect();
    await sync();
    expect(await orders()).toHaveLength(3);
    remove('Sales_Orders', 2);
    expect(await sync()).toMatchObject({ state: 'done' });
    expect((await orders()).map(({ number }) => number)).toEqual(['SO-10001', 'SO-10003']);
  });

  test('a contact that moved to another account is at the one before no more', async () => {
    const other = { id: zohoId('Accounts', 2), name: 'Other Retail' };
    rows('Accounts').push({ id: other.id, Account_Name: other.name, ...earlier() });
    await connect();
    await sync();
    crm.clock = () => Date.now() + 2_000;
    zohoTouch(crm, 'Contacts', 1, { Account_Name: other });
    await sync();
    expect((await findPartners(store, ['jo.beispiel@sample-retail.example'])).size).toBe(0);
  });

  test('a contact that is deleted goes, and one of the same name elsewhere stays', async () => {
    const other = { id: zohoId('Accounts', 2), name: 'Other Retail' };
    rows('Accounts').push({ id: other.id, Account_Name: other.name, ...earlier() });
    const person = { Full_Name: 'Sam Muster', Email: 'sam@sample-retail.example', Account_Name: account };
    const namesake = { Full_Name: 'Jo Beispiel', Email: 'jo@other.example', Account_Name: other };
    rows('Contacts').push(
      { id: zohoId('Contacts', 2), ...person, ...earlier() },
      { id: zohoId('Contacts', 3), ...namesake, ...earlier() },
    );
    const [order] = rows('Sales_Orders');
    Object.assign(order ?? {}, { Account_Name: other });
    await connect();
    await sync();
    crm.clock = () => Date.now() + 2_000;
    remove('Contacts', 1);
    await sync();
    const addresses = ['jo.beispiel@sample-retail.example', 'sam@sample-retail.example', 'jo@other.example'];
    const found = await findPartners(store, addresses);
    expect([...found.keys()].sort()).toEqual(['jo@other.example', 'sam@sample-retail.example']);
  });

  test('an account that is renamed stays one partner; once it is deleted, its people are gone', async () => {
    await connect();
    await sync();
    // Servers tell the time in whole seconds: what is read within one is not newer.
    crm.clock = () => Date.now() + 2_000;
    zohoTouch(crm, 'Accounts', 1, { Account_Name: 'Renamed Retail' });
    await sync();
    const customers = async () =>
      (await allPartners(store)).filter(({ roles }) => roles.includes('customer'));
    expect(await customers()).toMatchObject([{ id: PARTNER, name: 'Renamed Retail' }]);
    expect((await findPartners(store, ['jo.beispiel@sample-retail.example'])).size).toBe(1);
    crm.clock = () => Date.now() + 4_000;
    remove('Accounts', 1);
    await sync();
    expect((await findPartners(store, ['jo.beispiel@sample-retail.example'])).size).toBe(0);
    expect(await orders()).toHaveLength(3);
  });

  test('a note that was changed there says what it says now, and one that was deleted goes', async () => {
    const person = { id: zohoId('Contacts', 1), name: 'Jo Beispiel' };
    rows('Notes').push({
      ...{ id: zohoId('Notes', 1), Note_Title: 'Met', Note_Content: 'x', Parent_Id: person, ...earlier() },
    });
    await connect();
    await sync();
    const words = async () => {
      const { rows: noted = [] } = (await partnerTouchpoints(store, PARTNER, nowOf({ sample: false }))) ?? {};
      return noted.map(({ touchpoint }) => touchpoint.words);
    };
    expect(await words()).toEqual(['Met\nx']);
    crm.clock = () => Date.now() + 2_000;
    zohoTouch(crm, 'Notes', 1, { Note_Content: 'Wants more' });
    await sync();
    expect(await words()).toEqual(['Met\nWants more']);
    remove('Notes', 1);
    await sync();
    expect(await words()).toEqual([]);
  });

  test('a module that was renamed since the check is found again on the next day', async () => {
    await connect();
    await sync();
    const module = crm.modules.get('Sales_Orders');
    if (module) module.api_name = 'Customer_Orders';
    for (const { fields } of crm.modules.values())
      for (const { lookup } of fields)
        if (lookup?.module.api_name === 'Sales_Orders') lookup.module.api_name = 'Customer_Orders';
    zohoTouch(crm, 'Sales_Orders', 1, { Status: 'Cancelled' });
    expect(await sync()).toMatchObject({ state: 'failed', failure: { code: 'zoho-refused' } });
    await changeConnection(store, connection.id, (stored) => ({ ...stored, daily: { at: 0, removed: 0 } }));
    expect(await sync()).toMatchObject({ state: 'done', cursor: { linesChanged: 1 } });
    expect(await readConnection(store, connection.id)).toMatchObject({
      names: { Sales_Orders: 'Customer_Orders' },
    });
  });

  test('killed at any request, a first load goes on and neither loses nor doubles an order', async () => {
    fill(250);
    await connect();
    const kills = fc.array(fc.integer({ min: 1, max: 16 }), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(kills, async (at) => {
        expect(await killAt(crm, connectedToZoho, at, 250)).toEqual([]);
      }),
      { numRuns: sliceOf(12, 2) },
    );
  });
});

describe('look-ups', () => {
  test('numbers of both sides, addresses and domains lead to what is meant', async () => {
    await connect();
    expect((await find('order', 'CUST-2')).orders).toMatchObject([{ number: 'SO-10002' }]);
    expect((await find('order', 'SO-10003')).orders).toMatchObject([{ number: 'SO-10003' }]);
    expect((await find('email', 'jo.beispiel@sample-retail.example')).partners).toMatchObject([
      { id: PARTNER },
    ]);
    expect((await find('email', 'new@sample-retail.example')).partners).toMatchObject([
      { id: PARTNER, domains: ['sample-retail.example'] },
    ]);
  });

  test('domains where anybody has mail are never asked for', async () => {
    await connect();
    const before = crm.asked.length;
    expect((await find('domain', 'gmail.com')).partners).toEqual([]);
    expect(crm.asked.slice(before).filter(({ coql }) => /gmail/.test(coql))).toEqual([]);
  });

  test('10,000 contacts on one domain name one account, until another one stands behind them', async () => {
    for (let n = 100; n < 10_100; n += 1)
      rows('Contacts').push({
        ...{ id: zohoId('Contacts', n), Full_Name: `P ${n}`, Email: `p${n}@many.example` },
        ...{ Account_Name: account, ...earlier() },
      });
    await connect();
    const [partner, ...others] = (await find('domain', 'many.example')).partners;
    expect([partner?.id, partner?.contacts.length, others]).toEqual([PARTNER, 500, []]);
    rows('Accounts').push({ id: zohoId('Accounts', 2), Account_Name: 'Other', ...earlier() });
    const other = { id: zohoId('Accounts', 2), name: 'Other' };
    rows('Contacts').push({
      ...{ id: zohoId('Contacts', 2), Email: 'x@many.example', Account_Name: other },
      ...earlier(),
    });
    expect((await find('domain', 'many.example')).partners).toEqual([]);
  });
});
