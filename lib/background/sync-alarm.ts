import { browser } from 'wxt/browser';
import { listConnections } from '../store/connections.ts';
import { listJobs } from '../store/jobs.ts';
import { pendingJobs } from '../sync/job-runner.ts';
import { isOnline } from '../sync/online.ts';
import { addDueSyncs } from '../sync/sync-jobs.ts';
import { callSystems } from './call-systems.ts';
import { signInSilently } from './silent-sign-in.ts';
import { backgroundStore } from './store.ts';
import { startJobs } from './wake.ts';

const SYNC_ALARM = 'sync';
/** How often it is looked whether a connected system is due. */
const LOOK_MINUTES = 5;

/** At every wake-up: as long as a system is connected, an alarm looks after it. */
export async function watchConnections(): Promise<void> {
  await callSystems();
  const connected = (await listConnections(await backgroundStore())).length > 0;
  const watched = (await browser.alarms.get(SYNC_ALARM)) !== undefined;
  if (connected && !watched) await browser.alarms.create(SYNC_ALARM, { periodInMinutes: LOOK_MINUTES });
  if (!connected && watched) await browser.alarms.clear(SYNC_ALARM);
}

/** An alarm that comes so much later than it was set for: the machine slept. */
const SLEPT_MS = 2 * 60_000;

/**
 * Reads the changes of the systems that are due; without a network they wait. After a sleep one of them is asked first, the
 * one that waits longest: the network may not be there yet, and the others would all meet that.
 */
export async function syncDue(alarm: { name: string; scheduledTime: number }): Promise<void> {
  if (alarm.name !== SYNC_ALARM || !isOnline()) return;
  await watchConnections();
  await signInSilently();
  await addDue(Date.now() - alarm.scheduledTime > SLEPT_MS ? 1 : Number.POSITIVE_INFINITY);
}

/** The network is back: what waited for it goes on, and of what became due meanwhile one system is asked first. */
export async function syncOnline(): Promise<void> {
  if ((await listConnections(await backgroundStore())).length > 0) await addDue(1);
}

async function addDue(most: number): Promise<void> {
  const store = await backgroundStore();
  const added = await addDueSyncs(store, Date.now(), most);
  const waits = pendingJobs(await listJobs(store), isOnline()).some(({ kind }) => kind === 'sync');
  if (added > 0 || waits) await startJobs();
}
