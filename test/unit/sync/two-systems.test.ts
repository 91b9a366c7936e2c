import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Union } from '../../../lib/domain/union.ts';
import { unionId } from '../../../lib/domain/union.ts';
import { nowOf } from '../../../lib/domain/workspace.ts';
import { type SamePair, sameCompanies } from '../../../lib/lens/partner/same-company.ts';
import { refreshUnions } from '../../../lib/lens/unions/refresh-unions.ts';
import { unionView } from '../../../lib/lens/unions/unions-view.ts';
import { commit } from '../../../lib/store/commit.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { allPartners, ordersForCustomer } from '../../../lib/store/queries.ts';
import { listUnions, putUnions, undoUnion } from '../../../lib/store/unions.ts';
import { sendDue } from '../../../lib/sync/run-outbox.ts';
import { type HubspotSimulator, startHubspot } from '../../simulators/hubspot.ts';
import { hubId, hubRecord, link, touched } from '../../simulators/hubspot-data.ts';
import { type SalesforceSimulator, startSalesforce } from '../../simulators/salesforce.ts';
import { sfId, sfInstant } from '../../simulators/salesforce-data.ts';
import { partner } from '../store/records.ts';
import { connectHubspot } from './hubspot-world.ts';
import { add, noteEntry, stored, worker } from './outbox-world.ts';
import { connectedToSalesforce } from './salesforce-world.ts';
import { syncOnce } from './tryton-world.ts';

const VAT = 'DE136695976';
const HUBSPOT = 'SAMPLERETAILAGCOKG';
let salesforce: SalesforceSimulator;
let hubspot: HubspotSimulator;
let store: Store;
let ids: { salesforce: string; hubspot: string };

beforeEach(async () => {
  salesforce = await startSalesforce(2);
  hubspot = await startHubspot(3);
});
afterEach(async () => {
  closeStore(store);
  await Promise.all([salesforce.close(), hubspot.close()]);
});

/** One company in both with another spelling: its domain and DUNS number are the same, nearly all else differs. */
async function connect(): Promise<void> {
  const [account] = salesforce.records.Account ?? [];
  Object.assign(account ?? {}, { AccountNumber: VAT, DunsNumber: '15-048-3782' });
  const [company] = hubspot.records.companies ?? [];
  Object.assign(company?.properties ?? {}, { name: 'Sample-Retail AG & Co. KG', city: 'Hamburg' });
  const connected = await connectedToSalesforce(salesforce);
  store = connected.store;
  ids = { salesforce: connected.id, hubspot: (await connectHubspot(hubspot, store)).id };
  await sync();
}

/** Another customer of HubSpot, who gave the n-th order. */
function customerOf(n: number, id: string, values: Record<string, unknown>): void {
  hubspot.records.companies?.push(hubRecord('companies', id, values));
  hubspot.links.get(`orders ${hubId('orders', n)}`)?.delete('companies');
  link(hubspot.links, 'orders', hubId('orders', n), 'companies', id);
}

async function sync(): Promise<void> {
  for (const id of [ids.salesforce, ids.hubspot])
    expect(await syncOnce(store, id)).toMatchObject({ state: 'done', cursor: { rejected: 0 } });
  await refreshUnions(store, Date.now());
}

const customers = async () =>
  (await allPartners(store)).flatMap(({ id, roles }) => (roles.includes('own-site') ? [] : [id])).sort();
const pairs = async () => sameCompanies(await allPartners(store));
const kinds = (pair: SamePair | undefined) => pair?.shared.map(({ kind }) => kind);

function byPerson([a, b]: readonly [string, string]): Union {
  return { id: unionId(a, b), partnerIds: [a, b], keep: a, by: 'person', reasons: [], at: 1 };
}

