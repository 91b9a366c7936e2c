import { deleteDB, type IDBPDatabase, openDB } from 'idb';
import { FailureError } from '../domain/result.ts';
import { announceChange } from './changes.ts';
import { asStoreFailure, nameOf, storeFailure } from './failures.ts';
import { type Migration, migrate } from './migrations.ts';
import { type Rebuilt, STORE_NAMES, type StoreSchema } from './schema.ts';

/** How long opening waits for older windows to let go before it tells the person. */
const BLOCKED_MS = 2_000;

/** The same for a request that hears nothing at all: it stands in the queue behind another one that is blocked. */
const SILENT_MS = 2_500;

/** How long an opening that the browser broke off rests before it is tried again: clearing storage takes a moment. */
const BROKEN_OFF_REST_MS = 300;

/** A store that is thrown away this often in so many milliseconds is left alone: the fault is not in its content. */
const MAX_REBUILDS = 2;
const REBUILDS_WITHIN_MS = 600_000;

type Connection = IDBPDatabase<StoreSchema>;

/** When this context began a database anew, by name: a disk that damages everything must not cause a loop. */
const rebuilds = new Map<string, number[]>();

/**
 * A connection to a healthy database of the newest version. A damaged one (object stores missing, or not readable) is
 * thrown away and begun anew, once. Throws `store-blocked`, `store-forbidden`, `store-newer`, `store-upgrade`,
 * `store-full` or `store-broken`.
 */
export async function connect(name: string, steps: readonly Migration[]): Promise<Connection> {
  if (isForbidden()) throw storeFailure('store-forbidden');
  try {
    const db = await request(name, steps);
    const missing = STORE_NAMES.find((store) => !db.objectStoreNames.contains(store));
    if (!missing) return db;
    const before = await rebuiltBefore(db);
    db.close();
    return await rebuild(name, steps, `missing: ${missing}`, before);
  } catch (error) {
    const reason = nameOf(error);
    if (reason === 'SecurityError') throw storeFailure('store-forbidden', error);
    if (reason === 'VersionError') throw storeFailure('store-newer', error);
    if (reason === 'AbortError') {
      await new Promise((rested) => setTimeout(rested, BROKEN_OFF_REST_MS));
      return await request(name, steps);
    }
    if (reason !== 'UnknownError') throw asStoreFailure(error);
    // A passing disk fault looks the same as a damaged database: try once more before anything is deleted.
    return await request(name, steps).catch(() => rebuild(name, steps, reason));
  }
}

/** Whether the browser refuses even to name its databases, as some do where site data is blocked. */
function isForbidden(): boolean {
  try {
    return globalThis.indexedDB === undefined;
  } catch {
    return true;
  }
}

/**
 * Deletes the database and begins a new one, which remembers when, why and how often (`storeCounts` reports it). Throws
 * `store-broken` when that fails, or when it was done often already. `before`: how often an earlier context did it.
 */
export async function rebuild(
  name: string,
  steps: readonly Migration[],
  reason: string,
  before = 0,
): Promise<Connection> {
  const at = Date.now();
  const recent = (rebuilds.get(name) ?? []).filter((earlier) => at - earlier < REBUILDS_WITHIN_MS);
  if (recent.length >= MAX_REBUILDS) throw storeFailure('store-broken', new Error(reason));
  rebuilds.set(name, [...recent, at]);
  try {
    await unlessBlocked((blocked) => deleteDB(name, { blocked }));
    const db = await request(name, steps);
    const rebuilt: Rebuilt = { at, reason, count: Math.max(before, recent.length) + 1 };
    await db.put('rebuilt', rebuilt, 'rebuilt');
    return db;
  } catch (error) {
    throw nameOf(error) === 'FailureError' ? error : storeFailure('store-broken', error);
  }
}

async function rebuiltBefore(db: Connection): Promise<number> {
  if (!db.objectStoreNames.contains('rebuilt')) return 0;
  const rebuilt = await db.get('rebuilt', 'rebuilt').catch(() => undefined);
  return rebuilt ? (rebuilt.count ?? 1) : 0;
}

async function request(name: string, steps: readonly Migration[]): Promise<Connection> {
  let failure: Error | undefined;
  const failed = (cause: unknown) => {
    failure = asFailure(asStoreFailure(cause));
  };
  const opening = unlessBlocked(
    (blocked) =>
      openDB<StoreSchema>(name, steps.length, {
        upgrade: async (db, oldVersion, _newVersion, tx, event) => {
          await migrate(db, oldVersion, tx, steps, failed);
          const lost = dataLoss(event);
          if (lost !== undefined) tx.objectStore('rebuilt').put({ at: Date.now(), reason: lost }, 'rebuilt');
        },
        blocked,
        // A newer version wants to upgrade: let go at once; the next use opens again.
        blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
      }),
    (late) => {
      late.close();
      // The other windows are closed: whoever was told to wait asks again now.
      announceChange({ what: 'records' });
    },
  );
  return opening.catch((error) => {
    throw failure ?? error;
  });
}

/** Why Chromium threw a damaged database away by itself before opening it (`IDBVersionChangeEvent.dataLoss`). */
function dataLoss(event: IDBVersionChangeEvent): string | undefined {
  const { dataLoss: lost, dataLossMessage } = event as { dataLoss?: string; dataLossMessage?: string };
  return lost === 'total' ? `lost: ${(dataLossMessage ?? '').slice(0, 200)}` : undefined;
}

function asFailure(cause: unknown): Error {
  return cause instanceof FailureError ? cause : storeFailure('store-upgrade', cause);
}

/** Waits for a request, but not longer than `BLOCKED_MS` for other windows; what still comes later goes to `tooLate`. */
export function unlessBlocked<T>(
  start: (blocked: () => void) => Promise<T>,
  tooLate: (result: T) => void = () => {},
): Promise<T> {
  return new Promise((resolve, reject) => {
    let givenUp = false;
    const giveUp = () => {
      givenUp = true;
      reject(storeFailure('store-blocked'));
    };
    let timer = setTimeout(giveUp, SILENT_MS);
    const started = start(() => {
      clearTimeout(timer);
      timer = setTimeout(giveUp, BLOCKED_MS);
    });
    started
      .then((result) => (givenUp ? tooLate(result) : resolve(result)), reject)
      .finally(() => clearTimeout(timer));
  });
}
