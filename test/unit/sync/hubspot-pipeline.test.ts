import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { HubspotConnection } from '../../../lib/domain/connection.ts';
import type { PipelineItem } from '../../../lib/domain/pipeline.ts';
import { changeConnection, readConnection } from '../../../lib/store/connections.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { storedPartners } from '../../../lib/store/queries.ts';
import { relationsOf } from '../../../lib/store/relation-records.ts';
import { type HubspotSimulator, startHubspot } from '../../simulators/hubspot.ts';
import { hubRecord, link, manyHubOrders, touched } from '../../simulators/hubspot-data.ts';
import type { HubRecord } from '../../simulators/hubspot-search.ts';
import { sliceOf } from '../../tools/slice.ts';
import { connectedToHubspot } from './hubspot-world.ts';
import { killAt } from './sync-faults.ts';
import { syncOnce } from './tryton-world.ts';

const PARTNER = 'SAMPLERETAILGMBH';
let simulator: HubspotSimulator;
let store: Store;
let connection: HubspotConnection;

beforeEach(async () => {
  simulator = await startHubspot(1);
});
afterEach(async () => {
  if (store) closeStore(store);
  await simulator.close();
});

const connect = async () => {
  ({ store, connection } = await connectedToHubspot(simulator));
};
const sync = () => syncOnce(store, connection.id);
const items = async (partnerId = PARTNER): Promise<PipelineItem[]> =>
  (await relationsOf(store, 'pipeline', partnerId)).records;

/** A record of today, of the first company or another one. */
function add(type: 'deals' | 'quotes' | 'leads', id: string, values: object, company = '11'): HubRecord {
  const made = hubRecord(type, id, { hubspot_owner_id: '77', ...values }, Date.now() - 3_600_000);
  simulator.records[type]?.push(made);
  link(simulator.links, type, id, 'companies', company);
  return made;
}

test('a deal comes with what it is worth, its stage by its label, how likely it is and when it closes', async () => {
  add('deals', '51', {
    ...{
      dealname: 'New <b>shelves</b>',
      amount: '84000.5',
      deal_currency_code: 'USD',
      dealstage: 'presentation',
    },
    ...{ closedate: '2026-12-31T10:00:00Z', hs_is_closed: 'false', hs_deal_stage_probability: '0.6' },
  });
  add('deals', '52', { amount: '7', dealtype: 'renewal', dealstage: 'unknown-stage' });
  add('deals', '53', {
    dealname: 'Won',
    hs_is_closed: 'true',
    hs_is_closed_won: 'true',
    dealstage: 'closedwon',
  });
  add('deals', '54', { dealname: 'Lost', hs_is_closed: 'true', hs_is_closed_won: 'false', amount: '' });
  await connect();
  expect(await sync()).toMatchObject({ state: 'done', cursor: { rejected: 0, linesNew: 1 } });
  const [first, second, ...past] = await items();
  expect(first).toMatchObject({
    ...{
      kind: 'opportunity',
      title: 'New shelves',
      status: 'Präsentation',
      state: 'open',
      owner: 'Ada Muster',
    },
    ...{ amount: { amount: '84000.5', currency: 'USD' }, probability: 0.6, closesOn: '2026-12-31' },
  });
  // One without a name goes by its id; the account's currency counts where it names none.
  expect(second).toMatchObject({ title: '52', renewal: true, status: 'unknown-stage' });
  expect(second).toMatchObject({ amount: { amount: '7', currency: 'EUR' } });
  expect(past.map(({ title, state, status }) => [title, state, status])).toEqual([
    ['Won', 'won', 'Gewonnen'],
    ['Lost', 'lost', undefined],
  ]);
});

test('an open deal brings its company, a past one, a quote or a lead alone does not', async () => {
  for (const id of ['12', '13'])
    simulator.records.companies?.push(hubRecord('companies', id, { name: `New ${id}` }));
  add('deals', '51', {}, '12');
  add('deals', '52', { hs_is_closed: 'true' }, '13');
  add('quotes', '61', {}, '13');
  add('leads', '71', {}, '13');
  await connect();
  await sync();
  expect([...(await storedPartners(store)).keys()]).toContain('NEW12');
  expect([...(await storedPartners(store)).keys()]).not.toContain('NEW13');
  expect([await items('NEW12'), await items('NEW13')].map(({ length }) => length)).toEqual([1, 0]);
});

