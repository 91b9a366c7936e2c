import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { HubspotConnection } from '../../../lib/domain/connection.ts';
import type { Order } from '../../../lib/domain/order.ts';
import { nowOf } from '../../../lib/domain/workspace.ts';
import { partnerTouchpoints } from '../../../lib/lens/outbox/partner-touchpoints.ts';
import { activitiesOf } from '../../../lib/store/activities.ts';
import { readConnection } from '../../../lib/store/connections.ts';
import { closeStore, openStore, type Store } from '../../../lib/store/open.ts';
import { allPartners, eachOrder, findPartners } from '../../../lib/store/queries.ts';
import { openConnection } from '../../../lib/sync/open-connection.ts';
import { type HubspotSimulator, startHubspot } from '../../simulators/hubspot.ts';
import { hubId, hubRecord, link, manyHubOrders, touched } from '../../simulators/hubspot-data.ts';
import { sliceOf } from '../../tools/slice.ts';
import { connectedToHubspot, connectHubspot } from './hubspot-world.ts';
import { killAt } from './sync-faults.ts';
import { syncOnce } from './tryton-world.ts';

const PARTNER = 'SAMPLERETAILGMBH';
let simulator: HubspotSimulator;
let store: Store | undefined;
let connection: HubspotConnection;

beforeEach(async () => {
  simulator = await startHubspot(3);
});
afterEach(async () => {
  if (store) closeStore(store);
  store = undefined;
  await simulator.close();
});

async function connect(): Promise<Store> {
  const connected = await connectedToHubspot(simulator);
  ({ store, connection } = connected);
  return connected.store;
}

async function opened() {
  const at = await connect();
  return (await openConnection(at, connection, 'sync', new AbortController().signal)).source;
}

const sync = (at: Store) => syncOnce(at, connection.id);

async function orders(at: Store): Promise<Order[]> {
  const found: Order[] = [];
  await eachOrder(at, (order) => void found.push(order));
  return found.sort((a, b) => a.number.localeCompare(b.number));
}

describe('what a first load brings', () => {
  test('an order is the customer’s demand, known by both numbers; amounts as they are written', async () => {
    const at = await connect();
    expect(await sync(at)).toMatchObject({ state: 'done', cursor: { linesNew: 3, rejected: 0 } });
    const [order] = await orders(at);
    expect(order).toMatchObject({ kind: 'sales', number: 'HO-10001', buyer: 'Ada Muster' });
    expect(order?.lines).toMatchObject([
      {
        id: `line_items,${hubId('line_items', 1)}`,
        item: { number: 'SHELF-1', description: 'Sample shelf' },
        ordered: 10,
        unitPrice: { amount: '12.50', currency: 'EUR' },
        sentOn: '2026-10-01',
        pegs: [{ customerId: PARTNER, salesOrder: 'SHOP-1' }],
      },
    ]);
  });

  test('a company with its domains and people, each with all addresses; free mail is no domain', async () => {
    const at = await connect();
    await sync(at);
    expect((await findPartners(at, ['jo@sample-shop.example'])).size).toBe(1);
    expect((await allPartners(at)).find(({ id }) => id === PARTNER)).toMatchObject({
      domains: ['sample-retail.example', 'sample-shop.example'],
      city: 'Berlin',
      owner: 'Ada Muster',
      roles: ['customer'],
    });
  });

  test('a company without a name is called by its domain; HTML is read as text', async () => {
    const [company] = simulator.records.companies ?? [];
    Object.assign(company?.properties ?? {}, { name: null, city: '<p>Berlin</p>' });
    const at = await connect();
    await sync(at);
    expect((await allPartners(at)).find(({ roles }) => roles.includes('customer'))).toMatchObject({
      name: 'sample-retail.example',
      city: 'Berlin',
    });
  });

  test('tickets by the stage that closes them, and what colleagues noted', async () => {
    const now = Date.now() - 3_600_000;
    const ticket = (id: string, stage: string) =>
      hubRecord(
        'tickets',
        id,
        { subject: 'Late', hs_pipeline_stage: stage, hs_ticket_priority: 'HIGH' },
        now,
      );
    simulator.records.tickets = [ticket('31', '1'), ticket('32', '4')];
    const call = { hs_call_title: 'Rang', hs_call_body: '<p>All well</p>', hubspot_owner_id: '77' };
    simulator.records.calls = [hubRecord('calls', '41', call, now)];
    for (const id of ['31', '32']) link(simulator.links, 'tickets', id, 'companies', '11');
    link(simulator.links, 'calls', '41', 'companies', '11');
    const at = await connect();
    expect(await sync(at)).toMatchObject({ state: 'done', cursor: { rejected: 0 } });
    const { cases } = await activitiesOf(at, PARTNER);
    expect(Object.fromEntries(cases.map((each) => [each.number, each.resolvedAt === undefined]))).toEqual({
      31: true,
      32: false,
    });
    const { rows = [] } = (await partnerTouchpoints(at, PARTNER, nowOf({ sample: false }))) ?? {};
    expect(rows.map(({ touchpoint: { how, words, by } }) => ({ how, words, by }))).toEqual([
      { how: 'call', words: 'Rang\nAll well', by: 'Ada Muster' },
    ]);
  });
});

