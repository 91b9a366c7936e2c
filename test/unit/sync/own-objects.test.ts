import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Order } from '../../../lib/domain/order.ts';
import { previewOwn } from '../../../lib/sources/custom-objects/look-at-own.ts';
import { allPartners } from '../../../lib/store/queries.ts';
import { addOwnPurchases } from '../../simulators/own-purchases.ts';
import { manyOrders } from '../../simulators/salesforce-data.ts';
import { customId } from '../../simulators/salesforce-describe.ts';
import { sliceOf } from '../../tools/slice.ts';
import { type OwnOrg, ownOrg } from './own-world.ts';
import { killAt } from './sync-faults.ts';

let at: OwnOrg;
beforeEach(async () => {
  at = await ownOrg(3);
});
afterEach(() => at.close());

describe('purchase orders of objects that a company built itself', () => {
  test('are proposed by labels and types, and read with lines, receipts and the account that delivers', async () => {
    const own = await at.connect();
    const means = Object.fromEntries(own.columns.map(({ of, path, field }) => [`${of}.${path}`, field]));
    expect(means).toMatchObject({
      'orders.Name': 'orderNumber',
      'orders.Vendor__r.Name': 'supplierName',
      'orders.Sent__c': 'sentOn',
      'orders.Buyer__c': 'buyer',
      'lines.Line_No__c': 'lineNumber',
      'lines.Part__c': 'itemNumber',
      'lines.Qty__c': 'orderedQuantity',
      'lines.Price__c': 'unitPrice',
      'lines.Needed__c': 'requestedOn',
      'receipts.Name': 'receiptNumber',
      'receipts.Day__c': 'receivedOn',
      'receipts.Qty__c': 'receivedQuantity',
    });
    expect(await at.sync()).toMatchObject({ state: 'done', cursor: { rejected: 0 } });
    const found = await at.purchases();
    expect(found).toHaveLength(3);
    expect(found[0]).toMatchObject({
      number: 'PO-70001',
      partnerId: 'SAMPLECASTINGSAG',
      buyer: 'Ada Sample',
      lines: [
        {
          id: `PO_Line__c,${customId(at.org, 'PO_Line__c', 1)}`,
          number: '10',
          item: { number: 'CAST-7' },
          ordered: 40,
          unitPrice: { amount: '1.234' },
          sentOn: '2026-10-05',
          requestedOn: '2026-12-01',
          firstPromisedOn: '2026-12-08',
          receipts: [{ number: 'GR-1', receivedOn: '2026-11-20', quantity: 15 }],
          provenance: { sourceId: `salesforce:${at.connection.id}` },
        },
      ],
    });
    const shown = previewOwn(own, at.look, '');
    const linesOf = (order: Order | undefined) => order?.lines.map(({ provenance: _, ...line }) => line);
    const last = shown.orders.find(({ number }) => number === 'PO-70001');
    expect(linesOf(last)).toEqual(linesOf(found[0]));
    const partner = (await allPartners(at.store)).find(({ id }) => id === 'SAMPLECASTINGSAG');
    expect(partner).toMatchObject({ roles: ['supplier'], domains: ['sample-castings.example'] });
  });
});

test('an account of the chosen type is a supplier before anybody ordered there', async () => {
  const accounts = { by: 'Type', values: ['Vendor'], label: 'Account Type' };
  await at.connect({ accounts });
  await at.sync();
  const roles = (await allPartners(at.store)).map(({ id, roles }) => [id, roles]);
  expect(roles).toContainEqual(['SAMPLECASTINGSAG', ['supplier']]);
});

test('killed at any request, a first load goes on and neither loses nor doubles a purchase', async () => {
  Object.assign(at.org.records, manyOrders(0), {
    Purchase_Order__c: [],
    PO_Line__c: [],
    Goods_Receipt__c: [],
  });
  addOwnPurchases(at.org, 250);
  const connected = async () => {
    await at.connect();
    return { store: at.store, id: at.connection.id };
  };
  const kills = fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(kills, async (requests) => {
      expect(await killAt(at.org, connected, requests, 250)).toEqual([]);
    }),
    { numRuns: sliceOf(12, 2) },
  );
});
