import { readJob, updateJob } from '../store/jobs.ts';
import type { Store } from '../store/open.ts';
import { JOBS_LOCK, sendJobCall } from './job-channel.ts';

/** Stops a job: the running worker after its current page; a job that nobody runs, at once. What was read is kept. */
export async function cancelJob(store: Store, jobId: string): Promise<void> {
  sendJobCall({ call: 'cancel', jobId });
  await navigator.locks.request(JOBS_LOCK, { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    const job = await readJob(store, jobId);
    if (job?.state === 'waiting' || job?.state === 'running') {
      await updateJob(store, { ...job, state: 'cancelled', finishedAt: Date.now() });
    }
  });
}
