import { dueAt, isToSend, type OutboxEntry } from '../domain/outbox.ts';
import { type Failure, FailureError } from '../domain/result.ts';
import type { OpenLook, Push } from '../sources/source.ts';
import type { Store } from '../store/open.ts';
import { changeEntry } from '../store/outbox.ts';
import type { OutboxRun } from './run-outbox.ts';
import { end, isNotDone, missed } from './send-entry.ts';

/** The entry that follows another one into the same system, once it is due; undefined where none does. */
export function followerOf(
  entry: OutboxEntry,
  entries: readonly OutboxEntry[],
  now: number,
): OutboxEntry | undefined {
  const { id, connectionId } = entry;
  return entries.find(
    (each) => each.after === id && each.connectionId === connectionId && isToSend(each) && dueAt(each) <= now,
  );
}

/**
 * Sends an entry and the one that follows it in one request: both are written, or neither. Answers the first as it is stored
 * then; undefined where they go one after the other: the system has no such request or refused it, or one of them was asked
 * for or is written already. Throws what `run.signal` was aborted with.
 */
export async function sendPair(
  store: Store,
  pair: readonly [OutboxEntry, OutboxEntry],
  push: Push | Failure,
  run: OutboxRun,
): Promise<OutboxEntry | undefined> {
  if ('code' in push || !push.writeBoth || pair.some(({ askedAt }) => askedAt !== undefined))
    return undefined;
  const looks = await openLooks(pair, push, run);
  if (!looks || !(await markBoth(store, pair, looks, run))) return undefined;
  const [first, second] = pair;
  try {
    const [made, madeNext] = await push.writeBoth(pair, looks);
    await end(store, second.id, { state: 'sent', made: madeNext, endedAt: run.now() });
    return await end(store, first.id, { state: 'sent', made, endedAt: run.now() });
  } catch (error) {
    if (error instanceof FailureError && error.failure.code.startsWith('write-')) {
      // Neither is written: each goes by itself, and the one that was refused tells why.
      for (const { id } of pair) await unmark(store, id);
      return undefined;
    }
    const asked = !isNotDone(error);
    await missed(store, second, error, run, asked);
    return missed(store, first, error, run, asked);
  }
}

/** What is there of both; undefined where not both are still to be written. What hinders looking meets the first alone, too. */
async function openLooks(
  pair: readonly [OutboxEntry, OutboxEntry],
  push: Push,
  run: OutboxRun,
): Promise<[OpenLook, OpenLook] | undefined> {
  try {
    const [first, second] = [await push.look(pair[0]), await push.look(pair[1])];
    return first.is === 'open' && second.is === 'open' ? [first, second] : undefined;
  } catch (error) {
    run.signal.throwIfAborted();
    if (!(error instanceof FailureError)) throw error;
    return undefined;
  }
}

/** Stores that both are asked for now. False where a person dropped one since: the other is as it was. */
async function markBoth(
  store: Store,
  [first, second]: readonly [OutboxEntry, OutboxEntry],
  [look, lookNext]: readonly [OpenLook, OpenLook],
  run: OutboxRun,
): Promise<boolean> {
  if (!(await mark(store, first.id, look, run))) return false;
  if (await mark(store, second.id, lookNext, run)) return true;
  await unmark(store, first.id);
  return false;
}

async function mark(store: Store, id: string, { before }: OpenLook, run: OutboxRun): Promise<boolean> {
  const entry = await changeEntry(store, id, (each) =>
    isToSend(each) && dueAt(each) <= run.now()
      ? { ...each, state: 'sending', askedAt: run.now(), before }
      : undefined,
  );
  return entry?.askedAt !== undefined;
}

async function unmark(store: Store, id: string): Promise<void> {
  await changeEntry(store, id, ({ askedAt: _, ...entry }) =>
    entry.state === 'sending' ? { ...entry, state: 'waiting' } : undefined,
  );
}
