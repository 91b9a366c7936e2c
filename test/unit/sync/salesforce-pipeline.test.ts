import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SalesforceConnection } from '../../../lib/domain/connection.ts';
import type { PipelineItem } from '../../../lib/domain/pipeline.ts';
import { commit } from '../../../lib/store/commit.ts';
import { changeConnection, readConnection } from '../../../lib/store/connections.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { storedPartners } from '../../../lib/store/queries.ts';
import { relationsOf } from '../../../lib/store/relation-records.ts';
import { type SalesforceSimulator, startSalesforce } from '../../simulators/salesforce.ts';
import { manyOrders, sfId, sfInstant } from '../../simulators/salesforce-data.ts';
import type { Row } from '../../simulators/salesforce-soql.ts';
import { runs } from '../runs.ts';
import { partner } from '../store/records.ts';
import { connectedToSalesforce } from './salesforce-world.ts';
import { killAt } from './sync-faults.ts';
import { syncOnce } from './tryton-world.ts';

const PARTNER = 'SAMPLERETAILGMBH';
let simulator: SalesforceSimulator;
let store: Store;
let connection: SalesforceConnection;

beforeEach(async () => {
  simulator = await startSalesforce(1);
});
afterEach(async () => {
  if (store) closeStore(store);
  await simulator.close();
});

const connect = async () => {
  ({ store, connection } = await connectedToSalesforce(simulator));
};
const sync = () => syncOnce(store, connection.id);
const items = async (partnerId = PARTNER): Promise<PipelineItem[]> =>
  (await relationsOf(store, 'pipeline', partnerId)).records;
const touch = (row: Row | undefined, values: Row = {}) =>
  void Object.assign(row ?? {}, values, { SystemModstamp: sfInstant(Date.now()) });

function record(object: string, n: number, values: Row): Row {
  const at = sfInstant(Date.now() - 86_400_000 + n);
  return {
    Id: sfId(object, n),
    ...(['Opportunity', 'Quote'].includes(object) ? { AccountId: sfId('Account', 1) } : {}),
    ...{ OwnerId: sfId('User', 1), LastModifiedDate: at, SystemModstamp: at },
    ...values,
  };
}
const deal = (n: number, values: Row = {}) =>
  record('Opportunity', n, {
    Name: `Deal ${n}`,
    StageName: 'Negotiation',
    IsClosed: false,
    IsWon: false,
    ...values,
  });
const lead = (n: number, values: Row) =>
  record('Lead', n, { Name: `Person ${n}`, Status: 'Open', ...values });

