import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { Order, OrderLine } from '../../../lib/domain/order.ts';
import type { Provenance } from '../../../lib/domain/provenance.ts';
import { commit } from '../../../lib/store/commit.ts';
import { type MergeCounts, mergeOrder } from '../../../lib/store/merge.ts';
import { closeStore, openStore, type Store } from '../../../lib/store/open.ts';
import * as queries from '../../../lib/store/queries.ts';
import { removeOlderThan } from '../../../lib/store/retention.ts';
import type { Notes } from '../../../lib/store/schema.ts';
import { eachStored } from '../../../lib/store/stored-records.ts';
import { tidyConfirmations } from '../../../lib/store/tidy-confirmations.ts';
import { runs } from '../runs.ts';
import { arbitraryOrder } from './arbitrary.ts';
import { freshStore, from, line, order } from './records.ts';

const opened: Store[] = [];
function keep(store: Store): Store {
  opened.push(store);
  return store;
}
afterEach(() => {
  for (const store of opened.splice(0)) closeStore(store);
});

const put = (store: Store, ...orders: Order[]) => commit(store, { partners: [], orders });
const byId = <T extends { id: string }>(records: T[]) => records.sort((a, b) => (a.id < b.id ? -1 : 1));
const inOrder = (orders: Order[]) => byId(orders.map((each) => ({ ...each, lines: byId([...each.lines]) })));
const parts = (store: Store) => store.db.getAll('confirmations');

async function seen(store: Store): Promise<Order[]> {
  const all: Order[] = [];
  await queries.eachOrder(store, (each) => void all.push(each));
  return inOrder(all);
}

async function backedUp(store: Store): Promise<Order[]> {
  const all: Order[] = [];
  await eachStored(store, { orders: (each) => void all.push(each) });
  return inOrder(all);
}

/** The plain way: whoever says a line again is written into the line. */
function plainly(files: readonly Order[][]): Order[] {
  const kept = new Map<string, { order: Order; notes: Map<string, Notes> }>();
  const counts: MergeCounts = { linesNew: 0, linesChanged: 0, linesSame: 0, conflicts: [] };
  for (const each of files.flat()) {
    const { order: before, notes } = kept.get(each.id) ?? { notes: new Map<string, Notes>() };
    const merged = mergeOrder(before, notes, [each], counts);
    const now = (id: string, provenance: Provenance) => merged.confirmed.get(id) ?? provenance;
    const lines = merged.order.lines.map((l) => ({ ...l, provenance: now(l.id, l.provenance) }));
    kept.set(each.id, { order: { ...merged.order, lines }, notes });
  }
  return inOrder([...kept.values()].map((each) => each.order));
}

interface File {
  age: number;
  source: string;
  /** Which of the orders it has, and of which it says something else. */
  has: boolean[];
  differs: number;
  /** After it: as a new context, or with confirmations tidied. */
  after: 'nothing' | 'reopen' | 'tidy';
}

const arbitraryFiles = fc.uniqueArray(
  fc.record({
    age: fc.integer({ min: 1, max: 9 }),
    source: fc.constantFrom('file:a', 'file:b'),
    has: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
    differs: fc.integer({ min: 0, max: 11 }),
    after: fc.constantFrom('nothing', 'reopen', 'tidy'),
  }) as fc.Arbitrary<File>,
  { selector: (file) => file.age, minLength: 2, maxLength: 7 },
);
const arbitraryOrders = fc.uniqueArray(arbitraryOrder(fc.constant(1)), {
  selector: (each) => each.id,
  minLength: 1,
  maxLength: 6,
});

/** What a file says: the same lines as every other, but for one order, by its own age. */
function ordersOf(file: File, orders: readonly Order[]): Order[] {
  const provenance = { sourceId: file.source, fetchedAt: file.age, jobId: `job-${file.age}` };
  const said = (each: OrderLine, differs: boolean): OrderLine => ({
    ...each,
    ...(differs ? { ordered: 100 + file.age } : {}),
    provenance,
  });
  return orders
    .map((each, at) => ({ ...each, lines: each.lines.map((l) => said(l, at === file.differs)) }))
    .filter((_, at) => file.has[at]);
}

