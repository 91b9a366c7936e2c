import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SalesforceConnection } from '../../../lib/domain/connection.ts';
import { jobRejects } from '../../../lib/store/jobs.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { allPartners, eachOrder } from '../../../lib/store/queries.ts';
import { openConnection } from '../../../lib/sync/open-connection.ts';
import { type SalesforceSimulator, startSalesforce } from '../../simulators/salesforce.ts';
import { sfId, sfInstant } from '../../simulators/salesforce-data.ts';
import type { Row } from '../../simulators/salesforce-soql.ts';
import { connectedToSalesforce } from './salesforce-world.ts';
import { syncOnce } from './tryton-world.ts';

const PARTNER = 'SAMPLERETAILGMBH';
let simulator: SalesforceSimulator;
let store: Store;
let connection: SalesforceConnection;

beforeEach(async () => {
  simulator = await startSalesforce(3);
});
afterEach(async () => {
  closeStore(store);
  await simulator.close();
});

async function connect(): Promise<void> {
  ({ store, connection } = await connectedToSalesforce(simulator));
}

const first = (object: string): Row => simulator.records[object]?.[0] ?? {};
const touch = (row: Row, values: Row = {}) =>
  void Object.assign(row, values, { SystemModstamp: sfInstant(Date.now()) });
const sync = () => syncOnce(store, connection.id);

describe('accounts that are doubled, merged and deleted', () => {
  const second = (values: Row): Row => ({ ...first('Account'), Id: sfId('Account', 2), ...values });
  const person = (n: number, account: number, email: string): Row => ({
    ...first('Contact'),
    Id: sfId('Contact', n),
    AccountId: sfId('Account', account),
    Email: email,
  });
  const mailsOf = async (id: string) =>
    (await allPartners(store)).find((each) => each.id === id)?.contacts.map(({ email }) => email);

  test('two accounts of one name are one partner, whichever of them changed', async () => {
    simulator.records.Account?.push(second({ BillingCity: 'Bonn' }));
    simulator.records.Contact?.push(person(2, 2, 'b@sample-retail.example'));
    await connect();
    await sync();
    const both = ['b@sample-retail.example', 'jo.beispiel@sample-retail.example'];
    expect(await mailsOf(PARTNER)).toEqual(both);
    touch(simulator.records.Account?.[1] ?? {});
    await sync();
    expect(await mailsOf(PARTNER)).toEqual(both);
    touch(simulator.records.Account?.[1] ?? {}, { IsDeleted: true });
    touch(simulator.records.Contact?.[1] ?? {}, { IsDeleted: true });
    await sync();
    expect(await mailsOf(PARTNER)).toEqual(['jo.beispiel@sample-retail.example']);
  });

  test('people of one name are as many partners as they have addresses', async () => {
    simulator.fields.Account?.push('IsPersonAccount', 'PersonEmail');
    const human = (n: number, email: string) =>
      second({ Id: sfId('Account', n), Name: 'Jo Muster', IsPersonAccount: true, PersonEmail: email });
    simulator.records.Account?.push(human(2, 'a@post.example'), human(3, 'b@post.example'));
    for (const [at, order] of (simulator.records.Order ?? []).entries())
      order.AccountId = sfId('Account', at + 1);
    await connect();
    await sync();
    const named = (await allPartners(store)).filter(({ name }) => name === 'Jo Muster');
    const addresses = named.map(({ contacts }) => contacts.map(({ email }) => email).join());
    expect(addresses.sort()).toEqual(['a@post.example', 'b@post.example']);
  });

  test('an account that was merged into another gives its orders and contacts to that one', async () => {
    simulator.records.Account?.push(second({ Name: 'Old Retail Ltd' }));
    simulator.records.Contact?.push(person(2, 2, 'old@sample-retail.example'));
    const [order = {}] = simulator.records.Order ?? [];
    order.AccountId = sfId('Account', 2);
    await connect();
    await sync();
    expect(await mailsOf('OLDRETAILLTD')).toEqual(['old@sample-retail.example']);
    touch(simulator.records.Account?.[1] ?? {}, { IsDeleted: true });
    touch(first('Account'));
    touch(simulator.records.Contact?.[1] ?? {}, { AccountId: sfId('Account', 1) });
    touch(order, { AccountId: sfId('Account', 1) });
    await sync();
    expect(await mailsOf('OLDRETAILLTD')).toEqual([]);
    expect(await mailsOf(PARTNER)).toContain('old@sample-retail.example');
    const customers = new Set<string | undefined>();
    await eachOrder(store, ({ lines }) => void customers.add(lines[0]?.pegs[0]?.customerId));
    expect([...customers]).toEqual([PARTNER]);
  });
});

