import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test } from 'vitest';
import { nowOf } from '../../../lib/domain/workspace.ts';
import { readContext } from '../../../lib/lens/context.ts';
import { partnerOrders } from '../../../lib/lens/mail/partner-orders.ts';
import type { RecordConnection } from '../../../lib/sources/source.ts';
import { readConnection } from '../../../lib/store/connections.ts';
import { jobRejects } from '../../../lib/store/jobs.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { allPartners, eachOrder, partnerById } from '../../../lib/store/queries.ts';
import { openConnection } from '../../../lib/sync/open-connection.ts';
import { type HubspotSimulator, startHubspot } from '../../simulators/hubspot.ts';
import { hubRecord, link } from '../../simulators/hubspot-data.ts';
import { type SalesforceSimulator, startSalesforce } from '../../simulators/salesforce.ts';
import { sfId } from '../../simulators/salesforce-data.ts';
import { connectedToHubspot } from './hubspot-world.ts';
import { connectedToSalesforce } from './salesforce-world.ts';
import { syncOnce } from './tryton-world.ts';

const SAMPLE = 'SAMPLERETAILGMBH';
const CODES = Array.from({ length: 40 }, (_, n) => `${'ABCDE'[n >> 3]}X${'ABCDEFGH'[n & 7]}`);
let store: Store;
let id: string;

afterEach(() => closeStore(store));

/** The currencies of all order lines, and those in which the customer's value is told. */
async function currencies(): Promise<[string[], string[]]> {
  const found: string[] = [];
  await eachOrder(
    store,
    ({ lines }) => void found.push(...lines.flatMap(({ value }) => value?.currency ?? [])),
  );
  const partner = await partnerById(store, SAMPLE);
  if (!partner) throw new Error('No customer.');
  const context = await readContext(store, nowOf({ sample: false }));
  const { value } = await partnerOrders(store, partner, context);
  return [found.sort(), (value.amounts ?? []).map(({ currency }) => currency).sort()];
}

async function customers(): Promise<string[]> {
  const found = new Set<string>();
  await eachOrder(store, ({ lines }) => {
    for (const { pegs } of lines) for (const { customerId } of pegs) found.add(customerId);
  });
  return [...found];
}

async function rejected(): Promise<string[][]> {
  const job = await syncOnce(store, id);
  expect(job.state).toBe('done');
  return (await jobRejects(store, job.id)).map(({ reason, column, value }) => [reason, column, value]);
}

describe('hard accounts in Salesforce', () => {
  let org: SalesforceSimulator;
  afterEach(() => org.close());
  async function connect(orders: number, change: () => void = () => undefined): Promise<void> {
    org = await startSalesforce(orders);
    change();
    ({ store, id } = await connectedToSalesforce(org));
  }

  test('one with orders in 40 currencies: none is added to another', async () => {
    await connect(40, () => {
      for (const object of ['Order', 'OrderItem']) {
        org.fields[object]?.push('CurrencyIsoCode');
        for (const [at, row] of (org.records[object] ?? []).entries()) row.CurrencyIsoCode = CODES[at];
      }
    });
    expect(await rejected()).toEqual([]);
    expect(await currencies()).toEqual([CODES, CODES]);
  });

  test('ids of 15 letters are those of 18', async () => {
    await connect(2, () => {
      for (const row of org.records.Order ?? []) row.AccountId = sfId('Account', 1).slice(0, 15);
    });
    expect(await rejected()).toEqual([]);
    expect(await partnerById(store, SAMPLE)).toMatchObject({
      accounts: [{ id: sfId('Account', 1) }],
    });
    expect(await customers()).toEqual([SAMPLE]);
  });

  test('an account and a contact without names go by what else names them', async () => {
    await connect(1, () => {
      Object.assign(org.records.Account?.[0] ?? {}, { Name: null });
      Object.assign(org.records.Contact?.[0] ?? {}, { Name: null });
    });
    expect(await rejected()).toEqual([]);
    const partners = await allPartners(store);
    expect(partners.find(({ roles }) => roles.includes('customer'))).toMatchObject({
      name: sfId('Account', 1),
      contacts: [{ name: 'jo.beispiel@sample-retail.example' }],
    });
  });
});

