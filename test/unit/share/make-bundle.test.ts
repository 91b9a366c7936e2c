import { expect, test } from 'vitest';
import { recordsView } from '../../../lib/lens/partner/records.ts';
import { recordsWithin } from '../../../lib/lens/partner/records-within.ts';
import { scorecardView } from '../../../lib/lens/scorecard/scorecard-view.ts';
import { makeBundle } from '../../../lib/share/make-bundle.ts';
import { unseenFigures } from '../../../lib/share/share-side.ts';
import { addAnswers, decideAnswer } from '../../../lib/store/share-answers.ts';
import { line, order } from '../kpi/order-fixture.ts';
import { FRESH, NOW, storeWith } from '../lens/lens-store.ts';
import { ORDERS, PARTNERS } from '../lens/workshop.ts';
import { agreed, answered, ISSUE } from './share-world.ts';

const world = () => storeWith(PARTNERS, ORDERS);

test('figures, score and lines are those of the side panel', async () => {
  const store = await world();
  const view = await scorecardView(store, 'acme', NOW, { alone: true });
  const bundle = await makeBundle(store, agreed(), NOW, ISSUE);
  expect(bundle.theirs.score).toBe(view?.score);
  expect(bundle.theirs.rows.map(({ kpi }) => kpi)).toEqual(['otif', 'quality-ppm', 'acknowledgement']);
  for (const row of bundle.theirs.rows) {
    const own = view?.rows.find(({ term }) => term.kpi === row.kpi);
    expect(own?.figure).toMatchObject(row.figure);
    expect(row).toMatchObject({ score: own?.score, share: own?.share });
  }
  const records = await recordsView(store, 'acme', 'otif', 'first-promised', NOW);
  if (!records) throw new Error('no records');
  for (const { line, verdict, why } of recordsWithin(records, bundle.period.join('..')).rows) {
    const shared = bundle.lines.find(
      ({ order, line: no }) => order === line.orderNumber && no === line.lineId,
    );
    expect(shared?.counts).toContainEqual({ row: 0, verdict, why });
  }
});

test('worst first, the open ones with them, and each once', async () => {
  const bundle = await makeBundle(await world(), agreed(), NOW, ISSUE);
  expect(bundle.lines.map(({ order, line, open }) => `${order}/${line}${open ? ' open' : ''}`)).toEqual([
    '1001/20 open',
    '1002/10 open',
    '1003/10 open',
    '1002/20 open',
    '1001/10',
    '1003/20',
  ]);
  expect(new Set(bundle.lines.map(({ ref }) => ref)).size).toBe(6);
});

test('a line that is over on a day that nobody knows is done, and never called cancelled', async () => {
  const over = line({ id: '10', ordered: 4, closed: true, firstPromisedOn: '2025-05-20', provenance: FRESH });
  const store = await storeWith(PARTNERS, [...ORDERS, order('1009', [over], { partnerId: 'acme' })]);
  const bundle = await makeBundle(store, agreed(), NOW, ISSUE);
  const shared = bundle.lines.find((each) => each.order === '1009');
  expect(shared).toMatchObject({ state: 'done', open: false });
  expect(shared?.counts).toContainEqual({ row: 0, verdict: 'excluded', why: 'closed' });
});

test('only agreed fields and figures are in it', async () => {
  const share = agreed({ fields: [], kpis: ['otif'], score: false });
  const { theirs, ours, lines } = await makeBundle(await world(), share, NOW, ISSUE);
  expect(theirs).toMatchObject({ score: null, grade: null, history: [] });
  expect(theirs.rows).toMatchObject([{ score: null }]);
  expect(ours).toBeUndefined();
  for (const line of lines) {
    expect(Object.keys(line).sort()).toEqual(
      expect.arrayContaining(['counts', 'line', 'open', 'order', 'ref', 'state']),
    );
    expect(line).not.toHaveProperty('ordered');
    expect(line).not.toHaveProperty('promisedOn');
    expect(line).not.toHaveProperty('receipts');
  }
});

test('that a customer needs a line earlier is not told by its state', async () => {
  const { lines } = await makeBundle(await world(), agreed(), NOW, ISSUE);
  const waited = lines.find(({ order, line }) => order === '1002' && line === '20');
  expect(waited?.state).toBe('on-track');
});

