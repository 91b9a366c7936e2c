import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test } from 'vitest';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { allPartners, eachOrder } from '../../../lib/store/queries.ts';
import { startHubspot } from '../../simulators/hubspot.ts';
import { hubRecord, link, touched } from '../../simulators/hubspot-data.ts';
import { startZoho, zohoTouch } from '../../simulators/zoho.ts';
import { zohoId, zohoInstant } from '../../simulators/zoho-data.ts';
import { connectedToHubspot } from './hubspot-world.ts';
import { syncOnce } from './tryton-world.ts';
import { connectedToZoho } from './zoho-world.ts';

const SAMPLE = 'SAMPLERETAILGMBH';
let store: Store;
let id: string;
let close: () => Promise<void>;

afterEach(async () => {
  closeStore(store);
  await close();
});

const mailsOf = async (partnerId: string) =>
  (await allPartners(store)).find((each) => each.id === partnerId)?.contacts.map(({ email }) => email);
async function customers(): Promise<string[]> {
  const found = new Set<string>();
  await eachOrder(store, ({ lines }) => {
    for (const { pegs } of lines) for (const { customerId } of pegs) found.add(customerId);
  });
  return [...found].sort();
}

describe('an account that is merged into another gives it its orders and people', () => {
  test('Zoho CRM', async () => {
    const crm = await startZoho(2);
    close = crm.close;
    const rows = (module: string) => crm.modules.get(module)?.records ?? [];
    const old = { id: zohoId('Accounts', 2), name: 'Old Retail Ltd' };
    rows('Accounts').push({ ...rows('Accounts')[0], id: old.id, Account_Name: old.name, Website: null });
    rows('Contacts').push({
      ...{ ...rows('Contacts')[0], id: zohoId('Contacts', 2), Full_Name: 'Kim Alt' },
      ...{ Email: 'old@sample-retail.example', Account_Name: old },
    });
    Object.assign(rows('Sales_Orders')[0] ?? {}, { Account_Name: old });
    ({ store, id } = await connectedToZoho(crm));
    await syncOnce(store, id);
    expect(await customers()).toEqual(['OLDRETAILLTD', SAMPLE]);
    const to = { Account_Name: { id: zohoId('Accounts', 1), name: 'Sample Retail GmbH' } };
    rows('Accounts').splice(1, 1);
    const deleted_time = zohoInstant(crm.clock(), crm.offset);
    crm.modules
      .get('Accounts')
      ?.gone.push({ id: old.id, display_name: old.name, type: 'recycle', deleted_time });
    zohoTouch(crm, 'Contacts', 2, to);
    zohoTouch(crm, 'Sales_Orders', 1, to);
    zohoTouch(crm, 'Accounts', 1);
    await syncOnce(store, id);
    expect(await customers()).toEqual([SAMPLE]);
    expect(await mailsOf(SAMPLE)).toContain('old@sample-retail.example');
    expect(await mailsOf('OLDRETAILLTD')).toEqual([]);
  });

  test('HubSpot', async () => {
    const hub = await startHubspot(2);
    close = hub.close;
    const [order] = hub.records.orders ?? [];
    const company = hubRecord('companies', '12', { name: 'Old Retail Ltd', domain: 'old-retail.example' });
    const person = { firstname: 'Kim', email: 'old@old-retail.example', associatedcompanyid: '12' };
    hub.records.companies?.push(company);
    hub.records.contacts?.push(hubRecord('contacts', '22', person));
    link(hub.links, 'companies', '12', 'contacts', '22');
    hub.links.get(`orders ${order?.id}`)?.set('companies', ['12']);
    ({ store, id } = await connectedToHubspot(hub));
    await syncOnce(store, id);
    expect(await customers()).toEqual(['OLDRETAILLTD', SAMPLE]);
    const now = Date.now();
    hub.records.companies?.splice(1, 1);
    hub.merged.set('12', '11');
    hub.links.get(`orders ${order?.id}`)?.set('companies', ['11']);
    hub.links.delete('companies 12');
    hub.links.delete('contacts 22');
    link(hub.links, 'companies', '11', 'contacts', '22');
    const [kept] = hub.records.companies ?? [];
    if (order) touched(order, now);
    if (kept) touched(kept, now, { hs_merged_object_ids: '12' });
    const [, moved] = hub.records.contacts ?? [];
    if (moved) touched(moved, now, { associatedcompanyid: '11' });
    await syncOnce(store, id);
    expect(await customers()).toEqual([SAMPLE]);
    expect(await mailsOf(SAMPLE)).toContain('old@old-retail.example');
    expect(await mailsOf('OLDRETAILLTD')).toEqual([]);
  });
});
