import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DynamicsConnection } from '../../../lib/domain/connection.ts';
import { nowOf } from '../../../lib/domain/workspace.ts';
import { partnerTouchpoints } from '../../../lib/lens/outbox/partner-touchpoints.ts';
import { activitiesOf } from '../../../lib/store/activities.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { allPartners, findPartners } from '../../../lib/store/queries.ts';
import { type DynamicsSimulator, startDynamics } from '../../simulators/dynamics.ts';
import { dvId, dvInstant, type Row } from '../../simulators/dynamics-data.ts';
import { asInBrowser, connectedToDynamics, ordersIn } from './dynamics-world.ts';
import { syncOnce } from './tryton-world.ts';

const PARTNER = 'SAMPLERETAILGMBH';
const HOUR = 3_600_000;
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
const sync = () => syncOnce(store, connection.id);
const orders = () => ordersIn(store);

/** An activity of the sample account that was made an hour ago. */
function activity(table: string, n: number, values: Row): Row {
  const at = dvInstant(Date.now() - HOUR);
  return {
    activityid: dvId(table, n),
    regardingobjectid: dvId('account', 1),
    ownerid: dvId('systemuser', 1),
    ...{ statecode: 1, createdon: at, actualend: at, modifiedon: at, description: null },
    ...values,
  };
}

