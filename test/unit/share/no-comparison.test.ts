import { expect, test } from 'vitest';
import { daysBetween } from '../../../lib/domain/calendar-date.ts';
import { scorecardView } from '../../../lib/lens/scorecard/scorecard-view.ts';
import { makeBundle } from '../../../lib/share/make-bundle.ts';
import { type Store, transact } from '../../../lib/store/open.ts';
import { addAnswers } from '../../../lib/store/share-answers.ts';
import { line, order, receipt } from '../kpi/order-fixture.ts';
import { FRESH, NOW, storeWith } from '../lens/lens-store.ts';
import { ORDERS, PARTNERS } from '../lens/workshop.ts';
import { agreed, answered, ISSUE } from './share-world.ts';

/** So many that its rates are scored. */
const ENOUGH = Array.from({ length: 6 }, (_, at) => {
  const came = { ordered: 5, receipts: [receipt(at === 0 ? '2025-04-09' : '2025-04-01', 5)] };
  const dates = { sentOn: '2025-03-01', confirmedOn: '2025-03-03', firstPromisedOn: '2025-04-01' };
  return order(`110${at}`, [line({ id: '1', provenance: FRESH, ...dates, ...came })]);
});

/** What all other suppliers do on the dates they promised first. */
const OTHERS = 0.9137;

async function world(mean?: number): Promise<Store> {
  const store = await storeWith(PARTNERS, [...ORDERS, ...ENOUGH]);
  if (mean === undefined) return store;
  const prior = { mean, strength: 10, from: 'pooled' as const };
  const priors = (['otif', 'on-time', 'acknowledgement'] as const).flatMap((kpi) => [
    [`${kpi} first-promised`, prior],
    [kpi, prior],
  ]);
  const record = { definition: 2, day: NOW.today, stamp: '', generation: 1, suppliers: [], priors };
  await transact(store, ['gathered'], 'readwrite', (tx) =>
    tx.objectStore('gathered').put(record as never, 'segments'),
  );
  return store;
}

test('what others do cannot be worked out of the points of a file', async () => {
  const share = agreed({ id: 'blind', partnerId: 'blind', kpis: ['on-time'], fields: [] });
  const { theirs, asOf } = await makeBundle(await world(OTHERS), share, NOW, ISSUE);
  const [row] = theirs.rows;
  if (!row) throw new Error('no row');
  let [hits, n] = [0, 0];
  for (const { month, value, n: of } of row.figure.trend) {
    if (value === null) continue;
    const weight = 2 ** (-Math.max(0, daysBetween(`${month}-15`, asOf)) / 180);
    hits += weight * Math.round(value * of);
    n += weight * of;
  }
  const { floor, target } = row.figure;
  const graded = floor + ((row.score ?? 0) / 100) * (target - floor);
  expect((graded * (n + 10) - hits) / 10).not.toBeCloseTo(OTHERS, 6);
});

test('a file is the same whatever others do, with its grades by month and what is contested', async () => {
  const share = agreed({ kpis: ['otif', 'on-time', 'acknowledgement'] });
  const [none, some] = [await world(), await world(OTHERS)];
  for (const store of [none, some])
    await addAnswers(
      store,
      [answered('acme/1001 20', {}, { id: '00000000-0000-4000-8000-0000000000d1' })],
      [],
    );
  const view = await scorecardView(some, 'acme', NOW);
  expect(view?.rows.some(({ prior }) => prior !== undefined)).toBe(true);
  const alone = await makeBundle(some, share, NOW, ISSUE);
  expect(alone.theirs.undisputed).toBeDefined();
  expect(alone.theirs).toEqual((await makeBundle(none, share, NOW, ISSUE)).theirs);
});

test('points of a figure are shared with the score alone', async () => {
  const points = async (score: boolean) =>
    (await makeBundle(await world(OTHERS), agreed({ score }), NOW, ISSUE)).theirs.rows.map(
      (row) => row.score,
    );
  expect((await points(true)).some((each) => each !== null)).toBe(true);
  expect((await points(false)).every((each) => each === null)).toBe(true);
});
