import { announceChange } from './changes.ts';
import { type Store, transact } from './open.ts';
import { withRoom } from './shed.ts';

/** A stored setting as it was written; undefined when it never was. The reader parses it. */
export function readSetting(store: Store, key: string): Promise<unknown> {
  return transact(store, ['settings'], 'readonly', (tx) => tx.objectStore('settings').get(key));
}

/** Stores a setting; undefined removes it. */
export async function writeSetting(store: Store, key: string, value: unknown): Promise<void> {
  await withRoom(store, () =>
    transact(store, ['settings'], 'readwrite', async (tx) => {
      const settings = tx.objectStore('settings');
      if (value === undefined) await settings.delete(key);
      else await settings.put(value, key);
    }),
  );
  announceChange({ what: 'settings' });
}
