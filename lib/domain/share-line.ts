import { z } from 'zod';
import { calendarDateSchema } from './calendar-date.ts';

const text = (max: number) => z.string().max(max);
const finite = z.number().finite();
const count = z.number().int().nonnegative();
/** What answers name a line or an action by: opaque, and the same in every bundle of a share. */
export const refSchema = z.string().regex(/^[0-9a-f]{32}$/);

/** What became of a line that the partner contested. */
const sharedDisputeSchema = z.strictObject({
  /** The answer that contested it. */
  answerId: text(60),
  reason: text(40),
  words: text(1_000).optional(),
  state: z.enum(['open', 'accepted', 'rejected']),
  /** Why it was decided so. */
  because: text(1_000).optional(),
  decidedOn: calendarDateSchema.optional(),
});

/** Fields of a line that two sides may agree to share beside its number, item and verdict. */
export const SHARED_LINE_FIELDS = ['dates', 'quantities', 'shipments', 'receipts', 'description'] as const;
export const sharedLineFieldSchema = z.enum(SHARED_LINE_FIELDS);
export type SharedLineField = z.infer<typeof sharedLineFieldSchema>;

export const sharedLineSchema = z.strictObject({
  ref: refSchema,
  order: text(100),
  line: text(100),
  item: text(100).optional(),
  supplierItem: text(100).optional(),
  description: text(500).optional(),
  open: z.boolean(),
  state: z.enum(['on-track', 'at-risk', 'late', 'done', 'cancelled']),
  requestedOn: calendarDateSchema.optional(),
  firstPromisedOn: calendarDateSchema.optional(),
  promisedOn: calendarDateSchema.optional(),
  ordered: finite.optional(),
  received: finite.optional(),
  unit: text(40).optional(),
  shipments: z
    .array(
      z.strictObject({
        number: text(100),
        shippedOn: calendarDateSchema.optional(),
        quantity: finite.optional(),
      }),
    )
    .max(50)
    .optional(),
  receipts: z
    .array(z.strictObject({ receivedOn: calendarDateSchema, quantity: finite.optional() }))
    .max(50)
    .optional(),
  /** How it counted for each shared figure that it counts for, by the place of the row in `theirs.rows`. */
  counts: z
    .array(
      z.strictObject({
        row: count,
        verdict: z.enum(['hit', 'miss', 'pending', 'excluded']),
        why: text(60),
        measure: finite.nullable(),
      }),
    )
    .max(40),
  dispute: sharedDisputeSchema.optional(),
  /** A date that the partner proposed, and what was decided about it. */
  proposal: z
    .strictObject({
      answerId: text(60),
      date: calendarDateSchema,
      state: z.enum(['open', 'accepted', 'rejected']),
      because: text(1_000).optional(),
    })
    .optional(),
});
export type SharedLine = z.infer<typeof sharedLineSchema>;
