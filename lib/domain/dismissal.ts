import { z } from 'zod';
import { calendarDateSchema } from './calendar-date.ts';
import { kpiIdSchema } from './kpi-id.ts';

/** Why somebody put an alert away. Every reason but `known` counts as a false alarm. */
const dismissReasonSchema = z.enum(['false', 'wrong-data', 'season', 'known']);
export type DismissReason = z.infer<typeof dismissReasonSchema>;

/** An alert that a person has put away; kept so that false alarms are counted and the same alert does not come back. */
export const dismissalSchema = z.object({
  /** `<partnerId> <kpi> <alarm day>`. */
  id: z.string().min(1).max(180),
  partnerId: z.string().min(1).max(120),
  kpi: z.union([kpiIdSchema, z.enum(['lateness', 'silence'])]),
  alarmOn: calendarDateSchema,
  reason: dismissReasonSchema,
  note: z.string().max(500).optional(),
  at: z.number().int().nonnegative(),
  sample: z.boolean(),
});
export type Dismissal = z.infer<typeof dismissalSchema>;
