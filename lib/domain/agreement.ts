import { z } from 'zod';
import { calendarDateSchema } from './calendar-date.ts';
import { kpiIdSchema } from './kpi-id.ts';

/** Dates that a delivery can be measured against. */
const basisSchema = z.enum(['requested', 'first-promised', 'last-promised']);

/** One figure of a scorecard: what it counts for and between which values it is scored. */
const scoreTermSchema = z.object({
  kpi: kpiIdSchema,
  basis: basisSchema.optional(),
  /** Relative; weights of a scorecard need not sum up to anything. */
  weight: z.number().positive().max(1000),
  /** Value that earns 100 and value that earns 0; a target below the floor means that lower is better. */
  target: z.number().finite(),
  floor: z.number().finite(),
  /** Where overshooting counts as a miss too: the value beyond the target that earns 0. */
  ceiling: z.number().finite().optional(),
  scale: z.enum(['linear', 'log']),
  /** Without it there is no grade. */
  mandatory: z.boolean(),
});
export type ScoreTerm = z.infer<typeof scoreTermSchema>;

/** What caps the grade at C while it holds. */
const gateSchema = z.enum(['certificate-expired', 'critical-case-open']);
export type Gate = z.infer<typeof gateSchema>;

/** Ready-made sets of terms to begin with. */
const templateSchema = z.enum(['direct', 'indirect', 'logistics', 'services', 'customer']);
export type TemplateId = z.infer<typeof templateSchema>;

/** What was agreed with one partner on how it is graded, and from when. A version is never edited: a change is a new one. */
export const agreementSchema = z.object({
  /** `<partnerId> <version>`. */
  id: z.string().min(1).max(140),
  partnerId: z.string().min(1).max(120),
  version: z.number().int().positive(),
  template: templateSchema,
  terms: z.array(scoreTermSchema).min(1).max(20),
  gates: z.array(gateSchema),
  /** Tolerances of `otif/1` that hold for this partner; absent: the settings of the company. */
  tolerance: z
    .object({
      late: z.number().int().min(0).max(60),
      early: z.number().int().min(0).max(365).nullable(),
      under: z.number().min(0).max(1),
      over: z.number().min(0).max(1).nullable(),
    })
    .optional(),
  /**
   * Days beside weekends on which the partner does not work: they count in none of its working times. Absent: the days of
   * our own company.
   */
  closedDays: z.array(calendarDateSchema).max(400).optional(),
  /** What we owe the partner, scored with the same care; absent: our own proposal. */
  owed: z.array(scoreTermSchema).min(1).max(20).optional(),
  /** First day of the first month that is graded by it. */
  from: calendarDateSchema,
  agreedOn: calendarDateSchema,
  /** Who agreed, on our side and on theirs; theirs is absent while only we have set it. */
  ours: z.string().max(200),
  theirs: z.string().max(200).optional(),
  /** True while the sample was shown: it goes with the sample. */
  sample: z.boolean(),
});
export type Agreement = z.infer<typeof agreementSchema>;
