import * as z from 'zod/mini';
import type { KpiId } from './kpi-id.ts';

const text = (max: number) => z.string().check(z.maxLength(max));
const finite = z.number();
const amount = z.number().check(z.nonnegative());
const count = z.int().check(z.nonnegative());
const basisSchema = z.enum(['requested', 'first-promised', 'last-promised']);
/** A month of the calendar, `2025-06`. */
export const monthSchema = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/));

/**
 * Figures that two sides may share. Those that are ours alone have no place among them: what we spend, what we pay beside
 * the price that we expect, and what lies in our own stores.
 */
export const sharedKpiSchema = z.enum([
  'otif',
  'on-time',
  'in-full',
  'otif-orders',
  'otif-units',
  'line-fill',
  'unit-fill',
  'order-fill',
  'perfect-order',
  'lead-time',
  'lead-time-variation',
  'acknowledgement',
  'confirmation-changes',
  'push-out-days',
  'asn-quality',
  'quality-ppm',
  'reject-rate',
  'return-rate',
  'invoice-match',
  'responsiveness',
  'case-sla',
  'vmi-band',
  'our-payment',
  'our-forecast',
  'our-forecast-bias',
  'our-changes',
  'our-reply',
] satisfies KpiId[]);
export type SharedKpi = z.infer<typeof sharedKpiSchema>;

/** One agreed figure, as the owner sees it: `lib/lens/views.ts` names the same members. */
const sharedFigureSchema = z.strictObject({
  definition: text(60),
  value: z.nullable(finite),
  unit: z.enum(['ratio', 'days', 'hours', 'ppm', 'count']),
  missing: z.optional(text(40)),
  /** What it counts: lines, orders, units. */
  n: amount,
  hits: z.optional(finite),
  interval: z.optional(z.tuple([finite, finite])),
  beyond: z.optional(finite),
  pending: count,
  excluded: count,
  standing: z.enum(['too-few', 'provisional', 'judged']),
  target: finite,
  floor: finite,
  lowerIsBetter: z.optional(z.boolean()),
  tolerance: z.optional(
    z.strictObject({ late: count, early: z.nullable(count), under: finite, over: z.nullable(finite) }),
  ),
  /** One per month, oldest first. */
  trend: z
    .array(z.strictObject({ month: monthSchema, value: z.nullable(finite), n: amount }))
    .check(z.maxLength(120)),
});

/** A figure counted over fewer or more lines: so many of them make the difference. */
const besideSchema = z.strictObject({ value: z.nullable(finite), n: amount, lines: count });

const sharedRowSchema = z.strictObject({
  kpi: sharedKpiSchema,
  basis: z.optional(basisSchema),
  figure: sharedFigureSchema,
  /** Share of the total weight, 0 to 1, and points of 100; null where it is not scored. */
  share: finite,
  score: z.nullable(finite),
  /** The same figure without the lines that are contested and not decided yet; absent where none is. */
  undisputed: z.optional(besideSchema),
  /** The same figure with the lines that it leaves out because it was agreed that they were contested rightly; absent where none is. */
  recorded: z.optional(besideSchema),
});
export type SharedRow = z.infer<typeof sharedRowSchema>;

const gradeSchema = z.enum(['A', 'B', 'C', 'D']);

/** One side as it is scored. */
export const sharedSideSchema = z.strictObject({
  score: z.nullable(finite),
  grade: z.nullable(gradeSchema),
  coverage: finite,
  /** Score and grade without contested lines; absent where none is contested. */
  undisputed: z.optional(z.strictObject({ score: z.nullable(finite), grade: z.nullable(gradeSchema) })),
  rows: z.array(sharedRowSchema).check(z.maxLength(40)),
  history: z
    .array(
      z.strictObject({
        month: monthSchema,
        score: z.nullable(finite),
        grade: z.nullable(gradeSchema),
      }),
    )
    .check(z.maxLength(120)),
});
export type SharedSide = z.infer<typeof sharedSideSchema>;