describe('hard companies in HubSpot', () => {
  let hub: HubspotSimulator;
  afterEach(() => hub.close());
  async function connect(orders: number, change: () => void = () => undefined): Promise<void> {
    hub = await startHubspot(orders);
    change();
    ({ store, id } = await connectedToHubspot(hub));
  }
  const first = (type: string) => hub.records[type]?.[0];

  test('one with orders in 40 currencies: none is added to another', async () => {
    await connect(40, () => {
      for (const [at, { properties }] of (hub.records.orders ?? []).entries())
        properties.hs_currency_code = CODES[at];
    });
    expect(await rejected()).toEqual([]);
    expect(await currencies()).toEqual([CODES, CODES]);
  });

  test('ten thousand contacts at one domain: those of the company that were made last are kept', async () => {
    await connect(1, () => {
      const contact = first('contacts');
      hub.records.contacts = Array.from({ length: 10_000 }, (_, at) => {
        const email = `p${at}@sample-retail.example`;
        return hubRecord('contacts', `${100_000 + at}`, {
          ...contact?.properties,
          email,
          hs_additional_emails: null,
        });
      });
      const ids = hub.records.contacts.map((each) => each.id);
      hub.links.get('companies 11')?.set('contacts', ids);
    });
    expect(await rejected()).toEqual([]);
    const contacts = (await partnerById(store, SAMPLE))?.contacts.map(({ email }) => email) ?? [];
    expect(contacts).toHaveLength(500);
    expect(contacts).toContain('p9999@sample-retail.example');
    const connection = (await readConnection(store, id)) as RecordConnection;
    const { source } = await openConnection(store, connection, 'look-up', new AbortController().signal);
    const before = hub.asked.length;
    const found = await source.find?.([{ kind: 'email', spellings: ['nobody@sample-retail.example'] }], 'j');
    expect(found?.partners.map((each) => each.id)).toEqual([SAMPLE]);
    expect(hub.asked.length - before).toBeLessThan(60);
  });

  test('an order without a company, and one without lines, are named with the reason', async () => {
    await connect(3, () => {
      const [one, two] = hub.records.orders ?? [];
      hub.links.get(`orders ${one?.id}`)?.delete('companies');
      hub.links.get(`orders ${two?.id}`)?.delete('line_items');
    });
    expect((await rejected()).sort()).toEqual([
      ['customer-missing', 'orders.companies', `HO-10001 (${hub.records.orders?.[0]?.id})`],
      ['lines-missing', 'orders.line_items', `HO-10002 (${hub.records.orders?.[1]?.id})`],
    ]);
    const numbers: string[] = [];
    await eachOrder(store, ({ number }) => void numbers.push(number));
    expect(numbers).toEqual(['HO-10003']);
  });

  test('a person and an order without names go by what else names them', async () => {
    await connect(1, () => {
      Object.assign(first('contacts')?.properties ?? {}, {
        firstname: null,
        lastname: null,
        hs_additional_emails: null,
      });
      Object.assign(first('orders')?.properties ?? {}, { hs_order_name: null, hs_external_order_id: null });
      // Somebody without any way to be reached tells nothing.
      hub.records.contacts?.push(hubRecord('contacts', '22', {}));
      link(hub.links, 'companies', '11', 'contacts', '22');
    });
    expect(await rejected()).toEqual([]);
    expect((await partnerById(store, SAMPLE))?.contacts.map(({ name }) => name)).toEqual([
      'jo.beispiel@sample-retail.example',
    ]);
    await eachOrder(store, ({ number }) => expect(number).toBe(first('orders')?.id));
  });
});
