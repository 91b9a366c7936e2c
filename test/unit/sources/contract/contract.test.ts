import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connectionSchema } from '../../../../lib/domain/connection.ts';
import type { ImportJob } from '../../../../lib/domain/import-job.ts';
import { jobRejects } from '../../../../lib/store/jobs.ts';
import { lastRequests } from '../../../../lib/store/ledger.ts';
import { closeStore, openStore, type Store } from '../../../../lib/store/open.ts';
import { eachOrder } from '../../../../lib/store/queries.ts';
import { sliceOf } from '../../../tools/slice.ts';
import { syncOnce } from '../../sync/tryton-world.ts';
import { WORLDS, type World } from './world.ts';

/** `npm run test:long properties` has as many as a company makes in months. */
const MANY = sliceOf(2_000, 450);

let stores = 0;

test('every source that can be connected joins', () => {
  const systems = connectionSchema.options.map(({ shape }) => shape.system.value);
  expect(new Set(WORLDS.map(({ system }) => system))).toEqual(new Set(systems));
});

describe.each(WORLDS)('what every source does: $system, $form', ({ open, system }) => {
  let world: World;
  let store: Store;
  let id: string;
  beforeEach(async () => {
    world = await open();
    stores += 1;
    store = await openStore(`contract-${stores}`);
  });
  afterEach(async () => {
    closeStore(store);
    await world.close();
  });

  async function begin(orders: number): Promise<ImportJob> {
    world.fill(orders);
    id = await world.connect(store);
    return syncOnce(store, id);
  }

  /** What is still expected of each order's line, by the order's place among those that were made; doubled lines show. */
  async function expected(): Promise<Record<number, number[]>> {
    const found: Record<number, number[]> = {};
    await eachOrder(store, ({ number, lines }) => {
      for (const { ordered = 0, cancelled = 0 } of lines) {
        const order = world.placeOf(number);
        found[order] = [...(found[order] ?? []), ordered - cancelled];
      }
    });
    return found;
  }

  /** Ten pieces of each, but for those named. */
  const ten = (orders: number, others: Record<number, number> = {}) =>
    Object.fromEntries(Array.from({ length: orders }, (_, at) => [at + 1, [others[at + 1] ?? 10]] as const));

  test('an order whose number is corrected stands here once from the next reading on', async () => {
    await begin(3);
    if (!world.renumber) return expect(system).toBe('feed');
    world.renumber(2, 7);
    expect(await syncOnce(store, id)).toMatchObject({ state: 'done' });
    const { 2: _, ...others } = ten(3);
    expect(await expected()).toEqual({ ...others, 7: [10] });
  });

  test('an empty system is read to its end, and what comes later comes', async () => {
    expect(await begin(0)).toMatchObject({ state: 'done', cursor: { rows: 0, rejected: 0 } });
    expect(await expected()).toEqual({});
    world.fill(0);
    world.add(1);
    expect(await syncOnce(store, id)).toMatchObject({ state: 'done', cursor: { linesNew: 1 } });
    expect(await expected()).toEqual(ten(1));
  });

  test('one order, and every request of the sync is in the ledger', async () => {
    world.fill(1);
    id = await world.connect(store);
    const listed = async () => (await lastRequests(store, 1_000)).length;
    const before = (await listed()) - world.asked();
    expect(await syncOnce(store, id)).toMatchObject({
      state: 'done',
      cursor: { rows: 1, accepted: 1, linesNew: 1 },
    });
    expect(await expected()).toEqual(ten(1));
    expect((await listed()) - world.asked()).toBe(before);
  });

  test(`${MANY} orders`, async () => {
    expect(await begin(MANY)).toMatchObject({ state: 'done', cursor: { rows: MANY, linesNew: MANY } });
    expect(await expected()).toEqual(ten(MANY));
  });

  test('what changes, comes and is taken back afterwards comes with the next sync, and only that', async () => {
    await begin(5);
    expect((await syncOnce(store, id)).cursor).toMatchObject({ linesNew: 0, linesChanged: 0 });
    world.edit(2, 11);
    world.add(6);
    world.remove(3);
    expect(await syncOnce(store, id)).toMatchObject({
      state: 'done',
      cursor: { linesNew: 1, linesChanged: 2, rejected: 0 },
    });
    expect(await expected()).toEqual(ten(6, { 2: 11, 3: 0 }));
  });

  test.each([0, 1])('pages are read to the end: two full ones and %d more', async (more) => {
    const orders = 2 * world.pageSize + more;
    expect(await begin(orders)).toMatchObject({ state: 'done', cursor: { rows: orders, linesNew: orders } });
    expect(await expected()).toEqual(ten(orders));
  });

  test('records that come, change and go at a page boundary are neither lost nor doubled', async () => {
    const size = world.pageSize;
    const orders = 2 * size + 40;
    let pages = 0;
    world.hook = ({ pageBegins }) => {
      if (pageBegins) pages += 1;
      if (!pageBegins || pages !== 2) return false;
      world.hook = undefined;
      // Newest first: those above the boundary have been read, those below have not.
      const boundary = orders - size;
      world.remove(boundary);
      world.remove(boundary + 1);
      world.edit(boundary - 1, 11);
      world.edit(boundary + 2, 11);
      world.add(orders + 1);
      return false;
    };
    expect(await begin(orders)).toMatchObject({ state: 'done' });
    expect(await syncOnce(store, id)).toMatchObject({ state: 'done', cursor: { rejected: 0 } });
    const boundary = orders - size;
    const wanted = ten(orders + 1, { [boundary + 1]: 0, [boundary - 1]: 11, [boundary + 2]: 11 });
    const found = await expected();
    // One that was taken back before it was ever read need not be known.
    expect([undefined, [0]]).toContainEqual(found[boundary]);
    delete found[boundary];
    delete wanted[boundary];
    expect(found).toEqual(wanted);
  });

  test('fields that nobody knows change nothing', async () => {
    world.fill(3);
    world.addUnknown(2);
    id = await world.connect(store);
    expect(await syncOnce(store, id)).toMatchObject({ state: 'done', cursor: { rejected: 0, linesNew: 3 } });
    expect(await expected()).toEqual(ten(3));
  });

  test.each(['missing', 'null', 'wrong type'] as const)(
    'a value that is %s is named, and all other records are read; mended it comes',
    async (how) => {
      world.fill(12);
      const field = world.damage(2, how);
      id = await world.connect(store);
      const job = await syncOnce(store, id);
      expect(job).toMatchObject({ state: 'done', cursor: { rejected: 1, linesNew: 11 } });
      expect(await jobRejects(store, job.id)).toMatchObject([{ column: field }]);
      const others = ten(12);
      delete others[2];
      expect(await expected()).toEqual(others);
      world.mend(2);
      expect(await syncOnce(store, id)).toMatchObject({ cursor: { rejected: 0, linesNew: 1 } });
      expect(await expected()).toEqual(ten(12));
    },
  );
});
