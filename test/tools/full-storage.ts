import { commit } from '../../lib/store/commit.ts';
import { createJob, readJob } from '../../lib/store/jobs.ts';
import { closeStore, openStore, type Store } from '../../lib/store/open.ts';
import { storeCounts } from '../../lib/store/queries.ts';
import { readSetting, writeSetting } from '../../lib/store/settings.ts';
import { withRoom } from '../../lib/store/shed.ts';
import { importJob, line, order, partner } from '../unit/store/records.ts';

/** Refuses puts for want of room while `work` runs: those that `refuse` names, counted from 1. */
async function refusing<T>(refuse: (put: number) => boolean, work: () => Promise<T>): Promise<T> {
  const real = IDBObjectStore.prototype.put;
  let puts = 0;
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args) {
    if (refuse(++puts)) throw new DOMException('full', 'QuotaExceededError');
    return real.apply(this, args);
  };
  try {
    return await work();
  } finally {
    IDBObjectStore.prototype.put = real;
  }
}

/** Runs `work` while the first so many puts find no room. */
export function withFullStorage<T>(times: number, work: () => Promise<T>): Promise<T> {
  return refusing((put) => put <= times, work);
}

/** Puts that a page takes at least: so many pages make as many puts as are tried. */
const PUTS_OF_PAGE = 7;
const ORDERS = 30;

/**
 * Imports pages of orders with the storage full from the n-th put on, for each n up to `most`; then with room again. What a
 * person entered must be there each time, and every line exactly once. Throws when not.
 */
export async function fullAtEveryPut(
  most: number,
): Promise<{ runs: number; stopped: number; lost: number; doubled: number }> {
  const pages = Math.ceil(most / PUTS_OF_PAGE);
  let stopped = 0;
  let lost = 0;
  let doubled = 0;
  for (let n = 1; n <= most; n++) {
    const store = await openStore(`full-${n}-${performance.now()}`);
    await writeSetting(store, 'mine', 'kept');
    await createJob(store, importJob('job'), new Blob(['x']));
    const whole = await refusing(
      (put) => put >= n,
      () => importAll(store, pages),
    ).then(
      () => true,
      () => false,
    );
    if (!whole) {
      stopped++;
      const read = (await readJob(store, 'job'))?.cursor.byte ?? 0;
      const { lines } = await storeCounts(store);
      if (lines !== read * ORDERS) throw new Error(`put ${n}: ${lines} lines after ${read} pages`);
      await importAll(store, pages);
    }
    const { lines, orders } = await storeCounts(store);
    lost += Math.max(0, pages * ORDERS - lines);
    doubled += Math.max(0, lines - pages * ORDERS);
    if (orders !== ORDERS || (await readSetting(store, 'mine')) !== 'kept')
      throw new Error(`put ${n}: records or settings are missing`);
    closeStore(store);
  }
  return { runs: most, stopped, lost, doubled };
}

async function importAll(store: Store, pages: number): Promise<void> {
  const from = (await readJob(store, 'job'))?.cursor.byte ?? 0;
  for (let page = from; page < pages; page++) {
    const job = importJob('job');
    const batch = {
      partners: [partner(`P${page}`)],
      orders: Array.from({ length: ORDERS }, (_, at) =>
        order('ACME', `PO${at}`, [line(`${page}`, { shipments: [{ number: `ASN-${page}-${at}` }] })]),
      ),
      job: { ...job, cursor: { ...job.cursor, byte: page + 1, rows: (page + 1) * ORDERS } },
    };
    await withRoom(store, () => commit(store, batch));
  }
}
