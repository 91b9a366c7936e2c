import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { activitiesOf } from '../../../lib/store/activities.ts';
import { changeConnection, readConnection } from '../../../lib/store/connections.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { partnerById } from '../../../lib/store/queries.ts';
import { relationsOf } from '../../../lib/store/relation-records.ts';
import { anewAfter } from '../../../lib/surface/anew-after.ts';
import { startZoho, type ZohoSimulator, zohoTouch } from '../../simulators/zoho.ts';
import { type Row, zohoId, zohoInstant } from '../../simulators/zoho-data.ts';
import { syncOnce } from './tryton-world.ts';
import { connectedToZoho } from './zoho-world.ts';

const PARTNER = 'SAMPLERETAILGMBH';
const MODULES = ['Cases', 'Calls', 'Deals', 'Contacts'];
let crm: ZohoSimulator;
let store: Store;
let id: string;

beforeEach(async () => {
  crm = await startZoho(1);
  const at = zohoInstant(crm.clock() - 3_600_000, crm.offset);
  const times = { Created_Time: at, Modified_Time: at };
  const account = { id: zohoId('Accounts', 1), name: 'Sample Retail GmbH' };
  const add = (module: string, values: Omit<Row, 'id'>) =>
    crm.modules.get(module)?.records.push({ id: zohoId(module, 1), ...values, ...times });
  add('Cases', { Case_Number: '1', Subject: 'Late', Status: 'New', Account_Name: account });
  add('Calls', { Subject: 'Called', Call_Start_Time: at, What_Id: account });
  add('Deals', { Deal_Name: 'More', Stage: 'Proposal', Closing_Date: '2026-12-01', Account_Name: account });
  ({ store, id } = await connectedToZoho(crm));
  await syncOnce(store, id);
  expect(await here()).toEqual(['Cases', 'Calls', 'Deals', 'Contacts']);
});
afterEach(async () => {
  if (store) closeStore(store);
  await crm.close();
});

/** The modules of which a record is here. */
async function here(): Promise<string[]> {
  const [activities, deals] = await Promise.all(
    (['activities', 'pipeline'] as const).map(
      async (each) => (await relationsOf(store, each, PARTNER)).records,
    ),
  );
  const of = (kind: string) => activities?.filter((each) => each.kind === kind) ?? [];
  const people = (await partnerById(store, PARTNER))?.contacts ?? [];
  const found = [of('case'), of('touchpoint'), deals ?? [], people];
  return MODULES.filter((_, at) => (found[at]?.length ?? 0) > 0);
}
const now = () => readConnection(store, id);
/** The first sync of another day. */
async function nextDay() {
  await changeConnection(store, id, (stored) => ({ ...stored, daily: undefined }));
  return syncOnce(store, id);
}
/** Deletes all of a module; whether somebody may ask for that is another thing. */
function remove(module: string): void {
  const at = crm.modules.get(module);
  const deleted_time = zohoInstant(crm.clock(), crm.offset);
  for (const { id: gone = '' } of at?.records.splice(0) ?? [])
    at?.gone.push({ id: gone, display_name: 'Jo Beispiel', type: 'recycle', deleted_time });
}

