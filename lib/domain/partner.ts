import { z } from 'zod';
import { provenanceSchema } from './provenance.ts';

/** `own-site` is a warehouse or plant of the user's own company: it appears on orders but is never scored. */
const partnerRoleSchema = z.enum(['supplier', 'customer', 'own-site']);
export type PartnerRole = z.infer<typeof partnerRoleSchema>;

const contactSchema = z.object({
  name: z.string().max(200),
  email: z.string().max(254).optional(),
  phone: z.string().max(60).optional(),
  /** What the person does for the partner, as the source words it. */
  title: z.string().max(200).optional(),
  /** The system that has it, where that states its contacts whole: one that it no longer has goes. */
  sourceId: z.string().max(200).optional(),
  /** A person entered it here, at an instant: it stays whatever systems say, until a person removes it. `by` is empty for whoever uses this browser. */
  entered: z.object({ at: z.number().int().nonnegative(), by: z.string().max(200) }).optional(),
});
export type Contact = z.infer<typeof contactSchema>;

/** A record of a connected system that stands for a partner, by the id that it keeps there whatever it is called. */
const systemAccountSchema = z.object({
  sourceId: z.string().max(200),
  id: z.string().min(1).max(60),
  /** The partner id that its name makes by now, where that is another one. */
  as: z.string().min(1).max(120).optional(),
});
export type SystemAccount = z.infer<typeof systemAccountSchema>;

/** What a system called a partner before it was renamed there, and when that was seen. */
const formerNameSchema = z.object({
  name: z.string().min(1).max(300),
  sourceId: z.string().max(200),
  until: z.number().int(),
});
export type FormerName = z.infer<typeof formerNameSchema>;

/** A company or site that the user deals with. */
export const partnerSchema = z.object({
  /** `<normalised name>`, or `<number>` where the source numbers its partners; the same for every source until merged. */
  id: z.string().min(1).max(120),
  name: z.string().min(1).max(300),
  /** What each source calls it, where several tell of it; `name` is what was said last. */
  names: z
    .array(
      z.object({
        name: z.string().min(1).max(300),
        sourceId: z.string().max(200),
        fetchedAt: z.number().int(),
      }),
    )
    .max(50)
    .optional(),
  /** The newest first. */
  formerNames: z.array(formerNameSchema).max(20).optional(),
  /** By which records connected systems know it: renamed there, it is still this one. */
  accounts: z.array(systemAccountSchema).max(1_000).optional(),
  roles: z.array(partnerRoleSchema).min(1),
  /** Vendor, customer, VAT, DUNS and other numbers, normalised. */
  numbers: z.array(z.string().max(64)),
  /** Mail and web domains, lower case. */
  domains: z.array(z.string().max(254)),
  contacts: z.array(contactSchema),
  /** Those whom the system that had them has no more, and when that was seen; the last first. */
  formerContacts: z
    .array(contactSchema.extend({ goneAt: z.number().int() }))
    .max(100)
    .optional(),
  /** Where it is and in which language it is written to, as the source words them: `DE`, `Germany`; `de`, `German`. */
  city: z.string().max(100).optional(),
  country: z.string().max(100).optional(),
  language: z.string().max(60).optional(),
  /** Who looks after the relationship on our side. */
  owner: z.string().max(200).optional(),
  provenance: provenanceSchema,
});
export type Partner = z.infer<typeof partnerSchema>;

/** A contact that a person entered here. */
export type EnteredContact = Contact & Required<Pick<Contact, 'email' | 'entered'>>;

/** One of them with whose it is. */
export interface EnteredAt {
  partner: Pick<Partner, 'id' | 'name'>;
  contact: EnteredContact;
}
