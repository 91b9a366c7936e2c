import type { ImportJob } from '../domain/import-job.ts';
import { listJobs } from '../store/jobs.ts';
import type { Store } from '../store/open.ts';
import { cancelJob } from '../sync/cancel-job.ts';
import { pauseJob, resumeJob } from '../sync/pause-job.ts';
import { askFromPanel } from './ask.ts';
import { surfaceStore } from './reading.ts';

/** Those that are shown first: what runs, what a person paused, what waits for its turn. */
const SHOWN: readonly ImportJob['state'][] = ['running', 'paused', 'waiting'];

/** The import that every surface shows, the oldest of those that run; null when there is none. */
export async function shownJob(store: Store): Promise<ImportJob | null> {
  const jobs = await listJobs(store);
  for (const state of SHOWN) {
    const job = jobs.findLast((each) => each.state === state);
    if (job) return job;
  }
  return null;
}

/** Lets a job rest after its current page, until somebody resumes it. */
export async function pause(jobId: string): Promise<void> {
  await pauseJob(await surfaceStore(), jobId);
}

/** Lets a job that rests go on. */
export async function resume(jobId: string): Promise<void> {
  await resumeJob(await surfaceStore(), jobId);
  await askFromPanel('runJobs', {});
}

/** Ends a job; what was read is kept. */
export async function cancel(jobId: string): Promise<void> {
  await cancelJob(await surfaceStore(), jobId);
}
