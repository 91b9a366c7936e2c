import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import { onStoreChange } from '../../../lib/store/changes.ts';
import { jobFile, listJobs, readJob } from '../../../lib/store/jobs.ts';
import { closeStore, openStore, type Store, transact } from '../../../lib/store/open.ts';
import { storeCounts } from '../../../lib/store/queries.ts';
import { cancelJob } from '../../../lib/sync/cancel-job.ts';
import { pendingJobs, startJobRunner } from '../../../lib/sync/job-runner.ts';
import { pauseJob, resumeJob } from '../../../lib/sync/pause-job.ts';
import { runJob } from '../../../lib/sync/run-job.ts';
import { prepareJob } from './import-file.ts';

const HEADING = 'Purchase order,Line,Supplier,Item description,Quantity,Promised';
let stores = 0;
const name = () => `pause-${++stores}`;
const never = new AbortController().signal;
const fileOf = (count: number) => {
  const rows = Array.from(
    { length: count },
    (_, at) =>
      `45${10_000 + (at % 300)},${1 + Math.floor(at / 300)},Supplier ${at % 7},Part ${at},5,2026-04-10`,
  );
  return new File([[HEADING, ...rows].join('\n')], 'orders.csv', { lastModified: 1_000 });
};

/** Pauses or cancels as the worker hears it: by its signal, while the job is being stored. */
async function stopAfterPages(store: Store, id: string, pages: number, as: 'paused' | 'cancelled') {
  const abort = new AbortController();
  let seen = 0;
  const stop = onStoreChange((change) => {
    if (change.what === 'records' && ++seen === pages) abort.abort(as);
  });
  const job = await runJob(store, id, abort.signal);
  stop();
  return job;
}

it('a paused import keeps its place and its file, over a restart, until it is resumed', async () => {
  const store = await openStore(name());
  const { id } = await prepareJob(store, fileOf(13_000));
  const paused = await stopAfterPages(store, id, 1, 'paused');
  expect(paused).toMatchObject({ state: 'paused', finishedAt: undefined });
  const { byte, accepted } = paused.cursor;
  expect(accepted).toBeGreaterThan(0);
  expect((await storeCounts(store)).lines).toBe(accepted);
  closeStore(store);
  const later = await openStore(store.name);
  expect(pendingJobs(await listJobs(later), true)).toEqual([]);
  expect(await runJob(later, id, never)).toMatchObject({ state: 'paused', cursor: { byte } });
  expect(await jobFile(later, id)).toBeDefined();
  await resumeJob(later, id);
  expect(pendingJobs(await listJobs(later), true).map((job) => job.id)).toEqual([id]);
  expect(await runJob(later, id, never)).toMatchObject({
    state: 'done',
    cursor: { rows: 13_000, accepted: 13_000, repeated: 0, rejected: 0, linesNew: 13_000, linesSame: 0 },
  });
  closeStore(later);
}, 60_000);

it('pauses, resumes and cancels a job that nobody runs', async () => {
  const store = await openStore(name());
  const { id } = await prepareJob(store, fileOf(10));
  await pauseJob(store, id);
  expect(await readJob(store, id)).toMatchObject({ state: 'paused' });
  await resumeJob(store, id);
  expect(await readJob(store, id)).toMatchObject({ state: 'waiting' });
  await pauseJob(store, id);
  await cancelJob(store, id);
  expect(await readJob(store, id)).toMatchObject({ state: 'cancelled' });
  expect(await jobFile(store, id)).toBeUndefined();
  await resumeJob(store, id);
  await pauseJob(store, id);
  expect(await readJob(store, id)).toMatchObject({ state: 'cancelled' });
  closeStore(store);
});

it('a page that is being stored when the stop comes is given up whole', async () => {
  const store = await openStore(name());
  const { id } = await prepareJob(store, fileOf(20_000));
  const abort = new AbortController();
  const running = runJob(store, id, abort.signal);
  await new Promise((resolve) => setTimeout(resolve, 60));
  abort.abort('cancelled');
  const job = await running;
  expect(job.state).toBe('cancelled');
  expect((await storeCounts(store)).lines).toBe(job.cursor.accepted);
  closeStore(store);
});

it('a run that can not read the store tells whoever shows its job', async () => {
  // A worker hears of the network; Node does not.
  vi.stubGlobal('addEventListener', () => {});
  const store = await openStore(name());
  closeStore(store);
  const heard: string[] = [];
  const stop = onStoreChange(({ what }) => heard.push(what));
  await new Promise<void>((idle) => startJobRunner(store, idle));
  stop();
  expect(heard).toEqual(['jobs']);
});

it('an import whose job is gone tells whoever shows it', async () => {
  const store = await openStore(name());
  const { id } = await prepareJob(store, fileOf(10));
  const heard: string[] = [];
  let gone: Promise<unknown> | undefined;
  const stop = onStoreChange(({ what }) => {
    heard.push(what);
    // It says that it runs now: the browser clears the storage.
    gone ??= transact(store, ['jobs'], 'readwrite', (tx) => tx.objectStore('jobs').delete(id));
  });
  expect(await runJob(store, id, never)).toMatchObject({ failure: { code: 'job-gone' } });
  await gone;
  stop();
  expect(heard).toEqual(['jobs', 'jobs']);
  closeStore(store);
});
