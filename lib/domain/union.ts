import { z } from 'zod';

/** What says that two partners are one company: a company number whose check digit is right, else what they share. */
const unionReasonSchema = z.object({
  kind: z.enum(['vat', 'duns', 'gln', 'number', 'domain', 'name', 'place']),
  /** The number, domain, name, or city and country that both have. */
  value: z.string().max(300),
});
export type UnionReason = z.infer<typeof unionReasonSchema>;

const partnerId = z.string().min(1).max(120);

/**
 * Two partners that stand for one. Nothing of either is moved or changed: readers get both under one id, and what a source
 * says goes on to its own partner, so that taking the union back leaves everything as it was.
 */
export const unionSchema = z.object({
  /** {@link unionId} of both. */
  id: z.string().min(3).max(260),
  partnerIds: z.tuple([partnerId, partnerId]),
  /** Under whose id and name both are read. */
  keep: partnerId,
  /** Who made it: a person, or a company number by itself. */
  by: z.enum(['person', 'number']),
  reasons: z.array(unionReasonSchema).max(20),
  /** When it was made; of several that hang together the newest says which name stays. */
  at: z.number().int().nonnegative(),
  /** When it was taken back: it holds no more, and is not made again by itself. */
  undoneAt: z.number().int().nonnegative().optional(),
});
export type Union = z.infer<typeof unionSchema>;

/** The same for both sequences of the two. */
export function unionId(a: string, b: string): string {
  return a < b ? `${a}\n${b}` : `${b}\n${a}`;
}
