import './jitless.ts';
import { closeStore, openStore } from '../../../lib/store/open.ts';
import * as queries from '../../../lib/store/queries.ts';
import { type StoreAnswers, storeAnswers } from '../store-answers.ts';
import { restoreDatabase, type StoreDump } from '../store-dump.ts';

/** Runs in a page of the extension's origin that holds none of our code: plain IndexedDB, and today's queries. */
const NAME = 'partnerlens';
let held: IDBDatabase | undefined;

async function remove(): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase(NAME);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
}

/** Puts a database of another version in place of the one that is there; our background may open its own in between. */
async function put(dump: StoreDump): Promise<void> {
  for (let tries = 0; ; tries++) {
    await remove();
    try {
      await restoreDatabase(NAME, dump);
      return;
    } catch (error) {
      if (tries === 5) throw error;
    }
  }
}

/** Keeps a connection open that does not let go, as an old window would that hangs. */
async function hold(): Promise<number> {
  held = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(NAME);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return held.version;
}

function release(): void {
  held?.close();
}

async function version(): Promise<number> {
  return (await indexedDB.databases()).find(({ name }) => name === NAME)?.version ?? 0;
}

async function answers(): Promise<StoreAnswers> {
  const store = await openStore();
  const found = await storeAnswers(store, queries);
  closeStore(store);
  return found;
}

/** Makes every stored record so many days older. */
async function age(days: number): Promise<void> {
  const store = await openStore();
  const tx = store.db.transaction(['blocks', 'partners'], 'readwrite');
  const shift = (origin: { fetchedAt: number }) => {
    origin.fetchedAt -= days * 86_400_000;
  };
  for (const no of await tx.objectStore('blocks').getAllKeys()) {
    const block = await tx.objectStore('blocks').get(no);
    block?.origins.forEach(shift);
    if (block) await tx.objectStore('blocks').put(block, no);
  }
  for (const record of await tx.objectStore('partners').getAll()) {
    shift(record.partner.provenance);
    await tx.objectStore('partners').put(record);
  }
  await tx.done;
  closeStore(store);
}

const database = { put, hold, release, version, answers, age };
export type Database = typeof database;

Object.assign(globalThis, { database });