test('one customer of two systems and a file is one, with the reasons; divided it stays divided', async () => {
  await connect();
  // By domain and name a person is asked.
  const [pair, ...others] = await pairs();
  expect([pair?.ids, kinds(pair), others]).toEqual([[VAT, HUBSPOT], ['domain', 'name'], []]);
  await putUnions(store, [byPerson(pair?.ids ?? ['', ''])]);
  const provenance = { sourceId: 'file:vendors.csv', fetchedAt: 1, jobId: 'file' };
  const file = partner('V77', { name: 'SAMPLE RETAIL', numbers: ['V77', VAT, '150483782'], provenance });
  await commit(store, { partners: [file], orders: [] });
  // By the VAT number nobody is.
  await sync();
  expect(await customers()).toEqual([VAT]);
  expect(await listUnions(store)).toMatchObject([
    { by: 'person' },
    { by: 'number', reasons: [{ kind: 'duns' }, { kind: 'vat', value: VAT }, { kind: 'name' }] },
  ]);
  const numbers = (await ordersForCustomer(store, VAT)).map(({ number }) => number).sort();
  expect(numbers).toEqual(['HO-10001', 'HO-10002', 'HO-10003', 'SO-10001', 'SO-10002']);

  const view = await unionView(store, VAT, nowOf({ sample: false }));
  const differ = Object.fromEntries(view?.also.map((each) => [each.field, each.also]) ?? []);
  expect(differ).toMatchObject({
    name: [
      { value: 'Sample-Retail AG & Co. KG', origin: { sourceId: `hubspot:${ids.hubspot}` } },
      { value: 'SAMPLE RETAIL' },
    ],
    place: [{ value: 'Hamburg, Germany', origin: { fetchedAt: expect.any(Number), stale: false } }],
    contact: [{ origin: { sourceId: `hubspot:${ids.hubspot}` } }],
  });

  for (const { id } of await listUnions(store)) await undoUnion(store, id, Date.now());
  expect(await customers()).toEqual([VAT, HUBSPOT, 'V77']);
  const changed = sfInstant(Date.now());
  for (const each of salesforce.records.Account ?? [])
    Object.assign(each, { Phone: '1', SystemModstamp: changed });
  for (const each of hubspot.records.companies ?? []) touched(each, Date.now(), { phone: '1' });
  await sync();
  expect(await customers()).toEqual([VAT, HUBSPOT, 'V77']);
});

test('look-alikes, and two whose people have free mail, are neither joined nor asked about', async () => {
  customerOf(3, '12', { name: 'Sample Retail Nord GmbH', domain: 'gmail.com', city: 'Berlin' });
  const [contact] = salesforce.records.Contact ?? [];
  await connect();
  Object.assign(contact ?? {}, { Email: 'jo@gmail.com', SystemModstamp: sfInstant(Date.now()) });
  await sync();
  const named = (await pairs()).filter(({ ids: both }) => both.includes('SAMPLERETAILNORDGMBH'));
  expect(named).toEqual([]);
  expect(await customers()).toContain('SAMPLERETAILNORDGMBH');
});

test('two customers with the domain of their parent are asked about, not joined', async () => {
  customerOf(3, '12', { name: 'Second Daughter GmbH', domain: 'sample-retail.example' });
  await connect();
  const daughter = (await pairs()).find(({ ids: both }) => both.includes('SECONDDAUGHTERGMBH'));
  expect(kinds(daughter)).toEqual(['domain']);
  expect(await customers()).toHaveLength(3);
  expect(await listUnions(store)).toEqual([]);
});

test('a note is written to the account of each system, whatever the partner is called here', async () => {
  await connect();
  await putUnions(store, [byPerson([VAT, HUBSPOT])]);
  hubspot.clock = () => Date.now() + 10_000;
  for (const each of hubspot.records.companies ?? [])
    touched(each, hubspot.clock(), { name: 'New Retail KG' });
  await sync();
  const target = {
    of: 'partner' as const,
    partnerId: VAT,
    partnerName: 'Sample Retail GmbH',
    words: 'Sample',
  };
  const notes = [ids.hubspot, ids.salesforce].map((id) => ({ ...noteEntry(id, 'They take it.'), target }));
  await add(store, ...notes);
  await sendDue(store, worker());
  for (const { id } of notes) expect(await stored(store, id)).toMatchObject({ state: 'sent' });
  expect(salesforce.records.Task).toMatchObject([{ WhatId: sfId('Account', 1) }]);
  const [note] = hubspot.records.notes ?? [];
  expect(hubspot.links.get(`notes ${note?.id}`)?.get('companies')).toEqual(['11']);
});

test('a customer that is renamed in both systems stays one', async () => {
  await connect();
  await putUnions(store, [byPerson([VAT, HUBSPOT])]);
  // Servers tell their time in whole seconds.
  const later = () => Date.now() + 10_000;
  Object.assign(salesforce, { clock: later });
  Object.assign(hubspot, { clock: later });
  const changed = sfInstant(later());
  for (const each of hubspot.records.companies ?? [])
    touched(each, hubspot.clock(), { name: 'New Retail KG' });
  Object.assign(salesforce.records.Account?.[0] ?? {}, { Name: 'New Retail', SystemModstamp: changed });
  await sync();
  expect(await customers()).toEqual([VAT]);
  const view = await unionView(store, VAT, nowOf({ sample: false }));
  expect(view?.members.map(({ head }) => head.name)).toEqual(['New Retail', 'New Retail KG']);
  expect(view?.also.find(({ field }) => field === 'name')?.also.map(({ value }) => value)).toEqual([
    'New Retail KG',
    'Sample Retail GmbH',
    'Sample-Retail AG & Co. KG',
  ]);
});
