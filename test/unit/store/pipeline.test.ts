import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Opportunity, type PipelineItem, pipelineItemSchema } from '../../../lib/domain/pipeline.ts';
import { unionId } from '../../../lib/domain/union.ts';
import { commit } from '../../../lib/store/commit.ts';
import { putRelations, RELATION_SCOPE } from '../../../lib/store/commit-relations.ts';
import { createJob } from '../../../lib/store/jobs.ts';
import { closeStore, type Store, transact } from '../../../lib/store/open.ts';
import { pipelineItemById } from '../../../lib/store/pipeline.ts';
import { storeCounts, storeGeneration } from '../../../lib/store/queries.ts';
import { relationsOf } from '../../../lib/store/relation-records.ts';
import { removeOlderThan } from '../../../lib/store/retention.ts';
import { putUnions } from '../../../lib/store/unions.ts';
import { wipeStore } from '../../../lib/store/wipe.ts';
import { storePage } from '../../../lib/sync/store-page.ts';
import { everyField } from '../every-field.ts';
import { freshStore, importJob, partner } from './records.ts';
import { opportunity } from './relation-records.ts';

let store: Store;
beforeEach(async () => {
  store = await freshStore();
  await commit(store, { partners: [partner('A'), partner('B')], orders: [] });
});
afterEach(() => closeStore(store));

const put = (...items: PipelineItem[]) =>
  transact(store, RELATION_SCOPE, 'readwrite', (tx) => putRelations(tx, { pipeline: items }));
const idsOf = async (id: string) => (await relationsOf(store, 'pipeline', id)).records.map((each) => each.id);

test.each(pipelineItemSchema.options.map((schema) => [schema.shape.kind.value, schema] as const))(
  'of each %s every field is kept',
  async (kind, schema) => {
    const item = pipelineItemSchema.parse({ ...(everyField(schema, kind) as object), partnerId: 'A' });
    await put(item);
    expect((await relationsOf(store, 'pipeline', 'A')).records).toEqual([item]);
  },
);

describe('what its system says later', () => {
  const worth = { amount: { amount: '900.00', currency: 'EUR' }, probability: 0.5 };

  test('holds whole: a value that was cleared there is gone here', async () => {
    await put(opportunity('A', '1', worth));
    const report = await put(opportunity('A', '1', { status: 'Closed' }, 2_000));
    expect(report).toMatchObject({ recordsNew: 0, recordsChanged: 1 });
    expect(await pipelineItemById(store, opportunity('A', '1').id)).toEqual(
      opportunity('A', '1', { status: 'Closed' }, 2_000),
    );
  });

  test('the same words later are no change, and younger; older ones change nothing', async () => {
    await put(opportunity('A', '1', worth, 2_000));
    expect(await put(opportunity('A', '1', worth, 3_000))).toMatchObject({
      recordsChanged: 0,
      recordsSame: 1,
    });
    expect(await put(opportunity('A', '1', {}, 1_000))).toMatchObject({ recordsSame: 1 });
    const stored = (await pipelineItemById(store, opportunity('A', '1').id)) as Opportunity;
    expect([stored.provenance.fetchedAt, stored.amount]).toEqual([3_000, worth.amount]);
  });

  test('an opportunity that went to another company leaves the one it was with, and no figure is made anew', async () => {
    await put(opportunity('A', '1'));
    for (const partnerId of ['A', 'B']) await store.db.put('summaries', { partnerId });
    const before = await storeGeneration(store);
    await put({ ...opportunity('A', '1', {}, 2_000), partnerId: 'B' });
    expect(await store.db.count('summaries')).toBe(2);
    expect(await storeGeneration(store)).toBeGreaterThan(before);
    expect((await storeCounts(store)).sources).toContainEqual({ sourceId: 'file:a', fetchedAt: 2_000 });
    expect([await idsOf('A'), await idsOf('B')]).toEqual([[], [opportunity('A', '1').id]]);
  });
});

test('partners that stand for one have theirs together', async () => {
  await put(opportunity('A', '1'), opportunity('B', '2'));
  const [a, b] = ['A', 'B'] as const;
  await putUnions(store, [
    { id: unionId(a, b), partnerIds: [a, b], keep: b, by: 'person', reasons: [], at: 1 },
  ]);
  const { records } = await relationsOf(store, 'pipeline', 'A');
  expect(records.map(({ id, partnerId }) => [id, partnerId]).sort()).toEqual([
    [opportunity('A', '1').id, 'B'],
    [opportunity('B', '2').id, 'B'],
  ]);
});

test('what is too old goes, clearing takes all', async () => {
  await put(opportunity('A', '1', {}, 1_000), opportunity('A', '2', {}, 9_000));
  expect(await removeOlderThan(store, 5_000)).toMatchObject({ records: 1 });
  expect(await idsOf('A')).toEqual([opportunity('A', '2').id]);
  await wipeStore(store, true);
  expect(await store.db.count('pipeline')).toBe(0);
});

describe('a page of a system', () => {
  const cursor = { connectionId: 'c', until: 5, object: 'opportunities', read: 0, total: 0 };
  const store1 = async (beside: Parameters<typeof storePage>[2]['beside']) => {
    const job = importJob('sync', { kind: 'sync', sync: cursor, state: 'running' });
    await createJob(store, job, new Blob([]));
    const page = { partners: [], orders: [], rejects: [], rows: 0, placeOf: () => null, cursor };
    await storePage(store, job, { ...page, beside: beside ?? {} }, new AbortController().signal);
  };

  test('brings what is of partners who are here, and of nobody else', async () => {
    await store1({ pipeline: [opportunity('A', '1'), opportunity('STRANGER', '2')] });
    expect(await store.db.getAllKeys('pipeline')).toEqual([opportunity('A', '1').id]);
  });

  test('takes away what its own system has no more, and nothing of another', async () => {
    await put(opportunity('A', '1'), opportunity('A', '2'));
    await store1({
      gone: [
        { id: opportunity('A', '1').id, sourceId: 'file:a' },
        { id: opportunity('A', '2').id, sourceId: 'another' },
        { id: 'opportunity/file:a/none', sourceId: 'file:a' },
      ],
    });
    expect(await idsOf('A')).toEqual([opportunity('A', '2').id]);
  });
});
