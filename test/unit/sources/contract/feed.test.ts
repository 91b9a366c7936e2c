import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ImportJob } from '../../../../lib/domain/import-job.ts';
import { jobFile } from '../../../../lib/store/jobs.ts';
import { lastRequests } from '../../../../lib/store/ledger.ts';
import { closeStore, openStore, type Store } from '../../../../lib/store/open.ts';
import { goOn, syncOnce } from '../../sync/tryton-world.ts';
import { feedWorld } from './feed-world.ts';
import type { World } from './world.ts';

/** What only a report at an address does, beside what every source does. */

let world: World;
let store: Store;
let id: string;
let stores = 0;

beforeEach(async () => {
  world = await feedWorld('csv');
  stores += 1;
  store = await openStore(`report-${stores}`);
  world.fill(12);
  id = await world.connect(store);
  await syncOnce(store, id);
});
afterEach(async () => {
  closeStore(store);
  await world.close();
});

test('what is as it was is answered by 304, and what changed by its rows', async () => {
  await syncOnce(store, id);
  world.edit(2, 11);
  expect(await syncOnce(store, id)).toMatchObject({ cursor: { rows: 12, linesChanged: 1, linesSame: 11 } });
  expect((await lastRequests(store, 9)).map(({ outcome }) => outcome)).toEqual(['200', '304', '200']);
});

test('what changes within the same second, and behind a clock that was set back, is newer all the same', async () => {
  world.edit(2, 11);
  world.skew = 300_000;
  expect(await syncOnce(store, id)).toMatchObject({ cursor: { linesChanged: 1 } });
  world.edit(2, 9);
  expect(await syncOnce(store, id)).toMatchObject({ cursor: { linesChanged: 1 } });
  world.skew = 0;
  world.edit(2, 8);
  expect(await syncOnce(store, id)).toMatchObject({ state: 'done', cursor: { linesChanged: 1 } });
});

test('where the store is full, no copy of the report is left behind, and the next sync reads it whole', async () => {
  world.edit(2, 11);
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args) {
    if (this.name === 'jobs' && (args[0] as ImportJob).cursor.rows > 0)
      throw new DOMException('full', 'QuotaExceededError');
    return put.apply(this, args);
  };
  const failed = await syncOnce(store, id).finally(() => {
    IDBObjectStore.prototype.put = put;
  });
  expect(failed).toMatchObject({ state: 'failed', failure: { code: 'store-full' } });
  expect(await jobFile(store, failed.id)).toBeUndefined();
  expect(await goOn(store, failed)).toMatchObject({ state: 'done', cursor: { rows: 12, linesChanged: 1 } });
});
