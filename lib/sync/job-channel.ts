/** Wakes and stops the job worker from any page of the extension; a broadcast does not leave the extension's origin. */
const CHANNEL = 'partnerlens-jobs';

/** Held by the worker that runs jobs: two windows never run the same job, and a killed worker lets go at once. */
export const JOBS_LOCK = 'partnerlens-jobs';

/**
 * Held by a page while it stores a job, and let go by the browser when the page is closed: whoever was told that a job is
 * coming waits for it and then looks.
 */
export const NEW_JOB_LOCK = 'partnerlens-new-job';

/** True while somebody holds this lock. */
export async function isHeld(name: string): Promise<boolean> {
  const { held } = await navigator.locks.query();
  return held?.some((lock) => lock.name === name) ?? false;
}

/** How a job ends that is stopped from outside. */
export type StoppedAs = 'paused' | 'cancelled';

export type JobCall = { call: 'run' } | { call: 'stop'; jobId: string; as: StoppedAs };

/** Tells the worker of jobs, wherever it runs, that there is one, or that one is to stop. */
export function sendJobCall(call: JobCall): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(call);
  channel.close();
}

/** Hears of such calls until the function that is answered is called; what is none is passed over. */
export function onJobCall(listener: (call: JobCall) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = (event) => {
    const call: unknown = event.data;
    if (isJobCall(call)) listener(call);
  };
  return () => channel.close();
}

function isJobCall(call: unknown): call is JobCall {
  if (typeof call !== 'object' || call === null || !('call' in call)) return false;
  if (call.call === 'run') return true;
  if (call.call !== 'stop' || !('jobId' in call) || typeof call.jobId !== 'string') return false;
  return 'as' in call && (call.as === 'paused' || call.as === 'cancelled');
}
