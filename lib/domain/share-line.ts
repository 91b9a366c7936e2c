import * as z from 'zod/mini';
import type { CalendarDate } from './calendar-date.ts';

const text = (max: number) => z.string().check(z.maxLength(max));
const finite = z.number();
const count = z.int().check(z.nonnegative());
/** What answers name a line or an action by: opaque, and the same in every bundle of a share. */
export const refSchema = z.string().check(z.regex(/^[0-9a-f]{32}$/));
/** A calendar date, as everywhere else, by the small parser. */
export const dateSchema: z.ZodMiniType<CalendarDate> = z.iso.date();

/** What became of a line that the partner contested. */
const sharedDisputeSchema = z.strictObject({
  /** The answer that contested it. */
  answerId: text(60),
  reason: text(40),
  words: z.optional(text(1_000)),
  state: z.enum(['open', 'accepted', 'rejected']),
  /** Why it was decided so. */
  because: z.optional(text(1_000)),
  decidedOn: z.optional(dateSchema),
});

/** Fields of a line that two sides may agree to share beside its number, item and verdict. */
export const SHARED_LINE_FIELDS = ['dates', 'quantities', 'shipments', 'receipts', 'description'] as const;
export const sharedLineFieldSchema = z.enum(SHARED_LINE_FIELDS);
export type SharedLineField = z.infer<typeof sharedLineFieldSchema>;

export const sharedLineSchema = z.strictObject({
  ref: refSchema,
  order: text(100),
  line: text(100),
  item: z.optional(text(100)),
  supplierItem: z.optional(text(100)),
  description: z.optional(text(500)),
  open: z.boolean(),
  state: z.enum(['on-track', 'at-risk', 'late', 'done', 'cancelled']),
  requestedOn: z.optional(dateSchema),
  firstPromisedOn: z.optional(dateSchema),
  promisedOn: z.optional(dateSchema),
  /** When enough of it had come to be complete, by what was agreed; absent while it is not, or nobody knows. */
  completedOn: z.optional(dateSchema),
  ordered: z.optional(finite),
  received: z.optional(finite),
  unit: z.optional(text(40)),
  shipments: z.optional(
    z
      .array(
        z.strictObject({
          number: text(100),
          shippedOn: z.optional(dateSchema),
          quantity: z.optional(finite),
        }),
      )
      .check(z.maxLength(50)),
  ),
  receipts: z.optional(
    z.array(z.strictObject({ receivedOn: dateSchema, quantity: z.optional(finite) })).check(z.maxLength(50)),
  ),
  /** How it counted for each shared figure that it counts for, by the place of the row in `theirs.rows`. */
  counts: z
    .array(
      z.strictObject({
        row: count,
        verdict: z.enum(['hit', 'miss', 'pending', 'excluded']),
        why: text(60),
      }),
    )
    .check(z.maxLength(40)),
  dispute: z.optional(sharedDisputeSchema),
  /** A date that the partner proposed, and what was decided about it. */
  proposal: z.optional(
    z.strictObject({
      answerId: text(60),
      date: dateSchema,
      state: z.enum(['open', 'accepted', 'rejected']),
      because: z.optional(text(1_000)),
    }),
  ),
});
export type SharedLine = z.infer<typeof sharedLineSchema>;
