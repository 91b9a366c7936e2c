import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { commit } from '../../../lib/store/commit.ts';
import { readState } from '../../../lib/store/identifier-index.ts';
import { MIGRATIONS, type Migration } from '../../../lib/store/migrations.ts';
import { closeStore, openStore, type Store, transact } from '../../../lib/store/open.ts';
import { orderById, storeCounts } from '../../../lib/store/queries.ts';
import { STORE_NAMES, type WriteTx } from '../../../lib/store/schema.ts';
import { readSetting, writeSetting } from '../../../lib/store/settings.ts';
import { wipeStore } from '../../../lib/store/wipe.ts';
import { line, order } from './records.ts';

const opened: Store[] = [];
async function open(name: string, steps?: readonly Migration[]): Promise<Store> {
  const store = await openStore(name, steps);
  opened.push(store);
  return store;
}
afterEach(() => {
  for (const store of opened.splice(0)) closeStore(store);
  vi.restoreAllMocks();
});

const failure = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return (error as { failure?: unknown } | undefined)?.failure ?? error;
};

describe('migrations', () => {
  test('the first makes every object store', async () => {
    const store = await open('fresh');
    expect([...store.db.objectStoreNames].sort()).toEqual([...STORE_NAMES].sort());
    expect(store.db.version).toBe(MIGRATIONS.length);
  });

  test('an older database goes through the steps it lacks, in order, and keeps its records', async () => {
    const old = await open('older');
    await commit(old, { partners: [], orders: [order('a', 'PO1', [line('1')])] });
    await writeSetting(old, 'trail', '1');
    closeStore(old);
    const add =
      (mark: string): Migration =>
      async (_db, tx) => {
        const settings = tx.objectStore('settings');
        await settings.put(`${await settings.get('trail')}${mark}`, 'trail');
      };
    const newer = await open('older', [...MIGRATIONS, add('2'), add('3')]);
    expect(await readSetting(newer, 'trail')).toBe('123');
    expect((await orderById(newer, 'a/PO1'))?.lines).toHaveLength(1);
  });

  test('a step that fails leaves the older database as it was', async () => {
    const old = await open('failing');
    await writeSetting(old, 'trail', '1');
    closeStore(old);
    const fail: Migration = async (_db, tx) => {
      await tx.objectStore('settings').put('half', 'trail');
      throw new Error('step failed');
    };
    expect(await failure(openStore('failing', [...MIGRATIONS, fail]))).toMatchObject({
      code: 'store-upgrade',
    });
    expect(await readSetting(await open('failing'), 'trail')).toBe('1');
  });
});

describe('several windows', () => {
  test('an older window lets go, and then says that the store is newer', async () => {
    const older = await open('windows');
    await open('windows', [...MIGRATIONS, () => {}]);
    expect(await failure(storeCounts(older))).toMatchObject({ code: 'store-newer' });
  });

  test('a window that does not let go is named within three seconds', async () => {
    const stubborn = await openDB('stubborn', 1, { upgrade: (db) => void db.createObjectStore('x') });
    const start = Date.now();
    expect(await failure(openStore('stubborn', [...MIGRATIONS, () => {}]))).toMatchObject({
      code: 'store-blocked',
      next: expect.stringContaining('Close other PartnerLens windows'),
    });
    expect(Date.now() - start).toBeLessThan(3_000);
    stubborn.close();
    // The person closed the window: the next try goes through.
    await open('stubborn', [...MIGRATIONS, () => {}]);
  });
});