describe('opportunities', () => {
  test('come with what they are worth, how likely they are, when they close and who looks after them', async () => {
    simulator.records.Opportunity = [
      deal(1, {
        Amount: 42_000.5,
        Probability: 75,
        CloseDate: '2026-12-01',
        Type: 'Existing Customer - Renewal',
      }),
      deal(2, { IsClosed: true, IsWon: true, CloseDate: '2026-10-01' }),
      deal(3, { IsClosed: true, CloseDate: '2026-09-01' }),
      deal(4, { IsClosed: true, CloseDate: '2019-09-01' }),
    ];
    await connect();
    expect(await sync()).toMatchObject({ state: 'done', cursor: { rejected: 0 } });
    const [first, won, lost, ...others] = await items();
    expect(first).toMatchObject({
      ...{ kind: 'opportunity', title: 'Deal 1', status: 'Negotiation', state: 'open', owner: 'Ada Muster' },
      ...{
        amount: { amount: '42000.5', currency: '' },
        probability: 0.75,
        closesOn: '2026-12-01',
        renewal: true,
      },
    });
    expect([won?.state, lost?.state, others.length]).toEqual(['won', 'lost', 0]);
    expect(won).not.toHaveProperty('renewal');
  });

  test('an open one brings its account, a past one alone does not', async () => {
    for (const n of [2, 3]) simulator.records.Account?.push({ Id: sfId('Account', n), Name: `New ${n}` });
    simulator.records.Opportunity = [
      deal(1, { AccountId: sfId('Account', 2) }),
      deal(2, { AccountId: sfId('Account', 3), IsClosed: true, CloseDate: '2026-10-01' }),
    ];
    await connect();
    await sync();
    expect([...(await storedPartners(store)).keys()]).toContain('NEW2');
    expect([...(await storedPartners(store)).keys()]).not.toContain('NEW3');
    expect([await items('NEW2'), await items('NEW3')].map(({ length }) => length)).toEqual([1, 0]);
  });

  test('each of 40 currencies stays what it is, and nothing is made of a missing amount', async () => {
    simulator.fields.Opportunity?.push('CurrencyIsoCode');
    const code = (n: number) => `A${String.fromCharCode(65 + (n % 26))}${String.fromCharCode(65 + (n >> 4))}`;
    simulator.records.Opportunity = Array.from({ length: 40 }, (_, n) =>
      deal(n + 1, { Amount: n === 0 ? null : n / 3, CurrencyIsoCode: code(n) }),
    );
    await connect();
    await sync();
    const found = await items();
    expect(found.map((each) => ('amount' in each ? each.amount?.currency : ''))).toEqual(
      Array.from({ length: 40 }, (_, n) => (n === 0 ? '' : code(n))),
    );
  });

  test('one without a name goes by its id, markup in a text is read as text', async () => {
    simulator.records.Opportunity = [
      deal(1, { Name: null, StageName: null }),
      deal(2, { Name: '<b>Big</b> one' }),
    ];
    await connect();
    await sync();
    expect((await items()).map(({ title, status }) => [title, status])).toEqual([
      [sfId('Opportunity', 1), undefined],
      ['Big one', 'Negotiation'],
    ]);
  });

  test('what changed, was cleared, moved to nobody or was deleted is so here with the next sync', async () => {
    simulator.records.Opportunity = [deal(1, { Amount: 5 }), deal(2), deal(3), deal(4)];
    await connect();
    await sync();
    const [one, two, three] = simulator.records.Opportunity;
    touch(one, { Amount: null, IsClosed: true, IsWon: true });
    touch(two, { AccountId: null });
    touch(three, { IsDeleted: true });
    await sync();
    const found = await items();
    expect(found.map(({ title, state }) => [title, state])).toEqual([
      ['Deal 1', 'won'],
      ['Deal 4', 'open'],
    ]);
    expect(found[0]).not.toHaveProperty('amount');
  });

  test('a value that can not be read is named, the others are there', async () => {
    simulator.records.Opportunity = [deal(1, { Amount: 'much' }), deal(2)];
    await connect();
    expect(await sync()).toMatchObject({ state: 'done', cursor: { rejected: 1 } });
    expect((await items()).map(({ title }) => title)).toEqual(['Deal 2']);
  });

  test('killed at any request, none is lost or doubled', async () => {
    Object.assign(simulator.records, manyOrders(10), {
      Opportunity: Array.from({ length: 450 }, (_, n) => deal(n + 1)),
    });
    const count = async (killed: Store) => {
      const found = (await relationsOf(killed, 'pipeline', PARTNER)).records.length;
      return found === 450 ? [] : [`${found} of 450`];
    };
    const kills = fc.array(fc.integer({ min: 1, max: 24 }), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(kills, async (at) => {
        expect(await killAt(simulator, connectedToSalesforce, at, 10, count)).toEqual([]);
      }),
      runs(4),
    );
  });
});

describe('quotes', () => {
  const quote = (n: number, values: Row = {}) =>
    record('Quote', n, {
      QuoteNumber: `0000${n}`,
      Name: `Quote ${n}`,
      OpportunityId: sfId('Opportunity', 1),
      ...values,
    });

  test('where nobody switched them on they are not asked for, and that is no gap', async () => {
    await connect();
    await sync();
    expect(connection.capabilities.Quote).toBe(false);
    const read = new Set(simulator.asked.flatMap(({ soql, object }) => (soql ? [object] : [])));
    expect([read.has('Opportunity'), read.has('Quote')]).toEqual([true, false]);
    expect((await readConnection(store, connection.id))?.unread).toBeUndefined();
  });

  test('are open until they are accepted or denied, or their opportunity ends', async () => {
    simulator.records.Opportunity = [deal(1)];
    simulator.records.Quote = [
      quote(1, { Status: 'Presented', GrandTotal: 900, ExpirationDate: '2026-12-24' }),
      quote(2, { Status: 'Accepted' }),
      quote(3, { Status: 'Denied' }),
    ];
    await connect();
    await sync();
    const quotes = async () => (await items()).filter(({ kind }) => kind === 'quote');
    expect((await quotes())[0]).toMatchObject({
      number: '00001',
      status: 'Presented',
      validUntil: '2026-12-24',
    });
    expect((await quotes()).map(({ state }) => state)).toEqual(['open', 'won', 'lost']);
    // Only the opportunity changes.
    for (const row of simulator.records.Quote) row.SystemModstamp = sfInstant(Date.now() - 7_200_000);
    touch(simulator.records.Opportunity[0], { IsClosed: true });
    await sync();
    expect((await quotes()).map(({ state }) => state)).toEqual(['lost', 'won', 'lost']);
  });
});

