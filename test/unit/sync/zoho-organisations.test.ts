import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ZohoConnection } from '../../../lib/domain/connection.ts';
import type { Order } from '../../../lib/domain/order.ts';
import { zoho } from '../../../lib/sources/zoho/source.ts';
import { changeConnection, readConnection } from '../../../lib/store/connections.ts';
import { lastRequests } from '../../../lib/store/ledger.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { allPartners, eachOrder } from '../../../lib/store/queries.ts';
import { openLedgeredApi } from '../../../lib/sync/open-connection.ts';
import { startZoho, type ZohoSimulator, zohoTouch } from '../../simulators/zoho.ts';
import { type Row, zohoId, zohoInstant, zohoModules } from '../../simulators/zoho-data.ts';
import { syncOnce } from './tryton-world.ts';
import { connectedToZoho, connectZoho } from './zoho-world.ts';

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

describe('what an organisation may be like', () => {
  test('800 fields of its own, records without names, 40 currencies, HTML in every text', async () => {
    const orderModule = crm.modules.get('Sales_Orders');
    for (let n = 0; n < 800; n += 1)
      orderModule?.fields.push({
        ...{ id: `${n}`, api_name: `Own_${n}`, field_label: `Own ${n}`, data_type: 'text' },
        custom_field: true,
      });
    fill(40);
    const fields = crm.modules.get('Sales_Orders')?.fields ?? [];
    const currency = { id: '1', api_name: 'Currency', field_label: 'Currency', data_type: 'picklist' };
    fields.push(...(orderModule?.fields.slice(-800) ?? []), { ...currency, custom_field: false });
    const codes = Array.from(
      { length: 40 },
      (_, n) => `X${String.fromCharCode(65 + (n % 26), 65 + (n >> 4))}`,
    );
    for (const [at, row] of rows('Sales_Orders').entries()) row.Currency = codes[at];
    Object.assign(rows('Accounts')[0] ?? {}, { Account_Name: null, Billing_City: '<p>Berlin</p>' });
    rows('Accounts').push({ id: zohoId('Accounts', 2), Account_Name: '<b>Other</b> Works', ...earlier() });
    Object.assign(rows('Sales_Orders')[0] ?? {}, { Account_Name: { id: zohoId('Accounts', 2) } });
    await connect();
    expect(await sync()).toMatchObject({ state: 'done', cursor: { linesNew: 40, rejected: 0 } });
    const found = (await orders()).map(({ lines }) => lines[0]?.unitPrice?.currency);
    expect(new Set(found)).toEqual(new Set(codes));
    const names = (await allPartners(store)).map(({ name, city }) => [name, city]);
    expect(names).toContainEqual([account.id, 'Berlin']);
    expect(names).toContainEqual(['Other Works', undefined]);
  });

  test('a user with almost no rights reads what is left, and is told what is missing', async () => {
    for (const module of ['Vendors', 'Contacts', 'Cases', 'Deals', 'Tasks', 'Calls', 'Events', 'Notes'])
      crm.forbidden.add(`${module}.READ`);
    const steps: string[] = [];
    await connect();
    await connectZoho(crm, store, (step, detail) => void steps.push(`${step}: ${detail}`));
    expect(steps).toContain('accounts: Vendors, Contacts, Cases, Calls, Events, Tasks, Notes, Deals');
    expect(connection.capabilities).toMatchObject({ Contacts: false, 'write:note': false, Receipts: false });
    expect(await sync()).toMatchObject({ state: 'done', cursor: { linesNew: 3, rejected: 0 } });
    crm.forbidden.add('Accounts.READ');
    await expect(connectZoho(crm, store)).rejects.toMatchObject({ failure: { code: 'zoho-no-accounts' } });
  });

  test('a right that is taken away later is a gap that is named; the rest is read', async () => {
    await connect();
    await sync();
    crm.forbidden.add('Cases.READ');
    zohoTouch(crm, 'Sales_Orders', 1, { Status: 'Cancelled' });
    expect(await sync()).toMatchObject({ state: 'done', cursor: { linesChanged: 1 } });
    expect((await readConnection(store, connection.id))?.unread).toMatchObject([
      { object: 'cases' },
      { object: 'deleted Cases', apart: true },
    ]);
  });

  test('another organisation is refused, whoever signed in', async () => {
    await connect();
    crm.org.id = '999';
    const { api } = openLedgeredApi(store, connection, 'check', new AbortController().signal);
    const check = zoho.check(api, connection, '', () => {});
    await expect(check).rejects.toMatchObject({ failure: { code: 'other-account' } });
  });
});

