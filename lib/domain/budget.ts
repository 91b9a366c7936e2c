import { z } from 'zod';
import { calendarDateSchema } from './calendar-date.ts';

/** How many requests were asked of a connected system on one day, by all windows and workers of this browser. */
export const budgetSchema = z.object({
  /** The connection's id: another day takes the place of the last one. */
  id: z.string().min(1).max(180),
  day: calendarDateSchema,
  used: z.number().int().nonnegative(),
  /** The system has answered as many as it does in a day: until this instant it is not asked. */
  restUntil: z.number().int().optional(),
});
export type Budget = z.infer<typeof budgetSchema>;
