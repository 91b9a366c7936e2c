import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sameCompanies } from '../../../lib/lens/partner/same-company.ts';
import { activitiesOf } from '../../../lib/store/activities.ts';
import { commit } from '../../../lib/store/commit.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { allPartners, eachOrder, findPartners, partnerById } from '../../../lib/store/queries.ts';
import { partner } from '../store/records.ts';
import { type RenamedCrm, renamedHubspot, renamedSalesforce } from './renamed-crm.ts';
import { syncOnce } from './tryton-world.ts';

const SAMPLE = 'SAMPLERETAILGMBH';

describe.each([
  ['Salesforce', renamedSalesforce],
  ['HubSpot', renamedHubspot],
] as const)('a customer that is renamed in %s', (_, open) => {
  let crm: RenamedCrm;
  let store: Store;
  let id: string;
  beforeEach(async () => {
    crm = await open();
  });
  afterEach(async () => {
    closeStore(store);
    await crm.close();
  });

  async function connect(): Promise<void> {
    ({ store, id } = await crm.connect());
    await syncOnce(store, id);
  }
  async function rename(customer: number, name: string): Promise<void> {
    crm.rename(customer, name);
    await syncOnce(store, id);
  }

  /** By whom each order is waited for. */
  async function customers(): Promise<Record<string, string[]>> {
    const found: Record<string, string[]> = {};
    await eachOrder(store, ({ number, lines }) => {
      found[number] = lines.flatMap(({ pegs }) => pegs.map(({ customerId }) => customerId));
    });
    return found;
  }
  const named = async () =>
    (await allPartners(store)).flatMap((each) => (each.roles.includes('customer') ? [each.name] : [])).sort();

  test('is the same partner: what did not change with it stays, what comes later comes there', async () => {
    crm.raiseCase(1);
    await connect();
    await rename(1, 'New Retail Ltd');
    expect(await named()).toEqual(['New Retail Ltd']);
    expect(await partnerById(store, SAMPLE)).toMatchObject({
      name: 'New Retail Ltd',
      formerNames: [{ name: 'Sample Retail GmbH', sourceId: `${crm.system}:${id}` }],
    });
    crm.edit(2);
    crm.raiseCase(1);
    await syncOnce(store, id);
    expect(await named()).toEqual(['New Retail Ltd']);
    const all = [1, 2, 3].map((order) => [crm.numberOf(order), [SAMPLE]]);
    expect(await customers()).toEqual(Object.fromEntries(all));
    expect((await findPartners(store, [crm.mail])).get(crm.mail)?.map((each) => each.id)).toEqual([SAMPLE]);
    expect((await activitiesOf(store, SAMPLE)).cases.length).toBeGreaterThan(0);
  });

  test('and has its name again: it is called so, and the one between was given up', async () => {
    await connect();
    await rename(1, 'New Retail Ltd');
    await rename(1, 'Sample Retail GmbH');
    const back = await partnerById(store, SAMPLE);
    expect(back).toMatchObject({ name: 'Sample Retail GmbH', formerNames: [{ name: 'New Retail Ltd' }] });
    expect(back?.accounts).toEqual([{ sourceId: `${crm.system}:${id}`, id: crm.accountOf(1) }]);
  });

  test('leaves another of its name, who keeps that', async () => {
    crm.add(2, 'Sample Retail GmbH');
    crm.give(3, 2);
    await connect();
    expect(await named()).toEqual(['Sample Retail GmbH']);
    await rename(2, 'New Retail Ltd');
    expect(await named()).toEqual(['New Retail Ltd', 'Sample Retail GmbH']);
    expect((await findPartners(store, [crm.mail])).get(crm.mail)?.map((each) => each.id)).toEqual([SAMPLE]);
  });

  test('leaves its name to another company, which is another partner', async () => {
    await connect();
    await rename(1, 'New Retail Ltd');
    crm.add(2, 'Sample Retail GmbH');
    crm.give(3, 2);
    await syncOnce(store, id);
    expect(await named()).toEqual(['New Retail Ltd', 'Sample Retail GmbH']);
    crm.edit(3);
    await syncOnce(store, id);
    const { [crm.numberOf(3)]: third, ...others } = await customers();
    expect(Object.values(others).flat()).toEqual([SAMPLE, SAMPLE]);
    expect(third).not.toEqual([SAMPLE]);
    expect((await partnerById(store, third?.[0] ?? ''))?.name).toBe('Sample Retail GmbH');
  });

  test('leaves its name to another company before the next sync: two partners, each with its orders', async () => {
    await connect();
    crm.rename(1, 'New Retail Ltd');
    crm.add(2, 'Sample Retail GmbH');
    crm.give(3, 2);
    await syncOnce(store, id);
    expect(await named()).toEqual(['New Retail Ltd', 'Sample Retail GmbH']);
    crm.edit(1);
    crm.edit(3);
    await syncOnce(store, id);
    const { [crm.numberOf(3)]: third, ...others } = await customers();
    expect(Object.values(others).flat()).toEqual([SAMPLE, SAMPLE]);
    expect((await partnerById(store, SAMPLE))?.name).toBe('New Retail Ltd');
    expect((await partnerById(store, third?.[0] ?? ''))?.name).toBe('Sample Retail GmbH');
  });

  test('to a name that a file has: both are asked about, none is moved', async () => {
    await connect();
    await commit(store, { partners: [partner('NEWRETAILLTD', { name: 'New Retail Ltd' })], orders: [] });
    await rename(1, 'New Retail Ltd');
    const partners = await allPartners(store);
    expect(sameCompanies(partners)).toMatchObject([{ ids: ['NEWRETAILLTD', SAMPLE], reasons: ['name'] }]);
    expect(Object.values(await customers()).flat()).toEqual([SAMPLE, SAMPLE, SAMPLE]);
  });
});

test('a renamed account of Salesforce that is deleted has no contacts', async () => {
  const crm = await renamedSalesforce();
  const { store, id } = await crm.connect();
  await syncOnce(store, id);
  crm.rename(1, 'New Retail Ltd');
  await syncOnce(store, id);
  crm.remove(1);
  await syncOnce(store, id);
  expect((await partnerById(store, SAMPLE))?.contacts).toEqual([]);
  closeStore(store);
  await crm.close();
});
