import { sfId } from './salesforce-data.ts';
import { addCustomObject, customId, putCustom } from './salesforce-describe.ts';
import type { Shape } from './salesforce-soql.ts';

const at = (n: number) => Date.UTC(2026, 9, 1) + n * 1_000;

/** Purchase orders, their lines, receipts and complaints, and accounts that deliver, as a company builds them on Salesforce. */
export function addOwnPurchases(org: Shape, orders: number): void {
  addCustomObject(org, 'Purchase_Order__c', {
    label: 'Purchase Order',
    fields: {
      Name: { label: 'PO Number', type: 'string' },
      Vendor__c: { label: 'Vendor', type: 'reference', to: 'Account' },
      Sent__c: { label: 'Order Date', type: 'date' },
      Buyer__c: { label: 'Buyer', type: 'string' },
      Status__c: {
        label: 'Status',
        type: 'picklist',
        values: ['Draft', 'Sent', 'Partially Received', 'Closed', 'Canceled'],
      },
      Notes__c: { label: 'Notes', type: 'textarea' },
    },
  });
  addCustomObject(org, 'PO_Line__c', {
    label: 'PO Line',
    fields: {
      Name: { label: 'PO Line Name', type: 'string' },
      Purchase_Order__c: {
        label: 'Purchase Order',
        type: 'reference',
        to: 'Purchase_Order__c',
        master: true,
      },
      Line_No__c: { label: 'Line Number', type: 'double' },
      Part__c: { label: 'Part Number', type: 'string' },
      Qty__c: { label: 'Quantity', type: 'double' },
      Price__c: { label: 'Unit Price', type: 'currency' },
      Needed__c: { label: 'Requested Date', type: 'date' },
      Promised__c: { label: 'Promised Date', type: 'date' },
    },
  });
  addCustomObject(org, 'Goods_Receipt__c', {
    label: 'Goods Receipt',
    fields: {
      Name: { label: 'Receipt Number', type: 'string' },
      Line__c: { label: 'PO Line', type: 'reference', to: 'PO_Line__c', master: true },
      Day__c: { label: 'Date', type: 'date' },
      Qty__c: { label: 'Quantity', type: 'double' },
    },
  });
  org.records.Account?.push({
    Id: sfId('Account', 900),
    Name: 'Sample Castings AG',
    Website: 'www.sample-castings.example',
    Type: 'Vendor',
    SystemModstamp: '2026-10-01T00:00:00.000+0000',
  });
  for (let n = 1; n <= orders; n += 1) addOwnPurchase(org, n);
}

/** The n-th purchase order, `PO-70001` and up: one line of so many pieces, of which some arrived. */
export function addOwnPurchase(org: Shape, n: number, ordered = 40, came = 15): void {
  putCustom(
    org,
    'Purchase_Order__c',
    n,
    {
      Name: `PO-${70_000 + n}`,
      Vendor__c: sfId('Account', 900),
      Sent__c: '2026-10-05',
      Buyer__c: 'Ada Sample',
      Status__c: 'Sent',
    },
    at(n),
  );
  putCustom(
    org,
    'PO_Line__c',
    n,
    {
      Purchase_Order__c: customId(org, 'Purchase_Order__c', n),
      ...{ Line_No__c: 10, Part__c: 'CAST-7', Qty__c: ordered, Price__c: 1.234 },
      ...{ Needed__c: '2026-12-01', Promised__c: '2026-12-08' },
    },
    at(n),
  );
  if (came === 0) return;
  const receipt = { Line__c: customId(org, 'PO_Line__c', n), Day__c: '2026-11-20', Qty__c: came };
  putCustom(org, 'Goods_Receipt__c', n, { Name: `GR-${n}`, ...receipt }, at(n));
}
