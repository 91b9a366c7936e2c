import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { HubspotConnection } from '../../../lib/domain/connection.ts';
import { changeConnection, readConnection } from '../../../lib/store/connections.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { relationsOf } from '../../../lib/store/relation-records.ts';
import { type HubspotSimulator, startHubspot } from '../../simulators/hubspot.ts';
import { hubRecord } from '../../simulators/hubspot-data.ts';
import { connectedToHubspot } from './hubspot-world.ts';
import { syncOnce } from './tryton-world.ts';

const PARTNER = 'SAMPLERETAILGMBH';
let hub: HubspotSimulator;
let store: Store;
let connection: HubspotConnection;

beforeEach(async () => {
  hub = await startHubspot(1);
  const person = { firstname: 'Jo', lastname: 'Beispiel', associatedcompanyid: '11' };
  hub.records.contacts?.push(hubRecord('contacts', '701', person, Date.now() - 3_600_000));
});
afterEach(async () => {
  if (store) closeStore(store);
  await hub.close();
});

const connect = async () => {
  ({ store, connection } = await connectedToHubspot(hub));
};
const sync = () => syncOnce(store, connection.id);
const nextDay = () =>
  changeConnection(store, connection.id, (stored) => ({ ...stored, daily: { at: 0, removed: 0 } }));
const campaigns = async () => {
  const { records } = await relationsOf(store, 'pipeline', PARTNER);
  return records.filter(({ kind }) => kind === 'campaign');
};
const guid = (n: number) => `00000000-0000-4000-8000-${`${n}`.padStart(12, '0')}`;

/** The n-th campaign, which changed an hour and n seconds ago, with whom it reached. */
function add(n: number, influenced: string[], properties: Record<string, string> = {}): void {
  hub.campaigns.push({
    id: guid(n),
    properties: { hs_name: `Fair ${n}`, hs_campaign_status: 'in_progress', hs_owner: '77', ...properties },
    updatedAt: Date.now() - 3_600_000 - n * 1_000,
    influenced,
  });
}

test('whom a campaign reached is told of the customer that the contact is of', async () => {
  add(1, ['701', '999'], { hs_start_date: '2026-10-01', hs_end_date: '2026-12-24' });
  add(2, ['701'], { hs_campaign_status: 'completed', hs_end_date: 'soon' });
  await connect();
  expect(await sync()).toMatchObject({ state: 'done', cursor: { rejected: 0 } });
  const [first, second] = await campaigns();
  expect(first).toMatchObject({
    ...{ title: 'Fair 1', contact: 'Jo Beispiel', responded: true, state: 'open', owner: 'Ada Muster' },
    ...{ status: 'in progress', startsOn: '2026-10-01', endsOn: '2026-12-24' },
  });
  expect(second).toMatchObject({ title: 'Fair 2', state: 'won' });
  expect(second).not.toHaveProperty('endsOn');
});

test('whom a running campaign reached since is told a day later, and who is counted no more goes', async () => {
  add(1, []);
  add(2, ['701'], { hs_campaign_status: 'completed' });
  await connect();
  await sync();
  hub.clock = () => Date.now() + 3_600_000;
  await sync();
  const before = hub.asked.filter(({ path }) => path.includes('/reports/')).length;
  hub.campaigns[0]?.influenced.push('701');
  await sync();
  expect(hub.asked.filter(({ path }) => path.includes('/reports/'))).toHaveLength(before);
  await nextDay();
  await sync();
  expect((await campaigns()).map(({ title }) => title)).toEqual(['Fair 1', 'Fair 2']);
  hub.campaigns[0]?.influenced.splice(0);
  await nextDay();
  await sync();
  expect((await campaigns()).map(({ title }) => title)).toEqual(['Fair 2']);
});

test('of many campaigns and many contacts the first are read, and the cuts are said', async () => {
  add(1, [...Array.from({ length: 1_100 }, (_, n) => `${800_000 + n}`), '701'], { hs_name: 'Large' });
  for (let n = 2; n <= 45; n += 1) add(n, ['701']);
  await connect();
  await sync();
  expect(await campaigns()).toHaveLength(39);
  const [said, ...others] = (await readConnection(store, connection.id))?.unread ?? [];
  expect(others).toEqual([]);
  expect(said?.message).toBe(
    'Of the campaigns only the 40 that changed last are read. Only the first 1000 contacts are read of Large.',
  );
});

test('a token without the scope is told which one it lacks, and nothing is asked', async () => {
  add(1, ['701']);
  hub.scopes.delete('marketing.campaigns.read');
  await connect();
  expect(connection.capabilities).toMatchObject({ campaigns: false });
  const before = hub.asked.length;
  expect(await sync()).toMatchObject({ state: 'done' });
  expect(hub.asked.slice(before).filter(({ path }) => path.startsWith('/marketing/'))).toEqual([]);
  expect(await campaigns()).toEqual([]);
});
