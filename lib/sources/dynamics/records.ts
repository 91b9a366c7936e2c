import { z } from 'zod';
import { isGuid } from './odata.ts';

/** What a page of a query has to have; columns that the user may not see are null, those that are not there are left out. */
export const text = z.string().nullish();
const amount = z.number().finite().nullish();
const flag = z.boolean().nullish();
export const choice = z.number().int().nullish();
export const id = z.string().refine(isGuid);
const link = id.nullish();
/** A day, or its midnight somewhere. */
export const day = z
  .string()
  .refine((said) => !Number.isNaN(Date.parse(said)))
  .nullish();
export const instant = z.string().transform((said, ctx) => {
  const at = Date.parse(said);
  if (Number.isNaN(at)) ctx.addIssue({ code: 'custom', message: 'no instant' });
  return at;
});

const LABEL = '@OData.Community.Display.V1.FormattedValue';
export const LOGICAL = '@Microsoft.Dynamics.CRM.lookuplogicalname';
export const OWNER = `_ownerid_value${LABEL}` as const;
export const CUSTOMER_TYPE = `_customerid_value${LOGICAL}` as const;
export const PARENT_TYPE = `_parentcustomerid_value${LOGICAL}` as const;
export const REGARDING_TYPE = `_regardingobjectid_value${LOGICAL}` as const;
export const OBJECT_TYPE = `_objectid_value${LOGICAL}` as const;
export const PRIORITY = `prioritycode${LABEL}` as const;
export const TYPE = `customertypecode${LABEL}` as const;
export const UNIT = `_uomid_value${LABEL}` as const;
export const PRODUCT = `_productid_value${LABEL}` as const;
export const PURCHASED = `_msdyn_product_value${LABEL}` as const;
export const STATUS = `statuscode${LABEL}` as const;
export const LEAD_SOURCE = `leadsourcecode${LABEL}` as const;

export const accountSchema = z.object({
  accountid: id,
  name: text,
  accountnumber: text,
  [TYPE]: text,
  customertypecode: choice,
  websiteurl: text,
  emailaddress1: text,
  telephone1: text,
  address1_city: text,
  address1_country: text,
  [OWNER]: text,
  merged: flag,
  statecode: choice,
});
export type AccountRecord = z.infer<typeof accountSchema>;

export const contactSchema = z.object({
  contactid: id,
  fullname: text,
  emailaddress1: text,
  emailaddress2: text,
  telephone1: text,
  mobilephone: text,
  jobtitle: text,
  _parentcustomerid_value: link,
  [PARENT_TYPE]: text,
});
export type ContactRecord = z.infer<typeof contactSchema>;

export const orderSchema = z.object({
  salesorderid: id,
  ordernumber: z.string().min(1),
  _customerid_value: link,
  [CUSTOMER_TYPE]: text,
  statecode: choice,
  submitdate: day,
  requestdeliveryby: day,
  datefulfilled: day,
  _transactioncurrencyid_value: link,
  [OWNER]: text,
  createdon: day,
  modifiedon: day,
});
export type OrderRecord = z.infer<typeof orderSchema>;

export const orderLineSchema = z.object({
  salesorderdetailid: id,
  _salesorderid_value: id,
  lineitemnumber: amount,
  _productid_value: link,
  [PRODUCT]: text,
  productdescription: text,
  quantity: z.number().finite(),
  quantitycancelled: amount,
  priceperunit: amount,
  extendedamount: amount,
  requestdeliveryby: day,
  [UNIT]: text,
  _transactioncurrencyid_value: link,
});
export type OrderLineRecord = z.infer<typeof orderLineSchema>;

export const productSchema = z.object({ productid: id, name: text, productnumber: text });
export type ProductRecord = z.infer<typeof productSchema>;

export const currencySchema = z.object({
  transactioncurrencyid: id,
  isocurrencycode: z.string().regex(/^[A-Z]{3}$/),
});

