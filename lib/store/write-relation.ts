import type { Dismissal } from '../domain/dismissal.ts';
import { announceChange } from './changes.ts';
import { dropSummariesOf, RELATION_SCOPE } from './commit-relations.ts';
import { readState } from './identifier-index.ts';
import { forgetRecords, type Store, transact } from './open.ts';
import { parsed, type RelationName, type Relations } from './relation-records.ts';
import type { WriteTx } from './schema.ts';
import { withRoom } from './shed.ts';

/**
 * Something that a person does to the records of a relationship: one transaction over all of them, after which the
 * figures of the partners that `work` names are made anew and every surface reads again. Where it names none, nothing
 * is announced. Throws `store-full`.
 */
async function act(store: Store, work: (tx: WriteTx) => Promise<string[]>): Promise<void> {
  const touched = await withRoom(store, () =>
    transact(store, RELATION_SCOPE, 'readwrite', async (tx) => {
      const partnerIds = await work(tx);
      if (partnerIds.length === 0) return partnerIds;
      const state = await readState(tx);
      await tx.objectStore('state').put({ ...state, generation: state.generation + 1 }, 'state');
      await dropSummariesOf(tx, partnerIds);
      return partnerIds;
    }),
  );
  if (touched.length === 0) return;
  forgetRecords(store);
  announceChange({ what: 'records' });
}

/**
 * What a person says about an alert changes no figure: it is stored, or with null removed, and the surfaces read again;
 * nothing is made anew. Throws `store-full`.
 */
export async function writeDismissal(store: Store, id: string, dismissal: Dismissal | null): Promise<void> {
  await withRoom(store, () =>
    transact(store, ['dismissals'], 'readwrite', async (tx) => {
      const into = tx.objectStore('dismissals');
      await (dismissal ? into.put(dismissal) : into.delete(id));
    }),
  );
  announceChange({ what: 'records' });
}

/** Stores a record in place of the one of its id. */
export function putRelation<Name extends RelationName>(
  store: Store,
  name: Name,
  record: Relations[Name],
): Promise<void> {
  return act(store, async (tx) => {
    const before = await tx.objectStore(name).get(record.id);
    await tx.objectStore(name).put(record as never);
    return [record.partnerId, before?.partnerId].filter((id) => id !== undefined);
  });
}

/** Stores a record unless there is one of its id; answers whether it was stored. */
export async function addRelation<Name extends RelationName>(
  store: Store,
  name: Name,
  record: Relations[Name],
): Promise<boolean> {
  let added = false;
  await act(store, async (tx) => {
    added = (await tx.objectStore(name).getKey(record.id)) === undefined;
    if (!added) return [];
    await tx.objectStore(name).put(record as never);
    return record.partnerId === undefined ? [] : [record.partnerId];
  });
  return added;
}

/**
 * Stores what `merge` makes of each record and what is stored under its id, in one transaction; undefined leaves that as it is.
 * Answers how many were stored.
 */
export async function mergeRelations<Name extends RelationName>(
  store: Store,
  name: Name,
  records: readonly Relations[Name][],
  merge: (stored: Relations[Name] | undefined, record: Relations[Name]) => Relations[Name] | undefined,
): Promise<number> {
  let merged = 0;
  await act(store, async (tx) => {
    const touched: string[] = [];
    merged = 0;
    for (const record of records) {
      const [stored] = parsed(name, [await tx.objectStore(name).get(record.id)]).records;
      const next = merge(stored, record);
      if (next === undefined) continue;
      await tx.objectStore(name).put(next as never);
      merged += 1;
      for (const { partnerId } of [next, stored ?? next])
        if (partnerId !== undefined) touched.push(partnerId);
    }
    return touched;
  });
  return merged;
}

/** Removes the records whose ids begin so, in one transaction; answers how many there were. */
export async function removeRelations(store: Store, name: RelationName, prefix: string): Promise<number> {
  let removed = 0;
  await act(store, async (tx) => {
    const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
    const stored = await tx.objectStore(name).getAll(range);
    removed = stored.length;
    await tx.objectStore(name).delete(range);
    return stored.flatMap(({ partnerId }) => partnerId ?? []);
  });
  return removed;
}

/** Removes the record of this id; nothing happens where there is none. */
export function removeRelation(store: Store, name: RelationName, id: string): Promise<void> {
  return act(store, async (tx) => {
    const before = await tx.objectStore(name).get(id);
    await tx.objectStore(name).delete(id);
    return before?.partnerId === undefined ? [] : [before.partnerId];
  });
}
