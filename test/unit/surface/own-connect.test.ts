import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { HubspotConnection } from '../../../lib/domain/connection.ts';
import { adoptManaged } from '../../../lib/policy/policy.ts';
import { type HubspotSimulator, startHubspot } from '../../simulators/hubspot.ts';
import { addHubPurchases, PURCHASE } from '../../simulators/hubspot-schemas.ts';
import { connectHubspot } from '../sync/hubspot-world.ts';

vi.mock('wxt/browser', () => ({
  browser: {
    runtime: { sendMessage: async () => ({ ok: true, value: null }) },
    storage: { session: { get: async () => ({}) } },
    permissions: { contains: async () => true },
  },
}));
const { checkConnection, connectSystem } = await import('../../../lib/surface/connect-system.ts');
const { surfaceStore } = await import('../../../lib/surface/reading.ts');
const { changeConnection, readConnection } = await import('../../../lib/store/connections.ts');

const OWN = {
  orders: { object: PURCHASE, label: 'Bestellungen' },
  columns: [{ of: 'orders', path: 'po_number', field: 'orderNumber', holds: 'text', label: 'Nummer' }],
};
let hub: HubspotSimulator;
let connection: HubspotConnection;

beforeEach(async () => {
  hub = await startHubspot(1);
  addHubPurchases(hub, 1);
  const store = await surfaceStore();
  const { id } = await connectHubspot(hub, store);
  await changeConnection(store, id, (stored) => ({ ...stored, own: OWN }) as typeof stored);
  connection = (await readConnection(store, id)) as HubspotConnection;
  hub.asked.length = 0;
});
afterEach(() => hub.close());

/** The objects of which a check looked at a record, and whether own objects were asked for. */
async function check() {
  const looked: string[] = [];
  const hears = { step: () => {}, sample: ({ object }: { object: string }) => void looked.push(object) };
  expect(await checkConnection(connection, hears)).toBeNull();
  return { looked, asked: hub.asked.some(({ path }) => path.includes(PURCHASE)) };
}

test('a check looks at own objects, and not where a policy forbids it: the mapping stays', async () => {
  expect(await check()).toMatchObject({ looked: expect.arrayContaining([PURCHASE]), asked: true });
  const store = await surfaceStore();
  await adoptManaged(store, { settings: { 'sources.ownObjects': false } });
  hub.asked.length = 0;
  const { looked, asked } = await check();
  expect(looked).toContain('companies');
  expect(looked).not.toContain(PURCHASE);
  expect(asked).toBe(false);
  expect(await readConnection(store, connection.id)).toMatchObject({ own: OWN });
  await adoptManaged(store, undefined);
});

test('connected anew, what a person said of own objects stays', async () => {
  const { own: _, ...given } = connection;
  const hears = { step: () => {}, sample: () => {} };
  expect(await connectSystem({ connection: given, secret: hub.token }, hears)).toBeNull();
  expect(await readConnection(await surfaceStore(), connection.id)).toMatchObject({ own: OWN });
});
