export type Row = Record<string, unknown> & { id?: string };

/** One field of a module, as `settings/fields` describes it. */
interface Field {
  id: string;
  api_name: string;
  field_label: string;
  data_type: string;
  custom_field: boolean;
  /** What a lookup leads to. */
  lookup?: { module: { api_name: string } };
}

export interface Module {
  id: string;
  /** As Zoho made it; a company gives it another api name, which is what everything else goes by. */
  module_name: string;
  api_name: string;
  fields: Field[];
  records: Row[];
  /** What went: `/deleted`. */
  gone: { id: string; display_name: string; type: string; deleted_time: string }[];
}

/** A refusal as Zoho words it. */
export class ZohoError extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: Record<string, string>;
  constructor(status: number, code: string, message: string, details: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

const PLACES: Record<string, number> = {
  Accounts: 1,
  Contacts: 2,
  Leads: 3,
  Vendors: 4,
  Purchase_Orders: 5,
  Sales_Orders: 6,
  Cases: 7,
  Calls: 8,
  Events: 9,
  Tasks: 10,
  Notes: 11,
  Deals: 12,
  Quotes: 13,
  Campaigns: 14,
  Products: 15,
  users: 16,
  lines: 17,
};

/** The id of the n-th record of a module: too long for a number. */
export function zohoId(module: string, n: number): string {
  return `55400000${`${PLACES[module]}`.padStart(3, '0')}${`${n}`.padStart(8, '0')}`;
}

/** `2026-01-02T08:34:05+05:30`: in the offset of whoever signed in. */
export function zohoInstant(at: number, minutes = 330): string {
  const local = new Date(Math.floor(at / 1000) * 1000 + minutes * 60_000).toISOString().slice(0, 19);
  const two = (n: number) => `${n}`.padStart(2, '0');
  const size = Math.abs(minutes);
  return `${local}${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

const COMMON = 'Owner:ownerlookup Created_Time:datetime Modified_Time:datetime';
const MONEY = 'Grand_Total:currency Sub_Total:currency';
const ACTIVITY = 'Subject:text Description:textarea What_Id:lookup Who_Id:lookup@Contacts';
/** The fields that modules come with (`name:type`, `@` what it leads to); a company adds its own. */
const STANDARD: Record<string, string> = {
  Accounts:
    'Account_Name:text Account_Number:bigint Account_Type:picklist Website:website Phone:phone Billing_City:text Billing_Country:text',
  Contacts:
    'Full_Name:text First_Name:text Last_Name:text Email:email Secondary_Email:email Phone:phone Mobile:phone Title:text Account_Name:lookup@Accounts Vendor_Name:lookup@Vendors',
  Leads: 'Full_Name:text Email:email Company:text Lead_Status:picklist Lead_Source:picklist',
  Vendors: 'Vendor_Name:text Email:email Website:website Phone:phone City:text Country:text',
  Purchase_Orders: `Subject:text PO_Number:text PO_Date:date Due_Date:date Status:picklist Vendor_Name:lookup@Vendors Tracking_Number:text Carrier:picklist ${MONEY} Purchase_Items:subform`,
  Sales_Orders: `Subject:text SO_Number:autonumber Purchase_Order:text Due_Date:date Status:picklist Account_Name:lookup@Accounts ${MONEY} Ordered_Items:subform`,
  Cases:
    'Case_Number:autonumber Subject:text Status:picklist Priority:picklist Account_Name:lookup@Accounts Closed_Time:datetime',
  Calls: `${ACTIVITY} Call_Start_Time:datetime Call_Type:picklist`,
  Events: `Event_Title:text ${ACTIVITY.replace('Subject:text ', '')} Start_DateTime:datetime End_DateTime:datetime`,
  Tasks: `${ACTIVITY} Status:picklist Priority:picklist Due_Date:date Closed_Time:datetime`,
  Notes: 'Note_Title:text Note_Content:textarea Parent_Id:lookup',
  Deals:
    'Deal_Name:text Amount:currency Stage:picklist Closing_Date:date Probability:integer Account_Name:lookup@Accounts Type:picklist',
  Quotes: `Subject:text Quote_Number:autonumber Quote_Stage:picklist Valid_Till:date Account_Name:lookup@Accounts ${MONEY} Quoted_Items:subform`,
  Campaigns: 'Campaign_Name:text Status:picklist Start_Date:date End_Date:date',
  Products: 'Product_Name:text Product_Code:text',
};

/** An organisation with so many sales orders of one line of 10 pieces each, made one second after the other. */
export function zohoModules(orders: number): Map<string, Module> {
  const modules = new Map<string, Module>();
  for (const [name, fields] of Object.entries(STANDARD))
    modules.set(name, {
      id: zohoId('users', 900 + (PLACES[name] ?? 0)),
      module_name: name,
      api_name: name,
      fields: ['id:bigint', ...fields.split(' '), ...COMMON.split(' ')].map(fieldOf),
      records: [],
      gone: [],
    });
  for (const [name, parent] of Object.entries(LINES)) modules.set(name, linesOf(name, parent, modules));
  const began = Date.UTC(2026, 9, 1);
  const at = { Created_Time: zohoInstant(began), Modified_Time: zohoInstant(began) };
  const rows = (name: string): Row[] => modules.get(name)?.records ?? [];
  const account = { id: zohoId('Accounts', 1), name: 'Sample Retail GmbH' };
  rows('Products').push({ id: zohoId('Products', 1), Product_Name: 'Sample shelf', Product_Code: 'SHELF-1' });
  rows('Accounts').push({
    ...{ id: account.id, Account_Name: account.name, Account_Number: null, Account_Type: 'Customer' },
    ...{ Website: 'http://www.sample-retail.example/en', Phone: '+49 30 1234', Owner: OWNER },
    ...{ Billing_City: 'Berlin', Billing_Country: 'Germany', ...at },
  });
  rows('Contacts').push({
    ...{ id: zohoId('Contacts', 1), Full_Name: 'Jo Beispiel', First_Name: 'Jo', Last_Name: 'Beispiel' },
    ...{ Email: 'Jo.Beispiel@sample-retail.example', Mobile: '+49 171 99', Title: 'Buyer' },
    ...{ Account_Name: account, Owner: OWNER, ...at },
  });
  for (let n = 1; n <= orders; n += 1) rows('Sales_Orders').push(zohoOrder(n, began + n * 1_000));
  return modules;
}

/** Lines: a module of their own to queries, each with the order that it is of. */
function linesOf(name: string, parent: string, modules: ReadonlyMap<string, Module>): Module {
  const fields = `id:bigint Parent_Id:lookup@${parent} Product_Name:lookup@Products Quantity:double List_Price:currency Net_Total:currency Total:currency Description:textarea`;
  return {
    ...{ id: zohoId('users', 950 + name.length), module_name: name, api_name: name, gone: [] },
    fields: fields.split(' ').map(fieldOf),
    get records() {
      const orders = modules.get(parent)?.records ?? [];
      return orders.flatMap(({ id, [name]: lines }) =>
        ((lines ?? []) as Row[]).map((line) => ({ ...line, Parent_Id: { id } })),
      );
    },
  };
}

export const LINES: Record<string, string> = {
  Ordered_Items: 'Sales_Orders',
  Purchase_Items: 'Purchase_Orders',
};

/** Who signed in, and owns everything. */
const OWNER = { id: zohoId('users', 1), name: 'Ada Muster', email: 'ada@own.example' };

/** The n-th sales order, with its one line. */
export function zohoOrder(n: number, at: number): Row {
  const changed = { Created_Time: zohoInstant(at), Modified_Time: zohoInstant(at) };
  return {
    ...{ id: zohoId('Sales_Orders', n), Subject: `Order ${n}`, SO_Number: `SO-${10_000 + n}` },
    ...{ Purchase_Order: `CUST-${n}`, Due_Date: '2026-12-01', Status: 'Approved', Owner: OWNER },
    ...{ Account_Name: { id: zohoId('Accounts', 1), name: 'Sample Retail GmbH' } },
    ...{ Grand_Total: 125, Sub_Total: 125, ...changed },
    Ordered_Items: [zohoLine(n)],
  };
}

/** The one line of the n-th order. */
export function zohoLine(n: number): Row {
  const product = { id: zohoId('Products', 1), name: 'Sample shelf', Product_Code: 'SHELF-1' };
  return {
    ...{ id: zohoId('lines', n), Product_Name: product, Quantity: 10, List_Price: 12.5 },
    ...{ Total: 125, Net_Total: 125, Discount: 0, Tax: 0, Description: null },
  };
}

function fieldOf(said: string, at: number): Field {
  const [name = '', type = ''] = said.split(':');
  const [data_type = '', to] = type.split('@');
  const isLookup = data_type === 'lookup' || data_type === 'ownerlookup';
  return {
    id: zohoId('users', 100_000 + at),
    api_name: name,
    field_label: name.replaceAll('_', ' '),
    data_type,
    custom_field: false,
    ...(isLookup ? { lookup: { module: { api_name: to ?? 'users' } } } : {}),
  };
}
