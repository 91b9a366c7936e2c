import { type IDBPDatabase, openDB } from 'idb';
import type { BlockCache } from './block-cache.ts';
import { onStoreChange } from './changes.ts';
import { asStoreFailure, nameOf, storeFailure } from './failures.ts';
import type { IdentifierIndex } from './identifier-index.ts';
import { MIGRATIONS, type Migration, migrate } from './migrations.ts';
import { rebuild } from './rebuild.ts';
import { STORE_NAMES, type StoreName, type StoreSchema, type WriteTx } from './schema.ts';
import type { Writer } from './writer.ts';

/** How long an upgrade waits for older windows to let go before it tells the person. */
const BLOCKED_MS = 2_000;

/** An open store: a connection that is renewed when it is lost, and the caches of this context. */
export interface Store {
  readonly name: string;
  readonly steps: readonly Migration[];
  db: IDBPDatabase<StoreSchema>;
  closed: boolean;
  /** True from a change by another context until the index has been compared with the store again. */
  stale: boolean;
  index?: IdentifierIndex;
  blocks?: BlockCache;
  writer?: Writer;
  stopListening: () => void;
}

/**
 * Opens the store of this browser profile and brings it up to date. Throws `FailureError` with `store-blocked` (an older
 * window keeps it open), `store-newer` (written by a newer version) or `store-broken`.
 */
export async function openStore(
  name = 'partnerlens',
  steps: readonly Migration[] = MIGRATIONS,
): Promise<Store> {
  const db = await connect(name, steps);
  const store: Store = { name, steps, db, closed: false, stale: false, stopListening: () => {} };
  store.stopListening = onStoreChange((change) => {
    if (change.what === 'records') store.stale = true;
  });
  return store;
}

/** Closes the connection and forgets the caches. The store cannot be used afterwards. */
export function closeStore(store: Store): void {
  store.closed = true;
  store.stopListening();
  store.db.close();
  forgetCaches(store);
}

/** Drops everything this context remembers of the records. */
export function forgetCaches(store: Store): void {
  store.index = undefined;
  store.blocks = undefined;
  store.writer = undefined;
}

/**
 * Runs `work` in one transaction and waits until it is committed. Work may only await requests of this transaction.
 * A connection that the browser or an upgrade has closed is opened again, once. Full storage becomes `store-full`;
 * whatever is thrown, nothing of the transaction stays.
 */
export async function transact<T>(
  store: Store,
  names: readonly StoreName[],
  mode: 'readonly' | 'readwrite',
  work: (tx: WriteTx) => Promise<T> | T,
): Promise<T> {
  const tx = await begin(store, names, mode);
  tx.done.catch(() => {});
  try {
    const result = await work(tx);
    await tx.done;
    return result;
  } catch (error) {
    throw asStoreFailure(await abortCause(tx, error));
  }
}

/** Aborts and tells why: the transaction's own reason (a full disk) says more than the request's AbortError. */
async function abortCause(tx: WriteTx, error: unknown): Promise<unknown> {
  try {
    tx.abort();
  } catch {
    // Already aborted or committed.
  }
  if (nameOf(error) !== 'AbortError') return error;
  return tx.done.then(
    () => error,
    (reason: unknown) => reason,
  );
}

async function begin(
  store: Store,
  names: readonly StoreName[],
  mode: 'readonly' | 'readwrite',
): Promise<WriteTx> {
  // Relaxed: a commit returns once the system has the data. Killing the browser loses nothing; a power cut may lose the
  // last commits, but records and cursor go together, so the job repeats exactly what was lost.
  const start = () => store.db.transaction([...names], mode, { durability: 'relaxed' }) as unknown as WriteTx;
  try {
    return start();
  } catch (error) {
    const name = nameOf(error);
    if (store.closed || (name !== 'InvalidStateError' && name !== 'NotFoundError')) throw error;
    store.db.close();
    forgetCaches(store);
    store.db = await connect(store.name, store.steps);
    return start();
  }
}

/** A connection to a healthy database of the newest version; a damaged one is thrown away and begun anew, once. */
async function connect(name: string, steps: readonly Migration[]): Promise<IDBPDatabase<StoreSchema>> {
  try {
    const db = await request(name, steps);
    const missing = missingStore(db);
    if (!missing) return db;
    db.close();
    return await rebuild(name, missing, () => request(name, steps));
  } catch (error) {
    const reason = nameOf(error);
    if (reason === 'VersionError') throw storeFailure('store-newer', error);
    if (reason === 'UnknownError') return await rebuild(name, reason, () => request(name, steps));
    throw asStoreFailure(error);
  }
}

/** Names the first object store that should be there and is not. */
function missingStore(db: IDBPDatabase<StoreSchema>): string | undefined {
  return STORE_NAMES.find((name) => !db.objectStoreNames.contains(name));
}

function request(name: string, steps: readonly Migration[]): Promise<IDBPDatabase<StoreSchema>> {
  return new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let givenUp = false;
    const opening = openDB<StoreSchema>(name, steps.length, {
      upgrade: (db, oldVersion, _newVersion, tx) => migrate(db, oldVersion, tx, steps),
      blocked: () => {
        timer = setTimeout(() => {
          givenUp = true;
          reject(storeFailure('store-blocked'));
        }, BLOCKED_MS);
      },
      // A newer version wants to upgrade: let go at once, the next use opens again.
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    });
    opening.then(
      (db) => {
        clearTimeout(timer);
        if (givenUp) db.close();
        else resolve(db);
      },
      (error) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}
