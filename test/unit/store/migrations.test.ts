import 'fake-indexeddb/auto';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { commit } from '../../../lib/store/commit.ts';
import { listConnections } from '../../../lib/store/connections.ts';
import { listFollows } from '../../../lib/store/follows.ts';
import { jobFile, jobRejects, listJobs } from '../../../lib/store/jobs.ts';
import { lastRequests } from '../../../lib/store/ledger.ts';
import { recallMapping } from '../../../lib/store/mappings.ts';
import { MIGRATIONS } from '../../../lib/store/migrations.ts';
import { closeStore, openStore, type Store } from '../../../lib/store/open.ts';
import * as queries from '../../../lib/store/queries.ts';
import { STORE_NAMES } from '../../../lib/store/schema.ts';
import { readSetting } from '../../../lib/store/settings.ts';
import { readWorkspace } from '../../../lib/store/workspace.ts';
import { type StoreAnswers, storeAnswers } from '../../tools/store-answers.ts';
import { restoreDatabase, type StoreDump } from '../../tools/store-dump.ts';
import type { Encoded } from '../../tools/stored-json.ts';
import { line, order } from './records.ts';

interface Fixture {
  answers: StoreAnswers;
  dump: StoreDump;
}

const FOLDER = resolve(import.meta.dirname, '../../fixtures/stores');
const VERSIONS = readdirSync(FOLDER)
  .map((name) => Number(/^v(\d+)\.json$/.exec(name)?.[1]))
  .filter((version) => version > 0);

function fixture(version: number): Fixture {
  return JSON.parse(readFileSync(resolve(FOLDER, `v${version}.json`), 'utf8'));
}

let store: Store | undefined;
let databases = 0;
afterEach(() => store && closeStore(store));

async function openRestored(dump: StoreDump): Promise<Store> {
  databases++;
  const name = `migrated-${databases}`;
  (await restoreDatabase(name, dump)).close();
  store = await openStore(name);
  return store;
}

const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

test('every version before today has a fixture', () => {
  const earlier = Array.from({ length: MIGRATIONS.length - 1 }, (_, at) => at + 1);
  expect(VERSIONS.filter((version) => version < MIGRATIONS.length)).toEqual(earlier);
});

describe.each(VERSIONS)('a database of version %i', (version) => {
  test('answers every question as the code of its time did', async () => {
    const { answers, dump } = fixture(version);
    const opened = await openRestored(dump);
    expect(opened.db.version).toBe(MIGRATIONS.length);
    expect([...opened.db.objectStoreNames].sort()).toEqual([...STORE_NAMES].sort());
    expect(plain(await storeAnswers(opened, queries))).toEqual(answers);
    expect(answers.byNumber.length).toBeGreaterThan(100);
  });

  test('keeps jobs, files, reject lists, mappings, settings and the replay', async () => {
    const opened = await openRestored(fixture(version).dump);
    expect((await listJobs(opened)).map(({ id, state }) => [id, state])).toEqual([
      ['second', 'running'],
      ['first', 'done'],
    ]);
    expect(await (await jobFile(opened, 'second'))?.text()).toBe('PO\nPO-1000\n');
    expect(await jobRejects(opened, 'first')).toHaveLength(2);
    expect(await recallMapping(opened, 'PO')).toMatchObject({ columns: [{ field: 'orderNumber' }] });
    expect(await readSetting(opened, 'otif.lateDays')).toBe(2);
    expect(await readSetting(opened, 'otif.earlyDays')).toBeNull();
    expect(await readWorkspace(opened)).toEqual({ sample: false, asOf: '2026-04-02' });
    expect((await listFollows(opened)).map(({ id }) => id)).toEqual(version < 2 ? [] : ['partner NORTH']);
    expect((await queries.storeCounts(opened)).rebuilt).toMatchObject({ reason: 'missing: blocks' });
    const connected = (await listConnections(opened)).map(({ label, syncedTo }) => [label, syncedTo]);
    expect(connected).toEqual(version < 4 ? [] : [['ERP', 2_000]]);
    expect(await lastRequests(opened, 9)).toHaveLength(connected.length);
    for (const name of ['outbox', 'lookups', 'budgets', 'silences'] as const)
      expect(await opened.db.count(name), name).toBe(version < 5 ? 0 : 1);
    for (const name of ['taughtSites', 'reviewItems'] as const)
      expect(await opened.db.count(name), name).toBe(version < 6 ? 0 : 1);
    expect(await opened.db.count('senderChoices')).toBe(version < 7 ? 0 : 1);
    expect(await opened.db.count('pipeline')).toBe(0);
  });

  test('takes new records, and says the same of a contradiction as before', async () => {
    const opened = await openRestored(fixture(version).dump);
    const provenance = { sourceId: 'file:orders.csv', fetchedAt: 3_000, jobId: 'third' };
    const report = await commit(opened, {
      partners: [],
      orders: [order('NORTH', 'PO1000', [line('1', { ordered: 99, provenance })])],
    });
    expect(report).toMatchObject({ linesNew: 0, linesChanged: 1 });
    // The promised day is of the second file, and stays; the age that the notes gave the field is still known.
    expect((await queries.orderById(opened, 'NORTH/PO1000'))?.lines[0]).toMatchObject({
      ordered: 99,
      firstPromisedOn: '2026-03-15',
      lastPromisedOn: '2026-04-01',
    });
  });
});

describe('damaged content of an earlier version', () => {
  /** The dump with one record of an object store changed. */
  function damaged(storeName: string, change: (value: Record<string, Encoded>) => void): StoreDump {
    const { dump } = fixture(1);
    const first = dump.stores[storeName]?.records[0];
    if (!first) throw new Error(`no record in ${storeName}`);
    change(first[1] as Record<string, Encoded>);
    return dump;
  }

  async function ordersLeft(dump: StoreDump): Promise<number> {
    const { orders } = await storeAnswers(await openRestored(dump), queries);
    return orders.length;
  }

  test('a record version that nobody knows is parsed: what fits is kept', async () => {
    const all = fixture(1).answers.orders.length;
    expect(await ordersLeft(damaged('blocks', (block) => Object.assign(block, { version: 77 })))).toBe(all);
  });

  test('a partner of an unknown version that does not parse is left out, the others are there', async () => {
    const dump = damaged('partners', (record) => Object.assign(record, { version: 77, partner: { id: 5 } }));
    const { partners } = await storeAnswers(await openRestored(dump), queries);
    expect(partners).toHaveLength(fixture(1).answers.partners.length - 1);
  });

  test('unknown fields are carried along and harm nothing', async () => {
    const all = fixture(1).answers.orders.length;
    const dump = damaged('blocks', (block) => Object.assign(block, { later: { more: [1] } }));
    expect(await ordersLeft(dump)).toBe(all);
  });

  test('half a block: the orders before the cut are there, and the next commit writes the block whole', async () => {
    const dump = damaged('blocks', (block) => {
      const text = block.orders as string;
      block.orders = text.slice(0, text.length / 2);
    });
    const all = fixture(1).answers.orders.length;
    const left = await ordersLeft(dump);
    expect(left).toBeLessThan(all);
    expect(left).toBeGreaterThan(all / 2);
    if (store) await commit(store, { partners: [], orders: fixture(1).answers.orders });
    if (store) expect((await storeAnswers(store, queries)).orders).toHaveLength(all);
  });
});
