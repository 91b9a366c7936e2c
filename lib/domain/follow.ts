import { z } from 'zod';
import { calendarDateSchema } from './calendar-date.ts';
import { paintStateSchema } from './mention.ts';

/** Longest list of lines that is kept of a followed order or partner; beyond, only its counts are compared. */
export const MAX_FOLLOWED_LINES = 2_000;

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
  /** Lines of an order, open lines of a partner; where `cut`, only the one that was read longest ago. */
  lines: z.array(seenLineSchema).max(MAX_FOLLOWED_LINES),
  /** True when there are more lines than are kept. */
  cut: z.boolean(),
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
