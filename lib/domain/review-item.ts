import { z } from 'zod';

/** Longest saying of a point. */
export const MAX_POINT_WORDS = 1_000;

/** Something that is to be spoken of at the next review with a partner. A person put it there; it changes no figure. */
export const reviewItemSchema = z.object({
  id: z.string().min(1).max(520),
  partnerId: z.string().min(1).max(120),
  /** The order and line that it is about; it may be about the partner alone. */
  orderId: z.string().min(1).max(200).optional(),
  lineId: z.string().min(1).max(100).optional(),
  /** Order and line number as people know them. */
  title: z.string().max(130),
  /** What was seen, as it was worded then: pages and records go on. */
  words: z.string().max(MAX_POINT_WORDS),
  /** Who put it there; empty: whoever uses this browser. */
  who: z.string().max(200),
  at: z.number().int().nonnegative(),
  /** When it was spoken of. */
  doneAt: z.number().int().nonnegative().optional(),
  sample: z.boolean(),
});
export type ReviewItem = z.infer<typeof reviewItemSchema>;

/** One point per order line, or order, and day of adding: adding it again that day replaces what it says. */
export function reviewItemId(
  { partnerId, orderId, lineId }: Pick<ReviewItem, 'partnerId' | 'orderId' | 'lineId'>,
  day: string,
): string {
  return [partnerId, orderId ?? '', lineId ?? '', day].join('\n');
}
