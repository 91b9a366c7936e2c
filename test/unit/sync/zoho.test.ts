import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ZohoConnection } from '../../../lib/domain/connection.ts';
import type { Order } from '../../../lib/domain/order.ts';
import { nowOf } from '../../../lib/domain/workspace.ts';
import { partnerTouchpoints } from '../../../lib/lens/outbox/partner-touchpoints.ts';
import { activitiesOf } from '../../../lib/store/activities.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { allPartners, eachOrder, findPartners } from '../../../lib/store/queries.ts';
import { startZoho, type ZohoSimulator, zohoTouch } from '../../simulators/zoho.ts';
import { LINES, type Row, zohoId, zohoInstant, zohoLine } from '../../simulators/zoho-data.ts';
import { syncOnce } from './tryton-world.ts';
import { connectedToZoho, connectZoho } from './zoho-world.ts';

const PARTNER = 'SAMPLERETAILGMBH';
const VENDOR = 'ACMEFOUNDRY';
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
const partner = async (id: string) => (await allPartners(store)).find((each) => each.id === id);

async function orders(): Promise<Order[]> {
  const found: Order[] = [];
  await eachOrder(store, (order) => void found.push(order));
  return found.sort((a, b) => a.number.localeCompare(b.number));
}

/** A vendor with a person, and an order of ours to it. */
function addPurchase(values: Row = {}): void {
  const at = zohoInstant(crm.clock() - 3_600_000, crm.offset);
  const changed = { Created_Time: at, Modified_Time: at };
  const vendor = { id: zohoId('Vendors', 1), name: 'Acme Foundry' };
  rows('Vendors').push({ id: vendor.id, Vendor_Name: vendor.name, Email: 'sales@acme.example', ...changed });
  rows('Contacts').push({
    ...{ id: zohoId('Contacts', 7), Full_Name: 'Sam Guss', Email: 'sam@acme.example' },
    ...{ Vendor_Name: vendor, ...changed },
  });
  rows('Purchase_Orders').push({
    ...{ id: zohoId('Purchase_Orders', 1), PO_Number: 'PO-1', PO_Date: '2026-10-02', Due_Date: '2026-12-24' },
    ...{ Status: 'Approved', Vendor_Name: vendor, Tracking_Number: '1Z999', ...changed },
    Purchase_Items: [{ ...zohoLine(50), Quantity: 4 }],
    ...values,
  });
}

