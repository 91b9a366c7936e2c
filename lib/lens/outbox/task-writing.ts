import { type Connection, sourceIdOf } from '../../domain/connection.ts';
import type { OutboxEntry, OutboxTarget } from '../../domain/outbox.ts';
import type { Now } from '../../domain/workspace.ts';
import { listConnections } from '../../store/connections.ts';
import type { Store } from '../../store/open.ts';
import { listOutbox } from '../../store/outbox.ts';
import { orderById, partnerById } from '../../store/queries.ts';
import { isReadOnly, shownEntries, writable } from './line-writing.ts';
import type { EntryView, TaskWriting } from './outbox-views.ts';

/** What a task is about: a partner, or one of its orders by a line of it. */
export interface TaskAbout {
  partnerId: string;
  order?: { orderId: string; lineId: string };
}

/** Systems that keep tasks. */
type TaskConnection = Exclude<Connection, { system: 'feed' | 'tryton' }>;

/**
 * Where a task can be written, and those of late; null for a partner that is not there, for an order of none of the systems,
 * and where no system that keeps tasks is connected. Systems that the partner came from stand first.
 */
export async function taskWriting(store: Store, about: TaskAbout, now: Now): Promise<TaskWriting | null> {
  const [partner, connections, entries] = await Promise.all([
    partnerById(store, about.partnerId),
    listConnections(store),
    listOutbox(store),
  ]);
  const order = about.order && (await aboutOrder(store, about.order));
  if (!partner || order === null) return null;
  const from = (each: Connection) => (sourceIdOf(each) === partner.provenance.sourceId ? 0 : 1);
  const keeping = connections
    .filter(keepsTasks)
    .filter((each) => !order || sourceIdOf(each) === order.sourceId)
    .toSorted((a, b) => from(a) - from(b));
  if (keeping.length === 0) return null;
  const target: OutboxTarget = {
    of: 'partner',
    partnerId: about.partnerId,
    partnerName: partner.name,
    words: partner.name.slice(0, 400),
    ...order?.target,
  };
  return {
    target,
    systems: keeping.map((each) => ({
      connectionId: each.id,
      system: each.label,
      of: each.system,
      user: 'user' in each ? each.user : '',
      task: writable(each, 'task', now),
    })),
    replay: now.replay,
    today: now.today,
    rows: taskRows(shownEntries(entries, connections, now), (entry) => isOf(entry, target)),
  };
}

/** Tasks, those that are taken away again as the entry that does it. */
function taskRows(shown: readonly EntryView[], isMeant: (entry: OutboxEntry) => boolean): EntryView[] {
  return shown.filter(({ entry }) => entry.work.kind === 'task' && isMeant(entry));
}

/** Of a partner all its tasks; of an order those that were written there. */
function isOf({ target }: OutboxEntry, wanted: OutboxTarget): boolean {
  return wanted.of === 'partner'
    ? target.partnerId === wanted.partnerId
    : target.orderId === wanted.orderId && target.of !== 'partner';
}

function keepsTasks(connection: Connection): connection is TaskConnection {
  return !isReadOnly(connection) && connection.system !== 'tryton';
}

/** The order as the system knows it, by one of its lines; null where no system told of it. */
async function aboutOrder(
  store: Store,
  { orderId, lineId }: NonNullable<TaskAbout['order']>,
): Promise<{
  sourceId: string;
  target: Pick<OutboxTarget, 'of' | 'orderId' | 'lineId' | 'nativeLine' | 'words'>;
} | null> {
  const order = await orderById(store, orderId);
  const line = order?.lines.find(({ id }) => id === lineId);
  if (!order || !line?.nativeId) return null;
  const { nativeId: nativeLine, provenance } = line;
  return {
    sourceId: provenance.sourceId,
    target: { of: 'order', orderId, lineId, nativeLine, words: order.number.slice(0, 400) },
  };
}