describe('files that say the same again', () => {
  test('give what writing every age into its line would give, whoever asks, in any order of arrival', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryOrders, arbitraryFiles, async (orders, files) => {
        let store = await freshStore();
        const reader = keep(await openStore(store.name));
        for (const file of files) {
          await put(store, ...ordersOf(file, orders));
          if (file.after === 'tidy') await tidyConfirmations(store);
          if (file.after === 'reopen') {
            closeStore(store);
            store = await openStore(store.name);
          }
        }
        const expected = plainly(files.map((file) => ordersOf(file, orders)));
        expect(await seen(store)).toEqual(expected);
        expect(await seen(reader)).toEqual(expected);
        expect(await backedUp(store)).toEqual(expected);
        const found = await queries.findOrders(reader, ['PO1', 'PO2', 'PO3', 'PO4']);
        const hits = [...found.values()].flat().filter((hit) => hit.via === 'order');
        expect(inOrder(hits.map((hit) => hit.order))).toEqual(expected);
        const ages = (each: Order[]) =>
          each.flatMap(({ id, lines }) => lines.map((l) => [id, l.id, l.ordered, l.provenance]));
        const sorted = [...files].sort((a, b) => a.age - b.age).map((file) => ordersOf(file, orders));
        expect(ages(expected)).toEqual(ages(plainly(sorted)));
        closeStore(store);
      }),
      runs(60),
    );
  }, 120_000);

  test('write no block; what differs is written, with the ages of its neighbours', async () => {
    const store = keep(await freshStore());
    const lines = (age: number, ordered: number) => [
      line('1', { ordered, ...from(age, `job-${age}`) }),
      line('2', { ordered: 7, ...from(age, `job-${age}`) }),
    ];
    const file = (age: number, ordered = 5) => [
      order('acme', 'PO1', lines(age, ordered), {
        heading: { sentOn: '2024-02-01', ...from(age, `job-${age}`) },
      }),
      order('acme', 'PO2', lines(age, 5)),
    ];
    await put(store, ...file(1_000));
    const before = JSON.stringify(await store.db.getAll('blocks'));
    expect(await put(store, ...file(2_000))).toMatchObject({ linesSame: 4, touchedPartners: ['acme'] });
    expect(JSON.stringify(await store.db.getAll('blocks'))).toBe(before);
    expect((await queries.orderById(store, 'acme/PO1'))?.heading?.provenance).toMatchObject({
      jobId: 'job-2000',
    });
    expect((await queries.storeCounts(store)).sources).toEqual([{ sourceId: 'file:a', fetchedAt: 2_000 }]);
    // An older file that comes late wins over nothing that was confirmed since.
    expect(await put(store, ...file(1_500, 99))).toMatchObject({ linesChanged: 0, linesSame: 4 });
    expect(await put(store, ...file(3_000, 6))).toMatchObject({ linesChanged: 1, linesSame: 3 });
    const now = (await seen(store)).flatMap((each) =>
      each.lines.map((l) => [l.ordered, l.provenance.fetchedAt]),
    );
    expect(now).toEqual([
      [6, 3_000],
      [7, 3_000],
      [5, 3_000],
      [7, 3_000],
    ]);
    expect(await put(store, ...file(2_500, 98))).toMatchObject({ linesChanged: 0, linesSame: 4 });
  });

  test('keep what was confirmed; an order that was removed and comes back is as old as its file', async () => {
    const store = keep(await freshStore());
    const file = (age: number) => order('acme', 'PO1', [line('1', from(age, `job-${age}`))]);
    await put(store, file(1_000));
    await put(store, file(2_000));
    expect(await removeOlderThan(store, 1_500)).toMatchObject({ orders: 0 });
    expect(await removeOlderThan(store, 2_500)).toMatchObject({ orders: 1 });
    await put(store, file(500));
    expect((await seen(store))[0]?.lines[0]?.provenance.fetchedAt).toBe(500);
  });

  test('take no more place than one of them, however many come', async () => {
    const store = keep(await freshStore());
    const count = 15_000;
    const file = (age: number, changed: number) =>
      Array.from({ length: count / 50 }, (_, at) =>
        order(
          'acme',
          `PO${at}`,
          Array.from({ length: 50 }, (_, no) =>
            line(`${no}`, { ordered: at < changed ? age : 1, ...from(age, `job-${age}`) }),
          ),
        ),
      );
    await put(store, ...file(1, 0));
    for (let age = 2; age <= 6; age++) {
      await put(store, ...file(age, age % 2 ? 0 : 200));
      await tidyConfirmations(store);
      expect((await parts(store)).reduce((sum, part) => sum + part.hashes.length, 0)).toBeLessThan(
        count * 1.25 + 10_001,
      );
    }
    expect(await parts(store)).toHaveLength(1);
    expect(
      new Set((await seen(store)).flatMap((each) => each.lines.map((l) => l.provenance.fetchedAt))),
    ).toEqual(new Set([6]));
  }, 60_000);
});
