import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DynamicsConnection } from '../../../lib/domain/connection.ts';
import { changeConnection, readConnection } from '../../../lib/store/connections.ts';
import { jobRejects } from '../../../lib/store/jobs.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { allPartners, findPartners } from '../../../lib/store/queries.ts';
import { relationsOf } from '../../../lib/store/relation-records.ts';
import { openConnection } from '../../../lib/sync/open-connection.ts';
import { type DynamicsSimulator, startDynamics, touchRow } from '../../simulators/dynamics.ts';
import { dvId, type Row } from '../../simulators/dynamics-data.ts';
import { asInBrowser, connectedToDynamics, ordersIn } from './dynamics-world.ts';
import { syncOnce } from './tryton-world.ts';

const PARTNER = 'SAMPLERETAILGMBH';
let simulator: DynamicsSimulator;
let store: Store;
let connection: DynamicsConnection;
let asBefore: () => void;

beforeEach(async () => {
  asBefore = asInBrowser();
  simulator = await startDynamics(3);
});
afterEach(async () => {
  asBefore();
  if (store) closeStore(store);
  await simulator.close();
});

async function connect(): Promise<void> {
  ({ store, connection } = await connectedToDynamics(simulator));
}

const first = (table: string): Row => simulator.records[table]?.[0] ?? {};
const touch = (row: Row, values: Row = {}) => touchRow(simulator, row, values);
/** Answers say the second in which they were given: what is said later is told from what was said before. */
const aMinuteLater = () => {
  simulator.clock = () => Date.now() + 60_000;
};
const sync = () => syncOnce(store, connection.id);
const orders = () => ordersIn(store);

describe('what changes', () => {
  test('a contact that changed or moved comes with its account; a renamed account stays one partner', async () => {
    simulator.records.account?.push({
      ...first('account'),
      ...{ accountid: dvId('account', 2), name: 'Other Ltd', websiteurl: null },
    });
    const [, order = {}] = simulator.records.salesorder ?? [];
    order.customerid = dvId('account', 2);
    await connect();
    await sync();
    const at = async (mail: string) =>
      ((await findPartners(store, [mail])).get(mail) ?? []).map(({ id }) => id);
    touch(first('contact'), { emailaddress1: 'new@sample-retail.example' });
    await sync();
    expect(await at('new@sample-retail.example')).toEqual([PARTNER]);
    touch(first('contact'), { parentcustomerid: dvId('account', 2) });
    await sync();
    expect(await at('new@sample-retail.example')).toEqual(['OTHERLTD']);
    aMinuteLater();
    touch(first('account'), { name: 'New Retail SE' });
    await sync();
    const partner = (await allPartners(store)).find(({ id }) => id === PARTNER);
    expect(partner).toMatchObject({ name: 'New Retail SE' });
  });

  test('an account that was merged into another gives it its orders and people, and its domain is nobody’s', async () => {
    const second = { ...first('account'), accountid: dvId('account', 2), name: 'Old Retail Ltd' };
    simulator.records.account?.push(second);
    simulator.records.contact?.push({
      ...first('contact'),
      ...{ contactid: dvId('contact', 2), emailaddress1: 'old@sample-retail.example' },
      parentcustomerid: dvId('account', 2),
    });
    const [order = {}] = simulator.records.salesorder ?? [];
    order.customerid = dvId('account', 2);
    await connect();
    await sync();
    touch(second, { merged: true, masterid: dvId('account', 1), statecode: 1 });
    touch(simulator.records.contact?.[1] ?? {}, { parentcustomerid: dvId('account', 1) });
    touch(order, { customerid: dvId('account', 1) });
    await sync();
    const partners = await allPartners(store);
    const mailsOf = (id: string) =>
      partners.find((each) => each.id === id)?.contacts.map(({ email }) => email);
    expect(mailsOf(PARTNER)).toContain('old@sample-retail.example');
    expect(mailsOf('OLDRETAILLTD')).toEqual([]);
    expect(new Set((await orders()).map(({ lines }) => lines[0]?.pegs[0]?.customerId))).toEqual(
      new Set([PARTNER]),
    );
  });

  test('a line that was deleted goes with the daily sweep', async () => {
    await connect();
    await sync();
    simulator.records.salesorderdetail?.splice(0, 1);
    await changeConnection(store, connection.id, (stored) => ({ ...stored, daily: { at: 0, removed: 0 } }));
    await sync();
    expect((await readConnection(store, connection.id))?.daily).toMatchObject({ removed: 1 });
    expect(await orders()).toHaveLength(2);
  });

  test('an order whose customer may not be seen is rejected with the reason', async () => {
    first('salesorder').customerid = dvId('account', 77);
    await connect();
    const job = await sync();
    expect(job).toMatchObject({ state: 'done', cursor: { linesNew: 2, rejected: 1 } });
    expect(await jobRejects(store, job.id)).toMatchObject([{ reason: 'customer-missing' }]);
  });
});

