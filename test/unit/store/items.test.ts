import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { commit } from '../../../lib/store/commit.ts';
import { countItemBlocks, findItems } from '../../../lib/store/items.ts';
import { MIGRATIONS } from '../../../lib/store/migrations.ts';
import { closeStore, openStore, type Store } from '../../../lib/store/open.ts';
import * as queries from '../../../lib/store/queries.ts';
import { needsReindex, reindex } from '../../../lib/store/reindex.ts';
import { freshStore, line, order } from './records.ts';

let store: Store;
beforeEach(async () => {
  store = await freshStore();
});
afterEach(() => closeStore(store));

const lineIds = async (key: string, most?: number) =>
  ((await findItems(store, [key], most)).get(key) ?? [])
    .map((hit) => `${hit.order.id} ${hit.line.id}`)
    .sort();

test('an item is found by each of its numbers, and only its lines', async () => {
  const item = { number: 'MAT-1', supplierNumber: 'x/9', gtin: '4006381333931', alternates: ['MAT 2'] };
  await commit(store, {
    partners: [],
    orders: [
      order('a', 'PO1', [line('1', { item }), line('2', { item: { number: 'MAT-3' } })]),
      order('b', 'PO2', [line('1', { item: { number: 'mat1' } })]),
    ],
  });
  expect(await lineIds('MAT1')).toEqual(['a/PO1 1', 'b/PO2 1']);
  for (const key of ['X9', '4006381333931', '04006381333931', 'MAT2']) {
    expect(await lineIds(key), key).toEqual(['a/PO1 1']);
  }
  expect(await lineIds('PO1')).toEqual([]);
  expect(await queries.mayKnowItem(store, 'MAT3')).toBe(true);
  expect(await queries.mayKnowItem(store, 'MAT4')).toBe(false);
  expect((await queries.findOrders(store, ['MAT1'])).size).toBe(0);
});

test('an item of many lines takes one pair per block, and its answers are bounded', async () => {
  const orders = Array.from({ length: 1_000 }, (_, at) =>
    order('a', `PO${at}`, [line('1', { item: { number: 'MAT-1' } })]),
  );
  for (let from = 0; from < orders.length; from += 90) {
    await commit(store, { partners: [], orders: orders.slice(from, from + 90) });
  }
  const blocks = await store.db.count('blocks');
  const pairs = (await store.db.getAll('runs')).reduce((sum, run) => sum + run.count, 0);
  expect(pairs).toBe(orders.length + blocks);
  expect(await countItemBlocks(store, 'MAT1')).toBe(blocks);
  expect(await lineIds('MAT1')).toHaveLength(1_000);
  const few = await lineIds('MAT1', 2);
  expect(few.length).toBeLessThanOrEqual(200);
  expect(few).toContain('a/PO999 1');
});

test('density of item numbers is counted apart from that of document numbers', async () => {
  const orders = Array.from({ length: 20 }, (_, at) =>
    order(`p${at % 3}`, `PO${at}`, [line('1', { item: { number: `${10 + (at % 5)}` } })]),
  );
  await commit(store, { partners: [], orders });
  expect(await queries.itemDensity(store, '99')).toBe(0.05);
  expect(await queries.shapeDensity(store, '99')).toBe(0);
});

test('a store of version 1 is filed anew in steps that survive a stop', async () => {
  const name = `${store.name}-old`;
  const old = await openStore(name);
  const orders = Array.from({ length: 200 }, (_, at) =>
    order(`p${at}`, `PO${at}`, [line('1', { item: { number: `MAT-${at % 7}` } })]),
  );
  await commit(old, { partners: [], orders });
  // What version 1 had: the same blocks, numbers and no items in the index, no mark.
  const state = await old.db.get('state', 'state');
  if (!state) throw new Error('no state');
  for (const names of ['runs', 'tables', 'shapes'] as const) await old.db.clear(names);
  await old.db.put('state', { ...state, reindex: { next: 1, end: state.nextBlock } }, 'state');
  closeStore(old);
  closeStore(store);
  store = await openStore(name);
  expect(await lineIds('MAT3')).toEqual([]);
  let steps = 0;
  await reindex(store, async () => ++steps < 2);
  expect(await needsReindex(store)).toBe(true);
  closeStore(store);
  store = await openStore(name);
  await reindex(store, async () => true);
  expect(await needsReindex(store)).toBe(false);
  expect(await lineIds('MAT3')).toHaveLength(29);
  expect(await queries.itemDensity(store, 'MAT9')).toBe(0.7);
  expect(MIGRATIONS.length).toBeGreaterThanOrEqual(2);
});
