import { browser } from 'wxt/browser';
import { listJobs } from '../store/jobs.ts';
import { waitingLookups } from '../store/lookups.ts';
import { isHeld, JOBS_LOCK, NEW_JOB_LOCK, sendJobCall } from '../sync/job-channel.ts';
import { pendingJobs } from '../sync/job-runner.ts';
import { isOnline } from '../sync/online.ts';
import { OUTBOX_LOCK, outboxDueAt, STAY_MS } from '../sync/run-outbox.ts';
import { backgroundStore } from './store.ts';
import { witnessStore } from './witness.ts';

const HOST_PAGE = '/offscreen.html';

/**
 * Makes sure that a worker runs the stored jobs. A service worker has no `Worker`, so in Chromium an offscreen document
 * owns it; Firefox's event page owns it itself. Safe to call at any time: where a worker is at work it only hears the call.
 */
export async function runStoredJobs(): Promise<void> {
  if (typeof Worker !== 'undefined') {
    startWorkerHere();
    return;
  }
  if (await hasHostPage()) {
    sendJobCall({ call: 'run' });
    return;
  }
  await browser.offscreen
    .createDocument({
      url: HOST_PAGE,
      reasons: ['WORKERS'],
      justification:
        'Imports run in a worker, so that pages stay smooth and closing a window does not stop them.',
    })
    .catch((error: unknown) => {
      // Two wake-ups may race to create it; the one that lost is served by the other's page.
      if (!`${error}`.includes('single offscreen')) throw error;
    });
}

/** Starts the host anew when jobs wait and nobody holds the jobs' lock: its worker was killed. */
export async function reviveJobHost(): Promise<void> {
  if (await isHeld(JOBS_LOCK)) {
    // What is to be written does not wait for an import that takes long.
    if ((await isOutboxDue()) && !(await isHeld(OUTBOX_LOCK))) sendJobCall({ call: 'run' });
    return;
  }
  if (await isHeld(OUTBOX_LOCK)) return;
  if (typeof Worker === 'undefined' && (await hasHostPage())) await browser.offscreen.closeDocument();
  await runStoredJobs();
}

/** Lets the host go when nothing is left to do; a job that was stored meanwhile, or is about to be, keeps it. */
export async function closeJobHost(): Promise<void> {
  await witnessStore();
  if ((await isHeld(JOBS_LOCK)) || (await isHeld(NEW_JOB_LOCK)) || (await isHeld(OUTBOX_LOCK))) return;
  if (await hasPendingJobs()) return;
  if (typeof Worker !== 'undefined' || !(await hasHostPage())) return;
  await browser.offscreen.closeDocument();
  await runMissedJobs();
}

/** A job that was stored in the moment in which the worker went called nobody. */
async function runMissedJobs(): Promise<void> {
  if (await hasPendingJobs()) await runStoredJobs();
}

async function hasPendingJobs(): Promise<boolean> {
  const store = await backgroundStore();
  if ((await waitingLookups(store)).length > 0) return true;
  return pendingJobs(await listJobs(store), isOnline()).length > 0 || (await isOutboxDue());
}

/** True when something is to be written to a system now or in a moment, and there is a network. */
export async function isOutboxDue(): Promise<boolean> {
  const due = await outboxDueAt(await backgroundStore());
  return isOnline() && due !== undefined && due <= Date.now() + STAY_MS;
}

async function hasHostPage(): Promise<boolean> {
  const contexts = await browser.runtime.getContexts({
    contextTypes: ['OFFSCREEN_DOCUMENT'],
    documentUrls: [browser.runtime.getURL(HOST_PAGE as '/')],
  });
  return contexts.length > 0;
}

let worker: Worker | null = null;
let onIdle: () => Promise<void> = async () => {};

/** Says what follows when the worker of Firefox's event page has nothing left to do; in Chromium its page sends a message. */
export function whenWorkerIdle(then: () => Promise<void>): void {
  onIdle = then;
}

function startWorkerHere(): void {
  if (worker) {
    sendJobCall({ call: 'run' });
    return;
  }
  worker = new Worker('/jobs.js');
  worker.onmessage = () => {
    worker?.terminate();
    worker = null;
    void runMissedJobs().then(onIdle);
  };
}
