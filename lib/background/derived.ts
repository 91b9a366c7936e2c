import { nowOf } from '../domain/workspace.ts';
import { derivedCurrent } from '../lens/alerts/refresh-alerts.ts';
import { readWorkspace } from '../store/workspace.ts';
import { refreshFollowBadge } from './follow-badge.ts';
import { closeJobHost } from './job-host.ts';
import { refreshAllTabs } from './lens-messages.ts';
import { watchOutbox } from './outbox-alarm.ts';
import { backgroundStore } from './store.ts';
import { witnessFirst } from './witness.ts';

/** True when summaries have to be made: the day changed, the settings did, or a worker was killed while making them. */
export async function isDerivedDue(): Promise<boolean> {
  const store = await backgroundStore();
  return !(await derivedCurrent(store, nowOf(await readWorkspace(store))));
}

/** Records were stored or removed: open pages follow. */
export async function onRecordsChanged(): Promise<void> {
  await Promise.all([refreshAllTabs(), witnessFirst()]);
}

/** The job worker has nothing left to do: it may go, and what it derived may have changed what is followed. */
export async function onJobsIdle(): Promise<void> {
  await closeJobHost();
  await watchOutbox();
  await refreshFollowBadge();
}
