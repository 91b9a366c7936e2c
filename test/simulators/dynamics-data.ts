import type { Table } from './dynamics-tables.ts';

/** A row with its columns by their own names; a lookup holds the id that it leads to. */
export type Row = Record<string, unknown>;

const KINDS = [
  ...['organization', 'transactioncurrency', 'systemuser', 'account', 'contact', 'product', 'salesorder'],
  ...['salesorderdetail', 'uom', 'incident', 'incidentresolution', 'phonecall', 'appointment', 'email'],
  ...['task', 'annotation', 'msdyn_purchaseorder', 'msdyn_purchaseorderproduct'],
  ...['msdyn_purchaseorderreceipt', 'msdyn_purchaseorderreceiptproduct', 'opportunity', 'quote', 'lead'],
];

/** The id of the n-th row of a table. */
export function dvId(table: string, n: number): string {
  const kind = (KINDS.indexOf(table) + 1).toString(16).padStart(4, '0');
  return `d3650000-${kind}-4000-8000-${n.toString(16).padStart(12, '0')}`;
}

/** `2026-01-02T03:04:05Z`: whole seconds. */
export function dvInstant(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/** Before anything that a test changes. */
const BEGAN = Date.UTC(2026, 9, 1);
const CUSTOMER = 'Sample Retail GmbH';

/** An organisation with so many orders of one line of 10 pieces each, made one second after the other. */
export function manyDvOrders(orders: number): Record<string, Row[]> {
  const all = Array.from({ length: orders }, (_, n) => n + 1);
  const changed = { createdon: dvInstant(BEGAN), modifiedon: dvInstant(BEGAN) };
  const active = { statecode: 0, statuscode: 1 };
  return {
    organization: [
      {
        organizationid: dvId('organization', 1),
        name: 'Our Own Works',
        basecurrencyid: dvId('transactioncurrency', 1),
      },
    ],
    transactioncurrency: ['EUR', 'USD', 'JPY'].map((isocurrencycode, at) => ({
      transactioncurrencyid: dvId('transactioncurrency', at + 1),
      isocurrencycode,
      currencyname: isocurrencycode,
    })),
    systemuser: [
      {
        systemuserid: dvId('systemuser', 1),
        fullname: 'Ada Muster',
        internalemailaddress: 'ada@own.example',
        domainname: 'ada@own.example',
      },
    ],
    product: [{ productid: dvId('product', 1), name: 'Sample shelf', productnumber: 'SHELF-1' }],
    uom: [{ uomid: dvId('uom', 1), name: 'Primary Unit' }],
    account: [
      {
        accountid: dvId('account', 1),
        name: CUSTOMER,
        accountnumber: null,
        customertypecode: 3,
        websiteurl: 'http://www.sample-retail.example/en',
        emailaddress1: null,
        telephone1: '+49 30 1234',
        address1_city: 'Berlin',
        address1_country: 'Germany',
        ownerid: dvId('systemuser', 1),
        merged: false,
        masterid: null,
        ...active,
        ...changed,
      },
    ],
    contact: [
      {
        contactid: dvId('contact', 1),
        fullname: 'Jo Beispiel',
        emailaddress1: 'Jo.Beispiel@sample-retail.example',
        emailaddress2: null,
        telephone1: null,
        mobilephone: '+49 171 99',
        jobtitle: 'Buyer',
        parentcustomerid: dvId('account', 1),
        ...active,
        ...changed,
      },
    ],
    salesorder: all.map((n) => ({
      salesorderid: dvId('salesorder', n),
      ordernumber: `ORD-${10_000 + n}`,
      name: `Order ${n}`,
      customerid: dvId('account', 1),
      submitdate: '2026-10-01T08:00:00Z',
      requestdeliveryby: '2026-12-01',
      datefulfilled: null,
      totalamount: 125,
      transactioncurrencyid: dvId('transactioncurrency', 1),
      ownerid: dvId('systemuser', 1),
      statecode: 1,
      statuscode: 3,
      createdon: dvInstant(BEGAN + n * 1_000),
      modifiedon: dvInstant(BEGAN + n * 1_000),
    })),
    salesorderdetail: all.map((n) => detailOf(n)),
    incident: [],
    incidentresolution: [],
    phonecall: [],
    appointment: [],
    email: [],
    task: [],
    annotation: [],
    opportunity: [],
    quote: [],
    lead: [],
  };
}

/** The one line of the n-th order. */
export function detailOf(n: number): Row {
  return {
    salesorderdetailid: dvId('salesorderdetail', n),
    salesorderid: dvId('salesorder', n),
    lineitemnumber: 1,
    productid: dvId('product', 1),
    productdescription: null,
    quantity: 10,
    quantityshipped: null,
    quantitycancelled: null,
    priceperunit: 12.5,
    extendedamount: 125,
    requestdeliveryby: null,
    transactioncurrencyid: dvId('transactioncurrency', 1),
    uomid: dvId('uom', 1),
    createdon: dvInstant(BEGAN + n * 1_000),
    modifiedon: dvInstant(BEGAN + n * 1_000),
  };
}

/** The property under which a column is read and filtered. */
export function propertyOf(column: string, { columns }: Table): string {
  return columns[column] === 'lookup' ? `_${column}_value` : column;
}
