import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Order } from '../../../lib/domain/order.ts';
import { type Batch, commit } from '../../../lib/store/commit.ts';
import { createJob, jobRejects, readJob, updateJob } from '../../../lib/store/jobs.ts';
import { closeStore, openStore, type Store } from '../../../lib/store/open.ts';
import { eachOrder, findOrders, storeCounts } from '../../../lib/store/queries.ts';
import { STORE_NAMES } from '../../../lib/store/schema.ts';
import { wipeStore } from '../../../lib/store/wipe.ts';
import { freshStore, importJob, line, order, partner } from './records.ts';

let store: Store;
beforeEach(async () => {
  store = await freshStore();
  await createJob(store, importJob('job-1'), new Blob(['x']));
});
afterEach(() => {
  vi.restoreAllMocks();
  closeStore(store);
});

/** Page `n` of an import: 40 orders, each with one line per page, so that pages touch the blocks of earlier ones. */
function page(n: number): Batch {
  const job = importJob('job-1');
  return {
    partners: [partner('ACME', { domains: [`${n}.example`] }), partner(`P${n}`)],
    orders: Array.from({ length: 40 }, (_, i) =>
      order('ACME', `PO${i}`, [
        line(`${n}`, { shipments: [{ number: `ASN-${n}-${i}` }], pegs: [{ customerId: 'C' }] }),
      ]),
    ),
    job: { ...job, cursor: { ...job.cursor, byte: n * 100, rows: n * 40, accepted: n * 40 } },
    rejects: { jobId: 'job-1', rejects: [{ line: n * 41, column: 'c', value: '', reason: 'no-such-day' }] },
  };
}

/** Everything that is stored, as text. */
async function dump(): Promise<string> {
  const tx = store.db.transaction([...STORE_NAMES]);
  const all = await Promise.all(
    STORE_NAMES.filter((name) => name !== 'files').map(async (name) => {
      const [keys, values] = await Promise.all([
        tx.objectStore(name).getAllKeys(),
        tx.objectStore(name).getAll(),
      ]);
      return [name, keys, values];
    }),
  );
  return JSON.stringify(all, (_key, value) => (value instanceof Map ? [...value] : value));
}

/** Lets the `n`-th put from now on fail. */
function failPut(n: number, fail: (request: IDBObjectStore) => never): () => number {
  const real = IDBObjectStore.prototype.put;
  let puts = 0;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
    if (++puts === n) fail(this);
    return real.apply(this, args as Parameters<typeof real>);
  });
  return () => puts;
}

describe('a commit that fails stores nothing, and the next one is whole', () => {
  test('full storage at every put', async () => {
    await commit(store, page(1));
    const before = await dump();
    let n = 0;
    for (;;) {
      const count = failPut(++n, () => {
        throw new DOMException('full', 'QuotaExceededError');
      });
      const result = await commit(store, page(2)).then(
        () => 'stored',
        (error) => error.failure.code,
      );
      vi.restoreAllMocks();
      if (result === 'stored') {
        expect(count()).toBe(n - 1);
        break;
      }
      expect(result).toBe('store-full');
      expect(await dump()).toBe(before);
    }
    expect(n).toBeGreaterThan(8);
    expect(await storeCounts(store)).toMatchObject({ orders: 40, lines: 80, partners: 3 });
    expect((await readJob(store, 'job-1'))?.cursor).toMatchObject({ byte: 200, linesNew: 80 });
    expect(await jobRejects(store, 'job-1')).toHaveLength(2);
  });

  test('a transaction that is killed at any put is resumed without loss or doubles', async () => {
    for (let n = 1; n <= 20; n++) {
      const next = ((await readJob(store, 'job-1'))?.cursor.byte ?? 0) / 100 + 1;
      const before = await dump();
      failPut(n, (objectStore) => {
        objectStore.transaction.abort();
        throw new DOMException('killed', 'AbortError');
      });
      const stored = await commit(store, page(next)).then(
        () => true,
        () => false,
      );
      vi.restoreAllMocks();
      if (!stored) expect(await dump()).toBe(before);
      // A killed worker comes back with an empty memory.
      closeStore(store);
      store = await openStore(store.name);
      if (!stored) await commit(store, page(next));
    }
    const pages = ((await readJob(store, 'job-1'))?.cursor.byte ?? 0) / 100;
    const seen: Order[] = [];
    await eachOrder(store, (each) => void seen.push(each));
    expect(seen).toHaveLength(40);
    for (const each of seen) expect(each.lines.map((l) => l.id).sort()).toHaveLength(pages);
    expect(new Set(seen.flatMap((each) => each.lines.map((l) => `${each.id}/${l.id}`))).size).toBe(
      40 * pages,
    );
    expect(await storeCounts(store)).toMatchObject({ orders: 40, lines: 40 * pages });
    expect((await findOrders(store, [`ASN${pages}39`, 'ASN10'])).size).toBe(2);
  });

  test('a stop is heard between a few writes: nothing of them stays, and the next commit is whole', async () => {
    await commit(store, page(1));
    const before = await dump();
    const many: Batch = {
      ...page(2),
      orders: Array.from({ length: 400 }, (_, at) => order(`P${at}`, `PO${at}`, [line('1')])),
    };
    for (const at of [1, 150, 640]) {
      const stop = new AbortController();
      const real = IDBObjectStore.prototype.put;
      let puts = 0;
      vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
        // Heard as a message is: in a later turn.
        if (++puts === at) setTimeout(() => stop.abort(new Error('stopped')));
        return real.apply(this, args as Parameters<typeof real>);
      });
      await expect(commit(store, many, stop.signal)).rejects.toThrow('stopped');
      vi.restoreAllMocks();
      expect(puts - at, `writes after a stop at ${at}`).toBeLessThanOrEqual(200);
      expect(await dump()).toBe(before);
    }
    await commit(store, many);
    expect(await storeCounts(store)).toMatchObject({ orders: 440, lines: 440 });
  });
});

describe('jobs and commits', () => {
  test('a cancelled job stays cancelled', async () => {
    await updateJob(store, importJob('job-1', { state: 'cancelled' }));
    expect((await commit(store, page(1))).job?.state).toBe('cancelled');
  });

  test('after everything was cleared a running import stores nothing more', async () => {
    await commit(store, page(1));
    await wipeStore(store, true);
    await expect(commit(store, page(2))).rejects.toMatchObject({ failure: { code: 'job-gone' } });
    expect(await storeCounts(store)).toMatchObject({ orders: 0, partners: 0 });
  });
});