describe('a module that this user may see no more', () => {
  test('is named once a day, and stays so with each sync; what is here of it stays', async () => {
    crm.forbidden.add('Cases.READ');
    expect(await nextDay()).toMatchObject({ state: 'done' });
    const said = [{ object: 'cases', message: expect.stringContaining('may not see them any more') }];
    expect((await now())?.unread).toEqual(said);
    await syncOnce(store, id);
    expect((await now())?.unread).toEqual(said);
    expect(await here()).toContain('Cases');
  });

  test('is read from the beginning once it can be seen again, and nothing else is', async () => {
    crm.forbidden.add('Cases.READ');
    await nextDay();
    const old = zohoInstant(crm.clock() - 40 * 86_400_000, crm.offset);
    remove('Cases');
    crm.modules.get('Cases')?.records.push({
      ...{ id: zohoId('Cases', 2), Case_Number: '2', Subject: 'Old', Status: 'New' },
      Account_Name: { id: zohoId('Accounts', 1), name: 'Sample Retail GmbH' },
      ...{ Created_Time: old, Modified_Time: old },
    });
    // Longer than what a sync looks back by itself.
    crm.clock = () => Date.now() + 3 * 3_600_000;
    await syncOnce(store, id);
    crm.forbidden.delete('Cases.READ');
    crm.asked.length = 0;
    const job = await nextDay();
    expect(job).toMatchObject({ state: 'done' });
    expect(crm.asked.some(({ coql }) => /from Sales_Orders where Modified_Time > /.test(coql))).toBe(true);
    expect(crm.asked.some(({ coql }) => /from Cases where id (?:is not null|!= )/.test(coql))).toBe(true);
    const { cases } = await activitiesOf(store, PARTNER);
    expect(cases.map(({ number }) => number)).toEqual(['2']);
    const connection = await now();
    expect(connection).not.toHaveProperty('unread');
    expect(connection).not.toHaveProperty('anew');
    crm.asked.length = 0;
    await syncOnce(store, id);
    expect(crm.asked.filter(({ coql }) => coql.includes('from Cases')).map(({ coql }) => coql)).toEqual([
      expect.stringContaining('Modified_Time > '),
    ]);
  });

  test('and is seen again before the day is over: what changed meanwhile comes with the next day', async () => {
    crm.forbidden.add('Cases.READ');
    zohoTouch(crm, 'Cases', 1, { Subject: 'Changed' });
    await syncOnce(store, id);
    expect((await now())?.unread).toMatchObject([{ object: 'cases' }, { object: 'deleted Cases' }]);
    // Longer than what a sync looks back by itself.
    crm.clock = () => Date.now() + 3 * 3_600_000;
    await syncOnce(store, id);
    crm.forbidden.delete('Cases.READ');
    await nextDay();
    expect((await activitiesOf(store, PARTNER)).cases).toMatchObject([{ title: 'Changed' }]);
    expect(await now()).not.toHaveProperty('unread');
  });

  test('is read from the beginning with a later sync where this one breaks off', async () => {
    crm.forbidden.add('Cases.READ');
    await nextDay();
    crm.forbidden.delete('Cases.READ');
    // The credits of the day end before the cases.
    crm.fault = ({ coql }) => {
      if (coql.includes('from Cases')) crm.used = crm.of;
      return false;
    };
    expect(await nextDay()).toMatchObject({ state: 'failed' });
    Object.assign(crm, { fault: undefined, used: 0 });
    const old = zohoInstant(crm.clock() - 40 * 86_400_000, crm.offset);
    const [row] = crm.modules.get('Cases')?.records ?? [];
    Object.assign(row ?? {}, { Subject: 'Old', Created_Time: old, Modified_Time: old });
    expect(await syncOnce(store, id)).toMatchObject({ state: 'done' });
    expect((await activitiesOf(store, PARTNER)).cases).toMatchObject([{ title: 'Old' }]);
    expect(await now()).not.toHaveProperty('unread');
  });
});

describe('a user who may not ask what was deleted', () => {
  beforeEach(() => {
    crm.fault = ({ path }, response) => {
      if (!path.endsWith('/deleted')) return false;
      response.writeHead(403, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ code: 'NO_PERMISSION', details: {}, message: '', status: 'error' }));
      return true;
    };
  });

  test('has it found once a day by comparing; a check lets nothing be read anew for it', async () => {
    expect(await syncOnce(store, id)).toMatchObject({ state: 'done' });
    const connection = await now();
    const unread = connection?.unread ?? [];
    const stay = ['Campaigns'];
    expect(unread.find(({ object }) => object === 'deleted Cases')).toMatchObject({ deletions: 'compared' });
    expect(unread.filter(({ deletions }) => deletions === 'stay').map(({ object }) => object)).toEqual(
      stay.map((each) => `deleted ${each}`),
    );
    if (connection?.system !== 'zoho') throw new Error('Not connected.');
    expect(anewAfter(connection, connection.capabilities)).toEqual({});
    for (const module of MODULES) remove(module);
    await syncOnce(store, id);
    expect(await here()).toEqual(MODULES);
    expect(await nextDay()).toMatchObject({ state: 'done' });
    expect(await here()).toEqual([]);
    expect((await now())?.daily).toMatchObject({ removed: 4 });
  });

  test('reads on what is there, and is asked no more about it once it may', async () => {
    await syncOnce(store, id);
    zohoTouch(crm, 'Cases', 1, { Subject: 'Later' });
    await nextDay();
    expect(await here()).toEqual(MODULES);
    expect((await activitiesOf(store, PARTNER)).cases).toMatchObject([{ title: 'Later' }]);
    crm.fault = undefined;
    await syncOnce(store, id);
    expect(await now()).not.toHaveProperty('unread');
    crm.asked.length = 0;
    await nextDay();
    expect(crm.asked.filter(({ coql }) => /^select id from Cases/.test(coql))).toEqual([]);
  });
});
