import { z } from 'zod';
import { calendarDateSchema } from './calendar-date.ts';
import { paintStateSchema } from './mention.ts';

/** Why a line needs nobody's attention until a day. */
export const SILENCE_REASONS = ['told', 'agreed', 'planned', 'other'] as const;

/**
 * That a person knows of a line until a day: until then it asks for no attention of that person. It hides nothing from
 * any figure, and holds only as long as the line is no worse than when this was said.
 */
export const silenceSchema = z.object({
  /** See {@link silenceId}. */
  id: z.string().min(1).max(520),
  partnerId: z.string().min(1).max(120),
  orderId: z.string().min(1).max(200),
  lineId: z.string().min(1).max(100),
  /** Order and line number as people know them. */
  title: z.string().max(130),
  /** Who said so; empty: whoever uses this browser. */
  who: z.string().max(200),
  /** The day on which it asks for attention again. */
  until: calendarDateSchema,
  reason: z.enum(SILENCE_REASONS),
  note: z.string().max(500).optional(),
  /** As the line was when this was said. */
  state: paintStateSchema,
  promisedOn: calendarDateSchema.optional(),
  at: z.number().int().nonnegative(),
  sample: z.boolean(),
});
export type Silence = z.infer<typeof silenceSchema>;
export type SilenceReason = Silence['reason'];

/** One saying per line and person: saying it again replaces it. */
export function silenceId({ orderId, lineId, who }: Pick<Silence, 'orderId' | 'lineId' | 'who'>): string {
  return `${orderId}\n${lineId}\n${who}`;
}
