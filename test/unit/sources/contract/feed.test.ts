import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lastRequests } from '../../../../lib/store/ledger.ts';
import { closeStore, openStore, type Store } from '../../../../lib/store/open.ts';
import { syncOnce } from '../../sync/tryton-world.ts';
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
