import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import { EVERYTHING } from '../../../lib/domain/sync-marks.ts';
import { activitiesOf } from '../../../lib/store/activities.ts';
import { changeConnection, readConnection } from '../../../lib/store/connections.ts';
import { changeJob } from '../../../lib/store/jobs.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { startSalesforce } from '../../simulators/salesforce.ts';
import { sfId, sfInstant } from '../../simulators/salesforce-data.ts';
import type { Row } from '../../simulators/salesforce-soql.ts';
import { startZoho } from '../../simulators/zoho.ts';
import { zohoId, zohoInstant } from '../../simulators/zoho-data.ts';
import { connectedToSalesforce } from './salesforce-world.ts';
import { syncOnce } from './tryton-world.ts';
import { connectedToZoho } from './zoho-world.ts';

const PARTNER = 'SAMPLERETAILGMBH';
const RECENTLY = Date.now() - 3_600_000;
const LONG_AGO = Date.now() - 40 * 86_400_000;
let store: Store;
let close: () => Promise<void>;

afterEach(async () => {
  closeStore(store);
  await close();
});

interface World {
  id: string;
  /** Deletes the first case there. */
  remove(): void;
  /** Puts a case there that changed long ago, as one that nobody could see until now. */
  reveal(): void;
}

async function zohoWorld() {
  const crm = await startZoho(1);
  close = crm.close;
  const cases = crm.modules.get('Cases');
  const add = (n: number, at: number) => {
    const when = zohoInstant(at, crm.offset);
    const Account_Name = { id: zohoId('Accounts', 1), name: 'Sample Retail GmbH' };
    const said = { Case_Number: `${n}`, Subject: 'Late', Status: 'New', Account_Name };
    cases?.records.push({ id: zohoId('Cases', n), ...said, Created_Time: when, Modified_Time: when });
  };
  add(1, RECENTLY);
  const connected = await connectedToZoho(crm);
  store = connected.store;
  const remove = () => {
    cases?.records.shift();
    const deleted_time = zohoInstant(crm.clock(), crm.offset);
    cases?.gone.push({ id: zohoId('Cases', 1), display_name: '', type: 'recycle', deleted_time });
  };
  return { id: connected.id, remove, reveal: () => add(2, LONG_AGO), crm };
}

async function salesforceWorld(): Promise<World> {
  const org = await startSalesforce(1);
  close = org.close;
  const cases: Row[] = [];
  org.records.Case = cases;
  const add = (n: number, at: number) => {
    const when = sfInstant(at);
    const times = { CreatedDate: when, LastModifiedDate: when, SystemModstamp: when };
    const said = { CaseNumber: `${n}`, Subject: 'Late', IsClosed: false, AccountId: sfId('Account', 1) };
    cases.push({ Id: sfId('Case', n), ...said, ...times });
  };
  add(1, RECENTLY);
  const connected = await connectedToSalesforce(org);
  store = connected.store;
  const remove = () => {
    Object.assign(cases[0] ?? {}, { IsDeleted: true, SystemModstamp: sfInstant(Date.now()) });
  };
  return { id: connected.id, remove, reveal: () => add(2, LONG_AGO) };
}

const cases = async () => (await activitiesOf(store, PARTNER)).cases.map(({ number }) => number);
const askForEverything = (id: string) =>
  changeConnection(store, id, (stored) => ({ ...stored, anew: [EVERYTHING] }));

test.each([
  ['Zoho CRM', zohoWorld],
  ['Salesforce', salesforceWorld],
])('%s: what was deleted before a check that lets all be read goes with that reading', async (_, begin) => {
  const { id, remove, reveal } = await begin();
  await syncOnce(store, id);
  expect(await cases()).toEqual(['1']);
  remove();
  reveal();
  await askForEverything(id);
  expect(await syncOnce(store, id)).toMatchObject({ state: 'done' });
  expect(await cases()).toEqual(['2']);
  expect(await readConnection(store, id)).not.toHaveProperty('anew');
});

test('a reading of all that breaks off goes on among all, and nothing is asked for twice', async () => {
  const { id, remove, reveal, crm } = await zohoWorld();
  await syncOnce(store, id);
  remove();
  reveal();
  await askForEverything(id);
  const killed = new AbortController();
  crm.fault = ({ coql }) => {
    if (/from Deals where/.test(coql) && count('Sales_Orders').all > 0) killed.abort();
    return false;
  };
  const count = (module: string) => {
    const asked = crm.asked.filter(({ coql }) => coql.includes(`from ${module} where`));
    const changes = asked.filter(({ coql }) => coql.includes('Modified_Time >')).length;
    return { changes, all: asked.length - changes };
  };
  crm.asked.length = 0;
  const broken = await syncOnce(store, id, killed.signal);
  expect(killed.signal.aborted).toBe(true);
  expect(count('Sales_Orders')).toEqual({ changes: 1, all: 1 });
  crm.fault = undefined;
  await changeJob(store, broken.id, (job) => ({ ...job, state: 'failed' }));
  crm.asked.length = 0;
  expect(await syncOnce(store, id)).toMatchObject({ state: 'done' });
  expect(count('Sales_Orders')).toEqual({ changes: 0, all: 0 });
  expect(count('Deals').changes).toBe(1);
  expect(await cases()).toEqual(['2']);
});

test('what is asked for while a sync runs is for the next one', async () => {
  const { id, reveal, crm } = await zohoWorld();
  await syncOnce(store, id);
  let asked = Promise.resolve();
  crm.fault = ({ coql }) => {
    if (/from Deals where/.test(coql)) asked = askForEverything(id);
    return false;
  };
  await syncOnce(store, id);
  await asked;
  crm.fault = undefined;
  reveal();
  expect(await readConnection(store, id)).toMatchObject({ anew: [EVERYTHING] });
  await syncOnce(store, id);
  expect(await cases()).toEqual(['2', '1']);
  expect(await readConnection(store, id)).not.toHaveProperty('anew');
});

test('an order that changed since is counted once, among all', async () => {
  const { id, crm } = await zohoWorld();
  await syncOnce(store, id);
  const order = crm.modules.get('Sales_Orders')?.records[0];
  Object.assign(order ?? {}, { Modified_Time: zohoInstant(crm.clock(), crm.offset) });
  await askForEverything(id);
  expect(await syncOnce(store, id)).toMatchObject({ state: 'done', cursor: { accepted: 1 } });
});
