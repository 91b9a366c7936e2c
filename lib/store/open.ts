import type { IDBPDatabase } from 'idb';
import type { BlockCache } from './block-cache.ts';
import { onStoreChange } from './changes.ts';
import type { Confirmed } from './confirmations.ts';
import { connect, rebuild } from './connect.ts';
import { asStoreFailure, nameOf, storeFailure } from './failures.ts';
import type { IdentifierIndex } from './identifier-index.ts';
import type { LeftOut } from './left-out.ts';
import { MIGRATIONS, type Migration } from './migrations.ts';
import type { StoreName, StoreSchema, WriteTx } from './schema.ts';
import type { Unions } from './unions.ts';
import type { Writer } from './writer.ts';

/** An open store: a connection that is renewed when it is lost, and what this context remembers of the records. */
export interface Store {
  readonly name: string;
  readonly steps: readonly Migration[];
  db: IDBPDatabase<StoreSchema>;
  /** Set while a lost connection is being renewed. */
  renewing?: Promise<void>;
  closed: boolean;
  /** True after a transaction that the disk failed; a second one in a row means that the database is damaged. */
  doubtful: boolean;
  /** Since when nothing more can be written, as far as this context heard. */
  fullSince?: number;
  /** How many changes of records this context has heard of, and how many its index has been checked against. */
  heard: number;
  checked: number;
  index?: IdentifierIndex;
  blocks?: BlockCache;
  confirmed?: Confirmed;
  unions?: Unions;
  leftOut?: LeftOut;
  writer?: Writer;
  stopListening: () => void;
}

/**
 * Opens the store of this browser profile and brings it up to date. Throws `FailureError` with `store-blocked` (an older
 * window keeps it open), `store-newer` (written by a newer version), `store-upgrade`, `store-full` or `store-broken`.
 */
export async function openStore(
  name = 'partnerlens',
  steps: readonly Migration[] = MIGRATIONS,
): Promise<Store> {
  const db = await connect(name, steps);
  const store: Store = {
    name,
    steps,
    db,
    closed: false,
    doubtful: false,
    heard: 0,
    checked: 0,
    stopListening: () => {},
  };
  store.stopListening = onStoreChange((change) => {
    if (change.what === 'records') store.heard++;
    if (change.what === 'full') store.fullSince ??= Date.now();
    if (change.what === 'room') store.fullSince = undefined;
  });
  return store;
}

/** Closes the connection and forgets what it remembered. The store cannot be used afterwards. */
export function closeStore(store: Store): void {
  store.closed = true;
  store.stopListening();
  store.db.close();
  forgetRecords(store);
}

/** Drops everything this context remembers of the records. */
export function forgetRecords(store: Store): void {
  store.index = undefined;
  store.blocks = undefined;
  store.confirmed = undefined;
  store.unions = undefined;
  store.leftOut = undefined;
  store.writer = undefined;
}

/**
 * Runs `work` in one transaction and waits until it is committed. Work may only await requests of this transaction.
 * A connection that the browser or an upgrade has closed is renewed, once. Full storage becomes `store-full`, a disk
 * fault `store-unreadable`, and the second fault in a row `store-rebuilt`. Whatever is thrown, nothing of it is stored.
 */
export async function transact<T>(
  store: Store,
  names: readonly StoreName[],
  mode: 'readonly' | 'readwrite',
  work: (tx: WriteTx) => Promise<T> | T,
): Promise<T> {
  const tx = await begin(store, names, mode);
  tx.done.catch(() => {});
  const ended = endOf(tx);
  try {
    const result = await work(tx);
    await tx.done;
    store.doubtful = false;
    return result;
  } catch (error) {
    const cause = await abortCause(tx, ended, error);
    throw nameOf(cause) === 'UnknownError' ? await diskFault(store, cause) : asStoreFailure(cause);
  }
}

async function begin(
  store: Store,
  names: readonly StoreName[],
  mode: 'readonly' | 'readwrite',
): Promise<WriteTx> {
  // Relaxed: a commit returns once the system has the data. Killing the browser loses nothing; a power cut may lose the
  // last commits, but records and cursor go together, so the job repeats exactly what was lost.
  const start = () => store.db.transaction([...names], mode, { durability: 'relaxed' }) as unknown as WriteTx;
  await store.renewing;
  try {
    return start();
  } catch (error) {
    const lost = nameOf(error) === 'InvalidStateError' || nameOf(error) === 'NotFoundError';
    if (store.closed || !lost) throw error;
    store.renewing ??= renew(store, () => connect(store.name, store.steps));
    await store.renewing;
    return start();
  }
}

async function renew(store: Store, open: () => Promise<IDBPDatabase<StoreSchema>>): Promise<void> {
  try {
    store.db.close();
    forgetRecords(store);
    store.db = await open();
  } finally {
    store.renewing = undefined;
  }
}

/** Its `done` is too early for that: it speaks at the first request that fails. */
function endOf(tx: WriteTx): Promise<void> {
  return new Promise((resolve) => {
    for (const end of ['complete', 'abort'] as const) tx.addEventListener(end, () => resolve());
  });
}

/** Aborts and tells why: the transaction's own reason (a full disk) says more than the AbortError of a request. */
async function abortCause(tx: WriteTx, ended: Promise<void>, error: unknown): Promise<unknown> {
  try {
    tx.abort();
  } catch {
    // Already aborted or committed.
  }
  if (nameOf(error) !== 'AbortError') return error;
  await ended;
  return tx.error ?? error;
}

/** The first fault closes the connection, so that the next use opens (and checks) the database again. */
async function diskFault(store: Store, cause: unknown): Promise<Error> {
  if (store.doubtful) {
    store.doubtful = false;
    await renew(store, () => rebuild(store.name, store.steps, 'UnknownError'));
    return storeFailure('store-rebuilt', cause);
  }
  store.doubtful = true;
  store.db.close();
  return storeFailure('store-unreadable', cause);
}
