import { type Lookup, lookupId, lookupSchema, type Wanted } from '../domain/lookup.ts';
import { announceChange } from './changes.ts';
import { type Store, transact } from './open.ts';
import type { ReadTx, WriteTx } from './schema.ts';
import { withRoom } from './shed.ts';

const MINUTE = 60_000;
/** How long an answer holds: then the same identifier may be asked for again. What was found is a record and kept fresh as such. */
const HOLDS: Record<Lookup['state'], number> = {
  waiting: 10 * MINUTE,
  found: 24 * 60 * MINUTE,
  none: 6 * 60 * MINUTE,
  failed: 15 * MINUTE,
};
/** Identifiers that are taken on in a minute, over all pages. */
export const PER_MINUTE = 30;
/** A person who asks twice within this time has asked once. */
const AGAIN_MS = 10_000;

/** Something to look up, under the key that makes it one. */
export type WantedKey = Wanted & { key: string };

/** Where the answer of an identifier stands; one that no longer holds is none. */
export function holds({ state, askedAt, wantedAt }: Lookup, at: number): boolean {
  return Math.abs(at - (askedAt ?? wantedAt)) < HOLDS[state];
}

/**
 * Notes what is to be asked: not what was asked or waits already, and no more than {@link PER_MINUTE}; what is over that is
 * dropped, and comes again with its page. `byPerson`: asked again although an answer holds. Answers how many wait anew.
 */
export async function wantLookups(
  store: Store,
  wanted: readonly WantedKey[],
  at: number,
  byPerson = false,
): Promise<number> {
  const stored = await lookupsOf(
    store,
    wanted.map(({ kind, key }) => lookupId(kind, key)),
  );
  const answered = new Set(stored.filter((each) => holds(each, at)).map(({ id }) => id));
  if (!byPerson && wanted.every(({ kind, key }) => answered.has(lookupId(kind, key)))) return 0;
  const added = await withRoom(store, () =>
    transact(store, ['lookups'], 'readwrite', async (tx) => {
      const known = new Map((await readAll(tx)).map((lookup) => [lookup.id, lookup]));
      await forgetOld(tx, known, at);
      let recent = [...known.values()].filter(({ wantedAt }) => Math.abs(at - wantedAt) < MINUTE).length;
      let count = 0;
      for (const { key, kind, spellings } of wanted) {
        const id = lookupId(kind, key);
        const before = known.get(id);
        const rests = byPerson ? before && at - before.wantedAt < AGAIN_MS : before && holds(before, at);
        if (rests || recent >= PER_MINUTE) continue;
        const lookup: Lookup = {
          id,
          kind,
          spellings: [...spellings],
          state: 'waiting',
          wantedAt: at,
          asked: [],
        };
        known.set(id, lookup);
        await tx.objectStore('lookups').put(lookup);
        recent += 1;
        count += 1;
      }
      return count;
    }),
  );
  if (added > 0) announceChange({ what: 'lookups' });
  return added;
}

/** Everything that was asked for or waits, also what no longer holds. */
export function listLookups(store: Store): Promise<Lookup[]> {
  return transact(store, ['lookups'], 'readonly', readAll);
}

/** What waits to be asked, the oldest first. */
export async function waitingLookups(store: Store): Promise<Lookup[]> {
  return (await listLookups(store))
    .filter(({ state }) => state === 'waiting')
    .sort((a, b) => a.wantedAt - b.wantedAt);
}

/** The stored answers of these identifiers, of those that have one. */
export function lookupsOf(store: Store, ids: Iterable<string>): Promise<Lookup[]> {
  return transact(store, ['lookups'], 'readonly', async (tx) => {
    const stored = await Promise.all([...new Set(ids)].map((id) => tx.objectStore('lookups').get(id)));
    return parsed(stored.filter((each) => each !== undefined));
  });
}

/** Stores how they were answered. */
export async function endLookups(store: Store, ended: readonly Lookup[]): Promise<void> {
  await withRoom(store, () =>
    transact(store, ['lookups'], 'readwrite', (tx) =>
      Promise.all(ended.map((lookup) => tx.objectStore('lookups').put(lookup))),
    ),
  );
  announceChange({ what: 'lookups' });
}

async function readAll(tx: ReadTx): Promise<Lookup[]> {
  return parsed(await tx.objectStore('lookups').getAll());
}

function parsed(stored: readonly unknown[]): Lookup[] {
  return stored.flatMap((value) => {
    const read = lookupSchema.safeParse(value);
    return read.success ? [read.data] : [];
  });
}

/** They are of no use once they do not hold, and say what a person had open. */
async function forgetOld(tx: WriteTx, known: Map<string, Lookup>, at: number): Promise<void> {
  for (const [id, lookup] of known) {
    if (holds(lookup, at)) continue;
    known.delete(id);
    await tx.objectStore('lookups').delete(id);
  }
}
