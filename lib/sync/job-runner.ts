import type { ImportJob } from '../domain/import-job.ts';
import { announceChange } from '../store/changes.ts';
import { listJobs } from '../store/jobs.ts';
import type { Store } from '../store/open.ts';
import { needsReindex, reindex } from '../store/reindex.ts';
import { tidyConfirmations } from '../store/tidy-confirmations.ts';
import { JOBS_LOCK, onJobCall } from './job-channel.ts';
import { isOnline } from './online.ts';
import { isOpen } from './pause-job.ts';
import { refreshDerived } from './refresh-summaries.ts';
import { retainIfDue } from './retain.ts';
import { runJob } from './run-job.ts';
import { answerLookups } from './run-lookups.ts';
import { ownRun, sendOutbox } from './run-outbox.ts';

/** Jobs that a start, a wake-up or a new file has to take on, oldest first. Without a network, syncs wait for it. */
export function pendingJobs(jobs: ImportJob[], online: boolean): ImportJob[] {
  return jobs
    .filter((job) => isOpen(job) && (online || job.kind !== 'sync'))
    .sort((a, b) => a.createdAt - b.createdAt);
}

/**
 * Runs stored jobs in this worker, one after the other, now and whenever one is added; `idle` is told each time nothing
 * is left. Under a Web Lock: where another worker runs them already, this one waits its turn and finds them done.
 */
export function startJobRunner(store: Store, idle: () => void): void {
  let current: { jobId: string; abort: AbortController } | null = null;

  async function runAll(): Promise<void> {
    await navigator.locks
      .request(JOBS_LOCK, async () => {
        for (;;) {
          const [job] = pendingJobs(await listJobs(store), isOnline());
          if (!job) {
            const idleStill = async () => pendingJobs(await listJobs(store), isOnline()).length === 0;
            if (await needsReindex(store)) {
              await reindex(store, idleStill);
              continue;
            }
            // It only saves room: where there is none for it, it waits.
            await tidyConfirmations(store).catch(() => undefined);
            await retainIfDue(store, Date.now(), idleStill);
            if (await refreshDerived(store, idleStill)) return;
            continue;
          }
          current = { jobId: job.id, abort: new AbortController() };
          await runJob(store, job.id, current.abort.signal);
        }
      })
      .finally(() => {
        current = null;
      });
  }

  /** What people decided to write into systems does not wait for a long import; what it changed is read again after. */
  async function send(): Promise<void> {
    if (await sendOutbox(store, ownRun())) await runAll();
  }

  /** Nor do numbers that a person looks at; what is found is made to figures like what a sync brings. */
  async function lookUp(): Promise<void> {
    if (await answerLookups(store)) await runAll();
  }

  let working = 0;
  /** A store that can not be used now keeps its jobs; the background's alarm comes back to them, and whoever shows one looks. */
  const run = (): void => {
    working += 1;
    void Promise.allSettled([runAll(), send(), lookUp()]).then((ended) => {
      if (ended.some(({ status }) => status === 'rejected')) announceChange({ what: 'jobs' });
      working -= 1;
      if (working === 0) idle();
    });
  };

  onJobCall((call) => {
    if (call.call === 'stop' && current?.jobId === call.jobId) current.abort.abort(call.as);
    if (call.call === 'run') run();
  });
  // What waited for the network goes once it is back.
  addEventListener('online', run);
  run();
}
