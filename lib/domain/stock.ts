import { z } from 'zod';
import { calendarDateSchema } from './calendar-date.ts';
import { moneySchema } from './money.ts';
import { provenanceSchema } from './provenance.ts';

/** How much of an item was there on a day, and what was used since the count before. */
export const stockSchema = z.object({
  /** `<plant>/<item>/<day>`. */
  id: z.string().min(1).max(240),
  itemNumber: z.string().min(1).max(100),
  plant: z.string().max(100),
  /** Whose goods they are, or who keeps them filled up. */
  partnerId: z.string().max(120).optional(),
  countedOn: calendarDateSchema,
  quantity: z.number().finite(),
  value: moneySchema.optional(),
  /** Used since the count before, in units and at the same valuation (cost of goods). */
  used: z.number().finite().optional(),
  usedValue: moneySchema.optional(),
  minimum: z.number().finite().optional(),
  maximum: z.number().finite().optional(),
  /** The supplier's until it is used: not in our turns. */
  consignment: z.boolean(),
  provenance: provenanceSchema,
});
export type Stock = z.infer<typeof stockSchema>;

/** What was forecast for an item and a month, and what it came to. */
export const forecastSchema = z.object({
  /** `<partner>/<item>/<month>/<lag>`. */
  id: z.string().min(1).max(280),
  partnerId: z.string().min(1).max(120),
  itemNumber: z.string().min(1).max(100),
  month: z.string().regex(/^\d{4}-\d{2}$/),
  /** How many months before it was made. */
  lag: z.number().int().min(0).max(36),
  forecast: z.number().finite(),
  /** Absent until the month is over. */
  actual: z.number().finite().optional(),
  provenance: provenanceSchema,
});
export type Forecast = z.infer<typeof forecastSchema>;
