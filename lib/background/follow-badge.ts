import { nowOf } from '../domain/workspace.ts';
import { summariesCurrent } from '../lens/refresh.ts';
import { listFollows } from '../store/follows.ts';
import { readWorkspace } from '../store/workspace.ts';
import { showFollowCount } from './badge.ts';
import { closeJobHost } from './job-host.ts';
import { backgroundStore } from './store.ts';

/** Counts on the toolbar button what changed of the things that are followed. */
export async function refreshFollowBadge(): Promise<void> {
  const store = await backgroundStore();
  const [follows, { sample }] = await Promise.all([listFollows(store), readWorkspace(store)]);
  await showFollowCount(follows.filter((follow) => follow.now && follow.sample === sample).length);
}

/** The job worker has nothing left to do: what it derived may have changed what is followed. */
export async function derivedChanged(): Promise<void> {
  await closeJobHost();
  await refreshFollowBadge();
}

/** True when summaries have to be made: the day changed, the settings did, or a worker was killed while making them. */
export async function isDerivedDue(): Promise<boolean> {
  const store = await backgroundStore();
  return !(await summariesCurrent(store, nowOf(await readWorkspace(store))));
}
