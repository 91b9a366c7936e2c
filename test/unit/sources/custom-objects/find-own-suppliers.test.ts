import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lookupId, type Wanted } from '../../../../lib/domain/lookup.ts';
import type { OwnColumn, OwnObjects } from '../../../../lib/domain/own-objects.ts';
import type { FoundRecords, RecordConnection } from '../../../../lib/sources/source.ts';
import { changeConnection } from '../../../../lib/store/connections.ts';
import { lookupsOf, wantLookups } from '../../../../lib/store/lookups.ts';
import { closeStore, type Store } from '../../../../lib/store/open.ts';
import { openConnection } from '../../../../lib/sync/open-connection.ts';
import { runLookups } from '../../../../lib/sync/run-lookups.ts';
import { startHubspot } from '../../../simulators/hubspot.ts';
import { addHubPurchases, PURCHASE, putHub } from '../../../simulators/hubspot-schemas.ts';
import { type SalesforceSimulator, startSalesforce } from '../../../simulators/salesforce.ts';
import { addCustomObject, putCustom } from '../../../simulators/salesforce-describe.ts';
import { connectedToHubspot } from '../../sync/hubspot-world.ts';
import { connectedToSalesforce } from '../../sync/salesforce-world.ts';

let org: SalesforceSimulator;
let store: Store;
let connection: RecordConnection;
let close: () => Promise<void>;

const column = (path: string, field: OwnColumn['field']): OwnColumn => ({
  ...{ of: 'suppliers', path, field, holds: 'text', label: path },
});
const OWN: OwnObjects = {
  suppliers: { object: 'Supplier__c', label: 'Supplier' },
  columns: [
    column('Name', 'supplierName'),
    column('Mail__c', 'supplierEmail'),
    column('Site__c', 'supplierDomain'),
  ],
};

/** An org whose suppliers are an object of its own. */
async function connectOrg() {
  org = await startSalesforce(1);
  close = org.close;
  const text = (label: string) => ({ label, type: 'string' });
  const fields = { Name: text('Name'), Mail__c: text('Email'), Site__c: text('Website') };
  addCustomObject(org, 'Supplier__c', { label: 'Supplier', fields });
  put(1, 'Alpine Forge AG', 'sales@alpine-forge.example', 'https://www.alpine-forge.example/');
  put(2, 'Twin One', 'one@twin.example', 'twin.example');
  put(3, 'Twin Two', 'two@twin.example', 'www.twin.example');
  put(4, 'Home Works', 'home.works@gmail.com', 'gmail.com');
  ({ store, connection } = await connectedToSalesforce(org));
  connection = { ...connection, own: OWN } as RecordConnection;
}
const put = (n: number, Name: string, Mail__c: string, Site__c: string) =>
  putCustom(org, 'Supplier__c', n, { Name, Mail__c, Site__c });

async function find(...wanted: [Wanted['kind'], string][]): Promise<FoundRecords | undefined> {
  const { source } = await openConnection(store, connection, 'look-up', new AbortController().signal);
  return source.find?.(
    wanted.map(([kind, said]) => ({ kind, spellings: [said] }) as Wanted),
    'look-up',
  );
}
const names = (found: FoundRecords | undefined) => found?.partners.map(({ name }) => name);

beforeEach(connectOrg);
afterEach(async () => {
  closeStore(store);
  await close();
});

test('a supplier object of the company’s own is asked for addresses, and for domains however they are written', async () => {
  expect(names(await find(['email', 'Sales@Alpine-Forge.example']))).toEqual(['Alpine Forge AG']);
  const [forge] = (await find(['domain', 'alpine-forge.example']))?.partners ?? [];
  expect(forge).toMatchObject({ roles: ['supplier'], domains: ['alpine-forge.example'] });
  // Nobody has this address; its domain is one supplier's alone.
  expect(names(await find(['email', 'new@alpine-forge.example']))).toEqual(['Alpine Forge AG']);
});

test('where several are at a domain, or anybody has mail there, nobody is taken for it', async () => {
  expect(names(await find(['domain', 'twin.example'], ['email', 'x@twin.example']))).toEqual([]);
  expect(names(await find(['email', 'two@twin.example']))).toEqual(['Twin Two']);
  expect(names(await find(['email', 'home.works@gmail.com']))).toEqual(['Home Works']);
  org.asked.length = 0;
  expect(names(await find(['domain', 'gmail.com'], ['email', "o'x@gmail.com"]))).toEqual([]);
  expect(org.asked.filter(({ soql }) => soql?.includes("'gmail.com'"))).toEqual([]);
});

test('switched off, nothing is asked; a field that is hidden is not asked for, an object that is gone is said', async () => {
  connection = { ...connection, own: { ...OWN, off: true } } as RecordConnection;
  org.asked.length = 0;
  expect(names(await find(['domain', 'alpine-forge.example']))).toEqual([]);
  expect(org.asked.filter(({ object }) => object === 'Supplier__c')).toEqual([]);
  connection = { ...connection, own: OWN } as RecordConnection;
  org.fields.Supplier__c = ['Id', 'Name', 'SystemModstamp', 'IsDeleted', 'Site__c'];
  expect(names(await find(['email', 'sales@alpine-forge.example']))).toEqual(['Alpine Forge AG']);
  delete org.fields.Supplier__c;
  const gone = await find(['email', 'sales@alpine-forge.example']);
  expect(gone).toMatchObject({ partners: [], unreadSuppliers: { object: 'Supplier__c' } });
  expect(gone).not.toHaveProperty('unread');
  // Whoever asked reads why; an order number is not concerned.
  await changeConnection(store, connection.id, (stored) => ({ ...stored, own: OWN }) as typeof stored);
  const wanted = [
    { kind: 'email' as const, key: 'sales@alpine-forge.example', spellings: ['sales@alpine-forge.example'] },
    { kind: 'order' as const, key: 'PO9', spellings: ['PO-9'] },
  ];
  await wantLookups(store, wanted, 1_000);
  await runLookups(store, () => 2_000, new AbortController().signal);
  const ids = wanted.map(({ kind, key }) => lookupId(kind, key));
  expect(await lookupsOf(store, ids)).toMatchObject([
    { state: 'failed', why: expect.stringContaining('“Supplier”') },
    { state: 'none' },
  ]);
});

test('in HubSpot, too', async () => {
  closeStore(store);
  await close();
  const hub = await startHubspot(1);
  close = hub.close;
  addHubPurchases(hub, 1);
  putHub(hub, PURCHASE, '5000001', { po_number: 'Alpine Forge AG', po_status: 'sales@alpine-forge.example' });
  ({ store, connection } = await connectedToHubspot(hub));
  const own: OwnObjects = {
    suppliers: { object: PURCHASE, label: 'Lieferanten' },
    columns: [column('po_number', 'supplierName'), column('po_status', 'supplierEmail')],
  };
  connection = { ...connection, own } as RecordConnection;
  expect(names(await find(['email', 'sales@alpine-forge.example']))).toEqual(['Alpine Forge AG']);
});
