import { type Connection, sourceIdOf } from '../../domain/connection.ts';
import { isUnsettled, type OutboxEntry } from '../../domain/outbox.ts';
import type { Partner } from '../../domain/partner.ts';
import type { Now } from '../../domain/workspace.ts';
import { listConnections } from '../../store/connections.ts';
import type { Store } from '../../store/open.ts';
import { listOutbox } from '../../store/outbox.ts';
import { orderById, partnerById } from '../../store/queries.ts';
import type { EntryView, LineWriting, Writable, WritingSystem } from './outbox-views.ts';

/** How long an entry that is written or dropped is still shown where it was made. */
const SHOWN_MS = 86_400_000;

/**
 * What can be written about a purchase line into the system that it came from; null where it came from none, or what it
 * came from is not connected.
 */
export async function lineWriting(
  store: Store,
  orderId: string,
  lineId: string,
  now: Now,
): Promise<LineWriting | null> {
  const [order, connections, entries] = await Promise.all([
    orderById(store, orderId),
    listConnections(store),
    listOutbox(store),
  ]);
  const line = order?.lines.find(({ id }) => id === lineId);
  const connection = connections.find((each) => sourceIdOf(each) === line?.provenance.sourceId);
  if (!order || !line?.nativeId || !connection || isReadOnly(connection)) return null;
  if (order.kind !== 'purchase') return null;
  const partner = await partnerById(store, order.partnerId);
  const what = line.item.number ?? line.item.description ?? line.number ?? '';
  const promisedOn = line.lastPromisedOn ?? line.firstPromisedOn ?? null;
  return {
    connectionId: connection.id,
    system: connection.label,
    target: {
      of: 'line',
      partnerId: order.partnerId,
      partnerName: partner?.name ?? order.partnerId,
      orderId,
      lineId,
      nativeLine: line.nativeId,
      words: [order.number, what]
        .filter((part) => part !== '')
        .join(', ')
        .slice(0, 400),
    },
    promisedOn,
    date: writable(connection, 'line-date', now),
    note: writable(connection, 'note', now),
    entries: shownEntries(entries, connections, now)
      .filter(
        ({ entry: { target, work } }) => work.kind === 'line-date' && target.nativeLine === line.nativeId,
      )
      .filter(({ entry }) => entry.connectionId === connection.id)
      .map((view) => ({
        ...view,
        readAgain: isReadAgain(view.entry, promisedOn),
      })),
  };
}

/** A report at an address takes nothing; it is no matter of rights. */
export function isReadOnly(connection: Connection): connection is Extract<Connection, { system: 'feed' }> {
  return connection.system === 'feed';
}

/** Whether a connected system takes something; a connection that was never asked is tried. */
export function writable(connection: Connection, what: 'line-date' | 'note' | 'task', now: Now): Writable {
  if (now.replay) return 'replay';
  if (isReadOnly(connection)) return 'not-permitted';
  return connection.capabilities[`write:${what}`] === false ? 'not-permitted' : 'yes';
}

/** What connected systems take of a partner; those that it came from stand first: they surely know it. */
export function writingSystems(
  connections: readonly Connection[],
  { provenance }: Partner,
  now: Now,
): WritingSystem[] {
  const from = (each: Connection) => (sourceIdOf(each) === provenance.sourceId ? 0 : 1);
  return connections
    .filter((each) => !isReadOnly(each))
    .toSorted((a, b) => from(a) - from(b))
    .map((each) => ({
      connectionId: each.id,
      system: each.label,
      of: each.system,
      user: each.user,
      note: writable(each, 'note', now),
      // Tryton has no place for them, which is no matter of rights.
      task: each.system === 'tryton' ? 'not-kept' : writable(each, 'task', now),
    }));
}

/** Entries that wait and those that ended of late, newest first, each with what takes it back. */
export function shownEntries(
  entries: readonly OutboxEntry[],
  connections: readonly Connection[],
  now: Now,
): EntryView[] {
  const labels = new Map(connections.map(({ id, label }) => [id, label]));
  const since = now.instant - SHOWN_MS;
  return entries
    .filter((entry) => isUnsettled(entry) || (entry.endedAt ?? entry.createdAt) > since)
    .map((entry) => {
      const takenBack = entries.find(({ takesBack, state }) => takesBack === entry.id && state !== 'undone');
      const system = labels.get(entry.connectionId) ?? entry.connectionId;
      return { entry, system, ...(takenBack ? { takenBack } : {}) };
    })
    .reverse();
}

/** The records say what was written: they said something else when the person decided. */
function isReadAgain({ state, work }: OutboxEntry, promisedOn: string | null): boolean {
  return state === 'sent' && work.kind === 'line-date' && promisedOn === work.becomes;
}
