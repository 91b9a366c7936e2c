import { changeJob, dropJobFile } from '../store/jobs.ts';
import type { Store } from '../store/open.ts';
import { sendJobCall } from './job-channel.ts';
import { isOpen } from './pause-job.ts';

/** Ends a job, also one that waits or is paused. What was read is kept; a page that is being stored is given up. */
export async function cancelJob(store: Store, jobId: string): Promise<void> {
  sendJobCall({ call: 'stop', jobId, as: 'cancelled' });
  await changeJob(store, jobId, (job) =>
    isOpen(job) || job.state === 'paused'
      ? { ...job, state: 'cancelled', finishedAt: Date.now() }
      : undefined,
  );
  await dropJobFile(store, jobId);
}
