import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Case } from '../../../lib/domain/activity.ts';
import { activitiesOf } from '../../../lib/store/activities.ts';
import { agreementsOf, putAgreement } from '../../../lib/store/agreements.ts';
import { onStoreChange } from '../../../lib/store/changes.ts';
import { commit } from '../../../lib/store/commit.ts';
import { commitRelations, type RelationBatch } from '../../../lib/store/commit-relations.ts';
import { allDismissals, dismissalsOf, putDismissal, removeDismissal } from '../../../lib/store/dismissals.ts';
import { factsOf, putFact, removeFact } from '../../../lib/store/facts.ts';
import { forecastsOf } from '../../../lib/store/forecasts.ts';
import { createJob, jobRejects, readJob } from '../../../lib/store/jobs.ts';
import { modelById, putModel } from '../../../lib/store/models.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { storeCounts, storeGeneration } from '../../../lib/store/queries.ts';
import { removeOlderThan } from '../../../lib/store/retention.ts';
import { stocksOf, stocksOfItem } from '../../../lib/store/stocks.ts';
import { wipeStore } from '../../../lib/store/wipe.ts';
import { freshStore, importJob, order, partner } from './records.ts';
import { aCase, agreement, dismissal, exchange, fact, forecast, stock } from './relation-records.ts';

let store: Store;
beforeEach(async () => {
  store = await freshStore();
});
afterEach(() => closeStore(store));

/** Stores a page of a file, as a job of the age of its records. */
async function put(batch: RelationBatch, jobId = 'job-1000') {
  if (!(await readJob(store, jobId))) await createJob(store, importJob(jobId), new Blob([]));
  const placeOf = (_: string, field: string) => ({ line: 7, column: field });
  return commitRelations(store, batch, importJob(jobId), [], placeOf);
}

const summary = (partnerId: string) => store.db.put('summaries', { partnerId } as never);
const hasSummary = async (partnerId: string) => (await store.db.getKey('summaries', partnerId)) !== undefined;

test('what was stored of a partner comes back, of this partner only', async () => {
  await put({
    activities: [exchange('A', 2), exchange('A', 1), aCase('A', 'C1'), exchange('B', 1)],
    stocks: [stock('X', '2026-02-01', 1_000, 'A'), stock('X', '2026-01-01'), stock('Y', '2026-01-01')],
    forecasts: [forecast('A', '2026-02'), forecast('A', '2026-01'), forecast('B', '2026-01')],
  });
  const { exchanges, cases, damaged } = await activitiesOf(store, 'A');
  expect(exchanges.map(({ askedAt }) => askedAt)).toEqual([1, 2]);
  expect(cases.map(({ number }) => number)).toEqual(['C1']);
  expect(damaged).toBe(0);
  expect((await stocksOf(store, 'A')).records).toHaveLength(1);
  expect((await stocksOfItem(store, 'X')).records.map(({ countedOn }) => countedOn)).toEqual([
    '2026-01-01',
    '2026-02-01',
  ]);
  expect((await forecastsOf(store, 'A')).records.map(({ month }) => month)).toEqual(['2026-01', '2026-02']);
});

test('a case that is opened again in its system is open; what a file leaves out stays', async () => {
  for (const [sourceId, settledAt] of [
    ['zoho:org', undefined],
    ['file:cases.csv', 9],
  ] as const) {
    const said = (fetchedAt: number) => ({
      ...aCase('A', sourceId),
      provenance: { sourceId, fetchedAt, jobId: `job-${fetchedAt}` },
    });
    await put({ activities: [{ ...said(1_000), resolvedAt: 9 }] });
    await put({ activities: [said(2_000)] }, 'job-2000');
    const { cases } = await activitiesOf(store, 'A');
    expect(cases.find(({ number }) => number === sourceId)?.resolvedAt).toBe(settledAt);
  }
});

test('a damaged record is left out and counted; the next file writes it whole', async () => {
  await put({ activities: [exchange('A', 1), exchange('A', 2)] });
  await store.db.put('activities', { ...exchange('A', 1), askedAt: 'soon' } as never);
  expect(await activitiesOf(store, 'A')).toMatchObject({ damaged: 1, exchanges: [{ askedAt: 2 }] });
  await put({ activities: [exchange('A', 1)] });
  expect(await activitiesOf(store, 'A')).toMatchObject({ damaged: 0, exchanges: [{}, {}] });
});

describe('what a person writes', () => {
  test('a fact is stored, replaced and removed; figures are made anew and surfaces told', async () => {
    const heard: string[] = [];
    const stop = onStoreChange(({ what }) => heard.push(what));
    await summary('A');
    await summary('B');
    const before = await storeGeneration(store);
    await putFact(store, fact('A', 'ISO 9001'));
    expect(await storeGeneration(store)).toBeGreaterThan(before);
    expect([await hasSummary('A'), await hasSummary('B')]).toEqual([false, true]);
    expect(heard).toEqual(['records']);
    await putFact(store, { ...fact('A', 'ISO 9001'), validTo: '2028-01-01' });
    expect((await factsOf(store, 'A')).records.map(({ validTo }) => validTo)).toEqual(['2028-01-01']);
    await removeFact(store, fact('A', 'ISO 9001').id);
    expect((await factsOf(store, 'A')).records).toEqual([]);
    await removeFact(store, 'nobody');
    expect(heard).toEqual(['records', 'records', 'records']);
    stop();
  });

  test('a version of an agreement is never edited', async () => {
    await putAgreement(store, agreement('A', 2));
    await putAgreement(store, agreement('A', 1));
    await expect(putAgreement(store, { ...agreement('A', 2), ours: 'Somebody' })).rejects.toMatchObject({
      failure: { code: 'agreement-version' },
    });
    const { records } = await agreementsOf(store, 'A');
    expect(records.map(({ version, ours }) => [version, ours])).toEqual([
      [1, 'Purchasing'],
      [2, 'Purchasing'],
    ]);
  });

  test('an alert is put away and taken back, and no figure is made anew for it', async () => {
    await summary('A');
    await putDismissal(store, dismissal('A'));
    await putDismissal(store, dismissal('B'));
    expect((await dismissalsOf(store, 'A')).records).toHaveLength(1);
    await removeDismissal(store, dismissal('A').id);
    expect(await hasSummary('A')).toBe(true);
    expect((await allDismissals(store)).records.map(({ partnerId }) => partnerId)).toEqual(['B']);
  });

  test('a model comes back as its definition reads it', async () => {
    const schema = z.object({ id: z.string(), definition: z.literal(2), weights: z.array(z.number()) });
    await putModel(store, { id: 'late', definition: 1, weights: [1] } as never);
    expect(await modelById(store, 'late', schema)).toBeUndefined();
    await putModel(store, { id: 'late', definition: 2, weights: [1, 2] } as never);
    expect((await modelById(store, 'late', schema))?.weights).toEqual([1, 2]);
  });
});

