import { z } from 'zod';

/** What a person said of a sender of mail: whose an address, or a whole domain, is. */
export const senderChoiceSchema = z.object({
  id: z.string().min(1).max(270),
  of: z.enum(['address', 'domain']),
  /** The address or domain, in its one spelling (`lib/domain/mail-address.ts`, `mail-domain.ts`). */
  sender: z.string().min(1).max(254),
  /** Whose it is; absent: nobody of the records. */
  partnerId: z.string().min(1).max(120).optional(),
  /** Who said so; empty: whoever uses this browser. */
  who: z.string().max(200),
  at: z.number().int().nonnegative(),
  /** What spoke for it then, as codes of reasons. */
  why: z.array(z.string().max(40)).max(10),
  sample: z.boolean(),
});
export type SenderChoice = z.infer<typeof senderChoiceSchema>;

/** One word per address and domain: a later one takes the place of an earlier. */
export function senderChoiceId({ of, sender }: Pick<SenderChoice, 'of' | 'sender'>): string {
  return `${of} ${sender}`;
}
