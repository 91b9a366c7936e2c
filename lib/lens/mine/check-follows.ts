import type { Follow } from '../../domain/follow.ts';
import type { Now } from '../../domain/workspace.ts';
import { dropFollow, editFollow, listFollows, readFollow } from '../../store/follows.ts';
import type { Store } from '../../store/open.ts';
import { readWorkspace } from '../../store/workspace.ts';
import { type LensContext, readContext } from '../context.ts';
import { changesBetween } from './follow-changes.ts';
import { snapshotOf } from './snapshot.ts';

/**
 * Compares everything followed with what the person last saw of it, and stores what is different. A replay of a day
 * before that is no change. What was followed in the sample goes with the sample.
 */
export async function checkFollows(store: Store, now: Now): Promise<void> {
  const follows = await listFollows(store);
  if (follows.length === 0) return;
  const [context, { sample }] = await Promise.all([readContext(store, now), readWorkspace(store)]);
  for (const follow of follows) {
    if (follow.sample && !sample) await dropFollow(store, follow.id);
    else if (follow.sample === sample && now.today >= follow.seen.day) await check(store, follow, context);
  }
}

/** A person may dismiss changes while they are compared anew: then they are compared with what that person saw now. */
async function check(store: Store, { id }: Follow, context: LensContext): Promise<void> {
  let again = true;
  while (again) {
    const follow = await readFollow(store, id);
    if (!follow) return;
    const current = await snapshotOf(store, follow.kind, follow.targetId, context, follow.seen);
    again = false;
    await editFollow(store, id, (stored) => {
      again = JSON.stringify(stored.seen) !== JSON.stringify(follow.seen);
      const different = !again && changesBetween(stored.seen, current) !== null;
      if (again || (!different && stored.now === undefined)) return undefined;
      if (different && JSON.stringify(stored.now) === JSON.stringify(current)) return undefined;
      const { now: _, ...rest } = stored;
      return different ? { ...rest, now: current } : rest;
    });
  }
}