describe('files', () => {
  test('the same page again writes nothing; a newer one what differs, an older one only what is missing', async () => {
    const first = await put({ forecasts: [forecast('A', '2026-01'), forecast('A', '2026-02')] });
    expect(first).toMatchObject({ recordsNew: 2, job: { cursor: { linesNew: 2 } } });
    const before = await storeGeneration(store);
    expect(await put({ forecasts: [forecast('A', '2026-01')] })).toMatchObject({
      recordsSame: 1,
      recordsNew: 0,
    });
    expect(await storeGeneration(store)).toBe(before);
    const newer = forecast('A', '2026-01', 2_000, { forecast: 90, actual: 95 });
    expect(await put({ forecasts: [newer] }, 'job-2000')).toMatchObject({ recordsChanged: 1 });
    const older = forecast('A', '2026-02', 500, { forecast: 1, actual: 7 });
    expect(await put({ forecasts: [older] }, 'job-500')).toMatchObject({ recordsChanged: 1 });
    const { records } = await forecastsOf(store, 'A');
    expect(records).toMatchObject([
      { forecast: 90, actual: 95, provenance: { fetchedAt: 2_000 } },
      { forecast: 100, actual: 7, provenance: { fetchedAt: 1_000 } },
    ]);
    expect((await storeCounts(store)).sources).toEqual([{ sourceId: 'file:a', fetchedAt: 2_000 }]);
  });

  test('a value that one file gives twice, differently: the first is kept, the other listed', async () => {
    const twice = [aCase('A', 'C1', 1_000, { title: 'Bent' }), aCase('A', 'C1', 1_000, { title: 'Broken' })];
    const { conflicts } = await put({ activities: twice });
    expect(conflicts).toEqual([{ id: 'A/case/C1', field: 'title', kept: 'Bent', dropped: 'Broken' }]);
    expect(await jobRejects(store, 'job-1000')).toEqual([
      { line: 7, column: 'title', value: 'Broken', reason: 'value-conflict', kept: 'Bent' },
    ]);
    expect((await activitiesOf(store, 'A')).cases[0]?.title).toBe('Bent');
  });

  test('pauses of a case are united, whoever tells of them', async () => {
    const paused = (at: number, pauses: Case['pauses']) => aCase('A', 'C1', at, { pauses });
    await put({ activities: [paused(1_000, [{ from: 50 }]), paused(1_000, [{ from: 20, to: 30 }])] });
    await put({ activities: [paused(2_000, [{ from: 50, to: 60 }])] }, 'job-2000');
    await put({ activities: [paused(500, [{ from: 50 }])] }, 'job-500');
    expect((await activitiesOf(store, 'A')).cases[0]?.pauses).toEqual([
      { from: 20, to: 30 },
      { from: 50, to: 60 },
    ]);
  });

  test('of a removed job nothing is stored', async () => {
    const batch = { activities: [exchange('A', 1)] };
    const place = () => ({ line: 1, column: '' });
    await expect(commitRelations(store, batch, importJob('gone'), [], place)).rejects.toMatchObject({
      failure: { code: 'job-gone' },
    });
    expect((await activitiesOf(store, 'A')).exchanges).toEqual([]);
  });
});

describe('removal', () => {
  test('what is too old goes, an agreement with the last of its partner', async () => {
    await commit(store, { partners: [partner('A'), partner('B')], orders: [order('B', 'PO1', [])] });
    await put({ activities: [exchange('A', 1), aCase('B', 'C1')], forecasts: [forecast('A', '2026-01')] });
    await put({ activities: [exchange('B', 2, 9_000)] }, 'job-9000');
    for (const id of ['A', 'B']) {
      await putAgreement(store, agreement(id));
      await putFact(store, fact(id, 'ISO 9001'));
      await putDismissal(store, dismissal(id));
    }
    const removed = await removeOlderThan(store, 5_000);
    expect(removed).toMatchObject({ partners: 1, records: 7 });
    expect((await activitiesOf(store, 'B')).exchanges).toHaveLength(1);
    expect((await agreementsOf(store, 'B')).records).toHaveLength(1);
    expect((await agreementsOf(store, 'A')).records).toEqual([]);
  });

  test('clearing takes all of it', async () => {
    await put({ activities: [exchange('A', 1)], stocks: [stock('X', '2026-01-01')] });
    await putAgreement(store, agreement('A'));
    await wipeStore(store, true);
    for (const name of ['activities', 'stocks', 'agreements'] as const)
      expect(await store.db.count(name)).toBe(0);
  });
});