test('references are the same in each file, and others under another secret', async () => {
  const store = await world();
  const refs = async (secret: string, serial: number) => {
    const { lines } = await makeBundle(store, agreed({ secret }), NOW, { ...ISSUE, serial });
    return lines.map(({ ref }) => ref);
  };
  const first = await refs('5e'.repeat(32), 1);
  expect(await refs('5e'.repeat(32), 2)).toEqual(first);
  const others = new Set(await refs('5f'.repeat(32), 1));
  expect(first.filter((ref) => others.has(ref))).toEqual([]);
});

test('a file shows nothing after its days, and never after the last day of the agreement', async () => {
  const store = await world();
  const ends = async (fields: object) =>
    (await makeBundle(store, agreed(fields), NOW, ISSUE)).expiresAt - ISSUE.issuedAt;
  expect(await ends({ validDays: 10 })).toBe(10 * 86_400_000);
  expect(await ends({ until: '2025-06-16' })).toBe(12 * 3_600_000);
  await expect(ends({ until: '2025-06-15' })).rejects.toMatchObject({ failure: { code: 'share-over' } });
  const revoked = { at: 1, because: '' };
  await expect(ends({ revoked })).rejects.toMatchObject({ failure: { code: 'share-revoked' } });
});

test('a contested line counts until it is decided, with the figure without it beside', async () => {
  const store = await world();
  const before = await makeBundle(store, agreed(), NOW, ISSUE);
  const otif = (bundle: typeof before) => bundle.theirs.rows[0];
  expect(otif(before)?.figure).toMatchObject({ value: 1 / 3, n: 3 });
  const dispute = answered('acme/1001 20');
  await addAnswers(store, [dispute], []);
  const open = await makeBundle(store, agreed(), NOW, ISSUE);
  expect(otif(open)?.figure).toEqual(otif(before)?.figure);
  expect(otif(open)).toMatchObject({ undisputed: { value: 1 / 2, n: 2, lines: 1 } });
  const contested = (bundle: typeof before) =>
    bundle.lines.find(({ line, order }) => order === '1001' && line === '20');
  expect(contested(open)?.dispute).toMatchObject({ state: 'open', reason: 'arrived-on-time' });

  await decideAnswer(store, dispute.id, {
    state: 'accepted',
    because: 'slip found',
    by: 'M. H.',
    at: ISSUE.issuedAt,
  });
  const accepted = await makeBundle(store, agreed(), NOW, ISSUE);
  expect(otif(accepted)?.figure).toMatchObject({ value: 1 / 2, n: 2, excluded: 2 });
  expect(otif(accepted)).toMatchObject({ recorded: { value: 1 / 3, n: 3, lines: 1 } });
  expect(otif(accepted)).not.toHaveProperty('undisputed');
  expect(contested(accepted)).toMatchObject({
    dispute: { state: 'accepted', because: 'slip found', decidedOn: '2025-06-16' },
  });
  expect(contested(accepted)?.counts[0]).toMatchObject({ verdict: 'excluded', why: 'dispute-accepted' });

  await decideAnswer(store, dispute.id, {
    state: 'rejected',
    because: 'no slip',
    by: 'M. H.',
    at: ISSUE.issuedAt,
  });
  const rejected = await makeBundle(store, agreed(), NOW, ISSUE);
  expect(otif(rejected)).toEqual(otif(before));
  expect(contested(rejected)?.dispute).toMatchObject({ state: 'rejected', because: 'no slip' });
});

test('a score that has come to count other figures that nobody sees is agreed on again before it leaves', async () => {
  const store = await world();
  const view = await scorecardView(store, 'acme', NOW, { alone: true });
  const share = agreed({ kpis: ['otif'] });
  const unseen = unseenFigures(view?.rows.map(({ term }) => term.kpi) ?? [], share.kpis);
  const [late, ...before] = unseen;
  if (!late || before.length === 0) throw new Error('too few figures');
  const make = (fields: object) => makeBundle(store, { ...share, ...fields }, NOW, ISSUE);
  await expect(make({ counted: before })).rejects.toMatchObject({
    failure: {
      code: 'share-counts-more',
      message: expect.stringContaining(late.replaceAll('-', ' ')),
      next: expect.stringContaining('Agree again'),
    },
  });
  expect((await make({ counted: unseen })).theirs.score).toBe(view?.score);
  expect((await make({ counted: before, score: false })).theirs.score).toBeNull();
});