test('quotes and leads', async () => {
  add('quotes', '61', {
    ...{ hs_title: 'Second offer', hs_quote_number: 'Q-7', hs_status: 'APPROVAL_NOT_NEEDED' },
    ...{ hs_quote_amount: '58400', hs_currency: 'EUR', hs_expiration_date: '2026-12-24T00:00:00Z' },
  });
  add('quotes', '62', { hs_status: 'REJECTED' });
  add('leads', '71', { hs_lead_name: 'Kim Neu', hs_pipeline_stage: 'new-stage-id' });
  add('leads', '72', { hs_lead_name: 'Done', hs_pipeline_stage: 'qualified-stage-id' });
  add('leads', '73', { hs_lead_name: 'Off', hs_pipeline_stage: 'unqualified-stage-id' });
  await connect();
  expect(await sync()).toMatchObject({ state: 'done', cursor: { rejected: 0 } });
  const found = await items();
  expect(found.filter(({ kind }) => kind === 'quote')).toMatchObject([
    {
      title: 'Second offer',
      number: 'Q-7',
      status: 'approval not needed',
      state: 'open',
      validUntil: '2026-12-24',
    },
    { state: 'lost' },
  ]);
  expect(
    found.flatMap((each) => (each.kind === 'lead' ? [[each.name, each.status, each.state]] : [])),
  ).toEqual([
    ['Kim Neu', 'New', 'open'],
    ['Done', 'Qualified', 'won'],
    ['Off', 'Disqualified', 'lost'],
  ]);
});

test('what changed comes, what was archived goes with the day, what left its company goes', async () => {
  const [one, two, three] = ['51', '52', '53'].map((id) => add('deals', id, { dealname: id, amount: '5' }));
  await connect();
  await sync();
  expect(await items()).toHaveLength(3);
  if (one && two && three) {
    touched(one, Date.now(), { amount: null });
    touched(two, Date.now());
    three.archivedAt = Date.now();
  }
  simulator.links.delete('deals 52');
  await sync();
  expect((await items()).map(({ title }) => title)).toEqual(['51', '53']);
  expect((await items())[0]).not.toHaveProperty('amount');
  await changeConnection(store, connection.id, (stored) => ({ ...stored, daily: { at: 0, removed: 0 } }));
  await sync();
  expect((await items()).map(({ title }) => title)).toEqual(['51']);
});

test('without the scopes they are hidden, and that is no gap', async () => {
  for (const type of ['deals', 'quotes', 'leads']) simulator.scopes.delete(`crm.objects.${type}.read`);
  add('deals', '51', {});
  await connect();
  expect(connection.capabilities).toMatchObject({ deals: false, quotes: false, leads: false });
  expect(await sync()).toMatchObject({ state: 'done', cursor: { linesNew: 1 } });
  expect((await readConnection(store, connection.id))?.unread).toBeUndefined();
  expect(await items()).toEqual([]);
});

test('a value that can not be read is named, the others are there', async () => {
  add('deals', '51', { amount: 'much' });
  add('deals', '52', { amount: `0.${'3'.repeat(16)}` });
  await connect();
  expect(await sync()).toMatchObject({ state: 'done', cursor: { rejected: 1 } });
  expect(await items()).toMatchObject([{ title: '52', amount: { amount: '0.3333333333' } }]);
});

test('killed at any request, none is lost or doubled', async () => {
  Object.assign(simulator, manyHubOrders(10));
  for (let n = 0; n < 250; n += 1) add('deals', `${5_000 + n}`, { dealname: `Deal ${n}` });
  const count = async (killed: Store) => {
    const found = (await relationsOf(killed, 'pipeline', PARTNER)).records.length;
    return found === 250 ? [] : [`${found} of 250`];
  };
  const kills = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(kills, async (at) => {
      expect(await killAt(simulator, connectedToHubspot, at, 10, count)).toEqual([]);
    }),
    { numRuns: sliceOf(12, 2) },
  );
});
