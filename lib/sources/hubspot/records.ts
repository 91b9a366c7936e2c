import { z } from 'zod';

/** Every property is a string or null; what an account has not is simply not there. */
const text = z.string().nullish();
const id = z.string().regex(/^\d{1,30}$/);
const decimal = /^-?\d{1,20}(?:\.\d{1,20})?$/;
const amount = z.string().regex(decimal).nullish();
/** ISO, or milliseconds since 1970. */
const instant = z.string().transform((said, ctx) => {
  const at = /^\d{10,16}$/.test(said) ? Number(said) : Date.parse(said);
  if (Number.isNaN(at)) ctx.addIssue({ code: 'custom', message: 'no instant' });
  return at;
});
/** An empty text is none. */
const maybe = z.union([z.literal('').transform(() => null), instant]).nullish();

export const companySchema = z.object({
  id,
  name: text,
  domain: text,
  hs_additional_domains: text,
  phone: text,
  city: text,
  country: text,
  type: text,
  hubspot_owner_id: text,
  hs_merged_object_ids: text,
});
export type CompanyRecord = z.infer<typeof companySchema>;

export const contactSchema = z.object({
  id,
  firstname: text,
  lastname: text,
  email: text,
  hs_additional_emails: text,
  phone: text,
  mobilephone: text,
  jobtitle: text,
});
export type ContactRecord = z.infer<typeof contactSchema>;

export const orderSchema = z.object({
  id,
  hs_order_name: text,
  hs_external_order_id: text,
  hs_external_order_status: text,
  hs_pipeline_stage: text,
  hs_currency_code: text,
  hs_createdate: maybe,
  hubspot_owner_id: text,
});
export type OrderRecord = z.infer<typeof orderSchema>;

export const lineSchema = z.object({
  id,
  name: text,
  description: text,
  hs_sku: text,
  quantity: z.string().regex(decimal).transform(Number),
  price: amount,
  amount,
  hs_line_item_currency_code: text,
});
export type LineRecord = z.infer<typeof lineSchema>;

export const ticketSchema = z.object({
  id,
  subject: text,
  hs_pipeline_stage: text,
  hs_ticket_priority: text,
  createdate: instant,
  closed_date: maybe,
});

/** Of notes, calls, mails and meetings what all of them have; their words have names of their own. */
export const engagementSchema = z
  .object({
    id,
    hs_task_status: text,
    hs_timestamp: maybe,
    hs_createdate: instant,
    hs_lastmodifieddate: maybe,
    hubspot_owner_id: text,
  })
  .catchall(z.unknown());

/** Of an amount no more than ten digits behind the point count. */
const sum = amount.transform((said) => said?.replace(/(\.\d{10})\d+$/, '$1'));
const flag = z.enum(['true', 'false']).or(z.literal('')).nullish();

export const dealSchema = z.object({
  id,
  dealname: text,
  amount: z
    .literal('')
    .transform(() => null)
    .or(sum)
    .nullish(),
  deal_currency_code: text,
  dealstage: text,
  dealtype: text,
  closedate: maybe,
  hs_is_closed: flag,
  hs_is_closed_won: flag,
  hs_deal_stage_probability: text,
  hubspot_owner_id: text,
  hs_lastmodifieddate: maybe,
});

export const quoteSchema = z.object({
  id,
  hs_title: text,
  hs_quote_number: text,
  hs_status: text,
  hs_quote_amount: z
    .literal('')
    .transform(() => null)
    .or(sum)
    .nullish(),
  hs_currency: text,
  hs_expiration_date: maybe,
  hubspot_owner_id: text,
  hs_lastmodifieddate: maybe,
});

export const leadSchema = z.object({
  id,
  hs_lead_name: text,
  hs_lead_label: text,
  hs_pipeline_stage: text,
  hubspot_owner_id: text,
  hs_lastmodifieddate: maybe,
});
