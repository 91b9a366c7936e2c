import { deleteDB, type IDBPDatabase, openDB } from 'idb';
import { FailureError } from '../domain/result.ts';
import { asStoreFailure, nameOf, storeFailure } from './failures.ts';
import { type Migration, migrate } from './migrations.ts';
import { type Rebuilt, STORE_NAMES, type StoreSchema } from './schema.ts';

/** How long opening waits for older windows to let go before it tells the person. */
const BLOCKED_MS = 2_000;

type Connection = IDBPDatabase<StoreSchema>;

/**
 * A connection to a healthy database of the newest version. A damaged one (object stores missing, or not readable) is
 * thrown away and begun anew, once. Throws `store-blocked`, `store-newer`, `store-upgrade`, `store-full` or
 * `store-broken`.
 */
export async function connect(name: string, steps: readonly Migration[]): Promise<Connection> {
  try {
    const db = await request(name, steps);
    const missing = STORE_NAMES.find((store) => !db.objectStoreNames.contains(store));
    if (!missing) return db;
    db.close();
    return await rebuild(name, steps, `missing: ${missing}`);
  } catch (error) {
    const reason = nameOf(error);
    if (reason === 'VersionError') throw storeFailure('store-newer', error);
    if (reason !== 'UnknownError') throw asStoreFailure(error);
    // A passing disk fault looks the same as a damaged database: try once more before anything is deleted.
    return await request(name, steps).catch(() => rebuild(name, steps, reason));
  }
}

/** Deletes the database and begins a new one, which remembers that and why (`storeCounts` reports it). */
export async function rebuild(
  name: string,
  steps: readonly Migration[],
  reason: string,
): Promise<Connection> {
  try {
    await unlessBlocked((blocked) => deleteDB(name, { blocked }));
    const db = await request(name, steps);
    const rebuilt: Rebuilt = { at: Date.now(), reason };
    await db.put('rebuilt', rebuilt, 'rebuilt');
    return db;
  } catch (error) {
    throw nameOf(error) === 'FailureError' ? error : storeFailure('store-broken', error);
  }
}

async function request(name: string, steps: readonly Migration[]): Promise<Connection> {
  let failure: Error | undefined;
  const failed = (cause: unknown) => {
    failure = asFailure(asStoreFailure(cause));
  };
  const opening = unlessBlocked(
    (blocked) =>
      openDB<StoreSchema>(name, steps.length, {
        upgrade: (db, oldVersion, _newVersion, tx) => migrate(db, oldVersion, tx, steps, failed),
        blocked,
        // A newer version wants to upgrade: let go at once; the next use opens again.
        blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
      }),
    (late) => late.close(),
  );
  return opening.catch((error) => {
    throw failure ?? error;
  });
}

function asFailure(cause: unknown): Error {
  return cause instanceof FailureError ? cause : storeFailure('store-upgrade', cause);
}

/** Waits for a request, but not longer than `BLOCKED_MS` for other windows; what still comes later goes to `tooLate`. */
function unlessBlocked<T>(
  start: (blocked: () => void) => Promise<T>,
  tooLate: (result: T) => void = () => {},
): Promise<T> {
  return new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let givenUp = false;
    const giveUp = () => {
      givenUp = true;
      reject(storeFailure('store-blocked'));
    };
    const started = start(() => {
      timer = setTimeout(giveUp, BLOCKED_MS);
    });
    started
      .then((result) => (givenUp ? tooLate(result) : resolve(result)), reject)
      .finally(() => clearTimeout(timer));
  });
}
