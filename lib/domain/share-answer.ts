import * as z from 'zod/mini';
import { dateSchema, refSchema } from './share-line.ts';

/** What a partner answers to a bundle. It comes back as a file, or is posted where the portal says: hostile until parsed. */

export const ANSWER_VERSION = 1;
/** So many answers fit into one file, and so many bytes are taken. */
export const MAX_ANSWERS = 1_000;
export const MAX_ANSWER_BYTES = 2_000_000;

/** The last millisecond of the year 9999: what lies beyond has no calendar date. */
export const LAST_INSTANT = 253_402_300_799_999;

/** Why a partner contests a line. */
export const DISPUTE_REASONS = [
  'arrived-on-time',
  'quantity-was-complete',
  'date-was-agreed',
  'order-was-changed',
  'caused-by-you',
  'not-our-order',
  'other',
] as const;
const disputeReasonSchema = z.enum(DISPUTE_REASONS);

const text = (max: number) => z.string().check(z.maxLength(max));
const common = {
  /** Made once where the answer is given (a UUID): each counts once, however often it arrives. */
  id: z.uuid(),
  at: z.int().check(z.nonnegative(), z.maximum(LAST_INSTANT)),
};

export const shareAnswerSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...common,
    kind: z.literal('dispute'),
    line: refSchema,
    reason: disputeReasonSchema,
    /** What shows it: a slip number, a name, a day. */
    evidence: text(1_000),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('proposal'),
    line: refSchema,
    date: dateSchema,
    words: z.optional(text(1_000)),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('acknowledgement'),
    action: refSchema,
    words: z.optional(text(1_000)),
  }),
  z.strictObject({ ...common, kind: z.literal('comment'), words: text(1_000) }),
]);
export type ShareAnswer = z.infer<typeof shareAnswerSchema>;

/** One file of answers. It is not signed: whoever may send it is decided by who drops it on the side panel. */
export const answerFileSchema = z.strictObject({
  format: z.literal('partnerlens-answer'),
  version: z.literal(ANSWER_VERSION),
  share: refSchema,
  /** The bundle that it answers. */
  serial: z.int().check(z.positive()),
  /** Who answers, as they put it. */
  by: text(200),
  answers: z.array(shareAnswerSchema).check(z.minLength(1), z.maxLength(MAX_ANSWERS)),
});
export type AnswerFile = z.infer<typeof answerFileSchema>;