describe('single look-ups', () => {
  const find = async (kind: 'order' | 'email' | 'domain', ...spellings: string[]) => {
    const { source } = await openConnection(store, connection, 'look-up', new AbortController().signal);
    return source.find?.([{ kind, spellings }], 'j');
  };

  test('an order by its number; an address, another one at its domain, and a website', async () => {
    await connect();
    expect((await find('order', 'ord-10002'))?.orders.map(({ number }) => number)).toEqual(['ORD-10002']);
    expect((await find('email', 'jo.beispiel@sample-retail.example'))?.partners).toHaveLength(1);
    expect((await find('email', 'other@sample-retail.example'))?.partners).toMatchObject([
      { id: PARTNER, domains: ['sample-retail.example'] },
    ]);
    simulator.records.contact = [];
    expect((await find('domain', 'sample-retail.example'))?.partners).toHaveLength(1);
    expect((await find('domain', 'retail.example'))?.partners).toEqual([]);
    simulator.asked.length = 0;
    await find('domain', 'gmail.com');
    expect(simulator.asked).toEqual([]);
  });

  test('ten thousand contacts at one domain cost a few pages; a second account there keeps it from naming either', async () => {
    simulator.records.contact = Array.from({ length: 10_000 }, (_, at) => ({
      ...first('contact'),
      ...{ contactid: dvId('contact', at + 1), emailaddress1: `p${at}@sample-retail.example` },
    }));
    await connect();
    simulator.asked.length = 0;
    expect((await find('email', 'nobody@sample-retail.example'))?.partners[0]?.contacts).toHaveLength(500);
    expect(simulator.asked.length).toBeLessThanOrEqual(10);
    Object.assign(simulator.records.contact[9_000] ?? {}, { parentcustomerid: dvId('account', 2) });
    expect((await find('email', 'nobody@sample-retail.example'))?.partners).toEqual([]);
  });
});

test('opportunities, quotes and leads are those of their customer, with what they are worth', async () => {
  const at = { createdon: '2026-10-01T08:00:00Z', modifiedon: '2026-10-02T08:00:00Z', statuscode: 1 };
  const of = { customerid: dvId('account', 1), transactioncurrencyid: dvId('transactioncurrency', 2), ...at };
  simulator.records.opportunity = [
    {
      ...{ opportunityid: dvId('opportunity', 1), name: 'More <b>shelves</b>', statecode: 0 },
      ...{
        estimatedvalue: 1000,
        closeprobability: 40,
        estimatedclosedate: '2026-12-24',
        stepname: 'Propose',
      },
      ...of,
    },
    { opportunityid: dvId('opportunity', 2), name: null, statecode: 2, ...of },
  ];
  simulator.records.quote = [
    { quoteid: dvId('quote', 1), quotenumber: 'QUO-1', name: 'Shelves', statecode: 1, totalamount: 5, ...of },
  ];
  simulator.records.lead = [
    {
      ...{
        leadid: dvId('lead', 1),
        fullname: 'Al Neu',
        companyname: 'Sample Retail GmbH',
        leadsourcecode: 8,
      },
      ...{ statecode: 0, emailaddress1: 'al@post.example', ...at },
    },
  ];
  await connect();
  expect(await sync()).toMatchObject({ state: 'done', cursor: { rejected: 0 } });
  const items = (await relationsOf(store, 'pipeline', PARTNER)).records;
  expect(items.map(({ kind, title, state }) => [kind, title, state]).sort()).toEqual([
    ['lead', 'Al Neu', 'open'],
    ['opportunity', 'More shelves', 'open'],
    ['opportunity', dvId('opportunity', 2), 'lost'],
    ['quote', 'Shelves', 'open'],
  ]);
  expect(items.find(({ title }) => title === 'More shelves')).toMatchObject({
    status: 'Propose',
    amount: { amount: '1000', currency: 'USD' },
    probability: 0.4,
    closesOn: '2026-12-24',
  });
});
