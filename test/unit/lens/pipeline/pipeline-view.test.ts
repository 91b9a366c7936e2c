import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PipelineItem } from '../../../../lib/domain/pipeline.ts';
import { cardView } from '../../../../lib/lens/card.ts';
import { readContext } from '../../../../lib/lens/context.ts';
import { pipelineBrief, pipelineView } from '../../../../lib/lens/pipeline/pipeline-view.ts';
import { commit } from '../../../../lib/store/commit.ts';
import { closeStore, type Store } from '../../../../lib/store/open.ts';
import { putRelation } from '../../../../lib/store/write-relation.ts';
import { freshStore, partner } from '../../store/records.ts';
import { opportunity } from '../../store/relation-records.ts';
import { INSTANT, NOW } from '../lens-store.ts';

let store: Store;
beforeEach(async () => {
  store = await freshStore();
  await commit(store, {
    partners: [partner('A', { roles: ['customer'], domains: ['a.example'] })],
    orders: [],
  });
});
afterEach(() => closeStore(store));

const put = async (...items: PipelineItem[]) => {
  for (const item of items) await putRelation(store, 'pipeline', item);
};
const deal = (n: string, fields: Partial<PipelineItem> = {}, at = INSTANT) =>
  opportunity('A', n, fields as never, at);
const eur = (amount: string, currency = 'EUR') => ({ amount: { amount, currency } });
const member = (n: string, fields: object): PipelineItem =>
  ({ ...deal(n), id: `campaign/file:a/${n}`, kind: 'campaign', title: 'Autumn', ...fields }) as PipelineItem;
const view = async (now = NOW) => pipelineView(store, 'A', now);
const brief = async () => pipelineBrief(store, 'A', await readContext(store, NOW));

test('where nobody tells of any there is nothing to show', async () => {
  expect([await view(), await brief()]).toEqual([null, undefined]);
});

test('open ones come by kind, what is past its day first, then what closes next', async () => {
  await put(
    deal('1', { closesOn: '2025-09-01' }),
    deal('2', { closesOn: '2025-06-04' }),
    deal('3'),
    deal('4', { closesOn: '2025-07-01', renewal: true }),
    {
      ...deal('5'),
      id: 'quote/file:a/5',
      kind: 'quote',
      number: 'Q-5',
      validUntil: '2025-06-16',
    } as PipelineItem,
    { ...deal('6'), id: 'lead/file:a/6', kind: 'lead', name: 'Ann', email: 'ann@a.example' } as PipelineItem,
  );
  const groups = (await view())?.groups ?? [];
  expect(groups.map(({ group, rows }) => [group, ...rows.map(({ title }) => title)])).toEqual([
    ['renewal', 'Opportunity 4'],
    ['opportunity', 'Opportunity 2', 'Opportunity 1', 'Opportunity 3'],
    ['quote', 'Opportunity 5'],
    ['lead', 'Opportunity 6'],
  ]);
  expect(groups[1]?.rows.map(({ overdue }) => overdue)).toEqual([12, undefined, undefined]);
  // Today is its last day.
  expect(groups[2]?.rows[0]).toMatchObject({ details: ['Q-5'] });
  expect(groups[2]?.rows[0]).not.toHaveProperty('overdue');
  expect(groups[3]?.rows[0]?.details).toEqual(['ann@a.example']);
});

test('won, lost and ended ones are past, the latest first', async () => {
  await put(
    deal('1', { state: 'won', closesOn: '2025-01-01' }),
    deal('2', { state: 'lost', closesOn: '2025-05-01' }),
    member('3', { state: 'open', endsOn: '2025-06-01', responded: true }),
  );
  const seen = await view();
  expect(seen?.groups).toEqual([]);
  expect(seen?.brief).toBeUndefined();
  expect(seen?.past.map(({ title, state }) => [title, state])).toEqual([
    ['Autumn', 'won'],
    ['Opportunity 2', 'lost'],
    ['Opportunity 1', 'won'],
  ]);
});

test('a campaign with many contacts of the partner is one row that counts them', async () => {
  await put(member('1', { contact: 'Ann', responded: true }), member('2', { contact: 'Bob' }));
  await put(member('3', { title: 'Spring', contact: 'Ann', state: 'lost' }));
  const seen = await view();
  expect(seen?.groups).toMatchObject([
    { group: 'campaign', total: 1, rows: [{ title: 'Autumn', members: { contacts: 2, responded: 1 } }] },
  ]);
  expect(seen?.past).toMatchObject([{ title: 'Spring', details: ['Ann'] }]);
});

describe('in one line', () => {
  test('amounts of different currencies stand side by side, those without one are counted', async () => {
    await put(
      deal('1', { ...eur('100.50'), closesOn: '2025-06-01' }),
      deal('2', { ...eur('0.50'), renewal: true }),
      deal('3', eur('5', 'USD')),
      deal('4'),
      deal('5', { ...eur('7'), state: 'won' }),
    );
    expect(await brief()).toMatchObject({
      open: 4,
      totals: [
        { currency: 'EUR', open: '101.00' },
        { currency: 'USD', open: '5.00' },
      ],
      without: 1,
      overdue: 1,
      renewals: 1,
    });
  });

  test('it stands on the card of the partner', async () => {
    await put(deal('1', eur('5')));
    const mention = {
      mark: 0,
      keys: ['a.example'],
      kind: 'domain' as const,
      raw: 'a.example',
      labelled: true,
    };
    expect((await cardView(store, mention, NOW))?.pipeline).toMatchObject({ open: 1 });
  });
});

test('of one past its limit no day is judged by today', async () => {
  const longAgo = Date.parse('2024-01-10T12:00:00Z');
  await put(deal('1', { closesOn: '2024-02-01' }, longAgo), deal('2', { closesOn: '2024-01-05' }, longAgo));
  const [group] = (await view())?.groups ?? [];
  expect(group?.rows.map(({ overdue, origin }) => [overdue, origin.stale])).toEqual([
    [5, true],
    [undefined, true],
  ]);
});

test('of a past day nothing is shown that changed since', async () => {
  await put(
    deal('1', { changedAt: Date.parse('2025-01-01') }),
    deal('2', { changedAt: Date.parse('2025-03-01') }),
  );
  const replay = { ...NOW, today: '2025-02-01', replay: true };
  expect((await view(replay))?.groups[0]?.rows.map(({ title }) => title)).toEqual(['Opportunity 1']);
});

test('of very many a few are drawn, and all are counted', async () => {
  await put(...Array.from({ length: 30 }, (_, n) => deal(`${n}`)));
  await put(...Array.from({ length: 30 }, (_, n) => deal(`past ${n}`, { state: 'lost' })));
  const seen = await view();
  expect(seen?.groups[0]).toMatchObject({ total: 30, rows: { length: 10 } });
  expect([seen?.past.length, seen?.totalPast]).toEqual([20, 30]);
});
