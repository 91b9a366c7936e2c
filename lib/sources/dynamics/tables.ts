/**
 * The tables that are read, by their logical names, with the columns to ask for. Those that an organisation has not are left
 * out; of those that a user may not see, each value is null. A lookup `ownerid` is read as `_ownerid_value`.
 */
export const TABLES = {
  account: {
    set: 'accounts',
    id: 'accountid',
    columns: [
      ...[
        'accountid',
        'name',
        'accountnumber',
        'customertypecode',
        'websiteurl',
        'emailaddress1',
        'telephone1',
      ],
      ...['address1_city', 'address1_country', '_ownerid_value', 'merged', 'statecode', 'modifiedon'],
    ],
  },
  contact: {
    set: 'contacts',
    id: 'contactid',
    columns: [
      ...['contactid', 'fullname', 'emailaddress1', 'emailaddress2', 'telephone1', 'mobilephone', 'jobtitle'],
      ...['_parentcustomerid_value', 'statecode', 'modifiedon'],
    ],
  },
  product: { set: 'products', id: 'productid', columns: ['productid', 'name', 'productnumber'] },
  transactioncurrency: {
    set: 'transactioncurrencies',
    id: 'transactioncurrencyid',
    columns: ['transactioncurrencyid', 'isocurrencycode'],
  },
  salesorder: {
    set: 'salesorders',
    id: 'salesorderid',
    columns: [
      ...['salesorderid', 'ordernumber', '_customerid_value', 'statecode', 'submitdate', 'requestdeliveryby'],
      ...['datefulfilled', '_transactioncurrencyid_value', '_ownerid_value', 'createdon', 'modifiedon'],
    ],
  },
  salesorderdetail: {
    set: 'salesorderdetails',
    id: 'salesorderdetailid',
    columns: [
      ...['salesorderdetailid', '_salesorderid_value', 'lineitemnumber', '_productid_value'],
      ...['productdescription', 'quantity', 'quantitycancelled', 'priceperunit', 'extendedamount'],
      ...['requestdeliveryby', '_uomid_value', '_transactioncurrencyid_value', 'modifiedon'],
    ],
  },
  incident: {
    set: 'incidents',
    id: 'incidentid',
    columns: [
      ...['incidentid', 'ticketnumber', 'title', '_customerid_value', 'prioritycode', 'isescalated'],
      ...['statecode', 'createdon', 'modifiedon'],
    ],
  },
  incidentresolution: {
    set: 'incidentresolutions',
    id: 'activityid',
    columns: ['activityid', '_incidentid_value', 'actualend', 'modifiedon'],
  },
  phonecall: activity('phonecalls', 'directioncode'),
  appointment: activity('appointments', 'scheduledstart'),
  email: activity('emails', 'directioncode', 'senton'),
  task: activity('tasks', 'scheduledend'),
  annotation: {
    set: 'annotations',
    id: 'annotationid',
    columns: [
      ...['annotationid', 'subject', 'notetext', '_objectid_value', '_ownerid_value'],
      ...['createdon', 'modifiedon'],
    ],
  },
  opportunity: {
    set: 'opportunities',
    id: 'opportunityid',
    columns: [
      ...['opportunityid', 'name', '_customerid_value', 'estimatedvalue', 'actualvalue', 'closeprobability'],
      ...['estimatedclosedate', 'actualclosedate', 'stepname', 'statecode', 'statuscode'],
      ...['_transactioncurrencyid_value', '_ownerid_value', 'modifiedon'],
    ],
  },
  quote: {
    set: 'quotes',
    id: 'quoteid',
    columns: [
      ...['quoteid', 'quotenumber', 'name', '_customerid_value', 'totalamount', 'effectiveto', 'statecode'],
      ...['statuscode', '_transactioncurrencyid_value', '_ownerid_value', 'modifiedon'],
    ],
  },
  lead: {
    set: 'leads',
    id: 'leadid',
    columns: [
      ...['leadid', 'fullname', 'subject', 'companyname', 'emailaddress1', 'websiteurl', 'leadsourcecode'],
      ...['statecode', 'statuscode', '_ownerid_value', 'modifiedon'],
    ],
  },
  list: {
    set: 'lists',
    id: 'listid',
    columns: ['listid', 'listname', 'statecode', 'statuscode', '_ownerid_value', 'modifiedon'],
  },
  listmember: {
    set: 'listmembers',
    id: 'listmemberid',
    columns: ['listmemberid', '_listid_value', '_entityid_value', 'modifiedon'],
  },
  campaign: {
    set: 'campaigns',
    id: 'campaignid',
    columns: [
      ...['campaignid', 'name', 'actualstart', 'actualend', 'proposedstart', 'proposedend', 'statecode'],
      ...['statuscode', '_ownerid_value', 'modifiedon'],
    ],
  },
  campaignactivity: {
    set: 'campaignactivities',
    id: 'activityid',
    columns: ['activityid', '_regardingobjectid_value', 'scheduledstart', 'scheduledend', 'modifiedon'],
  },
  campaignresponse: {
    set: 'campaignresponses',
    id: 'activityid',
    columns: ['activityid', '_regardingobjectid_value', 'statecode', 'modifiedon'],
  },
  activityparty: {
    set: 'activityparties',
    id: 'activitypartyid',
    columns: ['activitypartyid', '_partyid_value', 'participationtypemask'],
  },
  msdyn_purchaseorder: {
    set: 'msdyn_purchaseorders',
    id: 'msdyn_purchaseorderid',
    columns: [
      ...['msdyn_purchaseorderid', 'msdyn_name', '_msdyn_vendor_value', 'msdyn_purchaseorderdate'],
      ...['msdyn_dateexpected', 'msdyn_systemstatus', '_transactioncurrencyid_value', '_ownerid_value'],
      ...['createdon', 'modifiedon'],
    ],
  },
  msdyn_purchaseorderproduct: {
    set: 'msdyn_purchaseorderproducts',
    id: 'msdyn_purchaseorderproductid',
    columns: [
      ...['msdyn_purchaseorderproductid', '_msdyn_purchaseorder_value', 'msdyn_lineorder'],
      ...['_msdyn_product_value', 'msdyn_description', 'msdyn_quantity', 'msdyn_qtyreceived'],
      ...['msdyn_unitcost', 'msdyn_totalcost', 'msdyn_dateexpected', 'msdyn_itemstatus'],
      ...['_transactioncurrencyid_value', 'modifiedon'],
    ],
  },
  msdyn_purchaseorderreceipt: {
    set: 'msdyn_purchaseorderreceipts',
    id: 'msdyn_purchaseorderreceiptid',
    columns: ['msdyn_purchaseorderreceiptid', 'msdyn_name', 'msdyn_datereceived', 'createdon'],
  },
  msdyn_purchaseorderreceiptproduct: {
    set: 'msdyn_purchaseorderreceiptproducts',
    id: 'msdyn_purchaseorderreceiptproductid',
    columns: [
      ...['msdyn_purchaseorderreceiptproductid', '_msdyn_purchaseorderreceipt_value'],
      ...['_msdyn_purchaseorderproduct_value', 'msdyn_quantity', 'modifiedon'],
    ],
  },
} as const satisfies Record<string, { set: string; id: string; columns: readonly string[] }>;

export type TableName = keyof typeof TABLES;
export const TABLE_NAMES = Object.keys(TABLES) as TableName[];

function activity(set: string, ...more: string[]) {
  const common = ['activityid', 'subject', 'description', '_regardingobjectid_value', '_ownerid_value'];
  const times = ['actualend', 'createdon', 'modifiedon'];
  return { set, id: 'activityid', columns: [...common, ...more, 'statecode', ...times] };
}

/** Whether a table was found to be there for this user; what was not asked counts as there. */
export function isThere(capabilities: Record<string, boolean>, ...tables: readonly TableName[]): boolean {
  return tables.every((table) => capabilities[table] !== false);
}
