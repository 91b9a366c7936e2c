import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RecordConnection } from '../../../../lib/sources/source.ts';
import { readConnection } from '../../../../lib/store/connections.ts';
import { closeStore, type Store } from '../../../../lib/store/open.ts';
import { openConnection } from '../../../../lib/sync/open-connection.ts';
import { startHubspot } from '../../../simulators/hubspot.ts';
import { addHubPurchases, PURCHASE, PURCHASE_LINE } from '../../../simulators/hubspot-schemas.ts';
import { putCustom } from '../../../simulators/salesforce-describe.ts';
import { connectedToHubspot } from '../../sync/hubspot-world.ts';
import { type OwnOrg, ownOrg, takeOver } from '../../sync/own-world.ts';

/** The samples of own objects that a check of this connection reads. */
async function samplesOf(store: Store, id: string) {
  const connection = (await readConnection(store, id)) as RecordConnection;
  const { source } = await openConnection(store, connection, 'check', new AbortController().signal);
  const found = [];
  for await (const sample of source.sampleObjects()) if (sample.label) found.push(sample);
  return found;
}

describe('on Salesforce the check reads one record of each mapped object', () => {
  let at: OwnOrg;
  beforeEach(async () => {
    at = await ownOrg(3);
  });
  afterEach(() => at.close());
  const samples = () => samplesOf(at.store, at.connection.id);

  test('and shows what its fields hold by what they mean', async () => {
    await at.connect();
    putCustom(at.org, 'Purchase_Order__c', 2, { Buyer__c: 'Bo & Co <b>x</b>' }, Date.now());
    const [orders, lines, receipts] = await samples();
    expect(orders).toEqual({
      ...{ object: 'Purchase_Order__c', label: 'Purchase Order', result: 'read', count: 3 },
      shown: [
        { field: 'orderNumber', value: 'PO-70002' },
        { field: 'supplierName', value: 'Sample Castings AG' },
        { field: 'sentOn', value: '2026-10-05' },
        { field: 'buyer', value: 'Bo & Co x' },
      ],
    });
    expect(lines).toMatchObject({ label: 'PO Line', result: 'read', count: 3 });
    expect(lines?.shown).toContainEqual({ field: 'unitPrice', value: '1.234' });
    expect(receipts?.shown).toContainEqual({ field: 'receivedQuantity', value: '15' });
  });

  test('and names what can not be read, what is gone and what is empty', async () => {
    await at.connect();
    putCustom(at.org, 'PO_Line__c', 3, { Qty__c: 'ten' }, Date.now());
    putCustom(at.org, 'Purchase_Order__c', 3, {}, Date.now());
    at.org.records.Goods_Receipt__c = [];
    expect(await samples()).toMatchObject([
      { object: 'Purchase_Order__c', result: 'read' },
      { object: 'PO_Line__c', result: 'odd', flaw: { column: 'PO_Line__c.Qty__c' } },
      { object: 'Goods_Receipt__c', result: 'none', count: 0 },
    ]);
    at.hide('PO_Line__c', 'Promised__c');
    delete at.org.fields.Goods_Receipt__c;
    expect(await samples()).toMatchObject([
      { object: 'Purchase_Order__c', result: 'read' },
      { object: 'PO_Line__c', result: 'refused', detail: expect.stringContaining('(Promised__c)') },
      {
        object: 'Goods_Receipt__c',
        result: 'refused',
        detail: expect.stringContaining('not there any more'),
      },
    ]);
  });

  test('and asks for none that is switched off', async () => {
    await at.connect(undefined, (own) => ({ ...own, off: true }));
    expect(await samples()).toEqual([]);
  });
});

test('in HubSpot, too; without the right to read them that is said', async () => {
  const hub = await startHubspot();
  addHubPurchases(hub, 2);
  const { store, id, connection } = await connectedToHubspot(hub);
  await takeOver(store, connection, {
    orders: { object: PURCHASE, label: 'Bestellungen' },
    lines: { object: PURCHASE_LINE, label: 'Bestellpositionen', by: '' },
  });
  const [orders, lines] = await samplesOf(store, id);
  expect(orders).toMatchObject({ label: 'Bestellungen', result: 'read', count: 2 });
  expect(orders?.shown?.slice(0, 2)).toEqual([
    { field: 'orderNumber', value: 'PO-80002' },
    { field: 'sentOn', value: '2026-10-05' },
  ]);
  expect(orders?.shown).toContainEqual({ field: 'supplierName', value: 'Sample Castings AG' });
  expect(lines?.shown).toContainEqual({ field: 'orderedQuantity', value: '40' });
  hub.scopes.delete('crm.objects.custom.read');
  const refused = { result: 'refused', detail: expect.stringContaining('crm.objects.custom.read') };
  expect(await samplesOf(store, id)).toMatchObject([refused, refused]);
  closeStore(store);
  await hub.close();
});
