import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DynamicsConnection } from '../../../lib/domain/connection.ts';
import type { CheckStep } from '../../../lib/sources/check-step.ts';
import { dynamics } from '../../../lib/sources/dynamics/source.ts';
import { activitiesOf } from '../../../lib/store/activities.ts';
import { changeConnection, readConnection } from '../../../lib/store/connections.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { allPartners, storeCounts } from '../../../lib/store/queries.ts';
import { relationsOf } from '../../../lib/store/relation-records.ts';
import { openLedgeredApi } from '../../../lib/sync/open-connection.ts';
import { type DynamicsSimulator, startDynamics } from '../../simulators/dynamics.ts';
import { dvId, dvInstant, type Row } from '../../simulators/dynamics-data.ts';
import { removeRow } from '../../simulators/dynamics-write.ts';
import { asInBrowser, connectedToDynamics } from './dynamics-world.ts';
import { syncOnce } from './tryton-world.ts';

const PARTNER = 'SAMPLERETAILGMBH';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
let simulator: DynamicsSimulator;
let store: Store;
let connection: DynamicsConnection;
let asBefore: () => void;

beforeEach(async () => {
  asBefore = asInBrowser();
  simulator = await startDynamics(3);
  const at = dvInstant(Date.now() - HOUR);
  const of = { customerid: dvId('account', 1), createdon: at, modifiedon: at, statecode: 0 };
  const many = (table: string, make: (n: number) => Row) => {
    simulator.records[table] = [1, 2].map((n) => ({ [`${table}id`]: dvId(table, n), ...make(n), ...of }));
  };
  many('incident', (n) => ({ ticketnumber: `CAS-${n}`, title: 'Late' }));
  many('opportunity', (n) => ({ name: `Shelves ${n}` }));
  many('annotation', (n) => ({ notetext: `Said ${n}`, objectid: dvId('account', 1) }));
});
afterEach(async () => {
  asBefore();
  if (store) closeStore(store);
  await simulator.close();
});

const sync = () => syncOnce(store, connection.id);
async function connect(): Promise<void> {
  ({ store, connection } = await connectedToDynamics(simulator));
}

/** What is here of cases, opportunities and notes. */
async function here(): Promise<string[]> {
  const { cases } = await activitiesOf(store, PARTNER);
  const { records } = await relationsOf(store, 'activities', PARTNER);
  const items = (await relationsOf(store, 'pipeline', PARTNER)).records;
  const words = records.flatMap((each) => (each.kind === 'touchpoint' ? [each.words] : []));
  return [...cases.map(({ number }) => number), ...items.map(({ title }) => title), ...words].sort();
}

const TABLES = ['annotation', 'incident', 'opportunity'];
const ALL = ['CAS-1', 'CAS-2', 'Said 1', 'Said 2', 'Shelves 1', 'Shelves 2'];
const FIRST = ['CAS-1', 'Said 1', 'Shelves 1'];
const removeSecond = () => {
  for (const table of TABLES) removeRow(simulator, table, dvId(table, 2));
};
const linksAsked = () => simulator.asked.filter(({ query }) => query.has('$deltatoken')).length;

