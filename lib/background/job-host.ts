import { browser } from 'wxt/browser';
import { listJobs } from '../store/jobs.ts';
import { JOBS_LOCK, sendJobCall } from '../sync/job-channel.ts';
import { pendingJobs } from '../sync/job-runner.ts';
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
  if (await isRunning()) return;
  if (typeof Worker === 'undefined' && (await hasHostPage())) await browser.offscreen.closeDocument();
  await runStoredJobs();
}

async function isRunning(): Promise<boolean> {
  const { held } = await navigator.locks.query();
  return held?.some((lock) => lock.name === JOBS_LOCK) ?? false;
}

/** Lets the host go when nothing is left to do; a job that was stored meanwhile keeps it. */
export async function closeJobHost(): Promise<void> {
  await witnessStore();
  if (await isRunning()) return;
  if (pendingJobs(await listJobs(await backgroundStore())).length > 0) return;
  if (typeof Worker === 'undefined' && (await hasHostPage())) await browser.offscreen.closeDocument();
}

async function hasHostPage(): Promise<boolean> {
  const contexts = await browser.runtime.getContexts({
    contextTypes: ['OFFSCREEN_DOCUMENT'],
    documentUrls: [browser.runtime.getURL(HOST_PAGE as '/')],
  });
  return contexts.length > 0;
}

let worker: Worker | null = null;

function startWorkerHere(): void {
  if (worker) {
    sendJobCall({ call: 'run' });
    return;
  }
  worker = new Worker('/jobs.js');
  worker.onmessage = () => {
    worker?.terminate();
    worker = null;
  };
}