describe('damage', () => {
  test('missing object stores: one new store, and it says so', async () => {
    (
      await openDB('holes', MIGRATIONS.length, { upgrade: (db) => void db.createObjectStore('state') })
    ).close();
    const store = await open('holes');
    expect((await storeCounts(store)).rebuilt?.reason).toContain('missing');
    closeStore(store);
    expect((await storeCounts(await open('holes'))).rebuilt).toBeDefined();
  });

  test('an unreadable database is tried again, then begun anew', async () => {
    closeStore(await open('unreadable'));
    const real = indexedDB.open.bind(indexedDB);
    let faults = 2;
    vi.spyOn(indexedDB, 'open').mockImplementation((...args) => {
      if (faults-- > 0) throw new DOMException('Internal error', 'UnknownError');
      return real(...args);
    });
    expect((await storeCounts(await open('unreadable'))).rebuilt?.reason).toBe('UnknownError');
  });

  test('a database that stays unreadable is reported, not tried for ever', async () => {
    const opens = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('Internal error', 'UnknownError');
    });
    expect(await failure(openStore('gone'))).toMatchObject({ code: 'store-broken' });
    expect(opens.mock.calls.length).toBeLessThanOrEqual(3);
  });

  test('an opening that the browser breaks off, as it does while it clears storage, is tried again', async () => {
    const store = await open('broken-off');
    await writeSetting(store, 'kept', 'yes');
    store.db.close();
    const real = indexedDB.open.bind(indexedDB);
    let faults = 1;
    vi.spyOn(indexedDB, 'open').mockImplementation((...args) => {
      if (faults-- > 0) throw new DOMException('The connection was closed.', 'AbortError');
      return real(...args);
    });
    expect(await readSetting(store, 'kept')).toBe('yes');
    expect((await storeCounts(store)).rebuilt).toBeUndefined();
  });

  test('one that is broken off every time is not tried for ever', async () => {
    const opens = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('The connection was closed.', 'AbortError');
    });
    await expect(openStore('broken-off-always')).rejects.toMatchObject({ name: 'AbortError' });
    expect(opens).toHaveBeenCalledTimes(2);
  });

  test('an opening that hears nothing stands behind a blocked one: said within three seconds', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => new IDBOpenDBRequest());
    const began = performance.now();
    expect(await failure(openStore('silent'))).toMatchObject({ code: 'store-blocked' });
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  test('a read fault is reported once; the second in a row begins anew', async () => {
    const store = await open('faults');
    await commit(store, { partners: [], orders: [order('a', 'PO1', [line('1')])] });
    const get = vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(() => {
      throw new DOMException('Internal error', 'UnknownError');
    });
    expect(await failure(storeCounts(store))).toMatchObject({ code: 'store-unreadable' });
    expect(await failure(storeCounts(store))).toMatchObject({ code: 'store-rebuilt' });
    get.mockRestore();
    expect(await storeCounts(store)).toMatchObject({ orders: 0, rebuilt: { reason: 'UnknownError' } });
  });

  test('what can not be read can be removed: settings stay, and no cache takes the new store for the old', async () => {
    const store = await open('removable');
    await writeSetting(store, 'otif.lateDays', 4);
    await commit(store, { partners: [], orders: [order('a', 'PO1', [line('1')])] });
    const { generation } = await transact(store, ['state'], 'readonly', readState);
    const real = IDBObjectStore.prototype.get;
    const get = vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (
      this: IDBObjectStore,
      key,
    ) {
      if (this.name === 'state') throw new DOMException('Internal error', 'UnknownError');
      return real.call(this, key);
    });
    await wipeStore(store, true);
    get.mockRestore();
    const counts = await storeCounts(store);
    expect([counts.orders, counts.rebuilt]).toEqual([0, undefined]);
    expect(await readSetting(store, 'otif.lateDays')).toBe(4);
    expect((await transact(store, ['state'], 'readonly', readState)).generation).toBeGreaterThan(generation);
  });

  test('a lost connection is opened again without a word', async () => {
    const store = await open('lost');
    await commit(store, { partners: [], orders: [order('a', 'PO1', [line('1')])] });
    store.db.close();
    const [counts, found] = await Promise.all([storeCounts(store), orderById(store, 'a/PO1')]);
    expect(counts.orders).toBe(1);
    expect(found?.id).toBe('a/PO1');
  });

  test('a request that fails takes its neighbours with it, and its own reason is told', async () => {
    const store = await open('first-reason');
    const add = (tx: WriteTx) =>
      tx
        .objectStore('settings')
        .add('twice', 'same')
        .catch(() => {});
    const work = transact(store, ['settings'], 'readwrite', async (tx) => {
      void add(tx);
      void add(tx);
      await tx.objectStore('settings').get('other');
      await tx.objectStore('settings').get('another');
    });
    await expect(work).rejects.toMatchObject({ name: 'ConstraintError' });
  });

  test('a closed store stays closed', async () => {
    const store = await open('closed');
    closeStore(store);
    await expect(storeCounts(store)).rejects.toThrow();
  });
});
