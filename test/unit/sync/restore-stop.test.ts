import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { writeBackup } from '../../../lib/backup/write-backup.ts';
import { onStoreChange } from '../../../lib/store/changes.ts';
import { commit } from '../../../lib/store/commit.ts';
import { createJob, jobFile, listJobs } from '../../../lib/store/jobs.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { storeCounts } from '../../../lib/store/queries.ts';
import { pendingJobs } from '../../../lib/sync/job-runner.ts';
import { pauseJob, resumeJob } from '../../../lib/sync/pause-job.ts';
import { runJob } from '../../../lib/sync/run-job.ts';
import { freshStore, importJob, line, order } from '../store/records.ts';

const ORDERS = 6_100;

/** A backup of three batches, as a job that waits in an empty store. */
async function waitingRestore(): Promise<Store> {
  const before = await freshStore();
  const orders = Array.from({ length: ORDERS }, (_, at) => order('acme', `PO${at}`, [line('1')]));
  await commit(before, { partners: [], orders });
  const { file } = await writeBackup(before, new Date('2026-11-22T08:00:00Z'));
  closeStore(before);
  const store = await freshStore();
  await createJob(store, importJob('restore', { kind: 'restore', state: 'waiting' }), file);
  return store;
}

/** Runs the job; `act` comes right after its first batch is stored. */
async function runTo(store: Store, act: () => Promise<void>, signal = new AbortController().signal) {
  let acted: Promise<void> | undefined;
  const stop = onStoreChange((change) => {
    if (change.what === 'records') acted ??= act();
  });
  const job = await runJob(store, 'restore', signal);
  stop();
  await acted;
  return job;
}

it('a paused restore keeps its place and its file, and is done when it was resumed and read to its end', async () => {
  const store = await waitingRestore();
  await runTo(store, () => pauseJob(store, 'restore'));
  expect((await listJobs(store))[0]).toMatchObject({ state: 'paused' });
  expect(await jobFile(store, 'restore')).toBeDefined();
  await resumeJob(store, 'restore');
  expect(await runTo(store, async () => {})).toMatchObject({ state: 'done' });
  expect(await storeCounts(store)).toMatchObject({ orders: ORDERS });
  closeStore(store);
});

it('one that is paused and resumed at once is not taken for done', async () => {
  const store = await waitingRestore();
  const abort = new AbortController();
  await runTo(
    store,
    async () => {
      // As the worker hears it: the signal first.
      abort.abort('paused');
      await pauseJob(store, 'restore');
      await resumeJob(store, 'restore');
    },
    abort.signal,
  );
  while (pendingJobs(await listJobs(store), true).length > 0) await runTo(store, async () => {});
  expect((await listJobs(store))[0]).toMatchObject({ state: 'done' });
  expect(await storeCounts(store)).toMatchObject({ orders: ORDERS });
  closeStore(store);
});

it('nor one of which only small records were stored before', async () => {
  const before = await freshStore();
  const lists = before.db.transaction('rejects', 'readwrite');
  for (let at = 1; at <= ORDERS; at++)
    void lists.store.put([{ line: at, column: 'c', value: 'v', reason: 'no-such-day' }], [`job-${at}`, at]);
  await lists.done;
  const { file } = await writeBackup(before, new Date('2026-11-22T08:00:00Z'));
  closeStore(before);
  const store = await freshStore();
  await createJob(store, importJob('restore', { kind: 'restore', state: 'waiting' }), file);
  let acted: Promise<void> | undefined;
  const stop = onStoreChange((change) => {
    if (change.what !== 'workspace') return;
    acted ??= pauseJob(store, 'restore').then(() => resumeJob(store, 'restore'));
  });
  await runJob(store, 'restore', new AbortController().signal);
  await acted;
  while (pendingJobs(await listJobs(store), true).length > 0)
    await runJob(store, 'restore', new AbortController().signal);
  stop();
  expect((await listJobs(store))[0]).toMatchObject({ state: 'done' });
  expect(await store.db.count('rejects')).toBe(ORDERS);
  closeStore(store);
});