describe('where changes are tracked for this user', () => {
  beforeEach(() => {
    for (const table of TABLES) simulator.tracked.add(table);
  });

  test('cases, opportunities and notes that are deleted go with the next reading, by their links', async () => {
    await connect();
    await sync();
    expect(await here()).toEqual(ALL);
    expect(Object.keys((await readConnection(store, connection.id))?.deltaLinks ?? {}).sort()).toEqual(
      TABLES,
    );
    removeSecond();
    await sync();
    expect([await here(), linksAsked()]).toEqual([FIRST, 3]);
  });

  test('people and accounts that are deleted go with the next reading, and without one nobody is compared', async () => {
    for (const table of ['account', 'contact']) simulator.tracked.add(table);
    const [first] = simulator.records.contact ?? [];
    simulator.records.contact?.push({
      ...first,
      ...{ contactid: dvId('contact', 77), fullname: 'Cy Muster', emailaddress1: 'cy@sample-retail.example' },
    });
    await connect();
    await sync();
    const people = async () => (await allPartners(store)).flatMap(({ contacts }) => contacts.length);
    const [all = 0] = (await people()).filter((count) => count > 0);
    expect(all).toBeGreaterThan(1);
    simulator.asked.length = 0;
    await sync();
    const compared = () =>
      simulator.asked.filter(({ query }) => query.get('$orderby') === 'contactid').length;
    expect(compared()).toBe(0);
    removeRow(simulator, 'contact', dvId('contact', 77));
    await sync();
    expect(compared()).toBe(1);
    expect((await people()).filter((count) => count > 0)).toEqual([all - 1]);
    removeRow(simulator, 'account', dvId('account', 1));
    simulator.clock = () => Date.now() + 5_000;
    await sync();
    expect((await people()).filter((count) => count > 0)).toEqual([]);
    // What was deleted once is not looked for again.
    await sync();
    expect(compared()).toBe(2);
  });

  test('a link that is refused gives way to a new one, which is followed from then on', async () => {
    await connect();
    await sync();
    const { deltaLinks = {} } = (await readConnection(store, connection.id)) ?? {};
    simulator.clock = () => Date.now() + 8 * DAY;
    expect(await sync()).toMatchObject({ state: 'done' });
    expect((await readConnection(store, connection.id))?.deltaLinks).not.toEqual(deltaLinks);
    removeSecond();
    await sync();
    expect(await here()).toEqual(FIRST);
  });

  test.each([
    'https://evil.example/api/data/v9.2/incidents?$deltatoken=1',
    'nonsense',
    '/api/data/v9.2/incidents?x=1',
  ])('a link to %s is kept and followed nowhere', async (link) => {
    await connect();
    simulator.fault = ({ prefer }, response) => {
      if (!prefer.includes('track-changes')) return false;
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ value: [], '@odata.deltaLink': link }));
      return true;
    };
    expect(await sync()).toMatchObject({ state: 'done' });
    expect((await readConnection(store, connection.id))?.deltaLinks).toEqual({});
  });

  test('the check names the tables; without the right to read them all, none', async () => {
    await connect();
    expect(await named()).toBe('incident, annotation, opportunity');
    for (const table of TABLES) simulator.forbidden.add(`${table}.read-all`);
    expect(await named()).toBe('');
  });
});

describe('where they are not', () => {
  const daily = (accepted?: number) =>
    changeConnection(store, connection.id, (stored) => ({
      ...stored,
      daily: { at: 0, removed: 0, ...(accepted ? { accepted } : {}) },
    }));
  const people = async () =>
    (await allPartners(store)).find(({ id }) => id === PARTNER)?.contacts.map(({ email }) => email);

  test('cases, opportunities and notes that are deleted go with the daily comparison', async () => {
    await connect();
    await sync();
    removeSecond();
    await sync();
    expect(await here()).toEqual(ALL);
    await daily();
    await sync();
    expect(await here()).toEqual(FIRST);
    expect((await readConnection(store, connection.id))?.daily).toMatchObject({ removed: 3 });
  });

  test('a contact that is deleted leaves its account, and with an account go its people, but not its orders', async () => {
    const contact = simulator.records.contact?.[0] ?? {};
    simulator.records.contact?.push({
      ...contact,
      ...{ contactid: dvId('contact', 2), emailaddress1: 'al@sample-retail.example', telephone1: null },
    });
    await connect();
    await sync();
    expect(await people()).toHaveLength(2);
    removeRow(simulator, 'contact', dvId('contact', 1));
    await daily();
    await sync();
    expect(await people()).toEqual(['al@sample-retail.example']);
    simulator.records.account = [];
    await daily();
    await sync();
    expect(await people()).toEqual([]);
    expect((await storeCounts(store)).lines).toBe(3);
  });

  test('a table that is refused loses nothing', async () => {
    await connect();
    await sync();
    simulator.forbidden.add('email.read').add('incident.read');
    removeRow(simulator, 'annotation', dvId('annotation', 2));
    await daily();
    await sync();
    expect(await here()).toEqual(ALL);
  });

  test('where suddenly a tenth and more would go, all of it stays until a person lets it go', async () => {
    const [note = {}] = simulator.records.annotation ?? [];
    simulator.records.annotation = Array.from({ length: 12 }, (_, at) => ({
      ...note,
      ...{ annotationid: dvId('annotation', at + 1), notetext: `Said ${at + 1}` },
    }));
    await connect();
    await sync();
    simulator.records.annotation = [];
    await daily();
    await sync();
    expect(await here()).toHaveLength(16);
    expect((await readConnection(store, connection.id))?.daily?.refused).toMatchObject({ missing: 12 });
    await daily(12);
    await sync();
    expect(await here()).toEqual(['CAS-1', 'CAS-2', 'Shelves 1', 'Shelves 2']);
  });
});

/** What a check says of deletions. */
async function named(): Promise<string | undefined> {
  const said = new Map<CheckStep, string>();
  const { api } = openLedgeredApi(store, connection, 'check', new AbortController().signal);
  await dynamics.check(api, connection, '', (step, detail) => void said.set(step, detail));
  return said.get('deletions');
}