describe('what a token may', () => {
  test('scopes and properties that are missing are named, and the rest is read', async () => {
    simulator.scopes.delete('tickets');
    simulator.properties.orders?.delete('hs_external_order_id');
    const heard: Record<string, string> = {};
    store = await openStore('hubspot-heard');
    connection = await connectHubspot(simulator, store, (step, detail) => {
      heard[step] = detail;
    });
    expect(heard).toMatchObject({
      scopes: 'tickets',
      accounts: 'tickets',
      properties: 'orders.hs_external_order_id',
      sales: '3',
    });
    expect(await sync(store)).toMatchObject({ state: 'done', cursor: { linesNew: 3 } });
  });

  test('a token that may not write is known by its scopes, and a system that tells none is tried', async () => {
    simulator.scopes.delete('crm.objects.companies.write');
    await connect();
    expect(connection.capabilities).toMatchObject({ 'write:note': false, 'write:task': false });
    simulator.fault = ({ path }, response) => {
      const isInfo = path.endsWith('/access-token-info');
      if (isInfo) response.writeHead(404).end();
      return isInfo;
    };
    await connect();
    expect(connection.capabilities).toMatchObject({ 'write:note': true, 'write:task': true });
  });

  test('a token without companies, and one of another account, connect nothing', async () => {
    const { account } = simulator;
    simulator.account = '1';
    store = await openStore('hubspot-refused');
    const other = connectHubspot({ ...simulator, account }, store);
    await expect(other).rejects.toMatchObject({ failure: { code: 'hubspot-other-account' } });
    simulator.scopes.delete('crm.objects.companies.read');
    await expect(connectHubspot(simulator, store)).rejects.toMatchObject({
      failure: {
        code: 'hubspot-no-companies',
        message: expect.stringContaining('crm.objects.companies.read'),
      },
    });
  });
});

describe('limits', () => {
  test('the second that is full is waited for; the day that is full ends the sync, which goes on later', async () => {
    const at = await connect();
    simulator.refuse = { policy: 'SECONDLY', left: 1 };
    const began = performance.now();
    expect(await sync(at)).toMatchObject({ state: 'done', cursor: { linesNew: 3 } });
    expect(performance.now() - began).toBeGreaterThan(1_000);
    const before = simulator.asked.length;
    simulator.refuse = { policy: 'DAILY', left: 1_000 };
    expect(await sync(at)).toMatchObject({ state: 'failed', failure: { code: 'limit-reached' } });
    expect(simulator.asked.length).toBe(before + 1);
    expect((await readConnection(at, connection.id))?.signInAgain).toBeUndefined();
    simulator.refuse.left = 0;
    // For the rest of the day nothing is asked: each request would only be counted against tomorrow.
    expect(await sync(at)).toMatchObject({ state: 'failed', failure: { code: 'limit-reached' } });
    expect(simulator.asked.length).toBe(before + 1);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 6 * 3_600_000 });
    try {
      expect(await sync(at)).toMatchObject({ state: 'done' });
    } finally {
      vi.useRealTimers();
    }
  });

  test('more records than one search tells are read to the last, none twice', async () => {
    Object.assign(simulator, manyHubOrders(650), { mostResults: 200 });
    const source = await opened();
    const ids: string[] = [];
    for await (const page of source.lineIds?.() ?? []) ids.push(...page.ids);
    expect([ids.length, new Set(ids).size]).toEqual([650, 650]);
  });

  test('killed at any request, a first load goes on and neither loses nor doubles an order', async () => {
    Object.assign(simulator, manyHubOrders(150));
    const kills = fc.array(fc.integer({ min: 1, max: 16 }), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(kills, async (at) => {
        expect(await killAt(simulator, connectedToHubspot, at, 150)).toEqual([]);
      }),
      { numRuns: sliceOf(12, 2) },
    );
  });
});

describe('what changes and what is looked for', () => {
  test('a contact that changed comes with its company; one that was archived goes with the day', async () => {
    const at = await connect();
    await sync(at);
    const [contact] = simulator.records.contacts ?? [];
    if (!contact) throw new Error('No contact.');
    touched(contact, Date.now(), { email: 'new@sample-retail.example' });
    await sync(at);
    expect((await findPartners(at, ['new@sample-retail.example'])).size).toBe(1);
    contact.archivedAt = Date.now();
    const source = await opened();
    const start = { connectionId: connection.id, since: Date.now(), until: Date.now(), daily: true };
    const known: unknown[] = [];
    const cursor = { ...start, object: 'archived', read: 0, total: 0 };
    for await (const page of source.pull(cursor, 'j')) known.push(...(page.known ?? []));
    expect(known).toContainEqual(expect.objectContaining({ id: PARTNER, contacts: [] }));
  });

  test.each([
    ['order', 'ho-10002', ['HO-10002'], []],
    ['order', 'SHOP-3', ['HO-10003'], []],
    ['email', 'jo@sample-shop.example', [], [PARTNER]],
    ['email', 'nobody@sample-shop.example', [], [PARTNER]],
    ['domain', 'sample-shop.example', [], [PARTNER]],
    ['domain', 'gmail.com', [], []],
    ['domain', 'shop.example', [], []],
  ] as const)('the %s %s', async (kind, spelling, numbers, partners) => {
    const source = await opened();
    const found = await source.find?.([{ kind, spellings: [spelling] }], 'j');
    expect(found?.orders.map(({ number }) => number)).toEqual(numbers);
    if (kind !== 'order') expect(found?.partners.map(({ id }) => id)).toEqual(partners);
  });
});
