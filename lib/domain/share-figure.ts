import { z } from 'zod';
import { kpiIdSchema } from './kpi-id.ts';

const text = (max: number) => z.string().max(max);
const finite = z.number().finite();
const count = z.number().int().nonnegative();
const basisSchema = z.enum(['requested', 'first-promised', 'last-promised']);
/** A month of the calendar, `2025-06`. */
export const monthSchema = z.string().regex(/^\d{4}-\d{2}$/);

/**
 * Figures that two sides may share. Those that are ours alone have no place among them: what we spend, what we pay beside
 * the price that we expect, and what lies in our own stores.
 */
export const sharedKpiSchema = kpiIdSchema.exclude([
  'spend',
  'price-variance',
  'inventory-turns',
  'days-of-supply',
]);
export type SharedKpi = z.infer<typeof sharedKpiSchema>;

/** One agreed figure, as the owner sees it: `lib/lens/views.ts` names the same members. */
const sharedFigureSchema = z.strictObject({
  definition: text(60),
  value: finite.nullable(),
  unit: z.enum(['ratio', 'days', 'hours', 'ppm', 'count']),
  missing: text(40).optional(),
  /** What it counts: lines, orders, units. */
  n: finite.nonnegative(),
  hits: finite.optional(),
  interval: z.tuple([finite, finite]).optional(),
  beyond: finite.optional(),
  pending: count,
  excluded: count,
  standing: z.enum(['too-few', 'provisional', 'judged']),
  target: finite,
  floor: finite,
  lowerIsBetter: z.boolean().optional(),
  tolerance: z
    .strictObject({
      late: count,
      early: count.nullable(),
      under: finite,
      over: finite.nullable(),
    })
    .optional(),
  /** One per month, oldest first. */
  trend: z
    .array(z.strictObject({ month: monthSchema, value: finite.nullable(), n: finite.nonnegative() }))
    .max(120),
});

const sharedRowSchema = z.strictObject({
  kpi: sharedKpiSchema,
  basis: basisSchema.optional(),
  figure: sharedFigureSchema,
  /** Share of the total weight, 0 to 1, and points of 100; null where it is not scored. */
  share: finite,
  score: finite.nullable(),
  /** The same figure without the lines that are contested and not decided yet; absent where none is. */
  undisputed: z.strictObject({ value: finite.nullable(), n: finite.nonnegative(), lines: count }).optional(),
  /** The same figure with the lines that it leaves out because it was agreed that they were contested rightly; absent where none is. */
  recorded: z.strictObject({ value: finite.nullable(), n: finite.nonnegative(), lines: count }).optional(),
});
export type SharedRow = z.infer<typeof sharedRowSchema>;

const gradeSchema = z.enum(['A', 'B', 'C', 'D']);

/** One side as it is scored. */
export const sharedSideSchema = z.strictObject({
  score: finite.nullable(),
  grade: gradeSchema.nullable(),
  coverage: finite,
  /** Score and grade without contested lines; absent where none is contested. */
  undisputed: z.strictObject({ score: finite.nullable(), grade: gradeSchema.nullable() }).optional(),
  rows: z.array(sharedRowSchema).max(40),
  history: z
    .array(
      z.strictObject({
        month: monthSchema,
        score: finite.nullable(),
        grade: gradeSchema.nullable(),
      }),
    )
    .max(120),
});
export type SharedSide = z.infer<typeof sharedSideSchema>;
