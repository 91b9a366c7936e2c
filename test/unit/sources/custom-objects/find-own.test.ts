import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test } from 'vitest';
import { lookupId } from '../../../../lib/domain/lookup.ts';
import type { OwnObjects } from '../../../../lib/domain/own-objects.ts';
import { lookupsOf, wantLookups } from '../../../../lib/store/lookups.ts';
import { closeStore, type Store } from '../../../../lib/store/open.ts';
import { eachOrder } from '../../../../lib/store/queries.ts';
import { runLookups } from '../../../../lib/sync/run-lookups.ts';
import { startHubspot } from '../../../simulators/hubspot.ts';
import { addHubPurchases, PURCHASE, putHub } from '../../../simulators/hubspot-schemas.ts';
import { addOwnPurchases } from '../../../simulators/own-purchases.ts';
import { type SalesforceSimulator, startSalesforce } from '../../../simulators/salesforce.ts';
import { putCustom } from '../../../simulators/salesforce-describe.ts';
import { connectedToHubspot } from '../../sync/hubspot-world.ts';
import { SALESFORCE_CHOICE, takeOver } from '../../sync/own-world.ts';
import { connectedToSalesforce } from '../../sync/salesforce-world.ts';
import { syncOnce } from '../../sync/tryton-world.ts';

let store: Store;
let close: () => Promise<void>;

afterEach(async () => {
  closeStore(store);
  await close();
});

/** What came of asking for these numbers: the state of each, and why where it failed. */
async function ask(...numbers: string[]): Promise<unknown[]> {
  const wanted = numbers.map((number) => {
    const key = number.replace(/[- ]/g, '').toUpperCase();
    return { kind: 'order' as const, key, spellings: [number] };
  });
  await wantLookups(store, wanted, 1_000);
  await runLookups(store, () => 2_000, new AbortController().signal);
  const answers = await lookupsOf(
    store,
    wanted.map(({ kind, key }) => lookupId(kind, key)),
  );
  return answers.map(({ state, why }) => (why === undefined ? state : `${state}: ${why}`));
}

async function purchases() {
  const found = new Map<string, string[]>();
  await eachOrder(store, ({ kind, number, lines }) => {
    const said = lines.map(({ ordered, receipts }) => `${ordered} ordered, ${receipts.length} receipts`);
    if (kind === 'purchase') found.set(number, said);
  });
  return found;
}

describe('a purchase order of own objects that is not here yet', () => {
  async function connect(change: (own: OwnObjects) => OwnObjects = (own) => own) {
    const org = await startSalesforce(1);
    close = org.close;
    addOwnPurchases(org, 3);
    const connected = await connectedToSalesforce(org);
    store = connected.store;
    await takeOver(store, connected.connection, SALESFORCE_CHOICE, change);
    org.asked.length = 0;
    return { org, id: connected.id };
  }
  const ownAsked = (org: SalesforceSimulator) => org.asked.filter(({ object }) => object?.endsWith('__c'));

  test('is found in Salesforce with its lines and receipts, and what a sync reads later doubles nothing', async () => {
    const { org, id } = await connect();
    expect(await ask('po-70002', 'PO-79999')).toEqual(['found', 'none']);
    expect([...(await purchases())]).toEqual([['PO-70002', ['40 ordered, 1 receipts']]]);
    await syncOnce(store, id);
    expect((await purchases()).size).toBe(3);
    expect((await purchases()).get('PO-70002')).toHaveLength(1);
    // What is nowhere costs one question of own objects.
    org.asked.length = 0;
    await ask('PO-88888');
    expect(ownAsked(org)).toHaveLength(1);
  });

  test('is not found while it is a draft, nor where own objects are switched off', async () => {
    const { org } = await connect();
    putCustom(org, 'Purchase_Order__c', 1, { Status__c: 'Draft' });
    expect(await ask('PO-70001', 'PO-70002')).toEqual(['none', 'found']);
    await close();
    closeStore(store);
    const other = await connect((own) => ({ ...own, off: true }));
    expect(await ask('PO-70002')).toEqual(['none']);
    expect(ownAsked(other.org)).toEqual([]);
  });

  test('is not called nowhere where its object is hidden; others are found all the same', async () => {
    const { org } = await connect();
    delete org.fields.Goods_Receipt__c;
    const gone = expect.stringMatching(/^failed: “Goods Receipt”.*not there any more/);
    expect(await ask('SO-10001', 'PO-70002')).toEqual(['found', gone]);
    delete org.fields.Purchase_Order__c;
    expect(await ask('PO-70003')).toEqual([expect.stringMatching(/^failed: Salesforce refused/)]);
  });

  test('is found in HubSpot, in whatever letters; another scope that is missing is said', async () => {
    const hub = await startHubspot(1);
    close = hub.close;
    addHubPurchases(hub, 3);
    putHub(hub, PURCHASE, '5000003', { po_number: 'Po-80003' });
    const connected = await connectedToHubspot(hub);
    store = connected.store;
    await takeOver(store, connected.connection, {
      orders: { object: PURCHASE, label: 'Bestellungen' },
      lines: { object: '2-7002', label: 'Bestellpositionen', by: '' },
    });
    expect(await ask('PO-80002', 'Po-80003', 'HO-10001')).toEqual(['found', 'found', 'found']);
    expect([...(await purchases()).keys()].sort()).toEqual(['PO-80002', 'Po-80003']);
    hub.scopes.delete('crm.objects.custom.read');
    expect(await ask('PO-80001')).toEqual([expect.stringMatching(/^failed: .*crm\.objects\.custom\.read/)]);
  });
});