test('a sign-in that opens another organisation by now reads nothing of it, and asks for a person', async () => {
  await connect();
  await sync();
  crm.org.id = '999';
  crm.org.company_name = 'Other Works';
  zohoTouch(crm, 'Sales_Orders', 1, { Status: 'Cancelled' });
  await changeConnection(store, connection.id, (stored) => ({ ...stored, daily: undefined }));
  const job = await sync();
  expect(job).toMatchObject({ state: 'failed', failure: { code: 'other-account' }, cursor: { rows: 0 } });
  expect(job.failure?.message).toContain('Other Works (999)');
  expect(await readConnection(store, connection.id)).toMatchObject({
    signInAgain: true,
    org: connection.org,
  });
});

describe('credits and tokens', () => {
  test('a sync leaves the last credits to others, keeps what it read, and goes on', async () => {
    fill(250);
    await connect();
    Object.assign(crm, { used: 9_495, of: 10_000 });
    expect(await sync()).toMatchObject({ state: 'failed', failure: { code: 'limit-near' } });
    const before = (await orders()).length;
    expect(before).toBeGreaterThan(0);
    crm.of = 100_000;
    expect(await sync()).toMatchObject({ state: 'done', cursor: { linesNew: 250 - before } });
  });

  test('used up, nothing is asked again and nobody to sign in', async () => {
    await connect();
    crm.used = crm.of;
    const before = crm.asked.length;
    expect(await sync()).toMatchObject({ state: 'failed', failure: { code: 'limit-reached' } });
    expect(crm.asked.length - before).toBe(1);
    expect((await readConnection(store, connection.id))?.signInAgain).toBeUndefined();
  });

  test('every request that arrived is listed, and none says a value, a token or a secret', async () => {
    await connect();
    crm.tokens.expire();
    await sync();
    const listed = await lastRequests(store, Number.POSITIVE_INFINITY);
    const renewals = crm.tokens.refreshes.length;
    expect(renewals).toBe(1);
    expect(listed).toHaveLength(crm.asked.length);
    const text = JSON.stringify(listed);
    expect(text).toContain('"what":"coql Sales_Orders"');
    expect(text).not.toMatch(/Sample Retail|SO-1000|CUST-|1000\.[0-9a-f]{8}/);
    expect(crm.tokens.issued.length).toBeGreaterThan(2);
    for (const token of crm.tokens.issued) expect(text).not.toContain(token);
  });

  test('a token that ends is renewed once; a sign-in that ended asks for a person', async () => {
    await connect();
    crm.tokens.expire();
    expect(await sync()).toMatchObject({ state: 'done' });
    expect(crm.tokens.refreshes).toEqual(['granted']);
    crm.tokens.revoke();
    expect(await sync()).toMatchObject({ state: 'failed', failure: { code: 'sign-in-again' } });
    expect((await readConnection(store, connection.id))?.signInAgain).toBe(true);
  });

  test('a client that turns out to want its secret is told from a sign-in that ended', async () => {
    await connect();
    crm.tokens.expire();
    crm.tokens.secret = 'wanted';
    expect(await sync()).toMatchObject({ state: 'failed', failure: { code: 'sign-in-secret' } });
    expect((await readConnection(store, connection.id))?.signInAgain).toBe(true);
  });
});
