import './jitless.ts';
import { closeStore, openStore } from '../../../lib/store/open.ts';
import * as queries from '../../../lib/store/queries.ts';
import { type StoreAnswers, storeAnswers } from '../store-answers.ts';
import { restoreDatabase, type StoreDump } from '../store-dump.ts';

/** Runs in a page of the extension's origin that holds none of our code: plain IndexedDB, and today's queries. */
const NAME = 'partnerlens';
let held: IDBDatabase | undefined;

/** Not awaited: an opening that is asked for in the same turn stands next in the queue of the database. */
function remove(): void {
  indexedDB.deleteDatabase(NAME);
}

/**
 * Puts a database of another version in place of the one that is there, and does not let go of it, as an old window would
 * that hangs. Our background lets go of its own at once and opens it again as soon as it may: between a removal that was
 * waited for and the next opening it came first, with today's version. Both are asked for in one turn, so that it finds
 * what was put. Only where its request falls between the two on their way to the browser is it all done again.
 */
async function putAndHold(dump: StoreDump): Promise<void> {
  for (let tries = 0; ; tries++) {
    remove();
    try {
      held = await restoreDatabase(NAME, dump);
      return;
    } catch (error) {
      if (tries === 20 || (error as Error).name !== 'VersionError') throw error;
    }
  }
}

/** The same, and lets go: whoever waits may bring it up to date. */
async function put(dump: StoreDump): Promise<void> {
  await putAndHold(dump);
  release();
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

const database = { put, putAndHold, release, version, answers, age };
export type Database = typeof database;

Object.assign(globalThis, { database });
