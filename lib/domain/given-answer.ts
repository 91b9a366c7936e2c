import { z } from 'zod';
import { LAST_INSTANT, shareAnswerSchema } from './share-answer.ts';
import { refSchema } from './share-line.ts';

/** How an answer was decided, and why. */
const decisionSchema = z.object({
  state: z.enum(['accepted', 'rejected']),
  because: z.string().max(1_000),
  by: z.string().max(200),
  at: z.number().int().nonnegative(),
});
export type Decision = z.infer<typeof decisionSchema>;

/** An answer that was stored while any instant was taken gets the last that has a date, so that it can still be read. */
function dated(answer: unknown): unknown {
  if (typeof answer !== 'object' || answer === null || !('at' in answer)) return answer;
  const { at } = answer;
  return typeof at === 'number' && at > LAST_INSTANT ? { ...answer, at: LAST_INSTANT } : answer;
}

/** What a partner answered, once for each id however often it arrives, and what became of it. */
export const givenAnswerSchema = z.object({
  id: z.uuid(),
  partnerId: z.string().min(1).max(120),
  share: refSchema,
  /** The file that it answers. */
  serial: z.number().int().positive(),
  /** Who answered, as they put it. */
  by: z.string().max(200),
  answer: z.preprocess(dated, shareAnswerSchema),
  /** The line that its reference stands for. */
  orderId: z.string().max(200).optional(),
  lineId: z.string().max(100).optional(),
  /** The action that its reference stands for. */
  actionId: z.string().max(60).optional(),
  /** Of a dispute or a proposal, once a person decided; of a comment the reply, as its reason. */
  decision: decisionSchema.optional(),
  /** When it was taken in. */
  at: z.number().int().nonnegative(),
  sample: z.boolean(),
});
export type GivenAnswer = z.infer<typeof givenAnswerSchema>;
