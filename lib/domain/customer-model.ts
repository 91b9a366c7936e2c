import { z } from 'zod';
import { calendarDateSchema } from './calendar-date.ts';

/** Under which name the model of when customers order is stored. */
export const CUSTOMER_MODEL = 'bg-nbd';

/** The stored model: its four parameters, on how many customers they rest, and how many stayed from one year to the next. */
export const customerModelSchema = z.object({
  id: z.literal(CUSTOMER_MODEL),
  definition: z.string(),
  day: calendarDateSchema,
  stamp: z.string(),
  /** The state of the records. */
  generation: z.number(),
  /** Customers that have ordered, and those among them that it was fitted on. */
  customers: z.number(),
  fitted: z.number(),
  /** Null where too few customers carry four parameters. */
  parameters: z.object({ r: z.number(), alpha: z.number(), a: z.number(), b: z.number() }).nullable(),
  /** Of those that ordered in the year before last, how many ordered in the last. */
  stayed: z.object({ n: z.number(), hits: z.number() }),
});
export type StoredCustomerModel = z.infer<typeof customerModelSchema>;
