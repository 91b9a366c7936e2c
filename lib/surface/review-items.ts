import { signal } from '@preact/signals';
import { MAX_POINT_WORDS, type ReviewItem, reviewItemId } from '../domain/review-item.ts';
import { nowOf } from '../domain/workspace.ts';
import { personOf } from '../lens/silence/line-notes.ts';
import { readMine } from '../policy/mine.ts';
import { putReviewItems, removeReviewItems, reviewItemsById } from '../store/review-items.ts';
import { readWorkspace } from '../store/workspace.ts';
import { surfaceStore } from './reading.ts';

/** What is to be spoken of, before it is stored. */
type ReviewPoint = Pick<ReviewItem, 'partnerId' | 'orderId' | 'lineId' | 'title' | 'words'>;

/** What was put on a list, marked or taken off last and can still be undone: what stood there before. */
export const justNoted = signal<{
  points: number;
  partners: string[];
  ids: readonly string[];
  before: readonly ReviewItem[];
  at: number;
} | null>(null);

/**
 * Puts points on the lists for the next reviews with their partners; one that was added today already says the new words.
 * Needs no network. Throws `store-full`.
 */
export async function addToReview(points: readonly (ReviewPoint & { partnerName: string })[]): Promise<void> {
  const store = await surfaceStore();
  const [workspace, mine] = await Promise.all([readWorkspace(store), readMine(store)]);
  const { instant: at } = nowOf(workspace);
  const day = new Date(at).toISOString().slice(0, 10);
  const items = points.map(({ partnerName: _, ...point }): ReviewItem => {
    const words = point.words.slice(0, MAX_POINT_WORDS);
    const title = point.title.slice(0, 130);
    const id = reviewItemId(point, day);
    return { ...point, id, title, words, who: personOf(mine) ?? '', at, sample: workspace.sample };
  });
  const partners = [...new Set(points.map(({ partnerName }) => partnerName))];
  await keepBefore(items, partners, () => putReviewItems(store, items));
}

/** Marks a point as spoken of, or as open again. */
export async function markDone(item: ReviewItem, done: boolean): Promise<void> {
  const { doneAt: _, ...open } = item;
  await putReviewItems(await surfaceStore(), [done ? { ...open, doneAt: Date.now() } : open]);
}

/** Takes a point off its list; it can be undone. */
export async function removePoint(item: ReviewItem): Promise<void> {
  await keepBefore([item], [], async () => removeReviewItems(await surfaceStore(), [item.id]));
}

async function keepBefore(
  items: readonly ReviewItem[],
  partners: string[],
  work: () => Promise<void>,
): Promise<void> {
  const ids = items.map(({ id }) => id);
  const before = await reviewItemsById(await surfaceStore(), ids);
  await work();
  justNoted.value = { points: items.length, partners, ids, before, at: Date.now() };
}

/** What was done last is as it was before. */
export async function undoNoted(): Promise<void> {
  const last = justNoted.value;
  if (!last) return;
  const store = await surfaceStore();
  const kept = new Set(last.before.map(({ id }) => id));
  await putReviewItems(store, last.before);
  await removeReviewItems(
    store,
    last.ids.filter((id) => !kept.has(id)),
  );
  justNoted.value = null;
}