describe('orders whose customer or lines are hard to find', () => {
  test('one of very many people of one name keeps its orders', async () => {
    simulator.fields.Account?.push('IsPersonAccount', 'PersonEmail');
    const human = (n: number): Row => ({
      ...first('Account'),
      ...{ Id: sfId('Account', n), Name: 'Maria Garcia', Website: null },
      ...{ IsPersonAccount: true, PersonEmail: n % 2 ? `m${n}@post.example` : null },
    });
    const many = Array.from({ length: 2_100 }, (_, at) => human(at + 1));
    simulator.records.Account = many;
    const ids = [2_099, 2_100, 2_100];
    for (const [at, order] of (simulator.records.Order ?? []).entries())
      order.AccountId = sfId('Account', ids[at] ?? 0);
    await connect();
    expect(await sync()).toMatchObject({ state: 'done', cursor: { linesNew: 3, rejected: 0 } });
  });

  test('one of very many companies of one name does, and so do others beside it', async () => {
    const company = (n: number): Row => ({
      ...first('Account'),
      ...{ Id: sfId('Account', n), Name: n > 2_100 ? 'Zeta Ltd' : 'Unknown' },
    });
    simulator.records.Account = Array.from({ length: 2_102 }, (_, at) => company(at + 1));
    const ids = [2_100, 2_101, 2_101];
    for (const [at, order] of (simulator.records.Order ?? []).entries())
      order.AccountId = sfId('Account', ids[at] ?? 0);
    for (const contact of simulator.records.Contact ?? []) contact.AccountId = sfId('Account', 2_102);
    await connect();
    expect(await sync()).toMatchObject({ state: 'done', cursor: { linesNew: 3, rejected: 0 } });
    const zeta = (await allPartners(store)).find(({ id }) => id === 'ZETALTD');
    expect(zeta?.contacts).toHaveLength(1);
  });

  test('what has no customer or no line that may be seen is rejected with the reason', async () => {
    const [one = {}, two = {}] = simulator.records.Order ?? [];
    one.AccountId = sfId('Account', 77);
    simulator.records.OrderItem =
      simulator.records.OrderItem?.filter(({ OrderId }) => OrderId !== two.Id) ?? [];
    await connect();
    const job = await sync();
    expect(job).toMatchObject({ state: 'done', cursor: { linesNew: 1, rejected: 2 } });
    expect((await jobRejects(store, job.id)).map(({ reason, value }) => [reason, value]).sort()).toEqual([
      ['customer-missing', `SO-10001 (${one.Id})`],
      ['lines-missing', `SO-10002 (${two.Id})`],
    ]);
  });
});

describe('single look-ups', () => {
  const find = async (kind: 'order' | 'email' | 'domain', ...spellings: string[]) => {
    const { source } = await openConnection(store, connection, 'look-up', new AbortController().signal);
    return source.find?.([{ kind, spellings }], 'j');
  };

  test('an order by our number and by the customer’s', async () => {
    await connect();
    expect((await find('order', 'SO-10002'))?.orders.map(({ number }) => number)).toEqual(['SO-10002']);
    expect((await find('order', 'CUST-3'))?.orders.map(({ number }) => number)).toEqual(['SO-10003']);
  });

  test('an address leads to its account; another one there by its domain, a website too', async () => {
    await connect();
    expect((await find('email', 'jo.beispiel@sample-retail.example'))?.partners).toHaveLength(1);
    expect((await find('email', 'other@sample-retail.example'))?.partners).toMatchObject([
      { id: PARTNER, domains: ['sample-retail.example'] },
    ]);
    simulator.records.Contact = [];
    expect((await find('domain', 'sample-retail.example'))?.partners).toHaveLength(1);
    expect((await find('domain', 'retail.example'))?.partners).toEqual([]);
  });

  test('two accounts at one domain name nobody, and a domain of everybody is never asked for', async () => {
    simulator.records.Account?.push({ ...first('Account'), Id: sfId('Account', 2), Name: 'Other Ltd' });
    simulator.records.Contact?.push({
      ...first('Contact'),
      Id: sfId('Contact', 2),
      AccountId: sfId('Account', 2),
      Email: 'o@sample-retail.example',
    });
    await connect();
    expect((await find('email', 'third@sample-retail.example'))?.partners).toEqual([]);
    simulator.asked.length = 0;
    await find('domain', 'gmail.com');
    expect(simulator.asked).toEqual([]);
  });

  test('ten thousand contacts at one domain cost a few pages', async () => {
    simulator.records.Contact = Array.from({ length: 10_000 }, (_, at) => ({
      ...first('Contact'),
      Id: sfId('Contact', at + 1),
      Email: `p${at}@sample-retail.example`,
    }));
    await connect();
    simulator.asked.length = 0;
    const found = await find('email', 'nobody@sample-retail.example');
    expect(found?.partners[0]?.contacts).toHaveLength(500);
    // The last one asks whether another account stands behind the first contacts.
    expect(simulator.asked.length).toBeLessThanOrEqual(10);
  });

  test('a second account behind very many contacts of the first keeps a domain from naming either', async () => {
    simulator.records.Account?.push({ ...first('Account'), Id: sfId('Account', 2), Name: 'Other Ltd' });
    simulator.records.Contact = Array.from({ length: 300 }, (_, at) => ({
      ...first('Contact'),
      ...{ Id: sfId('Contact', at + 1), Email: `p${at}@sample-retail.example` },
      AccountId: sfId('Account', at < 299 ? 1 : 2),
    }));
    await connect();
    expect((await find('email', 'nobody@sample-retail.example'))?.partners).toEqual([]);
  });
});
