import { z } from 'zod';
import { calendarDateSchema } from './calendar-date.ts';
import { FACT_KINDS } from './fact-kinds.ts';

const factKindSchema = z.enum(FACT_KINDS);
export type FactKind = (typeof FACT_KINDS)[number];

/** A dated value about a partner with the one who says so. Never computed from orders. */
export const factSchema = z.object({
  id: z.string().min(1).max(200),
  partnerId: z.string().min(1).max(120),
  kind: factKindSchema,
  /** What it is called: the certificate's or the rating's name. */
  label: z.string().min(1).max(200),
  /** A number in `unit`, or words; absent for a certificate, which holds or has run out. */
  value: z.union([z.number().finite(), z.string().max(300)]).optional(),
  unit: z.string().max(40).optional(),
  /** The item or category that it speaks of; absent: the partner as a whole. */
  about: z.string().max(200).optional(),
  validFrom: calendarDateSchema,
  validTo: calendarDateSchema.optional(),
  /** Who says so: an issuer, a rating house, a person. */
  source: z.string().min(1).max(200),
  notedAt: z.number().int().nonnegative(),
  sample: z.boolean(),
});
export type Fact = z.infer<typeof factSchema>;
