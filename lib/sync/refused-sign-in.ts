import type { Failure } from '../domain/result.ts';
import { FailureError } from '../domain/result.ts';
import { changeConnection } from '../store/connections.ts';
import type { Store } from '../store/open.ts';
import { changeEntry, listOutbox } from '../store/outbox.ts';

/** Asking again with the same sign-in only gets an account locked. */
const NEEDS_PERSON: ReadonlySet<string> = new Set([
  'sign-in-refused',
  'sign-in-again',
  'sign-in-denied',
  'sign-in-secret',
  'sign-in-platform',
  'sign-in-consent',
  // Its records are of somebody else: only another sign-in helps.
  'other-account',
]);

/** True for a sign-in that was turned down for good: only a person can give another one. */
export function needsPerson(failure: Failure | undefined): boolean {
  return failure !== undefined && NEEDS_PERSON.has(failure.code);
}

/** From now on nothing is asked of a connection, until {@link signedInAgain}. */
export function pauseConnection(store: Store, id: string): Promise<void> {
  return changeConnection(store, id, (stored) => ({ ...stored, signInAgain: true }));
}

/** Runs what asks a system; where that turns the sign-in down, nothing is asked there any more. Throws what `work` throws. */
export async function heedRefusal<T>(store: Store, id: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FailureError && needsPerson(error.failure)) await pauseConnection(store, id);
    throw error;
  }
}

/** A sign-in holds again: the connection is asked as before, and what it refused to take for that reason is sent. */
export async function signedInAgain(store: Store, id: string): Promise<void> {
  await changeConnection(store, id, ({ silent, ...stored }) => ({
    ...stored,
    signInAgain: undefined,
    ...(silent ? { silent: { at: silent.at } } : {}),
  }));
  for (const entry of await listOutbox(store))
    if (entry.connectionId === id && entry.state === 'failed' && needsPerson(entry.failure))
      await changeEntry(store, entry.id, ({ failure: _, nextTryAt: __, ...each }) =>
        each.state === 'failed' ? { ...each, state: 'waiting' } : undefined,
      );
}
