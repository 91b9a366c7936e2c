import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SalesforceConnection } from '../../../lib/domain/connection.ts';
import type { Order } from '../../../lib/domain/order.ts';
import { nowOf } from '../../../lib/domain/workspace.ts';
import { partnerTouchpoints } from '../../../lib/lens/outbox/partner-touchpoints.ts';
import { activitiesOf } from '../../../lib/store/activities.ts';
import { readConnection } from '../../../lib/store/connections.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { allPartners, eachOrder, findPartners } from '../../../lib/store/queries.ts';
import { openConnection } from '../../../lib/sync/open-connection.ts';
import { type SalesforceSimulator, startSalesforce } from '../../simulators/salesforce.ts';
import { manyOrders, sfId, sfInstant } from '../../simulators/salesforce-data.ts';
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

async function orders(): Promise<Order[]> {
  const found: Order[] = [];
  await eachOrder(store, (order) => void found.push(order));
  return found.sort((a, b) => a.number.localeCompare(b.number));
}

describe('what a first load brings', () => {
  test('an order is the customer’s demand, known by both numbers', async () => {
    await connect();
    expect(await sync()).toMatchObject({ state: 'done', cursor: { linesNew: 3, rejected: 0 } });
    const [order] = await orders();
    expect(order).toMatchObject({ kind: 'sales', number: 'SO-10001', buyer: 'Ada Muster' });
    expect(order?.lines).toMatchObject([
      {
        id: `OrderItem,${sfId('OrderItem', 1)}`,
        item: { number: 'SHELF-1', description: 'Sample shelf' },
        ordered: 10,
        unitPrice: { amount: '12.5', currency: '' },
        sentOn: '2026-10-01',
        requestedOn: '2026-12-01',
        pegs: [{ customerId: PARTNER, salesOrder: 'CUST-1' }],
      },
    ]);
    expect((await findPartners(store, ['jo.beispiel@sample-retail.example'])).size).toBe(1);
    expect((await allPartners(store)).find(({ id }) => id === PARTNER)).toMatchObject({
      domains: ['sample-retail.example'],
      city: 'Berlin',
      owner: 'Ada Muster',
      roles: ['customer'],
    });
  });

  test('each record names its currency where an org has several', async () => {
    for (const object of ['Order', 'OrderItem']) simulator.fields[object]?.push('CurrencyIsoCode');
    for (const [at, row] of (simulator.records.OrderItem ?? []).entries())
      row.CurrencyIsoCode = ['EUR', 'USD', 'JPY'][at];
    await connect();
    await sync();
    expect((await orders()).map(({ lines }) => lines[0]?.value?.currency)).toEqual(['EUR', 'USD', 'JPY']);
  });

  test('HTML in a text field is read as text', async () => {
    Object.assign(first('Account'), { Name: 'Sample <b>Retail</b> GmbH', BillingCity: '<p>Berlin</p>' });
    await connect();
    await sync();
    expect((await allPartners(store)).find(({ id }) => id === PARTNER)).toMatchObject({
      name: 'Sample Retail GmbH',
      city: 'Berlin',
    });
  });

  test('cases and what colleagues noted', async () => {
    const at = sfInstant(Date.now() - 3_600_000);
    const changed = { CreatedDate: at, LastModifiedDate: at, SystemModstamp: at };
    const of = { AccountId: sfId('Account', 1), ...changed };
    simulator.records.Case = [
      { Id: sfId('Case', 1), CaseNumber: '00001', Subject: 'Late', Priority: 'High', IsClosed: false, ...of },
    ];
    simulator.records.Task = [
      {
        Id: sfId('Task', 1),
        Subject: 'Rang',
        TaskSubtype: 'Call',
        IsClosed: true,
        OwnerId: sfId('User', 1),
        ...of,
      },
      { Id: sfId('Task', 2), Subject: 'To do', IsClosed: false, ...of },
    ];
    await connect();
    expect(await sync()).toMatchObject({ state: 'done', cursor: { rejected: 0 } });
    const { cases } = await activitiesOf(store, PARTNER);
    expect(cases).toMatchObject([{ number: '00001', priority: 'high', title: 'Late' }]);
    const { rows = [] } = (await partnerTouchpoints(store, PARTNER, nowOf({ sample: false }))) ?? {};
    expect(rows.map(({ touchpoint: { how, words, by } }) => ({ how, words, by }))).toEqual([
      { how: 'call', words: 'Rang', by: 'Ada Muster' },
    ]);
  });
});

