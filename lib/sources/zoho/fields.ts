/** What is asked of a line, whichever kind of order it is of. */
export const LINE_FIELDS = [
  'Parent_Id',
  'Product_Name.Product_Name',
  'Product_Name.Product_Code',
  'Quantity',
  'List_Price',
  'Net_Total',
  'Total',
  'Description',
] as const;

/**
 * The fields to ask for, by the module that has them, as Zoho calls both. A company may call them otherwise (`names.ts`), and
 * fields that it has not, or that the user's profile hides, are left out. Lines are modules of their own, with `Parent_Id`.
 */
export const FIELDS = {
  Accounts: [
    'Account_Name',
    'Account_Type',
    'Website',
    'Phone',
    'Billing_City',
    'Billing_Country',
    'Owner',
    'Modified_Time',
  ],
  Vendors: ['Vendor_Name', 'Email', 'Website', 'Phone', 'City', 'Country', 'Owner', 'Modified_Time'],
  Contacts: [
    'Full_Name',
    'Email',
    'Secondary_Email',
    'Phone',
    'Mobile',
    'Title',
    'Account_Name',
    'Vendor_Name',
    'Modified_Time',
  ],
  Sales_Orders: [
    'SO_Number',
    'Purchase_Order',
    'Due_Date',
    'Status',
    'Account_Name',
    'Currency',
    'Owner',
    'Created_Time',
    'Modified_Time',
  ],
  Purchase_Orders: [
    'PO_Number',
    'PO_Date',
    'Due_Date',
    'Status',
    'Vendor_Name',
    'Tracking_Number',
    'Currency',
    'Owner',
    'Created_Time',
    'Modified_Time',
  ],
  Cases: ['Case_Number', 'Subject', 'Status', 'Priority', 'Account_Name', 'Created_Time', 'Modified_Time'],
  Calls: [
    'Subject',
    'Description',
    'Call_Start_Time',
    'What_Id',
    'Who_Id',
    'Owner',
    'Created_Time',
    'Modified_Time',
  ],
  Events: [
    'Event_Title',
    'Description',
    'Start_DateTime',
    'What_Id',
    'Who_Id',
    'Owner',
    'Created_Time',
    'Modified_Time',
  ],
  Tasks: [
    'Subject',
    'Description',
    'Status',
    'Due_Date',
    'What_Id',
    'Who_Id',
    'Owner',
    'Created_Time',
    'Modified_Time',
  ],
  Notes: ['Note_Title', 'Note_Content', 'Parent_Id', 'Owner', 'Created_Time', 'Modified_Time'],
  Deals: [
    'Deal_Name',
    'Amount',
    'Stage',
    'Closing_Date',
    'Probability',
    'Type',
    'Account_Name',
    'Currency',
    'Owner',
    'Modified_Time',
  ],
  Quotes: [
    'Subject',
    'Quote_Number',
    'Quote_Stage',
    'Valid_Till',
    'Grand_Total',
    'Account_Name',
    'Currency',
    'Owner',
    'Modified_Time',
  ],
  Leads: ['Full_Name', 'Email', 'Company', 'Lead_Status', 'Lead_Source', 'Owner', 'Modified_Time'],
  Campaigns: ['Campaign_Name', 'Status', 'Start_Date', 'End_Date', 'Owner', 'Modified_Time'],
  Ordered_Items: LINE_FIELDS,
  Purchase_Items: LINE_FIELDS,
} as const satisfies Record<string, readonly string[]>;
export type ZohoModule = keyof typeof FIELDS;
export const MODULES = Object.keys(FIELDS) as ZohoModule[];

/** Orders, and the subform that holds their lines. */
export const LINES = { Sales_Orders: 'Ordered_Items', Purchase_Orders: 'Purchase_Items' } as const;
export type OrderModule = keyof typeof LINES;

/** True for lines: a module that is read with its orders alone. */
export function isLines(module: ZohoModule): module is (typeof LINES)[OrderModule] {
  return module === 'Ordered_Items' || module === 'Purchase_Items';
}
