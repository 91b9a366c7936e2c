import { REMINDER_PREFIX, type Reminder } from '../domain/activity.ts';
import { announceChange } from './changes.ts';
import { type Store, transact } from './open.ts';
import { parsed } from './relation-records.ts';
import { withRoom } from './shed.ts';

/** Every key that begins with the prefix: `0` follows `/`. */
const RANGE_END = `${REMINDER_PREFIX.slice(0, -1)}0`;

/** Who was reminded of what, of all partners, the oldest first; what does not parse is left out. */
export async function allReminders(store: Store): Promise<Reminder[]> {
  const values = await transact(store, ['activities'], 'readonly', (tx) =>
    tx.objectStore('activities').getAll(IDBKeyRange.bound(REMINDER_PREFIX, RANGE_END, false, true)),
  );
  return parsed('activities', values)
    .records.filter((record): record is Reminder => record.kind === 'reminder')
    .sort((a, b) => a.at - b.at);
}

/** Stores a reminder in place of the one of its id. It changes no figure: nothing is made anew. Throws `store-full`. */
export async function putReminder(store: Store, reminder: Reminder): Promise<void> {
  await withRoom(store, () =>
    transact(store, ['activities'], 'readwrite', (tx) => tx.objectStore('activities').put(reminder)),
  );
  announceChange({ what: 'records' });
}

export async function removeReminder(store: Store, id: string): Promise<void> {
  await transact(store, ['activities'], 'readwrite', (tx) => tx.objectStore('activities').delete(id));
  announceChange({ what: 'records' });
}
