import type { ReviewItem } from '../domain/review-item.ts';
import { announceChange } from './changes.ts';
import { type Store, transact } from './open.ts';
import { relationsOf } from './relation-records.ts';
import { withRoom } from './shed.ts';

/** The points for the next review with a partner, open ones first, then the newest; what does not parse is left out. */
export async function reviewItemsOf(store: Store, partnerId: string): Promise<ReviewItem[]> {
  const { records } = await relationsOf(store, 'reviewItems', partnerId);
  return records.sort(
    (a, b) =>
      Number(a.doneAt !== undefined) - Number(b.doneAt !== undefined) ||
      b.at - a.at ||
      a.id.localeCompare(b.id),
  );
}

/** The points that are stored under these ids. */
export async function reviewItemsById(store: Store, ids: readonly string[]): Promise<ReviewItem[]> {
  const found = await transact(store, ['reviewItems'], 'readonly', (tx) =>
    Promise.all(ids.map((id) => tx.objectStore('reviewItems').get(id))),
  );
  return found.filter((item) => item !== undefined);
}

/** Stores them in place of those of their ids, all or none. They change no figure: nothing is made anew. Throws `store-full`. */
export async function putReviewItems(store: Store, items: readonly ReviewItem[]): Promise<void> {
  await withRoom(store, () =>
    transact(store, ['reviewItems'], 'readwrite', async (tx) => {
      await Promise.all(items.map((item) => tx.objectStore('reviewItems').put(item)));
    }),
  );
  announceChange({ what: 'records' });
}

/** Takes points off the list; those that are gone already are passed over. */
export async function removeReviewItems(store: Store, ids: readonly string[]): Promise<void> {
  await transact(store, ['reviewItems'], 'readwrite', async (tx) => {
    await Promise.all(ids.map((id) => tx.objectStore('reviewItems').delete(id)));
  });
  announceChange({ what: 'records' });
}
