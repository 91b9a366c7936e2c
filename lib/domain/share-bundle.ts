import * as z from 'zod/mini';
import { LAST_INSTANT } from './share-answer.ts';
import { monthSchema, sharedSideSchema } from './share-figure.ts';
import {
  dateSchema,
  refSchema,
  SHARED_LINE_FIELDS,
  sharedLineFieldSchema,
  sharedLineSchema,
} from './share-line.ts';

/**
 * What a partner is shown of its own scorecard, its lines and what was decided about them. An allow-list: whatever is not
 * named here can not leave. No prices, customers, notes, risks, segments or names of other partners have a place in it.
 */

/** Newest layout that this code writes and reads. */
export const BUNDLE_VERSION = 1;
/** More lines than this are cut by whoever makes a bundle, worst first, and `cut` says how many there were. */
export const MAX_SHARED_LINES = 5_000;

const text = (max: number) => z.string().check(z.maxLength(max));
const count = z.int().check(z.nonnegative());
const instant = z.int().check(z.nonnegative(), z.maximum(LAST_INSTANT));

/** Something that one side promised to improve. */
const sharedActionSchema = z.strictObject({
  ref: refSchema,
  title: text(200),
  side: z.enum(['theirs', 'ours']),
  owner: z.optional(text(200)),
  dueOn: z.optional(dateSchema),
  state: z.enum(['open', 'acknowledged', 'done']),
  /** Day on which the partner acknowledged it. */
  acknowledgedOn: z.optional(dateSchema),
});

const headSchema = {
  format: z.literal('partnerlens-bundle'),
  version: z.literal(BUNDLE_VERSION),
  /** The relationship, opaque; the same in every bundle and answer of one partner. */
  share: refSchema,
  /** Grows with every bundle of a share: a reader that saw a higher one refuses this. */
  serial: z.int().check(z.positive()),
  issuedAt: instant,
  /** From when on nothing of it is shown. */
  expiresAt: instant,
  /** Who shares, and with whom. */
  from: text(200),
  with: text(300),
};

/** A bundle that shows something. */
export const bundleSchema = z.strictObject({
  ...headSchema,
  kind: z.literal('scorecard'),
  /** True while it was made of the sample: said wherever it is shown. */
  sample: z.boolean(),
  asOf: dateSchema,
  /** First and last month of the period, `2025-06`. */
  period: z.tuple([monthSchema, monthSchema]),
  /** What was agreed to be measured: version 0 is the sharer's own proposal. */
  agreed: z.strictObject({
    version: count,
    agreedOn: z.optional(dateSchema),
    ours: z.optional(text(200)),
    theirs: z.optional(text(200)),
  }),
  /** What was agreed to be shared. */
  shared: z.strictObject({
    /** Whether score and grade are: they count figures that are not. */
    score: z.boolean(),
    fields: z.array(sharedLineFieldSchema).check(z.maxLength(SHARED_LINE_FIELDS.length)),
    until: dateSchema,
    ours: text(200),
    theirs: text(200),
    agreedOn: dateSchema,
  }),
  nextReviewOn: z.optional(dateSchema),
  theirs: sharedSideSchema,
  /** How the sharer does towards the partner, where that was agreed. */
  ours: z.optional(sharedSideSchema),
  lines: z.array(sharedLineSchema).check(z.maxLength(MAX_SHARED_LINES)),
  /** How many lines there were, where not all are in it. */
  cut: z.optional(count),
  actions: z.array(sharedActionSchema).check(z.maxLength(200)),
  /** Words that were said about the relationship as a whole, newest last. */
  comments: z
    .array(
      z.strictObject({
        answerId: text(60),
        on: dateSchema,
        words: text(1_000),
        reply: z.optional(text(1_000)),
      }),
    )
    .check(z.maxLength(100)),
  /** Where an answer may be posted, by the sharer's own choice; absent: it becomes a file. */
  answerTo: z.optional(z.url({ protocol: /^https$/ }).check(z.maxLength(500))),
});
export type Bundle = z.infer<typeof bundleSchema>;

/** In the place of a bundle: nothing is shared any more. */
export const revocationSchema = z.strictObject({
  ...headSchema,
  kind: z.literal('revoked'),
  because: z.optional(text(300)),
});
export type Revocation = z.infer<typeof revocationSchema>;

export const sharedSchema = z.discriminatedUnion('kind', [bundleSchema, revocationSchema]);
