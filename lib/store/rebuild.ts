import { deleteDB, type IDBPDatabase } from 'idb';
import { storeFailure } from './failures.ts';
import type { Rebuilt, StoreSchema } from './schema.ts';

/**
 * Throws a damaged database away and begins a new one, which remembers that and why (`storeCounts` reports it).
 * `UnknownError` can be a passing disk fault, so that case is tried once more before anything is deleted.
 * Throws `store-broken` when that fails as well; never a loop.
 */
export async function rebuild(
  name: string,
  reason: string,
  open: () => Promise<IDBPDatabase<StoreSchema>>,
): Promise<IDBPDatabase<StoreSchema>> {
  try {
    if (reason === 'UnknownError') {
      const second = await open().catch(() => undefined);
      if (second) return second;
    }
    await deleteDB(name);
    const db = await open();
    const rebuilt: Rebuilt = { at: Date.now(), reason };
    await db.put('rebuilt', rebuilt, 'rebuilt');
    return db;
  } catch (error) {
    throw storeFailure('store-broken', error);
  }
}