describe('what a first load brings', () => {
  test('a sales order is the customer’s demand, known by both numbers', async () => {
    await connect();
    expect(await sync()).toMatchObject({ state: 'done', cursor: { linesNew: 3, rejected: 0 } });
    const [order] = await orders();
    expect(order).toMatchObject({ kind: 'sales', number: 'SO-10001', buyer: 'Ada Muster' });
    expect(order?.lines).toMatchObject([
      {
        id: `Ordered_Items,${zohoId('lines', 1)}`,
        item: { number: 'SHELF-1', description: 'Sample shelf' },
        ordered: 10,
        unitPrice: { amount: '12.5', currency: 'EUR' },
        value: { amount: '125', currency: 'EUR' },
        requestedOn: '2026-12-01',
        pegs: [{ customerId: PARTNER, salesOrder: 'CUST-1' }],
      },
    ]);
    expect((await findPartners(store, ['jo.beispiel@sample-retail.example'])).size).toBe(1);
    expect(await partner(PARTNER)).toMatchObject({
      domains: ['sample-retail.example'],
      city: 'Berlin',
      owner: 'Ada Muster',
      roles: ['customer'],
    });
  });

  test('a purchase order’s due date is its promise; what was delivered is over, and nobody knows when', async () => {
    addPurchase();
    await connect();
    await sync();
    const purchases = async () => (await orders()).filter(({ kind }) => kind === 'purchase');
    const [order] = await purchases();
    expect(order).toMatchObject({ number: 'PO-1', partnerId: VENDOR });
    expect(order?.lines).toMatchObject([
      {
        ordered: 4,
        sentOn: '2026-10-02',
        firstPromisedOn: '2026-12-24',
        lastPromisedOn: '2026-12-24',
        shipments: [{ number: '1Z999' }],
        receipts: [],
      },
    ]);
    expect(await partner(VENDOR)).toMatchObject({
      roles: ['supplier'],
      contacts: [{ email: 'sales@acme.example' }, { email: 'sam@acme.example' }],
    });
    zohoTouch(crm, 'Purchase_Orders', 1, { Status: 'Delivered' });
    await sync();
    expect((await purchases())[0]?.lines).toMatchObject([{ closed: true, receipts: [] }]);
    expect((await purchases())[0]?.lines[0]).not.toHaveProperty('cancelled');
    zohoTouch(crm, 'Purchase_Orders', 1, { Status: 'Partially received' });
    await sync();
    expect((await purchases())[0]?.lines[0]).not.toHaveProperty('closed');
  });

  test('lines that no query tells are read one order after the other', async () => {
    for (const name of ['Ordered_Items', 'Purchase_Items']) crm.modules.delete(name);
    const steps: string[] = [];
    await connect();
    await connectZoho(crm, store, (step, detail) => void steps.push(`${step}: ${detail}`));
    expect(steps).toContain('lines: ');
    expect(await sync()).toMatchObject({ state: 'done', cursor: { linesNew: 3, rejected: 0 } });
    expect((await orders()).map(({ lines }) => lines[0]?.item.number)).toEqual(Array(3).fill('SHELF-1'));
    expect(crm.asked.filter(({ path }) => /\/Sales_Orders\/\d+$/.test(path))).toHaveLength(3);
  });

  test('lines that come with their order alone are read by the names that the company gave their fields', async () => {
    crm.fault = ({ coql }, response) => {
      if (!/ from (?:Ordered|Purchase)_Items /.test(coql)) return false;
      response.writeHead(400, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ code: 'INVALID_QUERY', message: 'not supported', details: {} }));
      return true;
    };
    addPurchase();
    const renamed = { Product_Name: 'Article', Quantity: 'Pieces' };
    for (const [module, subform] of Object.entries(LINES))
      for (const [from, to] of Object.entries(renamed)) {
        for (const field of crm.modules.get(module)?.fields ?? [])
          if (field.api_name === from) field.api_name = to;
        for (const row of rows(subform).flatMap((order) => order[module] as Row[])) {
          row[to] = row[from];
          delete row[from];
        }
      }
    await connect();
    expect(await sync()).toMatchObject({ state: 'done', cursor: { linesNew: 4, rejected: 0 } });
    expect((await orders()).map(({ lines }) => [lines[0]?.item.number, lines[0]?.ordered])).toEqual([
      ['SHELF-1', 4],
      ...Array(3).fill(['SHELF-1', 10]),
    ]);
  });

  test('who has an open deal is a partner; lost deals and quotes make nobody one', async () => {
    const at = zohoInstant(crm.clock() - 3_600_000, crm.offset);
    const account = (n: number) => {
      const own = { id: zohoId('Accounts', n), name: `Prospect ${n}` };
      rows('Accounts').push({ id: own.id, Account_Name: own.name, Created_Time: at, Modified_Time: at });
      return { Account_Name: own, Created_Time: at, Modified_Time: at };
    };
    rows('Deals').push(
      { id: zohoId('Deals', 1), Deal_Name: 'Shelves', Stage: 'Negotiation', ...account(11) },
      { id: zohoId('Deals', 2), Deal_Name: 'Racks', Stage: 'Closed Lost', ...account(12) },
    );
    rows('Quotes').push({ id: zohoId('Quotes', 1), Subject: 'Racks', Quote_Stage: 'Draft', ...account(13) });
    await connect();
    await sync();
    const names = (await allPartners(store)).map(({ name }) => name);
    expect(names.filter((name) => name.startsWith('Prospect'))).toEqual(['Prospect 11']);
  });

  test('modules and fields that were renamed are found, and read', async () => {
    addPurchase();
    const [vendors, purchases] = ['Vendors', 'Purchase_Orders'].map((name) => crm.modules.get(name));
    if (!vendors || !purchases) throw new Error('no modules');
    vendors.api_name = 'Suppliers';
    const rename = (module: typeof vendors, from: string, to: string) => {
      for (const field of module.fields) if (field.api_name === from) field.api_name = to;
      for (const row of module.records) {
        row[to] = row[from];
        delete row[from];
      }
    };
    for (const { fields } of crm.modules.values())
      for (const { lookup } of fields)
        if (lookup?.module.api_name === 'Vendors') lookup.module.api_name = 'Suppliers';
    rename(vendors, 'Vendor_Name', 'Supplier_Name');
    rename(purchases, 'Due_Date', 'Promised_By');
    await connect();
    expect(connection.names).toMatchObject({
      Vendors: 'Suppliers',
      'Vendors.Vendor_Name': 'Supplier_Name',
      'Purchase_Orders.Due_Date': 'Promised_By',
    });
    expect(await sync()).toMatchObject({ state: 'done', cursor: { rejected: 0 } });
    const [order] = (await orders()).filter(({ kind }) => kind === 'purchase');
    expect(order).toMatchObject({ partnerId: VENDOR, lines: [{ lastPromisedOn: '2026-12-24' }] });
  });

  test('cases, deals and what colleagues noted', async () => {
    const at = zohoInstant(crm.clock() - 3_600_000, crm.offset);
    const changed = { Created_Time: at, Modified_Time: at, Owner: { id: zohoId('users', 1) } };
    const account = { id: zohoId('Accounts', 1), name: 'Sample Retail GmbH' };
    rows('Cases').push({
      ...{ id: zohoId('Cases', 1), Case_Number: '77', Subject: 'Late', Priority: 'High', Status: 'New' },
      ...{ Account_Name: account, ...changed },
    });
    rows('Calls').push({
      ...{ id: zohoId('Calls', 1), Subject: 'Rang', Call_Start_Time: at, What_Id: account, ...changed },
    });
    rows('Tasks').push(
      { id: zohoId('Tasks', 1), Subject: 'Open', Status: 'Not Started', What_Id: account, ...changed },
      { id: zohoId('Tasks', 2), Subject: 'Sent list', Status: 'Completed', What_Id: account, ...changed },
    );
    const person = { id: zohoId('Contacts', 1), name: 'Jo Beispiel' };
    rows('Notes').push({
      ...{ id: zohoId('Notes', 1), Note_Title: 'Met', Note_Content: 'Wants more', Parent_Id: person },
      ...changed,
    });
    await connect();
    expect(await sync()).toMatchObject({ state: 'done', cursor: { rejected: 0 } });
    const { cases } = await activitiesOf(store, PARTNER);
    expect(cases).toMatchObject([{ number: '77', priority: 'high', title: 'Late' }]);
    const { rows: noted = [] } = (await partnerTouchpoints(store, PARTNER, nowOf({ sample: false }))) ?? {};
    const said = noted.map(({ touchpoint: { how, words, by } }) => ({ how, words, by }));
    expect(said).toHaveLength(3);
    expect(said).toContainEqual({ how: 'call', words: 'Rang', by: 'Ada Muster' });
    expect(said).toContainEqual({ how: 'note', words: 'Met\nWants more', by: 'Ada Muster' });
    expect(said).toContainEqual({ how: 'note', words: 'Sent list', by: 'Ada Muster' });
  });
});
