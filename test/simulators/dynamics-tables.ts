/** What a column holds. A lookup `ownerid` is read as `_ownerid_value`; `choice` is a number with a label. */
export type ColumnType =
  | 'id'
  | 'text'
  | 'number'
  | 'money'
  | 'choice'
  | 'flag'
  | 'instant'
  | 'day'
  | 'lookup';

/** A table of Dataverse, by the names of its reference (learn.microsoft.com, "Table/entity reference"). */
export interface Table {
  /** In addresses: `accounts` of the table `account`. */
  set: string;
  id: string;
  columns: Record<string, ColumnType>;
  /** Labels of choices, by column and value. */
  labels?: Record<string, Record<number, string>>;
  /** The tables that a lookup leads to; the first unless a row says which in `<column>_type`. */
  targets?: Record<string, readonly string[]>;
  /** Collections that can be expanded: the table with the many, and its lookup. */
  many?: Record<string, [table: string, lookup: string]>;
}

/** What every row has. */
export const stamps = { createdon: 'instant', modifiedon: 'instant' } as const;
export const state = { statecode: 'choice', statuscode: 'choice' } as const;
const REGARDING = ['account', 'contact', 'salesorder', 'incident', 'opportunity'];

const CUSTOMER = {
  customerid: ['account', 'contact'],
  transactioncurrencyid: ['transactioncurrency'],
  ownerid: ['systemuser'],
};

const activity = (more: Record<string, ColumnType> = {}): Table['columns'] => ({
  ...{ activityid: 'id', subject: 'text', description: 'text', regardingobjectid: 'lookup' },
  ...{ actualend: 'instant', ownerid: 'lookup' },
  ...state,
  ...stamps,
  ...more,
});
export const activityTable = (set: string, more: Record<string, ColumnType> = {}): Table => ({
  set,
  id: 'activityid',
  columns: activity(more),
  targets: { regardingobjectid: REGARDING, ownerid: ['systemuser'] },
  labels: { statecode: { 0: 'Open', 1: 'Completed', 2: 'Canceled', 3: 'Scheduled' } },
});

