import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import type { SalesforceConnection } from '../../../lib/domain/connection.ts';
import { changeConnection, readConnection } from '../../../lib/store/connections.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { eachOrder } from '../../../lib/store/queries.ts';
import { addOwnPurchases } from '../../simulators/own-purchases.ts';
import { startSalesforce } from '../../simulators/salesforce.ts';
import { sfId } from '../../simulators/salesforce-data.ts';
import { customId, putCustom } from '../../simulators/salesforce-describe.ts';
import { startZoho, zohoTouch } from '../../simulators/zoho.ts';
import { zohoId, zohoInstant, zohoLine } from '../../simulators/zoho-data.ts';
import { takeOver } from './own-world.ts';
import { connectedToSalesforce } from './salesforce-world.ts';
import { syncOnce } from './tryton-world.ts';
import { connectedToZoho } from './zoho-world.ts';

let store: Store;
let id: string;
const ends: (() => Promise<void>)[] = [];

afterEach(async () => {
  closeStore(store);
  for (const end of ends.splice(0)) await end();
});

/** Orders of a kind with the last letters of their lines. */
async function told(kind: 'purchase' | 'sales'): Promise<string[]> {
  const found: string[] = [];
  await eachOrder(store, (order) => {
    if (order.kind === kind)
      found.push(`${order.id}: ${order.lines.map((line) => line.id.slice(-6)).join()}`);
  });
  return found.sort();
}

/** A sync as the first one of a day is. */
async function syncOfNextDay(): Promise<void> {
  await changeConnection(store, id, (stored) => ({ ...stored, daily: { at: 0, removed: 0 } }));
  expect(await syncOnce(store, id)).toMatchObject({ state: 'done' });
  // Nothing was deleted there.
  expect((await readConnection(store, id))?.daily).toMatchObject({ removed: 0 });
}

test('orders that get another vendor or number in Zoho stand here once from the next day on', async () => {
  const crm = await startZoho(2);
  ends.push(() => crm.close());
  const at = zohoInstant(crm.clock() - 3_600_000, crm.offset);
  const stamps = { Created_Time: at, Modified_Time: at };
  const vendor = (n: number) => ({ id: zohoId('Vendors', n), name: `Vendor ${n}` });
  for (const n of [1, 2])
    crm.modules.get('Vendors')?.records.push({ id: vendor(n).id, Vendor_Name: vendor(n).name, ...stamps });
  crm.modules.get('Purchase_Orders')?.records.push({
    ...{ id: zohoId('Purchase_Orders', 1), PO_Number: 'PO-1', PO_Date: '2026-10-02', Status: 'Approved' },
    ...{ Vendor_Name: vendor(1), Purchase_Items: [{ ...zohoLine(50), Quantity: 4 }], ...stamps },
  });
  ({ store, id } = await connectedToZoho(crm));
  await syncOnce(store, id);
  const [purchase] = await told('purchase');
  const [first, second] = await told('sales');
  expect(purchase).toMatch(/^VENDOR1\/PO1: /);
  // Servers tell the time in whole seconds: what is read within one is not newer.
  crm.clock = () => Date.now() + 2_000;
  zohoTouch(crm, 'Purchase_Orders', 1, { Vendor_Name: vendor(2) });
  zohoTouch(crm, 'Sales_Orders', 1, { SO_Number: 'SO-10001-R1' });
  await syncOfNextDay();
  expect(await told('purchase')).toEqual([purchase?.replace('VENDOR1', 'VENDOR2')]);
  expect(await told('sales')).toEqual([first?.replace('SO10001', 'SO10001R1'), second].sort());
});

test('own orders that get another vendor, and lines that are moved to another order, count once', async () => {
  const org = await startSalesforce(1);
  ends.push(() => org.close());
  addOwnPurchases(org, 3);
  const connected = await connectedToSalesforce(org);
  ({ store, id } = connected);
  await takeOver(store, connected.connection as SalesforceConnection, {
    orders: { object: 'Purchase_Order__c', label: 'Purchase Order' },
    lines: { object: 'PO_Line__c', label: 'PO Line', by: 'Purchase_Order__c' },
  });
  await syncOnce(store, id);
  const [one = '', two = '', three = ''] = await told('purchase');
  org.clock = () => Date.now() + 2_000;
  const other = { Id: sfId('Account', 901), Name: 'Other Castings', Type: 'Vendor' };
  org.records.Account?.push({ ...other, SystemModstamp: '2026-10-01T00:00:00.000+0000' });
  putCustom(org, 'Purchase_Order__c', 1, { Vendor__c: other.Id }, org.clock());
  putCustom(org, 'PO_Line__c', 2, { Purchase_Order__c: customId(org, 'Purchase_Order__c', 3) }, org.clock());
  await syncOfNextDay();
  expect(await told('purchase')).toEqual([
    one.replace(/^[^/]+/, 'OTHERCASTINGS'),
    `${three},${two.slice(-6)}`,
  ]);
});
