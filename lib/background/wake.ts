import { browser } from 'wxt/browser';
import { listJobs } from '../store/jobs.ts';
import { pendingJobs } from '../sync/job-runner.ts';
import { reviveJobHost } from './job-host.ts';
import { backgroundStore } from './store.ts';

const JOBS_ALARM = 'jobs';

/** At every wake-up: a job that was interrupted goes on, and an alarm watches it while it runs. */
export async function continueJobs(): Promise<void> {
  const waiting = pendingJobs(await listJobs(await backgroundStore())).length > 0;
  if (!waiting) {
    await browser.alarms.clear(JOBS_ALARM);
    return;
  }
  await browser.alarms.create(JOBS_ALARM, { periodInMinutes: 0.5 });
  await reviveJobHost();
}

export function watchJobs(alarm: { name: string }): void {
  if (alarm.name === JOBS_ALARM) void continueJobs();
}
