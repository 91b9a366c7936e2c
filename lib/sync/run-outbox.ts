import { type Connection, sourceIdOf } from '../domain/connection.ts';
import { dueAt, isToSend, type OutboxEntry } from '../domain/outbox.ts';
import { type Failure, FailureError } from '../domain/result.ts';
import type { Push } from '../sources/source.ts';
import { readConnection } from '../store/connections.ts';
import type { Store } from '../store/open.ts';
import { listOutbox } from '../store/outbox.ts';
import { aimedPush } from './aimed-push.ts';
import { isOnline } from './online.ts';
import { openConnection } from './open-connection.ts';
import { needsPerson, pauseConnection } from './refused-sign-in.ts';
import { sendEntry } from './send-entry.ts';
import { followerOf, sendPair } from './send-pair.ts';
import { addSync } from './sync-jobs.ts';

/** Held by whoever sends: two windows never send the same entry, and a killed worker lets go at once. */
export const OUTBOX_LOCK = 'partnerlens-outbox';

/** A worker waits for what is due this soon; for what is due later an alarm comes back. */
export const STAY_MS = 15_000;

export interface OutboxRun {
  signal: AbortSignal;
  now: () => number;
  online: () => boolean;
  /** How long a new record may still appear after its request was cut off, in milliseconds. */
  settleMs?: number;
}

/** What this worker itself knows. */
export function ownRun(): OutboxRun {
  return { signal: new AbortController().signal, now: Date.now, online: isOnline };
}

/** The next instant at which something is to be sent; undefined when nothing is. Entries behind others count with those. */
export async function outboxDueAt(store: Store): Promise<number | undefined> {
  const entries = await listOutbox(store);
  const times = entries.filter((entry) => isToSend(entry) && isFirst(entry, entries)).map(dueAt);
  return times.length === 0 ? undefined : Math.min(...times);
}

/**
 * Sends everything that is due, one after the other, and stays for what is due in a moment. Under a Web Lock: where
 * another worker sends already, this one waits its turn and finds it done. Answers whether something was written; the
 * systems that it went to are then read again.
 */
export function sendOutbox(store: Store, run: OutboxRun): Promise<boolean> {
  return navigator.locks.request(OUTBOX_LOCK, async () => {
    let written = false;
    for (;;) {
      if (await sendDue(store, run)) written = true;
      const next = await outboxDueAt(store);
      const wait = (next ?? Number.POSITIVE_INFINITY) - run.now();
      if (run.signal.aborted || wait > STAY_MS || !run.online()) return written;
      await new Promise((rest) => setTimeout(rest, Math.max(0, wait)));
    }
  });
}

/** Sends what is due now; answers whether something was written. Without a network everything waits. */
export async function sendDue(store: Store, run: OutboxRun): Promise<boolean> {
  const ways = new Map<string, Promise<Way>>();
  const wroteTo = new Map<string, Connection>();
  try {
    while (run.online() && !run.signal.aborted) {
      const entries = await listOutbox(store);
      const entry = nextDue(entries, run.now());
      if (!entry) break;
      const way = ways.get(entry.connectionId) ?? wayTo(store, entry.connectionId, run.signal);
      ways.set(entry.connectionId, way);
      const { connection, push, writeLedger } = await way;
      const follower = followerOf(entry, entries, run.now());
      const both = follower && (await sendPair(store, [entry, follower], push, run));
      const after = both ?? (await sendEntry(store, entry.id, push, run));
      await writeLedger?.();
      if (needsPerson(after?.failure)) {
        await pauseConnection(store, entry.connectionId);
        // What waits behind it does not try the same sign-in again.
        ways.delete(entry.connectionId);
      }
      if (after?.state === 'sent' && connection) wroteTo.set(connection.id, connection);
    }
  } finally {
    for (const connection of wroteTo.values()) await addSync(store, connection, run.now());
  }
  return wroteTo.size > 0;
}

/** The oldest entry that is due and has no other before it. */
function nextDue(entries: readonly OutboxEntry[], now: number): OutboxEntry | undefined {
  return entries.find((entry) => isToSend(entry) && dueAt(entry) <= now && isFirst(entry, entries));
}

/** Dates of one line go in the order in which people decided on them, and a reason follows its date. */
function isFirst(entry: OutboxEntry, entries: readonly OutboxEntry[]): boolean {
  return entries.every((other) => {
    if (other.id === entry.id || other.state === 'sent' || other.state === 'undone') return true;
    if (other.id === entry.after) return false;
    const sameLine =
      entry.work.kind === 'line-date' &&
      other.work.kind === 'line-date' &&
      other.connectionId === entry.connectionId &&
      other.target.nativeLine === entry.target.nativeLine;
    return !sameLine || other.createdAt > entry.createdAt;
  });
}

interface Way {
  connection?: Connection;
  /** A failure where there is no way. */
  push: Push | Failure;
  writeLedger?: () => Promise<void>;
}

async function wayTo(store: Store, connectionId: string, signal: AbortSignal): Promise<Way> {
  const connection = await readConnection(store, connectionId);
  if (!connection) return { push: notConnected };
  if (connection.system === 'feed') return { connection, push: readOnly };
  try {
    const { source, writeLedger } = await openConnection(store, connection, 'write', signal);
    const push = source.push && aimedPush(store, sourceIdOf(connection), source.push);
    return { connection, push: push ?? readOnly, writeLedger };
  } catch (error) {
    if (error instanceof FailureError) return { connection, push: error.failure };
    throw error;
  }
}

const notConnected: Failure = {
  code: 'write-not-connected',
  message: 'The system that this was meant for is no longer connected.',
  next: 'Connect it again and try again, or drop this here.',
};

const readOnly: Failure = {
  code: 'write-not-possible',
  message: 'PartnerLens cannot write into this system.',
  next: 'Do it there by hand, and drop this here.',
};