describe('leads', () => {
  test('are with the partner whom an address, the company or a domain names; of others only how many', async () => {
    simulator.records.Lead = [
      lead(1, { Email: 'Jo.Beispiel@sample-retail.example', LeadSource: 'Web' }),
      lead(2, { Company: 'Sample <i>Retail</i> GmbH', Email: 'someone@gmail.com' }),
      lead(3, { Email: 'new@shop.sample-retail.example', IsConverted: true }),
      lead(4, { Company: 'Nobody Ltd', Email: 'x@gmail.com', Website: 'gmail.com' }),
      lead(5, { Name: null, Company: null }),
    ];
    await connect();
    expect(await sync()).toMatchObject({ state: 'done', cursor: { rejected: 0 } });
    expect(
      (await items()).map((each) => (each.kind === 'lead' ? [each.name, each.state, each.from] : [])),
    ).toEqual([
      ['Person 1', 'open', 'Web'],
      ['Person 2', 'open', undefined],
      ['Person 3', 'won', undefined],
    ]);
    expect((await readConnection(store, connection.id))?.leftOut).toBe(2);
    touch(simulator.records.Lead[1], { Company: 'Another Ltd' });
    await sync();
    expect(await items()).toHaveLength(2);
    expect((await readConnection(store, connection.id))?.leftOut).toBe(1);
  });
});

test('a lead whose company comes here later is its own with the next day', async () => {
  simulator.records.Lead = [lead(1, { Company: 'Later Ltd' })];
  await connect();
  await sync();
  await commit(store, { partners: [partner('LATERLTD')], orders: [] });
  const old = simulator.records.Lead[0];
  if (old) old.SystemModstamp = sfInstant(Date.now() - 7 * 86_400_000);
  await sync();
  expect(await items('LATERLTD')).toEqual([]);
  await changeConnection(store, connection.id, (stored) => ({ ...stored, daily: { at: 0, removed: 0 } }));
  await sync();
  expect(await items('LATERLTD')).toMatchObject([{ kind: 'lead', company: 'Later Ltd' }]);
});

describe('campaigns', () => {
  test('are with the partner of the contact; one that is over is past', async () => {
    simulator.records.Campaign = [
      {
        Id: sfId('Campaign', 1),
        Name: 'Autumn',
        Status: 'In Progress',
        IsActive: true,
        EndDate: '2026-12-31',
      },
    ];
    simulator.records.CampaignMember = [
      record('CampaignMember', 1, {
        ...{ CampaignId: sfId('Campaign', 1), ContactId: sfId('Contact', 1) },
        ...{ Status: 'Responded', HasResponded: true },
      }),
      record('CampaignMember', 2, { CampaignId: sfId('Campaign', 1), Status: 'Sent', HasResponded: false }),
    ];
    await connect();
    await sync();
    expect(await items()).toMatchObject([
      { title: 'Autumn', contact: 'Jo Beispiel', responded: true, endsOn: '2026-12-31', state: 'open' },
    ]);
    simulator.records.CampaignMember[0] = {
      ...simulator.records.CampaignMember[0],
      SystemModstamp: sfInstant(Date.now() - 7_200_000),
    };
    touch(simulator.records.Campaign[0], { Status: 'Completed' });
    await sync();
    expect((await items()).map(({ state }) => state)).toEqual(['won']);
  });
});

test('objects that this user may not see are hidden, and the others are read', async () => {
  for (const object of ['Opportunity', 'Lead']) delete simulator.fields[object];
  await connect();
  expect(connection.capabilities).toMatchObject({ Opportunity: false, Lead: false, CampaignMember: true });
  expect(await sync()).toMatchObject({ state: 'done', cursor: { linesNew: 1 } });
});
