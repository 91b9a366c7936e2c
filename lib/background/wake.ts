import { browser } from 'wxt/browser';
import { listJobs } from '../store/jobs.ts';
import { pendingJobs } from '../sync/job-runner.ts';
import { reviveJobHost, runStoredJobs } from './job-host.ts';
import { backgroundStore } from './store.ts';

const JOBS_ALARM = 'jobs';

/** At every wake-up: a job that was interrupted goes on, and an alarm watches it while it runs. */
export async function continueJobs(): Promise<void> {
  const waiting = pendingJobs(await listJobs(await backgroundStore())).length > 0;
  if (!waiting) {
    await browser.alarms.clear(JOBS_ALARM);
    return;
  }
  await watchWithAlarm();
  await reviveJobHost();
}

/** A job was stored: runs it, with the alarm set first, so that it goes on by itself when all of this is killed. */
export async function startJobs(): Promise<void> {
  await watchWithAlarm();
  await runStoredJobs();
}

function watchWithAlarm(): Promise<void> {
  return browser.alarms.create(JOBS_ALARM, { periodInMinutes: 0.5 });
}

export function watchJobs(alarm: { name: string }): void {
  if (alarm.name === JOBS_ALARM) void continueJobs();
}