describe('rights', () => {
  test('what a user may not see is never asked for', async () => {
    const hidden = new Set(['PoNumber', 'ServiceDate', 'UnitPrice', 'Website']);
    for (const [object, fields] of Object.entries(simulator.fields))
      simulator.fields[object] = fields.filter((field) => !hidden.has(field));
    await connect();
    expect(await sync()).toMatchObject({ state: 'done', cursor: { linesNew: 3, rejected: 0 } });
    const [order] = await orders();
    expect(order?.lines[0]).toMatchObject({ pegs: [{ salesOrder: 'SO-10001' }] });
    expect(order?.lines[0]?.unitPrice).toBeUndefined();
  });

  test('a field that is taken away between two checks is left out, and the sync goes on', async () => {
    await connect();
    simulator.fields.Order = (simulator.fields.Order ?? []).filter((field) => field !== 'PoNumber');
    expect(await sync()).toMatchObject({ state: 'done', cursor: { linesNew: 3 } });
  });

  test('objects that a user may not see are hidden, and the others are read', async () => {
    for (const object of ['Contact', 'Case', 'Task', 'Event']) delete simulator.fields[object];
    await connect();
    expect(connection.capabilities).toMatchObject({ Contact: false, Case: false, 'write:note': false });
    expect(await sync()).toMatchObject({ state: 'done', cursor: { linesNew: 3 } });
  });

  test('without accounts there is nothing to connect, and that is said', async () => {
    delete simulator.fields.Account;
    await expect(connect()).rejects.toMatchObject({ failure: { code: 'salesforce-no-accounts' } });
    await connectAll();
  });

  /** For `afterEach`: a store has to be there. */
  async function connectAll() {
    simulator.fields.Account = ['Id', 'Name', 'SystemModstamp'];
    await connect();
  }
});

describe('limits and tokens', () => {
  test('a sync that meets the limit stops, keeps what it read, asks nobody to sign in, and goes on', async () => {
    Object.assign(simulator.records, manyOrders(700));
    await connect();
    simulator.of = simulator.used + 6;
    const stopped = await sync();
    expect(stopped.state).toBe('failed');
    expect(['limit-near', 'limit-reached']).toContain(stopped.failure?.code);
    expect((await readConnection(store, connection.id))?.signInAgain).toBeUndefined();
    const before = (await orders()).length;
    expect(before).toBeGreaterThan(0);
    simulator.of = 100_000;
    expect(await sync()).toMatchObject({ state: 'done', cursor: { linesNew: 700 - before } });
    expect(await orders()).toHaveLength(700);
  });

  test('the last requests of the company are left to others', async () => {
    Object.assign(simulator.records, manyOrders(700));
    await connect();
    Object.assign(simulator, { used: 9_495, of: 10_000 });
    expect(await sync()).toMatchObject({ state: 'failed', failure: { code: 'limit-near' } });
    expect(simulator.used).toBeLessThan(9_520);
  });

  test('a token that ends is renewed once; a sign-in that ended asks for a person', async () => {
    await connect();
    simulator.tokens.expire();
    expect(await sync()).toMatchObject({ state: 'done' });
    expect(simulator.tokens.refreshes).toEqual(['granted']);
    simulator.tokens.revoke();
    expect(await sync()).toMatchObject({ state: 'failed', failure: { code: 'sign-in-again' } });
    expect((await readConnection(store, connection.id))?.signInAgain).toBe(true);
  });

  test('a place in a long answer that Salesforce forgot is found again by the mark', async () => {
    Object.assign(simulator.records, manyOrders(650));
    await connect();
    let pages = 0;
    simulator.fault = ({ soql, path }) => {
      if (/FROM Order WHERE.*ORDER BY/.test(soql)) pages += 1;
      // Once, after the second page began.
      if (/\/query\/\w+-\d+$/.test(path) && pages === 1) {
        simulator.forgetPlaces();
        pages += 1;
      }
      return false;
    };
    expect(await sync()).toMatchObject({ state: 'done', cursor: { linesNew: 650, linesSame: 0 } });
    expect(await orders()).toHaveLength(650);
  });
});

describe('what changes', () => {
  test('a contact that changed comes with its account; a line that was deleted goes with the daily sweep', async () => {
    await connect();
    await sync();
    touch(first('Contact'), { Email: 'new@sample-retail.example' });
    await sync();
    expect((await findPartners(store, ['new@sample-retail.example'])).size).toBe(1);
    simulator.records.OrderItem?.splice(0, 1);
    const { source } = await openConnection(store, connection, 'sync', new AbortController().signal);
    const ids: string[] = [];
    for await (const page of source.lineIds?.() ?? []) ids.push(...page.ids);
    expect(ids).toEqual([3, 2].map((n) => `OrderItem,${sfId('OrderItem', n)}`));
  });
});

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
    expect((await orders())[0]?.lines[0]?.pegs[0]?.customerId).toBe(PARTNER);
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
    expect(simulator.asked.length).toBeLessThan(10);
  });
});
