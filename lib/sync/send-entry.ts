import { dueAt, isToSend, type OutboxEntry } from '../domain/outbox.ts';
import { type Failure, FailureError } from '../domain/result.ts';
import type { Look, OpenLook, Push } from '../sources/source.ts';
import type { Store } from '../store/open.ts';
import { changeEntry } from '../store/outbox.ts';
import type { OutboxRun } from './run-outbox.ts';

/** What the network or the server did, and may not do again. */
const PASSING = new Set([
  'server-unreachable',
  'server-timeout',
  'server-error',
  'too-many-requests',
  'limit-reached',
  'budget-used',
  'sign-in-too-often',
  'sign-in-server',
  'answer-cut-off',
  'answer-not-json',
]);
/** After these, what was asked for was certainly not done. */
const NOT_DONE = new Set([
  'too-many-requests',
  'limit-reached',
  'budget-used',
  'sign-in-refused',
  'sign-in-again',
  'sign-in-too-often',
  'sign-in-server',
  'not-permitted',
  'service-disabled',
  'address-wrong',
]);

const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 3_600_000;
/** A request that was cut off may still be at work in the server: a new record is missed only after this. */
const SETTLE_MS = 60_000;

/**
 * Sends one entry: looks what the system holds, notes that it asks, asks once. However it ends, killed included, the next
 * call looks again before it asks again. Answers the entry as it is stored then. Throws what `run.signal` was aborted with.
 */
export async function sendEntry(
  store: Store,
  id: string,
  push: Push | Failure,
  run: OutboxRun,
): Promise<OutboxEntry | undefined> {
  const claimed = await changeEntry(store, id, (entry) =>
    // A person may have undone it since it was listed.
    isToSend(entry) && dueAt(entry) <= run.now() ? { ...entry, state: 'sending' } : undefined,
  );
  if (claimed?.state !== 'sending') return claimed;
  if ('code' in push) return end(store, id, { state: 'failed', failure: push });
  let look: Look;
  try {
    look = await push.look(claimed);
  } catch (error) {
    return missed(store, claimed, error, run, claimed.askedAt !== undefined);
  }
  if (look.is === 'done')
    return end(store, id, {
      state: 'sent',
      made: look.made,
      already: claimed.askedAt === undefined,
      endedAt: run.now(),
    });
  if (look.is === 'other') return end(store, id, { state: 'conflict', theirs: look.theirs });
  const settled = (claimed.askedAt ?? 0) + (run.settleMs ?? SETTLE_MS);
  const isNew = Object.keys(look.versions).length === 0;
  if (claimed.askedAt !== undefined && isNew && run.now() < settled)
    return end(store, id, { state: 'sending', nextTryAt: settled });
  return ask(store, claimed, push, look, run);
}

async function ask(
  store: Store,
  entry: OutboxEntry,
  push: Push,
  look: OpenLook,
  run: OutboxRun,
): Promise<OutboxEntry | undefined> {
  await changeEntry(store, entry.id, (each) => ({
    ...each,
    askedAt: run.now(),
    before: look.before,
  }));
  try {
    const { made } = await push.write(entry, look);
    return await end(store, entry.id, { state: 'sent', made, endedAt: run.now() });
  } catch (error) {
    return missed(store, entry, error, run, !isNotDone(error));
  }
}

/** Whether what was asked for certainly was not done. */
export function isNotDone(error: unknown): boolean {
  if (!(error instanceof FailureError)) return false;
  const { code } = error.failure;
  return NOT_DONE.has(code) || code.startsWith('write-');
}

/** What an attempt that failed leaves behind. `asked`: the request may have been done all the same. */
export async function missed(
  store: Store,
  { id }: OutboxEntry,
  error: unknown,
  run: OutboxRun,
  asked: boolean,
): Promise<OutboxEntry | undefined> {
  run.signal.throwIfAborted();
  if (!(error instanceof FailureError)) throw error;
  const { failure } = error;
  const passing = PASSING.has(failure.code) || failure.code === 'write-overtaken';
  return changeEntry(store, id, (entry) => {
    const { askedAt, ...rest } = entry;
    const tries = entry.tries + 1;
    const kept = asked && askedAt !== undefined ? { askedAt } : {};
    if (!passing) return { ...rest, ...kept, tries, state: 'failed', failure };
    const nextTryAt = run.now() + pauseAfter(tries);
    return { ...rest, ...kept, tries, state: asked ? 'sending' : 'waiting', failure, nextTryAt };
  });
}

/** 5 s, doubled with each try up to an hour, and varied: many browsers must not come back at once. */
function pauseAfter(tries: number): number {
  const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(20, Math.max(0, tries - 1)));
  return Math.round(pause * (0.7 + Math.random() * 0.6));
}

/** Stores what became of it; what held before this attempt and says nothing any more goes. */
export function end(
  store: Store,
  id: string,
  change: Partial<OutboxEntry>,
): Promise<OutboxEntry | undefined> {
  return changeEntry(store, id, ({ failure: _, nextTryAt: __, theirs: ___, ...entry }) => ({
    ...entry,
    ...change,
  }));
}
