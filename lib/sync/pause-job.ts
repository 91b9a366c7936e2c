import type { ImportJob } from '../domain/import-job.ts';
import { changeJob } from '../store/jobs.ts';
import type { Store } from '../store/open.ts';
import { sendJobCall } from './job-channel.ts';

/** True for a job that a worker has to take on. */
export function isOpen(job: ImportJob): boolean {
  return job.state === 'waiting' || job.state === 'running';
}

/**
 * Halts a job where it stands: a page that is being stored is given up and read again later. It stays paused, over closed
 * windows and restarts of the browser, until {@link resumeJob} or `cancelJob`.
 */
export async function pauseJob(store: Store, jobId: string): Promise<void> {
  sendJobCall({ call: 'stop', jobId, as: 'paused' });
  await changeJob(store, jobId, (job) => (isOpen(job) ? { ...job, state: 'paused' } : undefined));
}

/**
 * Lets a paused job, or one that the store had no room for, go on behind the last row that is stored. Whoever calls this
 * asks the background to run jobs (`runJobs`): where no worker lives, nobody hears of it otherwise.
 */
export async function resumeJob(store: Store, jobId: string): Promise<void> {
  await changeJob(store, jobId, (job) => {
    const kept = job.state === 'failed' && (job.failure?.code.startsWith('store-') ?? false);
    if (job.state !== 'paused' && !kept) return undefined;
    return { ...job, state: 'waiting', failure: undefined, finishedAt: undefined };
  });
  sendJobCall({ call: 'run' });
}
