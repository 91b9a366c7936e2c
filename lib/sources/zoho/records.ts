import { z } from 'zod';

/** What a page has to have; fields that the organisation has not, or the user may not see, are simply empty. */
const text = z.string().nullish();
const amount = z.number().finite().nullish();
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .nullish();
/** Longer than a number can tell. */
const id = z.string().regex(/^\d{1,30}$/);
const lookup = z.object({ id, name: text }).nullish();
const instant = z.string().transform((said, ctx) => {
  const at = Date.parse(said);
  if (Number.isNaN(at)) ctx.addIssue({ code: 'custom', message: 'no instant' });
  return at;
});
const owned = { id, Owner: lookup, Modified_Time: instant.nullish() };

export const accountSchema = z.object({
  ...owned,
  Account_Name: text,
  Account_Type: text,
  Website: text,
  Phone: text,
  Billing_City: text,
  Billing_Country: text,
});
export type AccountRecord = z.infer<typeof accountSchema>;

export const vendorSchema = z.object({
  ...owned,
  Vendor_Name: text,
  Email: text,
  Website: text,
  Phone: text,
  City: text,
  Country: text,
});
export type VendorRecord = z.infer<typeof vendorSchema>;

export const contactSchema = z.object({
  id,
  Full_Name: text,
  Email: text,
  Secondary_Email: text,
  Phone: text,
  Mobile: text,
  Title: text,
  Account_Name: lookup,
  Vendor_Name: lookup,
});
export type ContactRecord = z.infer<typeof contactSchema>;

const order = {
  ...owned,
  Due_Date: day,
  Status: text,
  Currency: text,
  Created_Time: instant.nullish(),
};
export const salesSchema = z.object({
  ...order,
  SO_Number: z.union([z.string().min(1), z.number().transform(String)]),
  Purchase_Order: text,
  Account_Name: lookup,
});
export type SalesRecord = z.infer<typeof salesSchema>;

export const purchaseSchema = z.object({
  ...order,
  PO_Number: text,
  PO_Date: day,
  Vendor_Name: lookup,
  Tracking_Number: text,
});
export type PurchaseRecord = z.infer<typeof purchaseSchema>;

export const lineSchema = z.object({
  id,
  Parent_Id: z.object({ id }),
  'Product_Name.Product_Name': text,
  'Product_Name.Product_Code': text,
  Quantity: z.number().finite(),
  List_Price: amount,
  Net_Total: amount,
  Total: amount,
  Description: text,
});
export type LineRecord = z.infer<typeof lineSchema>;

export const caseSchema = z.object({
  id,
  Case_Number: z.union([z.string().min(1), z.number().transform(String)]),
  Subject: text,
  Status: text,
  Priority: text,
  Account_Name: lookup,
  Created_Time: instant,
  Modified_Time: instant.nullish(),
});
export type CaseRecord = z.infer<typeof caseSchema>;

/** Of calls, meetings, tasks and notes what they have in common; each has words and a time of its own. */
export const activitySchema = z.object({
  id,
  Subject: text,
  Event_Title: text,
  Note_Title: text,
  Description: text,
  Note_Content: text,
  Status: text,
  Due_Date: day,
  Call_Start_Time: instant.nullish(),
  Start_DateTime: instant.nullish(),
  What_Id: lookup,
  Who_Id: lookup,
  Parent_Id: lookup,
  Owner: lookup,
  Created_Time: instant,
  Modified_Time: instant.nullish(),
});
export type ActivityRecord = z.infer<typeof activitySchema>;

export const dealSchema = z.object({
  ...owned,
  Deal_Name: text,
  Amount: amount,
  Stage: text,
  Closing_Date: day,
  Probability: amount,
  Type: text,
  Account_Name: lookup,
  Currency: text,
});
export const quoteSchema = z.object({
  ...owned,
  Subject: text,
  Quote_Number: z.union([z.string(), z.number().transform(String)]).nullish(),
  Quote_Stage: text,
  Valid_Till: day,
  Grand_Total: amount,
  Account_Name: lookup,
  Currency: text,
});
export const leadSchema = z.object({
  ...owned,
  Full_Name: text,
  Email: text,
  Company: text,
  Lead_Status: text,
  Lead_Source: text,
});
export const campaignSchema = z.object({
  ...owned,
  Campaign_Name: text,
  Status: text,
  Start_Date: day,
  End_Date: day,
});
export type CampaignRecord = z.infer<typeof campaignSchema>;
/** A contact as a campaign lists it. */
export const memberSchema = z.object({
  id,
  Full_Name: text,
  Account_Name: lookup,
  Member_Status: text,
});
