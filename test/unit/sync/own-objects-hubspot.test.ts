import 'fake-indexeddb/auto';
import { Client } from '@hubspot/api-client';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { HubspotConnection } from '../../../lib/domain/connection.ts';
import type { Order } from '../../../lib/domain/order.ts';
import { lookAtOwn } from '../../../lib/sources/custom-objects/look-at-own.ts';
import { offerChoices } from '../../../lib/sources/custom-objects/offer-choices.ts';
import { changeConnection, readConnection } from '../../../lib/store/connections.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { allPartners } from '../../../lib/store/queries.ts';
import { openConnection } from '../../../lib/sync/open-connection.ts';
import { type HubspotSimulator, startHubspot } from '../../simulators/hubspot.ts';
import {
  addHubPurchase,
  addHubPurchases,
  PURCHASE,
  PURCHASE_LINE,
  putHub,
} from '../../simulators/hubspot-schemas.ts';
import { sliceOf } from '../../tools/slice.ts';
import { connectedToHubspot } from './hubspot-world.ts';
import { storedOrders, takeOver } from './own-world.ts';
import { killAt } from './sync-faults.ts';
import { syncOnce } from './tryton-world.ts';

let hub: HubspotSimulator;
let store: Store;
let connection: HubspotConnection;

beforeEach(async () => {
  hub = await startHubspot();
  addHubPurchases(hub, 2);
});
afterEach(async () => {
  closeStore(store);
  await hub.close();
});

async function purchases(): Promise<Order[]> {
  return (await storedOrders(store)).filter(({ kind }) => kind === 'purchase');
}

test('custom objects of HubSpot are offered by their schemas, read over their associations, and followed', async () => {
  ({ store, connection } = await connectedToHubspot(hub));
  const { source } = await openConnection(store, connection, 'fields', new AbortController().signal);
  const access = source.own?.();
  if (!access) throw new Error('This source knows no own objects.');
  const { choice } = await offerChoices(access);
  expect(choice).toMatchObject({ orders: { object: PURCHASE }, lines: { object: PURCHASE_LINE, by: '' } });
  const { proposal, states } = await lookAtOwn(access, choice);
  expect(states.proposed?.values).toEqual([
    { value: 'entwurf', means: 'draft' },
    { value: 'erledigt', means: 'done' },
    { value: 'storniert', means: 'cancelled' },
  ]);
  const columns = proposal.columns.filter(({ field }) => field);
  expect(Object.fromEntries(columns.map(({ path, field }) => [path, field]))).toEqual({
    po_number: 'orderNumber',
    sent_on: 'sentOn',
    'companies.name': 'supplierName',
    position: 'lineNumber',
    part: 'itemNumber',
    qty: 'orderedQuantity',
    unit_price: 'unitPrice',
    promised: 'firstPromisedOn',
  });
  const own = { ...choice, columns, ...(states.proposed ? { states: states.proposed } : {}) };
  await changeConnection(store, connection.id, (stored) => ({ ...stored, own }) as typeof stored);
  expect(await syncOnce(store, connection.id)).toMatchObject({ state: 'done', cursor: { rejected: 0 } });
  const line = {
    ...{ id: `${PURCHASE_LINE},6000001`, number: '10', ordered: 40 },
    ...{ unitPrice: { amount: '1.234', currency: 'EUR' }, firstPromisedOn: '2026-12-08' },
  };
  const supplier = { number: 'PO-80001', partnerId: 'SAMPLECASTINGSAG' };
  expect(await purchases()).toMatchObject([{ ...supplier, lines: [line] }, { number: 'PO-80002' }]);
  const partner = (await allPartners(store)).find(({ id }) => id === 'SAMPLECASTINGSAG');
  expect(partner).toMatchObject({ roles: ['supplier'], domains: ['sample-castings.example'] });

  // One that is a draft again goes with the day, as what was archived does.
  addHubPurchase(hub, 3);
  await syncOnce(store, connection.id);
  expect(await purchases()).toHaveLength(3);
  putHub(hub, PURCHASE, '5000003', { po_status: 'entwurf' }, Date.now());

  // What changed alone, what was archived, and a property that is no more.
  putHub(hub, PURCHASE_LINE, '6000001', { qty: '44' }, Date.now());
  const gone = hub.records[PURCHASE_LINE]?.find(({ id }) => id === '6000002');
  if (gone) gone.archivedAt = Date.now();
  const [schema] = hub.schemas;
  if (schema) schema.properties = schema.properties.filter(({ name }) => name !== 'sent_on');
  await changeConnection(store, connection.id, ({ daily: _, ...stored }) => stored);
  await syncOnce(store, connection.id);
  expect(await purchases()).toMatchObject([{ number: 'PO-80001', lines: [{ ordered: 44 }] }]);
  const now = await readConnection(store, connection.id);
  expect(now).toMatchObject({ daily: { removed: 2 }, unread: [{ object: PURCHASE, apart: true }] });
  expect(now?.unread?.[0]?.message).toContain('“Bestelldatum” (sent_on)');

  // Without the scope for schemas nothing else ends.
  hub.scopes.delete('crm.schemas.custom.read');
  expect(await syncOnce(store, connection.id)).toMatchObject({ state: 'done' });
});

test('a company of the type VENDOR is a supplier before anybody ordered there', async () => {
  ({ store, connection } = await connectedToHubspot(hub));
  await syncOnce(store, connection.id);
  const roles = (await allPartners(store)).map((each) => [each.id, each.roles]);
  expect(roles).toEqual([['SAMPLECASTINGSAG', ['supplier']]]);
});

test('killed at any request, a first load goes on and neither loses nor doubles a purchase', async () => {
  ({ store } = await connectedToHubspot(hub));
  for (let n = 3; n <= 105; n += 1) addHubPurchase(hub, n);
  const connected = async () => {
    const made = await connectedToHubspot(hub);
    await takeOver(made.store, made.connection, {
      orders: { object: PURCHASE, label: 'Bestellungen' },
      lines: { object: PURCHASE_LINE, label: 'Bestellpositionen', by: '' },
    });
    return made;
  };
  const kills = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(kills, async (at) => {
      expect(await killAt(hub, connected, at, 105)).toEqual([]);
    }),
    { numRuns: sliceOf(12, 2) },
  );
});

test('HubSpot’s own client reads the schemas and records of the simulator', async () => {
  ({ store } = await connectedToHubspot(hub));
  const client = new Client({ accessToken: hub.token, basePath: new URL(hub.address).origin });
  const { results } = await client.crm.schemas.coreApi.getAll();
  expect(results.map(({ objectTypeId, properties }) => [objectTypeId, properties.length])).toEqual([
    [PURCHASE, 3],
    [PURCHASE_LINE, 5],
  ]);
  const page = await client.crm.objects.basicApi.getPage(PURCHASE, 10, undefined, ['po_number']);
  expect(page.results.map(({ properties }) => properties.po_number)).toEqual(['PO-80001', 'PO-80002']);
});
