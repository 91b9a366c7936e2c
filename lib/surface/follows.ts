import { signal } from '@preact/signals';
import type { Follow } from '../domain/follow.ts';
import { nowOf } from '../domain/workspace.ts';
import { newFollow } from '../lens/mine/follow.ts';
import { dropFollow, editFollow, listFollows, putFollow } from '../store/follows.ts';
import type { Store } from '../store/open.ts';
import { readWorkspace } from '../store/workspace.ts';
import { askFromPanel } from './ask.ts';
import { surfaceStore } from './reading.ts';

/** What was just dismissed and can still be undone. */
export const dismissed = signal<ReadonlySet<string>>(new Set());

/** How many followed things changed since the person last looked. */
export async function followsChanged(store: Store): Promise<number> {
  const [follows, { sample }] = await Promise.all([listFollows(store), readWorkspace(store)]);
  return follows.filter((follow) => follow.now && follow.sample === sample).length;
}

/** Follows an order or a partner from what it is now. False when the records do not hold it today. */
export async function startFollowing(kind: Follow['kind'], targetId: string): Promise<boolean> {
  const store = await surfaceStore();
  const workspace = await readWorkspace(store);
  const follow = await newFollow(store, kind, targetId, nowOf(workspace), workspace.sample);
  if (!follow) return false;
  await putFollow(store, follow);
  return true;
}

/** Follows something no more: the toolbar button counts anew. */
export async function stopFollowing(id: string): Promise<void> {
  await dropFollow(await surfaceStore(), id);
  await askFromPanel('followsChanged', {});
}

/** The person has seen these changes: the next ones are compared with what is there now. */
export async function markSeen(ids: readonly string[]): Promise<void> {
  const store = await surfaceStore();
  dismissed.value = new Set([...dismissed.value, ...ids]);
  await Promise.all(
    ids.map((id) =>
      editFollow(store, id, (follow) => {
        if (!follow.now) return undefined;
        const { now, seen, ...rest } = follow;
        return { ...rest, seen: now, before: seen };
      }),
    ),
  );
  await askFromPanel('followsChanged', {});
}

/** Takes the dismissal back: it counts as not seen again. */
export async function unmarkSeen(id: string): Promise<void> {
  await editFollow(await surfaceStore(), id, (follow) => {
    if (!follow.before) return undefined;
    const { before, seen, now, ...rest } = follow;
    return { ...rest, seen: before, now: now ?? seen };
  });
  forgetDismissal(id);
  await askFromPanel('followsChanged', {});
}

/** The dismissal can no longer be undone. */
export async function settleSeen(id: string): Promise<void> {
  await editFollow(await surfaceStore(), id, ({ before, ...rest }) => (before ? rest : undefined));
  forgetDismissal(id);
}

function forgetDismissal(id: string): void {
  dismissed.value = new Set([...dismissed.value].filter((each) => each !== id));
}
