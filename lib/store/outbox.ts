import type { Touchpoint } from '../domain/activity.ts';
import {
  isUnsettled,
  mailEntryId,
  mayBecome,
  type OutboxEntry,
  outboxEntrySchema,
  touchpointIdOf,
} from '../domain/outbox.ts';
import { announceChange } from './changes.ts';
import { type Store, transact } from './open.ts';
import type { WriteTx } from './schema.ts';
import { withRoom } from './shed.ts';

/** How many entries that are written or dropped are remembered; what waits is never removed. */
const KEPT = 200;

/** Everything that waits, was sent or dropped, the oldest first; what does not parse is left out. */
export async function listOutbox(store: Store): Promise<OutboxEntry[]> {
  const stored = await transact(store, ['outbox'], 'readonly', (tx) => tx.objectStore('outbox').getAll());
  return stored
    .flatMap((each) => outboxEntrySchema.safeParse(each).data ?? [])
    .sort((a, b) => a.createdAt - b.createdAt);
}

/**
 * Stores entries that a person decided on, together with the touchpoint that one of them logs: all or nothing. Throws
 * `store-full`.
 */
export async function addToOutbox(
  store: Store,
  entries: readonly OutboxEntry[],
  touchpoint?: Touchpoint,
): Promise<void> {
  await withRoom(store, () =>
    transact(store, ['outbox', 'activities'], 'readwrite', async (tx) => {
      for (const entry of entries) await tx.objectStore('outbox').put(entry);
      if (touchpoint) await tx.objectStore('activities').put(touchpoint);
      await forgetOld(tx);
    }),
  );
  announceChange({ what: 'outbox' });
  if (touchpoint) announceChange({ what: 'records' });
}

/**
 * Logs a mail, unless it is logged: its touchpoint, and the entry that takes it into a system, where there is one. One that was
 * taken back may be logged again, under the next id of its message. False: it was logged already, nothing was stored. Throws
 * `store-full`.
 */
export async function addMailOnce(
  store: Store,
  message: string,
  touchpoint: Touchpoint,
  entryOf: ((id: string) => OutboxEntry) | undefined,
): Promise<boolean> {
  const added = await withRoom(store, () =>
    transact(store, ['outbox', 'activities'], 'readwrite', async (tx) => {
      if ((await tx.objectStore('activities').getKey(touchpoint.id)) !== undefined) return false;
      const id = entryOf && (await freeMailId(tx, message));
      if (id === null) return false;
      await tx.objectStore('activities').put(touchpoint);
      if (entryOf && id) await tx.objectStore('outbox').put(entryOf(id));
      await forgetOld(tx);
      return true;
    }),
  );
  if (!added) return false;
  announceChange({ what: 'outbox' });
  announceChange({ what: 'records' });
  return true;
}

/** The first id of a message that no entry has; null while one of them is still on its way. */
async function freeMailId(tx: WriteTx, message: string): Promise<string | null> {
  for (let attempt = 0; attempt < 256; attempt += 1) {
    const id = mailEntryId(message, attempt);
    const stored = await tx.objectStore('outbox').get(id);
    if (stored === undefined) return id;
    const entry = outboxEntrySchema.safeParse(stored).data;
    if (entry && isUnsettled(entry)) return null;
  }
  return null;
}

/**
 * Changes an entry as it is stored at this moment, in one transaction; `change` answers undefined to leave it. What
 * follows from its end goes with it: what was to be sent after it is dropped with it, and the touchpoint of a note that
 * is dropped or taken away goes too. Answers the entry as it is stored then. Throws when the state machine forbids it.
 */
export async function changeEntry(
  store: Store,
  id: string,
  change: (entry: OutboxEntry) => OutboxEntry | undefined,
): Promise<OutboxEntry | undefined> {
  const { entry, changed } = await withRoom(store, () =>
    transact(store, ['outbox', 'activities'], 'readwrite', async (tx) => {
      const stored = outboxEntrySchema.safeParse(await tx.objectStore('outbox').get(id)).data;
      const next = stored && change(stored);
      if (!stored || !next) return { entry: stored, changed: false };
      if (!mayBecome(stored.state, next.state))
        throw new Error(`An outbox entry can not become ${next.state} from ${stored.state}.`);
      await tx.objectStore('outbox').put(next);
      await followEnd(tx, next);
      return { entry: next, changed: true };
    }),
  );
  if (changed) announceChange({ what: 'outbox' });
  if (changed && entry && !isUnsettled(entry)) announceChange({ what: 'records' });
  return entry;
}

async function followEnd(tx: WriteTx, entry: OutboxEntry): Promise<void> {
  const activities = tx.objectStore('activities');
  if (entry.state === 'undone' && entry.work.kind === 'note')
    await activities.delete(touchpointIdOf(entry.id));
  if (entry.state === 'sent' && entry.work.kind === 'removal' && entry.takesBack)
    await activities.delete(touchpointIdOf(entry.takesBack));
  if (entry.state !== 'undone') return;
  for (const each of await tx.objectStore('outbox').getAll()) {
    const later = outboxEntrySchema.safeParse(each).data;
    if (later?.after !== entry.id || !mayBecome(later.state, 'undone')) continue;
    await tx.objectStore('outbox').put({ ...later, state: 'undone', endedAt: entry.endedAt });
  }
}

async function forgetOld(tx: WriteTx): Promise<void> {
  const outbox = tx.objectStore('outbox');
  const over = (await outbox.getAll())
    .flatMap((each) => outboxEntrySchema.safeParse(each).data ?? [])
    .filter((entry) => !isUnsettled(entry))
    .sort((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0));
  await Promise.all(over.slice(KEPT).map(({ id }) => outbox.delete(id)));
}
