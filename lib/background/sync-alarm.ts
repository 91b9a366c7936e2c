import { browser } from 'wxt/browser';
import { listConnections } from '../store/connections.ts';
import { addDueSyncs } from '../sync/sync-jobs.ts';
import { callSystems } from './call-systems.ts';
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

/** Reads the changes of the systems that are due; without a network they wait for the next alarm. */
export async function syncDue(alarm: { name: string }): Promise<void> {
  if (alarm.name !== SYNC_ALARM || !navigator.onLine) return;
  await watchConnections();
  if ((await addDueSyncs(await backgroundStore(), Date.now())) > 0) await startJobs();
}
