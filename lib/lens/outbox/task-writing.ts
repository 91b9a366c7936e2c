import type { Activity, OpenTask } from '../../domain/activity.ts';
import { type Connection, sourceIdOf } from '../../domain/connection.ts';
import { type OutboxEntry, type OutboxTarget, touchpointIdOf } from '../../domain/outbox.ts';
import type { Now } from '../../domain/workspace.ts';
import { listConnections } from '../../store/connections.ts';
import type { Store } from '../../store/open.ts';
import { listOutbox } from '../../store/outbox.ts';
import { orderById, partnerById } from '../../store/queries.ts';
import { relationsOf } from '../../store/relation-records.ts';
import { readUnions } from '../../store/unions.ts';
import { shownEntries, writingSystems } from './line-writing.ts';
import type { EntryView, TaskWriting } from './outbox-views.ts';

/** What a task is about: a partner, or one of its orders by a line of it. */
export interface TaskAbout {
  partnerId: string;
  order?: { orderId: string; lineId: string };
}

/**
 * Where a task can be written, and those of late; null for a partner that is not there, for an order of none of the systems,
 * and where no system that keeps tasks is connected and none is left of one that was. Systems that the partner came from stand
 * first.
 */
export async function taskWriting(store: Store, about: TaskAbout, now: Now): Promise<TaskWriting | null> {
  const [partner, connections, entries, { records }, unions] = await Promise.all([
    partnerById(store, about.partnerId),
    listConnections(store),
    listOutbox(store),
    relationsOf(store, 'activities', about.partnerId),
    readUnions(store),
  ]);
  const order = about.order && (await aboutOrder(store, about.order));
  if (!partner || order === null) return null;
  const there = order ? connections.filter((each) => sourceIdOf(each) === order.sourceId) : connections;
  const keeping = writingSystems(there, partner, now).filter(({ task }) => task !== 'not-kept');
  const target: OutboxTarget = {
    of: 'partner',
    partnerId: about.partnerId,
    partnerName: partner.name,
    words: partner.name.slice(0, 400),
    ...order?.target,
  };
  const meant = new Set(unions.membersOf(about.partnerId));
  const done = new Set(records.flatMap(({ kind, id }) => (kind === 'touchpoint' ? [id] : [])));
  const rows = shownEntries(entries, connections, now).filter(
    ({ entry }) =>
      entry.work.kind === 'task' && isOf(entry, target, meant) && !done.has(touchpointIdOf(entry.id)),
  );
  const due = target.of === 'partner' ? dueTasks(records, rows, connections) : [];
  if (keeping.length + rows.length + due.length === 0) return null;
  return {
    target,
    systems: keeping,
    replay: now.replay,
    today: now.today,
    rows,
    due,
  };
}

/** What is still to be done, as systems told of it; what we wrote of late stands among the rows already. */
function dueTasks(
  records: readonly Activity[],
  rows: readonly EntryView[],
  connections: readonly Connection[],
): TaskWriting['due'] {
  const ours = new Set(rows.flatMap(({ entry }) => (entry.made ?? []).map((name) => name.split(',')[1])));
  return (
    records
      .filter((each): each is OpenTask => each.kind === 'task')
      // An id of HubSpot begins with its type.
      .filter(({ id }) => !ours.has(id.split('/')[1]?.replace(/^tasks-/, '')))
      .sort((a, b) => a.dueOn.localeCompare(b.dueOn))
      .map((task) => ({
        task,
        system: connections.find((each) => sourceIdOf(each) === task.provenance.sourceId)?.label,
      }))
  );
}

/** Of a partner all its tasks, whichever of those that it stands for was meant; of an order those that were written there. */
function isOf({ target }: OutboxEntry, wanted: OutboxTarget, meant: ReadonlySet<string>): boolean {
  return wanted.of === 'partner'
    ? meant.has(target.partnerId)
    : target.orderId === wanted.orderId && target.of !== 'partner';
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
