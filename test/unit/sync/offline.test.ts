import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Connection } from '../../../lib/domain/connection.ts';
import { newJob } from '../../../lib/domain/import-job.ts';
import { putConnection, readConnection } from '../../../lib/store/connections.ts';
import { changeJob, createJob, listJobs } from '../../../lib/store/jobs.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { storeCounts } from '../../../lib/store/queries.ts';
import { startJobRunner } from '../../../lib/sync/job-runner.ts';
import { addDueSyncs, addSync } from '../../../lib/sync/sync-jobs.ts';
import { startTryton, type TrytonSimulator } from '../../simulators/tryton.ts';
import { manyPurchases } from '../../simulators/tryton-data.ts';
import { connectedStore } from './tryton-world.ts';

const MINUTE = 60_000;
const ORDERS = 240;
let simulator: TrytonSimulator;
let store: Store;
let connection: Connection;
/** What the runner does when the network is back. */
let back: () => void = () => {};

beforeEach(async () => {
  simulator = await startTryton();
  Object.assign(simulator.recording.records, manyPurchases(ORDERS));
  const made = await connectedStore(simulator);
  store = made.store;
  connection = (await readConnection(store, made.id)) as Connection;
  simulator.asked.length = 0;
  vi.stubGlobal('addEventListener', (name: string, listener: () => void) => {
    if (name === 'online') back = listener;
  });
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await simulator.close();
  closeStore(store);
});

function network(onLine: boolean): void {
  const { locks } = globalThis.navigator;
  vi.stubGlobal('navigator', { locks, onLine });
}

let rests = 0;
/** Waits until the worker had nothing left to do so many times. */
const rested = (times: number) => vi.waitUntil(() => rests === times, { timeout: 20_000 });
const start = () => {
  rests = 0;
  startJobRunner(store, () => {
    rests += 1;
  });
};
const newest = async () => (await listJobs(store))[0];

test('without a network nothing is asked, and what waits goes once it is back', async () => {
  network(false);
  await addSync(store, connection, Date.now());
  start();
  await rested(1);
  expect(simulator.asked).toEqual([]);
  expect(await newest()).toMatchObject({ state: 'waiting' });
  network(true);
  back();
  await rested(2);
  expect(await newest()).toMatchObject({ state: 'done' });
  expect((await storeCounts(store)).orders).toBe(ORDERS);
});

test('a network that goes away in the middle of a sync fails nothing: it goes on where it stood', async () => {
  network(true);
  let pages = 0;
  simulator.fault = ({ method }, response) => {
    if (method.endsWith('purchase.line.search_read')) pages += 1;
    if (pages < 2) return false;
    network(false);
    response.writeHead(200, { 'content-length': '4000' });
    response.write('{"id": 1', () => response.destroy());
    return true;
  };
  await addSync(store, connection, Date.now());
  start();
  await rested(1);
  const stood = await newest();
  expect(stood).toMatchObject({ state: 'waiting', cursor: { rows: 100 } });
  expect(stood).not.toHaveProperty('failure');
  simulator.fault = undefined;
  const begun = () => simulator.asked.filter(({ method }) => method.endsWith('purchase.search_count')).length;
  const before = begun();
  network(true);
  back();
  await rested(2);
  expect(await newest()).toMatchObject({
    id: stood?.id,
    state: 'done',
    cursor: { rows: ORDERS, linesNew: ORDERS },
  });
  expect(begun()).toBe(before);
});

/** More systems, each read so many minutes ago. */
async function systems(ago: Record<string, number>, now: number): Promise<void> {
  for (const [label, minutes] of Object.entries(ago)) {
    const other = { ...connection, id: label, label };
    await putConnection(store, other);
    await addSync(store, other, now - minutes * MINUTE);
  }
  for (const job of await listJobs(store))
    await changeJob(store, job.id, (each) => ({ ...each, state: 'done' }));
}

test('after a sleep one system is asked first, the one that waits longest; the others follow', async () => {
  const now = Date.now();
  await addSync(store, connection, now);
  await systems({ a: 500, b: 900, c: 700 }, now);
  expect(await addDueSyncs(store, now, 1)).toBe(1);
  const waiting = (await listJobs(store)).filter(({ state }) => state === 'waiting');
  expect(waiting.map(({ fileName }) => fileName)).toEqual(['b']);
  expect(await addDueSyncs(store, now)).toBe(2);
});

test('each sync that failed in a row lengthens the pause, up to an hour; one that succeeds ends that', async () => {
  const now = Date.now();
  const quick = { ...connection, everyMinutes: 5 };
  await putConnection(store, quick);
  /** Minutes after which it is due, with so many failures behind it. */
  const restAfter = async (states: readonly ('failed' | 'done')[]): Promise<number> => {
    for (const [at, state] of states.entries()) {
      const job = newJob(
        'sync',
        { name: 'x', size: 0, lastModified: now },
        now - (states.length - at) * 1_000,
      );
      const sync = { connectionId: quick.id, until: 1, object: 'purchases' as const, read: 0, total: 0 };
      await createJob(store, { ...job, sync, state });
    }
    for (let minutes = 1; ; minutes += 1)
      if ((await addDueSyncs(store, now + minutes * MINUTE)) === 1) {
        for (const { id } of await listJobs(store))
          await changeJob(store, id, (each) => ({ ...each, sync: undefined }));
        return minutes;
      }
  };
  expect(await restAfter(['done'])).toBe(5);
  expect(await restAfter(['done', 'failed'])).toBe(5);
  expect(await restAfter(['done', 'failed', 'failed', 'failed'])).toBe(20);
  expect(await restAfter(['failed', 'failed', 'failed', 'failed', 'failed', 'failed', 'failed'])).toBe(60);
  expect(await restAfter(['failed', 'failed', 'failed', 'done'])).toBe(5);
});
