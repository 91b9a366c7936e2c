import { z } from 'zod';
import { calendarDateSchema } from './calendar-date.ts';
import { kpiIdSchema } from './kpi-id.ts';
import { sharedKpiSchema } from './share-figure.ts';
import { refSchema, sharedLineFieldSchema } from './share-line.ts';

/** So many of the files that were made are remembered, the newest. */
export const MAX_ISSUED = 200;

/** What a file that was made for a partner was. */
const issuedSchema = z.object({
  kind: z.enum(['scorecard', 'revoked']),
  serial: z.number().int().positive(),
  issuedAt: z.number().int().nonnegative(),
  expiresAt: z.number().int().nonnegative(),
  /** Thumbprint of the key that signed it. */
  kid: z.string().max(60),
  lines: z.number().int().nonnegative(),
  figures: z.number().int().nonnegative(),
});
export type Issued = z.infer<typeof issuedSchema>;

/** What was agreed with one partner to be shared with it: one for each, under the id of the partner. */
export const shareAgreementSchema = z.object({
  id: z.string().min(1).max(120),
  partnerId: z.string().min(1).max(120),
  /** The relationship as the partner sees it. */
  share: refSchema,
  /** What references of lines are made with, so that nobody can guess what they stand for. */
  secret: z.string().regex(/^[0-9a-f]{64}$/),
  /** How we call ourselves towards the partner. */
  from: z.string().min(1).max(200),
  kpis: z.array(sharedKpiSchema).max(40),
  /** Whether score and grade are shared: they count figures that are not. */
  score: z.boolean(),
  /** Figures that the score counted and the partner does not see, when it was agreed to share it. Absent where nobody was asked. */
  counted: z.array(kpiIdSchema).max(40).optional(),
  /** Whether our own side is shared: what we owe the partner. */
  owed: z.boolean(),
  fields: z.array(sharedLineFieldSchema).max(5),
  /** How many months back lines, trends and grades go. */
  months: z.number().int().min(1).max(36),
  until: calendarDateSchema,
  /** For how many days a file that was made is shown. */
  validDays: z.number().int().min(1).max(366),
  ours: z.string().min(1).max(200),
  theirs: z.string().min(1).max(200),
  agreedOn: calendarDateSchema,
  /** Where the plugin may post answers; absent: they become a file. */
  answerTo: z
    .url({ protocol: /^https$/ })
    .max(500)
    .optional(),
  nextReviewOn: calendarDateSchema.optional(),
  /** The last that was given to a file: it only grows, also when a file is lost. */
  serial: z.number().int().nonnegative(),
  /** Newest last. */
  issued: z.array(issuedSchema).max(MAX_ISSUED),
  revoked: z.object({ at: z.number().int().nonnegative(), because: z.string().max(300) }).optional(),
  at: z.number().int().nonnegative(),
  sample: z.boolean(),
});
export type ShareAgreement = z.infer<typeof shareAgreementSchema>;
