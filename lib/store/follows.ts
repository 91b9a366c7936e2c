import { type Follow, followSchema } from '../domain/follow.ts';
import { announceChange } from './changes.ts';
import { type Store, transact } from './open.ts';
import { withRoom } from './shed.ts';

/** Everything that is followed, oldest first; a record that does not parse is left out. */
export async function listFollows(store: Store): Promise<Follow[]> {
  const stored = await transact(store, ['follows'], 'readonly', (tx) => tx.objectStore('follows').getAll());
  return stored
    .flatMap((record) => {
      const parsed = followSchema.safeParse(record);
      return parsed.success ? [parsed.data] : [];
    })
    .sort((a, b) => a.followedAt - b.followedAt);
}

/** The follow with this id, undefined when nothing of that name is followed. */
export async function readFollow(store: Store, id: string): Promise<Follow | undefined> {
  const record = await transact(store, ['follows'], 'readonly', (tx) => tx.objectStore('follows').get(id));
  const parsed = followSchema.safeParse(record);
  return parsed.success ? parsed.data : undefined;
}

/** Begins to follow, or replaces what is stored under the id. Throws `store-full`. */
export async function putFollow(store: Store, follow: Follow): Promise<void> {
  await withRoom(store, () =>
    transact(store, ['follows'], 'readwrite', (tx) => tx.objectStore('follows').put(follow)),
  );
  announceChange({ what: 'follows' });
}

/**
 * Changes a stored follow inside one transaction, so that a dismissal and a comparison that run at the same time do not
 * undo each other. `edit` answers undefined to leave it as it is. A follow that was ended meanwhile is not brought back.
 */
export async function editFollow(
  store: Store,
  id: string,
  edit: (follow: Follow) => Follow | undefined,
): Promise<void> {
  const changed = await withRoom(store, () =>
    transact(store, ['follows'], 'readwrite', async (tx) => {
      const parsed = followSchema.safeParse(await tx.objectStore('follows').get(id));
      const next = parsed.success ? edit(parsed.data) : undefined;
      if (next) await tx.objectStore('follows').put(next);
      return next !== undefined;
    }),
  );
  if (changed) announceChange({ what: 'follows' });
}

/** Ends a follow. */
export async function dropFollow(store: Store, id: string): Promise<void> {
  await transact(store, ['follows'], 'readwrite', (tx) => tx.objectStore('follows').delete(id));
  announceChange({ what: 'follows' });
}
