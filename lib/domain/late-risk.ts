import { z } from 'zod';
import { calendarDateSchema } from './calendar-date.ts';

/** Under which name the model of late deliveries is stored. */
export const LATE_RISK_MODEL = 'late-risk';

/** The stored model: what it was trained on and when, and itself as one text of JSON (`lib/lens/risk/pack-risk.ts`). */
export const storedRiskSchema = z.object({
  id: z.literal(LATE_RISK_MODEL),
  definition: z.string(),
  /** Version of the text. */
  version: z.number(),
  day: calendarDateSchema,
  /** The settings that it was trained with. */
  stamp: z.string(),
  /** The state of the records. */
  generation: z.number(),
  /** Empty where the company has no decided line yet. */
  text: z.string(),
});
export type StoredRisk = z.infer<typeof storedRiskSchema>;
