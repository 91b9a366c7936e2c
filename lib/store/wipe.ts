import { deleteDB } from 'idb';
import { announceChange } from './changes.ts';
import { connect, unlessBlocked } from './connect.ts';
import { emptyState } from './empty-state.ts';
import { readState } from './identifier-index.ts';
import { MANAGED, MANAGED_MAPPINGS, OWN_KEYS } from './notices.ts';
import { forgetRecords, type Store, transact } from './open.ts';
import { rewriteFiles } from './rewrite-files.ts';
import { STORE_NAMES, type StoreState } from './schema.ts';

/** What stays when only the records go. */
const KEPT = ['mappings', 'settings', 'follows', 'ledger', 'taughtSites'] as const;
/** What the company says is no record of a person, and holds without a pause. */
const OF_COMPANY: readonly string[] = [MANAGED, MANAGED_MAPPINGS];

/**
 * Deletes the database and begins an empty one; of the records nothing is left in the browser's files. Every other context
 * lets go of its connection by itself; a running import finds its job gone and stores nothing more. With `keep`,
 * remembered mappings, settings, follows, taught portals and the list of requests come back, as far as they can be read;
 * what the company's policy says always does. Throws `store-blocked` when another window does not let go (it goes on once
 * that is closed).
 */
export async function wipeStore(store: Store, keep: boolean): Promise<void> {
  const { generation, nextRun } = await transact(store, ['state'], 'readonly', readState).catch(unreadable);
  // What can not be read is lost; its removal is the way out.
  const kept = await readKept(store).catch((): Kept[] => []);
  store.db.close();
  forgetRecords(store);
  const rewritten = await rewriteFiles(store.name);
  const begin = async () => {
    await rewritten();
    store.db = await connect(store.name, store.steps);
    await transact(store, [...STORE_NAMES], 'readwrite', async (tx) => {
      // Another window may have opened the new database first, and written what it still held.
      await Promise.all(STORE_NAMES.map((name) => tx.objectStore(name).clear()));
      // Generations and run numbers go on, so that no cache takes the new store for the old one.
      tx.objectStore('state').put({ ...emptyState(), generation: generation + 1, nextRun }, 'state');
      await Promise.all(
        kept
          .filter((each) => keep || isOfCompany(each))
          .map(({ name, key, value }) => {
            const into = tx.objectStore(name);
            return into.put(value as never, into.keyPath === null ? key : undefined);
          }),
      );
    });
    store.fullSince = undefined;
    for (const what of ['records', 'jobs', 'workspace', 'settings', 'follows', 'outbox', 'room'] as const)
      announceChange({ what });
  };
  await unlessBlocked(
    (blocked) => deleteDB(store.name, { blocked }),
    () => void begin().catch(() => undefined),
  );
  await begin();
}

/** Numbers above all that an unreadable store can have given. */
function unreadable(): Pick<StoreState, 'generation' | 'nextRun'> {
  const now = Date.now();
  return { generation: now, nextRun: now };
}

interface Kept {
  name: (typeof KEPT)[number];
  key: string | number;
  value: unknown;
}

function readKept(store: Store): Promise<Kept[]> {
  return transact(store, KEPT, 'readonly', async (tx) => {
    const lists = await Promise.all(
      KEPT.map(async (name) => {
        const [keys, values] = await Promise.all([
          tx.objectStore(name).getAllKeys(),
          tx.objectStore(name).getAll(),
        ]);
        return keys.map((key, at): Kept => ({ name, key, value: values[at] }));
      }),
    );
    return lists.flat().filter((each) => !OWN_KEYS.includes(`${each.key}`) || isOfCompany(each));
  });
}

function isOfCompany({ name, key }: Kept): boolean {
  return name === 'settings' && OF_COMPANY.includes(`${key}`);
}
