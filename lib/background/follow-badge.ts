import { listFollows } from '../store/follows.ts';
import { readWorkspace } from '../store/workspace.ts';
import { showFollowCount } from './badge.ts';
import { backgroundStore } from './store.ts';

/** Counts on the toolbar button what changed of the things that are followed. */
export async function refreshFollowBadge(): Promise<void> {
  const store = await backgroundStore();
  const [follows, { sample }] = await Promise.all([listFollows(store), readWorkspace(store)]);
  await showFollowCount(follows.filter((follow) => follow.now && follow.sample === sample).length);
}