describe('what a first load brings', () => {
  test('an order is the customer’s demand; its customer has an owner, a domain and people', async () => {
    await connect();
    expect(connection).toMatchObject({ user: 'ada@own.example', company: 'Our Own Works', currency: 'EUR' });
    expect(await sync()).toMatchObject({ state: 'done', cursor: { linesNew: 3, rejected: 0 } });
    const [order] = await orders();
    expect(order).toMatchObject({ kind: 'sales', number: 'ORD-10001', buyer: 'Ada Muster' });
    expect(order?.lines).toMatchObject([
      {
        id: `salesorderdetail,${dvId('salesorderdetail', 1)}`,
        item: { number: 'SHELF-1', description: 'Sample shelf' },
        ordered: 10,
        unit: 'Primary Unit',
        unitPrice: { amount: '12.5', currency: 'EUR' },
        sentOn: '2026-10-01',
        requestedOn: '2026-12-01',
        pegs: [{ customerId: PARTNER, salesOrder: 'ORD-10001' }],
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

  test('forty currencies: each amount has its own', async () => {
    const codes = Array.from(
      { length: 40 },
      (_, at) => `X${String.fromCharCode(65 + (at % 26))}${at < 26 ? 'A' : 'B'}`,
    );
    simulator.records.transactioncurrency = codes.map((isocurrencycode, at) => ({
      transactioncurrencyid: dvId('transactioncurrency', at + 1),
      isocurrencycode,
    }));
    for (const [at, line] of (simulator.records.salesorderdetail ?? []).entries())
      line.transactioncurrencyid = dvId('transactioncurrency', at + 38);
    await connect();
    await sync();
    expect((await orders()).map(({ lines }) => lines[0]?.value?.currency)).toEqual(codes.slice(37));
  });

  test('a person who orders is a partner, and is the company where there is one', async () => {
    const [one = {}, two = {}] = simulator.records.salesorder ?? [];
    Object.assign(one, { customerid: dvId('contact', 1), customerid_type: 'contact' });
    Object.assign(two, { customerid: dvId('contact', 2), customerid_type: 'contact' });
    simulator.records.contact?.push({
      ...first('contact'),
      ...{ contactid: dvId('contact', 2), fullname: 'Kim Allein', emailaddress1: 'kim@post.example' },
      parentcustomerid: null,
    });
    await connect();
    await sync();
    const customers = (await orders()).map(({ lines }) => lines[0]?.pegs[0]?.customerId);
    expect(customers).toEqual([PARTNER, 'KIMALLEINKIMPOSTEXAMPLE', PARTNER]);
  });

  test('a cancelled order asks for nothing, a fulfilled one has arrived', async () => {
    const [one = {}, two = {}] = simulator.records.salesorder ?? [];
    one.statecode = 2;
    Object.assign(two, { statecode: 3, datefulfilled: '2026-11-30T23:00:00Z' });
    await connect();
    await sync();
    const [off, there] = await orders();
    expect(off?.lines[0]).toMatchObject({ cancelled: 10, receipts: [] });
    expect(there?.lines[0]?.receipts).toEqual([{ receivedOn: '2026-12-01', quantity: 10 }]);
  });

  test('an order that was not submitted was sent on the day on which it was made, in UTC, also one of the afternoon', async () => {
    Object.assign(first('salesorder'), { submitdate: null, createdon: '2026-03-05T14:00:00Z' });
    await connect();
    await sync();
    expect((await orders())[0]?.lines[0]?.sentOn).toBe('2026-03-05');
  });

  test('an invoiced order that does not say when it was fulfilled is over, on a day that no later change makes up', async () => {
    Object.assign(first('salesorder'), { statecode: 4, modifiedon: '2026-11-20T09:00:00Z' });
    await connect();
    await sync();
    expect((await orders())[0]?.lines[0]).toMatchObject({ receipts: [], closed: true });
  });

  test('HTML is read as text, records without names have one, and an account without a name goes by its id', async () => {
    Object.assign(first('account'), { name: null, address1_city: '<p>Berlin</p>' });
    Object.assign(first('contact'), { fullname: null });
    await connect();
    expect(await sync()).toMatchObject({ state: 'done', cursor: { linesNew: 3, rejected: 0 } });
    const [partner] = (await allPartners(store)).filter(({ roles }) => roles.includes('customer'));
    expect(partner).toMatchObject({
      name: dvId('account', 1),
      city: 'Berlin',
      contacts: [{ name: 'jo.beispiel@sample-retail.example' }],
    });
  });

  test('cases with when they were resolved, and what colleagues did, whatever it regards', async () => {
    const at = Date.now() - 2 * HOUR;
    const changed = { createdon: dvInstant(at), modifiedon: dvInstant(at + HOUR) };
    const of = { customerid: dvId('account', 1), isescalated: false, ...changed };
    simulator.records.incident = [
      {
        incidentid: dvId('incident', 1),
        ticketnumber: 'CAS-1',
        title: 'Late',
        prioritycode: 1,
        statecode: 0,
        ...of,
      },
      {
        incidentid: dvId('incident', 2),
        ticketnumber: 'CAS-2',
        title: 'Bent',
        prioritycode: 2,
        statecode: 1,
        ...of,
      },
    ];
    simulator.records.incidentresolution = [
      activity('incidentresolution', 1, {
        incidentid: dvId('incident', 2),
        actualend: dvInstant(at + 60_000),
      }),
    ];
    const regards = (table: string) => ({ regardingobjectid: dvId(table, 1), regardingobjectid_type: table });
    simulator.records.phonecall = [activity('phonecall', 1, { subject: 'Rang', directioncode: true })];
    simulator.records.email = [
      activity('email', 1, { subject: 'Re', description: '<p>Soon</p>', ...regards('salesorder') }),
    ];
    simulator.records.task = [
      activity('task', 1, { subject: 'To do', statecode: 0 }),
      activity('task', 2, { subject: 'Done', ...regards('incident') }),
    ];
    simulator.records.annotation = [
      {
        ...{ annotationid: dvId('annotation', 1), subject: null, notetext: 'Likes it', ...changed },
        ...{ objectid: dvId('contact', 1), objectid_type: 'contact', ownerid: dvId('systemuser', 1) },
      },
    ];
    await connect();
    expect(await sync()).toMatchObject({ state: 'done', cursor: { rejected: 0 } });
    const { cases } = await activitiesOf(store, PARTNER);
    expect(cases.map(({ number, priority, resolvedAt }) => [number, priority, resolvedAt]).sort()).toEqual([
      ['CAS-1', 'high', undefined],
      ['CAS-2', 'normal', Math.floor(at / 1000) * 1000 + 60_000],
    ]);
    const { rows = [] } = (await partnerTouchpoints(store, PARTNER, nowOf({ sample: false }))) ?? {};
    const found = rows.map(({ touchpoint: { how, words, by } }) => [how, words, by]);
    expect(found.sort()).toEqual([
      ['call', 'Rang', 'Ada Muster'],
      ['mail', 'Re\nSoon', 'Ada Muster'],
      ['note', 'Done', 'Ada Muster'],
      ['note', 'Likes it', 'Ada Muster'],
    ]);
  });
});
