import type { Silence } from '../domain/silence.ts';
import { announceChange } from './changes.ts';
import { type Store, transact } from './open.ts';
import { eachRelation } from './relation-records.ts';
import { withRoom } from './shed.ts';

/** Everything that people said they know until a day, what is over included; what does not parse is left out. */
export async function allSilences(store: Store): Promise<Silence[]> {
  const records: Silence[] = [];
  await eachRelation(store, 'silences', (record) => void records.push(record));
  return records;
}

/** Stores them in place of those of their ids, all or none. They change no figure: nothing is made anew. Throws `store-full`. */
export async function putSilences(store: Store, silences: readonly Silence[]): Promise<void> {
  await withRoom(store, () =>
    transact(store, ['silences'], 'readwrite', async (tx) => {
      await Promise.all(silences.map((silence) => tx.objectStore('silences').put(silence)));
    }),
  );
  announceChange({ what: 'records' });
}

export async function removeSilences(store: Store, ids: readonly string[]): Promise<void> {
  await transact(store, ['silences'], 'readwrite', async (tx) => {
    await Promise.all(ids.map((id) => tx.objectStore('silences').delete(id)));
  });
  announceChange({ what: 'records' });
}
