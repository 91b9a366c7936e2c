import { browser } from 'wxt/browser';
import { listJobs } from '../store/jobs.ts';
import { needsReindex } from '../store/reindex.ts';
import { isHeld, NEW_JOB_LOCK } from '../sync/job-channel.ts';
import { pendingJobs } from '../sync/job-runner.ts';
import { isOnline } from '../sync/online.ts';
import { isRetentionDue } from '../sync/retain.ts';
import { isDerivedDue } from './derived.ts';
import { isOutboxDue, reviveJobHost, runStoredJobs } from './job-host.ts';
import { restsForRoom } from './storage-room.ts';
import { backgroundStore } from './store.ts';
import { witnessStore } from './witness.ts';

const JOBS_ALARM = 'jobs';
const DAY_ALARM = 'day';
const DAY_MINUTES = 60;

/**
 * At every wake-up: a job that was interrupted goes on, or the filing of an older store, and an alarm watches it. Records that are older
 * than the person keeps them are looked for once a day, and figures are made when a new day begins; a second alarm wakes for that.
 */
export async function continueJobs(): Promise<void> {
  // An alarm that is set anew begins to wait anew.
  if (!(await browser.alarms.get(DAY_ALARM)))
    await browser.alarms.create(DAY_ALARM, { periodInMinutes: DAY_MINUTES });
  const store = await backgroundStore();
  await witnessStore();
  const waiting =
    (await isHeld(NEW_JOB_LOCK)) ||
    pendingJobs(await listJobs(store), isOnline()).length > 0 ||
    (await isOutboxDue()) ||
    (await needsReindex(store));
  if (!waiting) {
    await browser.alarms.clear(JOBS_ALARM);
    if ((await isRetentionDue(store, Date.now())) || (await isDerivedDue())) await runStoredJobs();
    return;
  }
  await watchWithAlarm();
  if (await restsForRoom(Date.now())) return;
  await reviveJobHost();
}

/**
 * A job was stored, or is about to be by a page that holds a lock meanwhile: runs it, with the alarm set first, so that it
 * goes on by itself when all of this is killed. Answers such a page at once: it stores the job only then.
 */
export async function startJobs(): Promise<void> {
  await watchWithAlarm();
  if (!(await isHeld(NEW_JOB_LOCK))) return runStoredJobs();
  // When this fails, the alarm is there.
  navigator.locks.request(NEW_JOB_LOCK, runStoredJobs).catch(() => undefined);
}

function watchWithAlarm(): Promise<void> {
  return browser.alarms.create(JOBS_ALARM, { periodInMinutes: 0.5 });
}

export function watchJobs(alarm: { name: string }): void {
  if (alarm.name === JOBS_ALARM || alarm.name === DAY_ALARM) void continueJobs();
}
