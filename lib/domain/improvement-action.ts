import { z } from 'zod';
import { calendarDateSchema } from './calendar-date.ts';

/** Something that one side promised to improve. A person enters it; the partner may acknowledge what it was shown. */
export const improvementActionSchema = z.object({
  id: z.uuid(),
  partnerId: z.string().min(1).max(120),
  title: z.string().min(1).max(200),
  /** Whose it is to do. */
  side: z.enum(['theirs', 'ours']),
  /** Who does it, as they are called on that side. */
  owner: z.string().max(200).optional(),
  dueOn: calendarDateSchema.optional(),
  state: z.enum(['open', 'done']),
  /** When the partner acknowledged it, and who did so as they put it. */
  acknowledged: z.object({ on: calendarDateSchema, by: z.string().max(200) }).optional(),
  /** When it was entered or last changed. */
  at: z.number().int().nonnegative(),
  sample: z.boolean(),
});
export type ImprovementAction = z.infer<typeof improvementActionSchema>;

/** How it stands, as both sides are told. */
export function actionState({
  state,
  acknowledged,
}: Pick<ImprovementAction, 'state' | 'acknowledged'>): 'open' | 'acknowledged' | 'done' {
  if (state === 'done') return 'done';
  return acknowledged ? 'acknowledged' : 'open';
}
