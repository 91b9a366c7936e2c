import { z } from 'zod';
import { calendarDateSchema } from './calendar-date.ts';
import { paintStateSchema } from './mention.ts';

/** Longest list of lines that is kept of a followed order or partner; of more lines each is kept in few bytes. */
export const MAX_FOLLOWED_LINES = 2_000;
/** With more lines than this only the counts are compared. */
export const MAX_DIGEST_LINES = 100_000;

/** One line as it was when the person last looked. */
const seenLineSchema = z.object({
  /** Order id and line id. */
  orderId: z.string().max(200),
  lineId: z.string().max(100),
  /** Order and line number as people know them. */
  title: z.string().max(130),
  state: paintStateSchema,
  promisedOn: calendarDateSchema.optional(),
  sourceId: z.string().max(200),
  fetchedAt: z.number().int().nonnegative(),
});
export type SeenLine = z.infer<typeof seenLineSchema>;

/** A followed order or partner as it was at one moment. */
const snapshotSchema = z.object({
  /** False when the records no longer hold it. */
  exists: z.boolean(),
  day: calendarDateSchema,
  openLines: z.number().int().nonnegative(),
  lateLines: z.number().int().nonnegative(),
  /** Lines of an order, open lines of a partner; where `cut`, the one that was read longest ago and the worst that differ. */
  lines: z.array(seenLineSchema).max(MAX_FOLLOWED_LINES),
  /** True when there are more lines than are kept whole. */
  cut: z.boolean(),
  /** Where `cut`, state and promised day of each line (`lib/lens/mine/line-digest.ts`); absent where they are too many. */
  digest: z
    .string()
    .max(16 * MAX_DIGEST_LINES)
    .optional(),
  /** How many lines differ from what was seen before, and how many of them are gone; where one of both is cut. */
  differing: z
    .object({ lines: z.number().int().nonnegative(), gone: z.number().int().nonnegative() })
    .optional(),
});
export type Snapshot = z.infer<typeof snapshotSchema>;

/** Something a person follows: told when its dates or its status change. */
export const followSchema = z.object({
  /** `order <order id>` or `partner <partner id>`. */
  id: z.string().min(1).max(220),
  kind: z.enum(['order', 'partner']),
  targetId: z.string().min(1).max(200),
  /** What people call it, for the day on which the records no longer hold it. */
  title: z.string().max(330),
  followedAt: z.number().int().nonnegative(),
  /** True while the sample was shown: it goes with the sample. */
  sample: z.boolean(),
  /** As the person last saw it. */
  seen: snapshotSchema,
  /** As the records had it last; absent while nothing changed since `seen`. */
  now: snapshotSchema.optional(),
  /** Where a change was dismissed: what was seen before, so that it can be undone. */
  before: snapshotSchema.optional(),
});
export type Follow = z.infer<typeof followSchema>;

export function followId(kind: Follow['kind'], targetId: string): string {
  return `${kind} ${targetId}`;
}
