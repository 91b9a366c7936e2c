import type { Touchpoint } from '../domain/activity.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import {
  isToSend,
  type NewTask,
  type OutboxEntry,
  type OutboxTarget,
  touchpointIdOf,
  UNDO_MS,
} from '../domain/outbox.ts';
import { BY_HAND } from '../domain/provenance.ts';
import type { LineWriting } from '../lens/outbox/outbox-views.ts';
import { addToOutbox, changeEntry, listOutbox } from '../store/outbox.ts';
import { removeRelation } from '../store/write-relation.ts';
import { askFromPanel } from './ask.ts';
import { surfaceStore } from './reading.ts';

/** An entry that a person decided on now: held for undo, then sent. */
function newEntry(
  connectionId: string,
  work: OutboxEntry['work'],
  target: OutboxEntry['target'],
): OutboxEntry {
  const createdAt = Date.now();
  return {
    id: crypto.randomUUID(),
    connectionId,
    work,
    target,
    state: 'held',
    createdAt,
    heldUntil: createdAt + UNDO_MS,
    tries: 0,
  };
}

/** Takes a promised date over, with the reason as a note on the order where the system takes notes. */
export async function takeDate(
  { connectionId, target, promisedOn, note }: LineWriting,
  becomes: CalendarDate,
  reason: string,
  message: string,
): Promise<void> {
  const date = newEntry(connectionId, { kind: 'line-date', was: promisedOn, becomes, reason }, target);
  const entries = [date];
  if (reason !== '' && note === 'yes') {
    const about = newEntry(connectionId, { kind: 'note', message }, { ...target, of: 'order' });
    entries.push({ ...about, after: date.id });
  }
  await addToOutbox(await surfaceStore(), entries);
  await askFromPanel('runJobs', {});
}

/** What a person logs about a partner. */
export type LoggedTouchpoint = Pick<Touchpoint, 'how' | 'words' | 'at'>;

/**
 * Logs a touchpoint: it is among those of the partner at once, and with `connectionId` it goes into that system as a note
 * that says `message`, with a task that follows from it, where there is one.
 */
export async function logTouchpoint(
  target: OutboxTarget,
  { how, words, at }: LoggedTouchpoint,
  message: string,
  connectionId?: string,
  followUp?: NewTask,
): Promise<void> {
  const entry = newEntry(connectionId ?? '', { kind: 'note', message, how }, target);
  const provenance = { sourceId: BY_HAND, fetchedAt: entry.createdAt, jobId: BY_HAND };
  const touchpoint: Touchpoint = {
    id: touchpointIdOf(entry.id),
    kind: 'touchpoint',
    partnerId: target.partnerId,
    how,
    words,
    at,
    provenance,
  };
  const task = followUp && newEntry(entry.connectionId, { kind: 'task', ...followUp }, target);
  // Due in the same moment, so that both can leave in one request.
  const entries = task ? [entry, { ...task, after: entry.id, heldUntil: entry.heldUntil }] : [entry];
  await addToOutbox(await surfaceStore(), connectionId === undefined ? [] : entries, touchpoint);
  if (connectionId !== undefined) await askFromPanel('runJobs', {});
}

/** Has a task written into a system, as one of the person who is signed in there. */
export async function addTask(target: OutboxTarget, task: NewTask, connectionId: string): Promise<void> {
  await addToOutbox(await surfaceStore(), [newEntry(connectionId, { kind: 'task', ...task }, target)]);
  await askFromPanel('runJobs', {});
}

/** Has a task that was refused, and is certainly not there, written as it is now, with time for undo. Any other stays as it is. */
export async function correctTask(id: string, task: NewTask): Promise<void> {
  await again(id, ({ failure: _, ...entry }) =>
    entry.work.kind === 'task' && entry.state === 'failed' && entry.askedAt === undefined
      ? { ...entry, work: { kind: 'task', ...task }, state: 'waiting', nextTryAt: Date.now() + UNDO_MS }
      : undefined,
  );
}

/** Removes a touchpoint that is only here. */
export async function removeTouchpoint(id: string): Promise<void> {
  await removeRelation(await surfaceStore(), 'activities', id);
}

/** Drops what is not sent yet. False when it is being sent, or was. */
export async function undo(id: string): Promise<boolean> {
  const entry = await changeEntry(await surfaceStore(), id, (each) =>
    each.state === 'sending' || !(isToSend(each) || each.state === 'failed' || each.state === 'conflict')
      ? undefined
      : { ...each, state: 'undone', endedAt: Date.now() },
  );
  return entry?.state === 'undone';
}

/**
 * Takes back what was sent: the date of before where nobody changed it since, and our own note away, with what followed it;
 * what was to follow and is not written yet is dropped. Goes the same way as everything that is written, with time for undo.
 */
export async function takeBack(id: string): Promise<void> {
  const store = await surfaceStore();
  const entries = await listOutbox(store);
  const added = entries.flatMap((entry) => {
    const wanted = entry.id === id || entry.after === id;
    return wanted && entry.state === 'sent' ? reversal(entry) : [];
  });
  if (added.length === 0) return;
  for (const { id: key, after } of entries) if (after === id) await undo(key);
  await addToOutbox(store, added);
  await askFromPanel('runJobs', {});
}

function reversal({ id, connectionId, work, target, made = [], before = {} }: OutboxEntry): OutboxEntry[] {
  if (work.kind === 'removal') return [];
  if (work.kind === 'note' || work.kind === 'task') {
    if (made.length === 0) return [];
    return [{ ...newEntry(connectionId, { kind: 'removal', records: made }, target), takesBack: id }];
  }
  const back = { kind: 'line-date', was: work.becomes, becomes: work.was, reason: '' } as const;
  return [{ ...newEntry(connectionId, { ...back, restores: before }, target), takesBack: id }];
}

/** Tries again what failed. */
export async function retry(id: string): Promise<void> {
  await again(id, ({ failure: _, nextTryAt: __, ...entry }) => ({ ...entry, state: 'waiting' }));
}

/** Conflict: writes ours over what the system said when it was looked at; if that changes too, it is a conflict again. */
export async function writeOurs(id: string): Promise<void> {
  await again(id, ({ theirs, askedAt: _, ...entry }) => ({
    ...entry,
    state: 'waiting',
    work: entry.work.kind === 'line-date' ? { ...entry.work, was: theirs ?? null } : entry.work,
  }));
}

async function again(id: string, change: (entry: OutboxEntry) => OutboxEntry | undefined): Promise<void> {
  await changeEntry(await surfaceStore(), id, (entry) =>
    entry.state === 'failed' || entry.state === 'conflict' ? change(entry) : undefined,
  );
  await askFromPanel('runJobs', {});
}
