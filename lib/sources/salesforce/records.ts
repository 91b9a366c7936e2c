import { z } from 'zod';
import { id18, isId, parseInstant } from './soql.ts';

/** What a page of a query has to have; fields that the user may not see, or that the org has not, are simply not there. */
export const text = z.string().nullish();
export const amount = z.number().finite().nullish();
export const flag = z.boolean().nullish();
export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .nullish();
export const id = z.string().refine(isId).transform(id18);
export const named = z.object({ Name: text }).nullish();
export const instant = z.string().transform((said, ctx) => {
  const at = parseInstant(said);
  if (Number.isNaN(at)) ctx.addIssue({ code: 'custom', message: 'no instant' });
  return at;
});

/** Of an account what makes its key, where it is reached from elsewhere. */
export const ofAccount = z
  .object({ Name: text, AccountNumber: text, IsPersonAccount: flag, PersonEmail: text })
  .nullish();

export const accountSchema = z.object({
  Id: id,
  Name: text,
  AccountNumber: text,
  DunsNumber: text,
  Type: text,
  Website: text,
  Phone: text,
  BillingCity: text,
  BillingCountry: text,
  IsPersonAccount: flag,
  PersonEmail: text,
  OwnerId: text,
  Owner: named,
});
export type AccountRecord = z.infer<typeof accountSchema>;

export const contactSchema = z.object({
  Id: id,
  AccountId: id.nullish(),
  Name: text,
  Email: text,
  Phone: text,
  MobilePhone: text,
  Title: text,
});
export type ContactRecord = z.infer<typeof contactSchema>;

export const orderSchema = z.object({
  Id: id,
  OrderNumber: z.string().min(1),
  AccountId: id.nullish(),
  Status: text,
  StatusCode: text,
  EffectiveDate: day,
  PoNumber: text,
  CurrencyIsoCode: text,
  Owner: named,
});
export type OrderRecord = z.infer<typeof orderSchema>;

export const orderItemSchema = z.object({
  Id: id,
  OrderId: id,
  Quantity: z.number().finite(),
  UnitPrice: amount,
  TotalPrice: amount,
  ServiceDate: day,
  Description: text,
  CurrencyIsoCode: text,
  Product2: z.object({ Name: text, ProductCode: text }).nullish(),
});
export type OrderItemRecord = z.infer<typeof orderItemSchema>;

export const caseSchema = z.object({
  Id: id,
  CaseNumber: z.string().min(1),
  AccountId: id.nullish(),
  Subject: text,
  Priority: text,
  IsClosed: flag,
  IsEscalated: flag,
  CreatedDate: instant,
  ClosedDate: instant.nullish(),
});
export type CaseRecord = z.infer<typeof caseSchema>;

/** Of a task and of an event what both have. */
export const noteSchema = z.object({
  Id: id,
  AccountId: id.nullish(),
  Account: ofAccount,
  Subject: text,
  Description: text,
  TaskSubtype: text,
  IsClosed: flag,
  ActivityDate: day,
  StartDateTime: instant.nullish(),
  CreatedDate: instant,
  LastModifiedDate: instant.nullish(),
  Owner: named,
});
export type NoteRecord = z.infer<typeof noteSchema>;
