import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { commit } from '../../../lib/store/commit.ts';
import { createJob, jobFile, jobRejects, listJobs } from '../../../lib/store/jobs.ts';
import { recallMapping, rememberMapping } from '../../../lib/store/mappings.ts';
import { readNotices } from '../../../lib/store/notices.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { storeCounts } from '../../../lib/store/queries.ts';
import { readSetting, writeSetting } from '../../../lib/store/settings.ts';
import { fullAtEveryPut, withFullStorage } from '../../tools/full-storage.ts';
import { freshStore, importJob, line, order, partner } from './records.ts';

let store: Store;
beforeEach(async () => {
  store = await freshStore();
});
afterEach(() => closeStore(store));

/** Two imports that are over, with reject lists; a copy of a file that was left behind; a summary. */
async function fill(): Promise<void> {
  for (const [id, finishedAt] of [
    ['old', 10],
    ['new', 20],
  ] as const) {
    await createJob(store, importJob(id), new Blob(['x']));
    await commit(store, {
      partners: [partner('ACME')],
      orders: [order('ACME', `PO-${id}`, [line('1')])],
      job: importJob(id, { state: 'done', finishedAt }),
      rejects: { jobId: id, rejects: [{ line: 3, column: 'c', value: 'v', reason: 'no-such-day' }] },
    });
  }
  await store.db.put('summaries', { partnerId: 'ACME' });
  await rememberMapping(store, 'PO', importJob('x').mapping);
}

test.each([
  [1, { summaries: 1, files: 0, rejectLists: 0 }],
  [2, { summaries: 1, files: 2, rejectLists: 0 }],
  [3, { summaries: 1, files: 2, rejectLists: 1 }],
] as const)('room is made in steps, the cheapest first: %i refusals', async (times, shed) => {
  await fill();
  await withFullStorage(times, () => writeSetting(store, 'otif.lateDays', 4));
  expect(await readSetting(store, 'otif.lateDays')).toBe(4);
  expect(await readNotices(store)).toMatchObject([{ what: 'shed', ...shed }]);
  expect(await jobRejects(store, 'old')).toHaveLength(shed.rejectLists === 1 ? 0 : 1);
  expect(await jobRejects(store, 'new')).toHaveLength(1);
  expect(await storeCounts(store)).toMatchObject({ orders: 2, partners: 1 });
});

test('when nothing is left to remove: said, and everything of a person is there', async () => {
  await fill();
  await createJob(store, importJob('stopped', { state: 'failed' }), new Blob(['still needed']));
  await expect(
    withFullStorage(Number.POSITIVE_INFINITY, () => writeSetting(store, 'otif.lateDays', 4)),
  ).rejects.toMatchObject({ failure: { code: 'store-full' } });
  expect((await readNotices(store)).map(({ what }) => what)).toContain('full');
  expect(await readSetting(store, 'otif.lateDays')).toBeUndefined();
  expect(await recallMapping(store, 'PO')).toBeDefined();
  expect(await storeCounts(store)).toMatchObject({ orders: 2, partners: 1 });
  expect((await listJobs(store)).map(({ id }) => id).sort()).toEqual(['new', 'old', 'stopped']);
  expect(await (await jobFile(store, 'stopped'))?.text()).toBe('still needed');
});

test('full at the n-th put of an import, and for ever after: whole pages or nothing, and it goes on', async () => {
  expect(await fullAtEveryPut(24)).toMatchObject({ lost: 0, doubled: 0 });
});
