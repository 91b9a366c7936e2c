import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SalesforceConnection } from '../../../lib/domain/connection.ts';
import { nowOf } from '../../../lib/domain/workspace.ts';
import { partnerTouchpoints } from '../../../lib/lens/outbox/partner-touchpoints.ts';
import { salesforce } from '../../../lib/sources/salesforce/source.ts';
import { activitiesOf } from '../../../lib/store/activities.ts';
import { putConnection } from '../../../lib/store/connections.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { eachOrder, findPartners, partnerById } from '../../../lib/store/queries.ts';
import { openLedgeredApi } from '../../../lib/sync/open-connection.ts';
import { type SalesforceSimulator, startSalesforce } from '../../simulators/salesforce.ts';
import { sfId, sfInstant } from '../../simulators/salesforce-data.ts';
import type { Row } from '../../simulators/salesforce-soql.ts';
import { connectedToSalesforce } from './salesforce-world.ts';
import { syncOnce } from './tryton-world.ts';

const PARTNER = 'SAMPLERETAILGMBH';
const HOUR = 3_600_000;
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
const touchpoints = async () =>
  ((await partnerTouchpoints(store, PARTNER, nowOf({ sample: false })))?.rows ?? []).map(
    ({ touchpoint }) => touchpoint,
  );

/** Of an account since an instant. */
function note(object: string, at: number, values: Row): Row {
  const changed = {
    CreatedDate: sfInstant(at),
    LastModifiedDate: sfInstant(at),
    SystemModstamp: sfInstant(at),
  };
  return {
    Id: sfId(object, 1),
    AccountId: sfId('Account', 1),
    OwnerId: sfId('User', 1),
    ...changed,
    ...values,
  };
}

test('our company keeps its name of the first connect: an order that changes then stands once', async () => {
  await connect();
  await sync();
  first('Organization').Name = 'Our Own Works AG';
  const { api, writeLedger } = openLedgeredApi(store, connection, 'check', new AbortController().signal);
  const facts = await salesforce.check(api, connection, '', () => {});
  await writeLedger();
  await putConnection(store, { ...connection, ...facts });
  touch(first('Order'), { PoNumber: 'CUST-1B' });
  await sync();
  const numbers: string[] = [];
  await eachOrder(store, ({ number }) => void numbers.push(number));
  expect(numbers.sort()).toEqual(['SO-10001', 'SO-10002', 'SO-10003']);
});

test('a meeting that was planned ahead comes once it has begun', async () => {
  const begins = Date.now() + HOUR;
  const values = { Subject: 'Yearly talk', StartDateTime: sfInstant(begins) };
  simulator.records.Event = [note('Event', Date.now() - 20 * 24 * HOUR, values)];
  await connect();
  await sync();
  expect(await touchpoints()).toEqual([]);
  simulator.clock = () => begins + HOUR;
  await sync();
  expect(await touchpoints()).toMatchObject([{ how: 'meeting', words: 'Yearly talk' }]);
});

test('what we logged keeps its kind, time and author each time somebody edits its words there', async () => {
  const at = Date.now() - HOUR;
  const subject = 'Rang [PartnerLens 0123456789abcdef]';
  simulator.records.Task = [
    note('Task', at, { Subject: subject, Description: 'Rang', TaskSubtype: 'Call', IsClosed: true }),
  ];
  await connect();
  await sync();
  const [before] = await touchpoints();
  for (const words of ['Rang: late', 'Rang <max@acme.example>']) {
    const changed = sfInstant(Date.now() + HOUR);
    const values = { TaskSubtype: 'Email', CreatedDate: sfInstant(at - 24 * HOUR), Description: words };
    touch(first('Task'), { ...values, LastModifiedDate: changed });
    await sync();
    expect(await touchpoints()).toMatchObject([{ how: 'call', at: before?.at, by: 'Ada Muster', words }]);
  }
});

test('a case and a note that are deleted there go; a case stays with its customer when that is renamed', async () => {
  const at = Date.now() - HOUR;
  const open = (n: number) =>
    note('Case', at, { Id: sfId('Case', n), CaseNumber: `0000${n}`, Subject: 'Late', IsClosed: false });
  simulator.records.Case = [open(1), open(2)];
  simulator.records.Task = [note('Task', at, { Subject: 'Rang', IsClosed: true })];
  await connect();
  await sync();
  expect((await activitiesOf(store, PARTNER)).cases).toHaveLength(2);
  expect(await touchpoints()).toHaveLength(1);
  touch(first('Case'), { IsDeleted: true });
  touch(first('Task'), { IsDeleted: true });
  await sync();
  expect((await activitiesOf(store, PARTNER)).cases.map(({ number }) => number)).toEqual(['00002']);
  expect(await touchpoints()).toEqual([]);
  // Servers tell whole seconds: of two names told within one, neither is the newer.
  simulator.clock = () => Date.now() + 2_000;
  touch(first('Account'), { Name: 'New Retail Ltd' });
  touch(simulator.records.Case[1] ?? {}, { IsClosed: true, ClosedDate: sfInstant(Date.now()) });
  await sync();
  expect((await partnerById(store, PARTNER))?.name).toBe('New Retail Ltd');
  expect((await activitiesOf(store, PARTNER)).cases).toMatchObject([
    { number: '00002', resolvedAt: expect.any(Number) },
  ]);
});

test('a contact that moves to another account, or to none, is at the one before no more', async () => {
  const mail = 'jo.beispiel@sample-retail.example';
  simulator.records.Account?.push({ ...first('Account'), Id: sfId('Account', 2), Name: 'Other Ltd' });
  const [, order = {}] = simulator.records.Order ?? [];
  order.AccountId = sfId('Account', 2);
  await connect();
  await sync();
  const at = async () => ((await findPartners(store, [mail])).get(mail) ?? []).map(({ id }) => id);
  expect(await at()).toEqual([PARTNER]);
  touch(first('Contact'), { AccountId: sfId('Account', 2) });
  await sync();
  expect(await at()).toEqual(['OTHERLTD']);
  touch(first('Contact'), { AccountId: null });
  await sync();
  expect(await at()).toEqual([]);
});

test('a server whose pages lead in a circle ends the sync with a failure', async () => {
  await connect();
  simulator.fault = ({ path, soql }, response) => {
    if (!/\/query\/circle$/.test(path) && !soql.includes('FROM OrderItem')) return false;
    if (simulator.asked.length > 60) return false;
    const next = '/services/data/v66.0/query/circle';
    const records = [{ Id: sfId('OrderItem', 1), OrderId: sfId('Order', 1), Quantity: 1 }];
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ totalSize: 1_000_000, done: false, nextRecordsUrl: next, records }));
    return true;
  };
  expect(await sync()).toMatchObject({ state: 'failed', failure: { code: 'answer-unexpected' } });
  expect(simulator.asked.length).toBeLessThan(40);
});
