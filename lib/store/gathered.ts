import { readState } from './identifier-index.ts';
import { type Store, transact } from './open.ts';

/** What is gathered under names with this beginning, `count` at most, behind `after`: names and values. */
export function gatheredAfter(
  store: Store,
  prefix: string,
  after: string,
  count: number,
): Promise<{ names: string[]; values: unknown[] }> {
  // The last name of a prefix lies before the prefix with its last character raised.
  const until = prefix.slice(0, -1) + String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1);
  return transact(store, ['gathered'], 'readonly', async (tx) => {
    const from = after === '' ? prefix : after;
    const range = IDBKeyRange.bound(from, until, after !== '', true);
    const [names, values] = await Promise.all([
      tx.objectStore('gathered').getAllKeys(range, count),
      tx.objectStore('gathered').getAll(range, count),
    ]);
    return { names, values };
  });
}

/**
 * Stores what was gathered under a name and removes other names, unless a commit came in between: then nothing is stored
 * and false is answered.
 */
export function writeGathered(
  store: Store,
  generation: number,
  name: string,
  value: unknown,
  remove: readonly string[],
): Promise<boolean> {
  return transact(store, ['state', 'gathered'], 'readwrite', async (tx) => {
    if ((await readState(tx)).generation !== generation) return false;
    const gathered = tx.objectStore('gathered');
    await Promise.all([gathered.put(value, name), ...remove.map((each) => gathered.delete(each))]);
    return true;
  });
}
