import { z } from 'zod';

/** An amount as a decimal string (never a float) with its ISO 4217 code; the code is empty where the source names none. */
export const moneySchema = z.object({
  amount: z.string().regex(/^-?\d{1,20}(\.\d{1,10})?$/),
  currency: z.string().regex(/^([A-Z]{3})?$/),
});
export type Money = z.infer<typeof moneySchema>;
