import type { ImportJob } from '../domain/import-job.ts';
import { createJob } from '../store/jobs.ts';
import type { Store } from '../store/open.ts';
import { NEW_JOB_LOCK } from '../sync/job-channel.ts';
import { askFromPanel } from './ask.ts';

/**
 * Stores a job with its file and has it run. The background hears of it before and waits for the lock: so a job that is
 * stored runs, also when this page is closed in the same moment. Throws `store-full` when the file has no room.
 */
export async function addJob(store: Store, job: ImportJob, file: Blob): Promise<void> {
  await navigator.locks.request(NEW_JOB_LOCK, { mode: 'shared' }, async () => {
    await askFromPanel('runJobs', {});
    await createJob(store, job, file);
  });
  // A background that was stopped while a large file was stored has forgotten.
  await askFromPanel('runJobs', {});
}