/** The tables that Sales and Customer Service bring. */
export const SALES: Record<string, Table> = {
  organization: {
    set: 'organizations',
    id: 'organizationid',
    columns: { organizationid: 'id', name: 'text', basecurrencyid: 'lookup' },
    targets: { basecurrencyid: ['transactioncurrency'] },
  },
  transactioncurrency: {
    set: 'transactioncurrencies',
    id: 'transactioncurrencyid',
    columns: { transactioncurrencyid: 'id', isocurrencycode: 'text', currencyname: 'text' },
  },
  systemuser: {
    set: 'systemusers',
    id: 'systemuserid',
    columns: { systemuserid: 'id', fullname: 'text', internalemailaddress: 'text', domainname: 'text' },
  },
  account: {
    set: 'accounts',
    id: 'accountid',
    columns: {
      ...{ accountid: 'id', name: 'text', accountnumber: 'text', customertypecode: 'choice' },
      ...{ websiteurl: 'text', emailaddress1: 'text', telephone1: 'text' },
      ...{ address1_city: 'text', address1_country: 'text', ownerid: 'lookup' },
      ...{ merged: 'flag', masterid: 'lookup' },
      ...state,
      ...stamps,
    },
    labels: { customertypecode: { 3: 'Customer', 10: 'Supplier', 11: 'Vendor' } },
    targets: { ownerid: ['systemuser'], masterid: ['account'] },
  },
  contact: {
    set: 'contacts',
    id: 'contactid',
    columns: {
      ...{ contactid: 'id', fullname: 'text', emailaddress1: 'text', emailaddress2: 'text' },
      ...{ telephone1: 'text', mobilephone: 'text', jobtitle: 'text', parentcustomerid: 'lookup' },
      ...state,
      ...stamps,
    },
    targets: { parentcustomerid: ['account', 'contact'] },
  },
  product: {
    set: 'products',
    id: 'productid',
    columns: { productid: 'id', name: 'text', productnumber: 'text' },
  },
  salesorder: {
    set: 'salesorders',
    id: 'salesorderid',
    columns: {
      ...{ salesorderid: 'id', ordernumber: 'text', name: 'text', customerid: 'lookup' },
      ...{ submitdate: 'instant', requestdeliveryby: 'day', datefulfilled: 'day', totalamount: 'money' },
      ...{ transactioncurrencyid: 'lookup', ownerid: 'lookup' },
      ...state,
      ...stamps,
    },
    labels: { statecode: { 0: 'Active', 1: 'Submitted', 2: 'Canceled', 3: 'Fulfilled', 4: 'Invoiced' } },
    targets: {
      customerid: ['account', 'contact'],
      transactioncurrencyid: ['transactioncurrency'],
      ownerid: ['systemuser'],
    },
    many: { order_details: ['salesorderdetail', 'salesorderid'] },
  },
  salesorderdetail: {
    set: 'salesorderdetails',
    id: 'salesorderdetailid',
    columns: {
      ...{ salesorderdetailid: 'id', salesorderid: 'lookup', lineitemnumber: 'number', productid: 'lookup' },
      ...{ productdescription: 'text', quantity: 'number', quantityshipped: 'number' },
      ...{ quantitycancelled: 'number', priceperunit: 'money', extendedamount: 'money' },
      ...{ requestdeliveryby: 'day', transactioncurrencyid: 'lookup', uomid: 'lookup' },
      ...stamps,
    },
    targets: {
      salesorderid: ['salesorder'],
      productid: ['product'],
      transactioncurrencyid: ['transactioncurrency'],
      uomid: ['uom'],
    },
  },
  uom: { set: 'uoms', id: 'uomid', columns: { uomid: 'id', name: 'text' } },
  incident: {
    set: 'incidents',
    id: 'incidentid',
    columns: {
      ...{ incidentid: 'id', ticketnumber: 'text', title: 'text', customerid: 'lookup' },
      ...{ prioritycode: 'choice', isescalated: 'flag' },
      ...state,
      ...stamps,
    },
    labels: {
      statecode: { 0: 'Active', 1: 'Resolved', 2: 'Canceled' },
      prioritycode: { 1: 'High', 2: 'Normal', 3: 'Low' },
    },
    targets: { customerid: ['account', 'contact'] },
  },
  incidentresolution: {
    ...activityTable('incidentresolutions', { incidentid: 'lookup' }),
    targets: { incidentid: ['incident'], regardingobjectid: REGARDING, ownerid: ['systemuser'] },
  },
  opportunity: {
    set: 'opportunities',
    id: 'opportunityid',
    columns: {
      ...{ opportunityid: 'id', name: 'text', customerid: 'lookup', estimatedvalue: 'money' },
      ...{ actualvalue: 'money', closeprobability: 'number', estimatedclosedate: 'day' },
      ...{ actualclosedate: 'day', stepname: 'text', transactioncurrencyid: 'lookup', ownerid: 'lookup' },
      ...state,
      ...stamps,
    },
    labels: { statecode: { 0: 'Open', 1: 'Won', 2: 'Lost' }, statuscode: { 1: 'In Progress', 3: 'Won' } },
    targets: CUSTOMER,
  },
  quote: {
    set: 'quotes',
    id: 'quoteid',
    columns: {
      ...{ quoteid: 'id', quotenumber: 'text', name: 'text', customerid: 'lookup', totalamount: 'money' },
      ...{ effectiveto: 'day', transactioncurrencyid: 'lookup', ownerid: 'lookup' },
      ...state,
      ...stamps,
    },
    labels: { statecode: { 0: 'Draft', 1: 'Active', 2: 'Won', 3: 'Closed' } },
    targets: CUSTOMER,
  },
  lead: {
    set: 'leads',
    id: 'leadid',
    columns: {
      ...{ leadid: 'id', fullname: 'text', subject: 'text', companyname: 'text', emailaddress1: 'text' },
      ...{ websiteurl: 'text', leadsourcecode: 'choice', ownerid: 'lookup' },
      ...state,
      ...stamps,
    },
    labels: { statecode: { 0: 'Open', 1: 'Qualified', 2: 'Disqualified' }, leadsourcecode: { 8: 'Web' } },
    targets: { ownerid: ['systemuser'] },
  },
  list: {
    set: 'lists',
    id: 'listid',
    columns: { listid: 'id', listname: 'text', purpose: 'text', ownerid: 'lookup', ...state, ...stamps },
    labels: { statecode: { 0: 'Active', 1: 'Inactive' }, statuscode: { 0: 'Active', 1: 'Inactive' } },
    targets: { ownerid: ['systemuser'] },
  },
  listmember: {
    set: 'listmembers',
    id: 'listmemberid',
    columns: { listmemberid: 'id', listid: 'lookup', entityid: 'lookup', ...stamps },
    targets: { listid: ['list'], entityid: ['contact', 'account', 'lead'] },
  },
  phonecall: activityTable('phonecalls', { directioncode: 'flag', phonenumber: 'text' }),
  appointment: activityTable('appointments', { scheduledstart: 'instant', scheduledend: 'instant' }),
  email: activityTable('emails', { directioncode: 'flag', senton: 'instant' }),
  task: activityTable('tasks', { scheduledend: 'instant', prioritycode: 'choice' }),
  annotation: {
    set: 'annotations',
    id: 'annotationid',
    columns: {
      ...{ annotationid: 'id', subject: 'text', notetext: 'text', isdocument: 'flag' },
      ...{ objectid: 'lookup', ownerid: 'lookup' },
      ...stamps,
    },
    targets: { objectid: REGARDING, ownerid: ['systemuser'] },
  },
};
