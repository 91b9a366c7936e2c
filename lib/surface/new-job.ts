import type { Connection } from '../domain/connection.ts';
import type { ImportJob } from '../domain/import-job.ts';
import { createJob } from '../store/jobs.ts';
import type { Store } from '../store/open.ts';
import { NEW_JOB_LOCK } from '../sync/job-channel.ts';
import { addSync } from '../sync/sync-jobs.ts';
import { askFromPanel } from './ask.ts';

/** Stores a job with its file and has it run. Throws `store-full` when the file has no room. */
export function addJob(store: Store, job: ImportJob, file: Blob): Promise<void> {
  return withNewJob(() => createJob(store, job, file));
}

/** Stores a sync of a connection, unless one waits, runs or is paused, and has it run. Throws `store-full`. */
export async function runSync(store: Store, connection: Connection): Promise<void> {
  await withNewJob(() => addSync(store, connection, Date.now()));
}

/**
 * The background hears of a job before it is stored and waits for the lock: so a job that is stored runs, also when this
 * page is closed in the same moment.
 */
async function withNewJob(storeIt: () => Promise<unknown>): Promise<void> {
  await navigator.locks.request(NEW_JOB_LOCK, { mode: 'shared' }, async () => {
    await askFromPanel('runJobs', {});
    await storeIt();
  });
  // A background that was stopped while a large file was stored has forgotten.
  await askFromPanel('runJobs', {});
}