export const caseSchema = z.object({
  incidentid: id,
  ticketnumber: z.string().min(1),
  title: text,
  _customerid_value: link,
  [CUSTOMER_TYPE]: text,
  prioritycode: choice,
  [PRIORITY]: text,
  isescalated: flag,
  statecode: choice,
  createdon: instant,
  modifiedon: instant,
});
export type CaseRecord = z.infer<typeof caseSchema>;

export const resolutionSchema = z.object({ _incidentid_value: link, actualend: instant.nullish() });

/** Of a call, an appointment, a mail and a task what they have in common. */
export const activitySchema = z.object({
  activityid: id,
  subject: text,
  description: text,
  _regardingobjectid_value: link,
  [REGARDING_TYPE]: text,
  directioncode: flag,
  scheduledstart: instant.nullish(),
  scheduledend: instant.nullish(),
  senton: instant.nullish(),
  actualend: instant.nullish(),
  statecode: choice,
  createdon: instant,
  modifiedon: instant,
  [OWNER]: text,
});
export type ActivityRecord = z.infer<typeof activitySchema>;

export const noteSchema = z.object({
  annotationid: id,
  subject: text,
  notetext: text,
  _objectid_value: link,
  [OBJECT_TYPE]: text,
  createdon: instant,
  modifiedon: instant,
  [OWNER]: text,
});
export type NoteRecord = z.infer<typeof noteSchema>;

/** Of opportunities and quotes what both have. */
const offer = {
  name: text,
  _customerid_value: link,
  [CUSTOMER_TYPE]: text,
  statecode: choice,
  [STATUS]: text,
  _transactioncurrencyid_value: link,
  [OWNER]: text,
  modifiedon: instant,
};

export const opportunitySchema = z.object({
  ...offer,
  opportunityid: id,
  estimatedvalue: amount,
  actualvalue: amount,
  closeprobability: amount,
  estimatedclosedate: day,
  actualclosedate: day,
  stepname: text,
});

export const quoteSchema = z.object({
  ...offer,
  quoteid: id,
  quotenumber: text,
  totalamount: amount,
  effectiveto: day,
});

export const leadSchema = z.object({
  leadid: id,
  fullname: text,
  subject: text,
  companyname: text,
  emailaddress1: text,
  websiteurl: text,
  [LEAD_SOURCE]: text,
  statecode: choice,
  [STATUS]: text,
  [OWNER]: text,
  modifiedon: instant,
});

export const purchaseSchema = z.object({
  msdyn_purchaseorderid: id,
  msdyn_name: z.string().min(1),
  _msdyn_vendor_value: link,
  msdyn_purchaseorderdate: day,
  msdyn_dateexpected: day,
  msdyn_systemstatus: choice,
  _transactioncurrencyid_value: link,
  [OWNER]: text,
  createdon: day,
});
export type PurchaseRecord = z.infer<typeof purchaseSchema>;

export const purchaseLineSchema = z.object({
  msdyn_purchaseorderproductid: id,
  _msdyn_purchaseorder_value: id,
  msdyn_lineorder: amount,
  _msdyn_product_value: link,
  [PURCHASED]: text,
  msdyn_description: text,
  msdyn_quantity: z.number().finite(),
  msdyn_qtyreceived: amount,
  msdyn_unitcost: amount,
  msdyn_totalcost: amount,
  msdyn_dateexpected: day,
  msdyn_itemstatus: choice,
  _transactioncurrencyid_value: link,
  modifiedon: day,
});
export type PurchaseLineRecord = z.infer<typeof purchaseLineSchema>;

export const receiptSchema = z.object({
  msdyn_purchaseorderreceiptid: id,
  msdyn_name: text,
  msdyn_datereceived: day,
  createdon: day,
});
export type ReceiptRecord = z.infer<typeof receiptSchema>;

export const receiptLineSchema = z.object({
  msdyn_purchaseorderreceiptproductid: id,
  _msdyn_purchaseorderreceipt_value: link,
  _msdyn_purchaseorderproduct_value: link,
  msdyn_quantity: z.number().finite(),
});
export type ReceiptLineRecord = z.infer<typeof receiptLineSchema>;
