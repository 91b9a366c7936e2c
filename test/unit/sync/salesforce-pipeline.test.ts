import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readConnection } from '../../../lib/store/connections.ts';
import type { Store } from '../../../lib/store/open.ts';
import { storedPartners } from '../../../lib/store/queries.ts';
import { relationsOf } from '../../../lib/store/relation-records.ts';
import { manyOrders, sfId, sfInstant } from '../../simulators/salesforce-data.ts';
import type { Row } from '../../simulators/salesforce-soql.ts';
import { sliceOf } from '../../tools/slice.ts';
import { deal, PARTNER, record, setPipeline, touch } from './salesforce-pipeline-world.ts';
import { connectedToSalesforce } from './salesforce-world.ts';
import { killAt } from './sync-faults.ts';

const world = setPipeline();
const { connect, sync, items } = world;

describe('opportunities', () => {
  test('come with what they are worth, how likely they are, when they close and who looks after them', async () => {
    world.simulator.records.Opportunity = [
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
    for (const n of [2, 3])
      world.simulator.records.Account?.push({ Id: sfId('Account', n), Name: `New ${n}` });
    world.simulator.records.Opportunity = [
      deal(1, { AccountId: sfId('Account', 2) }),
      deal(2, { AccountId: sfId('Account', 3), IsClosed: true, CloseDate: '2026-10-01' }),
    ];
    await connect();
    await sync();
    expect([...(await storedPartners(world.store)).keys()]).toContain('NEW2');
    expect([...(await storedPartners(world.store)).keys()]).not.toContain('NEW3');
    expect([await items('NEW2'), await items('NEW3')].map(({ length }) => length)).toEqual([1, 0]);
  });

  test('each of 40 currencies stays what it is, and nothing is made of a missing amount', async () => {
    world.simulator.fields.Opportunity?.push('CurrencyIsoCode');
    const code = (n: number) => `A${String.fromCharCode(65 + (n % 26))}${String.fromCharCode(65 + (n >> 4))}`;
    world.simulator.records.Opportunity = Array.from({ length: 40 }, (_, n) =>
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
    world.simulator.records.Opportunity = [
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
    world.simulator.records.Opportunity = [deal(1, { Amount: 5 }), deal(2), deal(3), deal(4)];
    await connect();
    await sync();
    const [one, two, three] = world.simulator.records.Opportunity;
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
    world.simulator.records.Opportunity = [deal(1, { Amount: 'much' }), deal(2)];
    await connect();
    expect(await sync()).toMatchObject({ state: 'done', cursor: { rejected: 1 } });
    expect((await items()).map(({ title }) => title)).toEqual(['Deal 2']);
  });

  test('killed at any request, none is lost or doubled', async () => {
    Object.assign(world.simulator.records, manyOrders(10), {
      Opportunity: Array.from({ length: 450 }, (_, n) => deal(n + 1)),
    });
    const count = async (killed: Store) => {
      const found = (await relationsOf(killed, 'pipeline', PARTNER)).records.length;
      return found === 450 ? [] : [`${found} of 450`];
    };
    const kills = fc.array(fc.integer({ min: 1, max: 24 }), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(kills, async (at) => {
        expect(await killAt(world.simulator, connectedToSalesforce, at, 10, count)).toEqual([]);
      }),
      { numRuns: sliceOf(12, 2) },
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
    expect(world.connection.capabilities.Quote).toBe(false);
    const read = new Set(world.simulator.asked.flatMap(({ soql, object }) => (soql ? [object] : [])));
    expect([read.has('Opportunity'), read.has('Quote')]).toEqual([true, false]);
    expect((await readConnection(world.store, world.connection.id))?.unread).toBeUndefined();
  });

  test('are open until they are accepted or denied, or their opportunity ends', async () => {
    world.simulator.records.Opportunity = [deal(1)];
    world.simulator.records.Quote = [
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
    for (const row of world.simulator.records.Quote) row.SystemModstamp = sfInstant(Date.now() - 7_200_000);
    touch(world.simulator.records.Opportunity[0], { IsClosed: true });
    await sync();
    expect((await quotes()).map(({ state }) => state)).toEqual(['lost', 'won', 'lost']);
  });
});

test('objects that this user may not see are hidden, and the others are read', async () => {
  for (const object of ['Opportunity', 'Lead']) delete world.simulator.fields[object];
  await connect();
  expect(world.connection.capabilities).toMatchObject({
    Opportunity: false,
    Lead: false,
    CampaignMember: true,
  });
  expect(await sync()).toMatchObject({ state: 'done', cursor: { linesNew: 1 } });
});
