import type { ImportJob } from '../domain/import-job.ts';
import { FailureError } from '../domain/result.ts';
import { changeConnection, readConnection } from '../store/connections.ts';
import type { Store } from '../store/open.ts';
import { runFeed } from './run-feed.ts';
import { runSync } from './run-sync.ts';

/** Reads what changed in a connected system: record by record, or the table that it serves. Throws as these do. */
export async function runSystem(
  store: Store,
  job: ImportJob,
  file: Blob,
  signal: AbortSignal,
): Promise<ImportJob> {
  const connection = job.sync && (await readConnection(store, job.sync.connectionId));
  if (!connection) throw new FailureError(gone(job.fileName));
  if (connection.system !== 'feed') return runSync(store, connection, job, signal);
  try {
    return await runFeed(store, connection, job, file, signal);
  } catch (error) {
    if (error instanceof FailureError && NEEDS_PERSON.has(error.failure.code))
      await changeConnection(store, connection.id, (stored) => ({ ...stored, signInAgain: true }));
    throw error;
  }
}

/** Asking again with the same sign-in only gets an account locked. */
const NEEDS_PERSON = new Set(['sign-in-refused', 'sign-in-again']);

function gone(label: string) {
  return {
    code: 'connection-gone',
    message: `${label} is no longer connected.`,
    next: 'Its records are kept. Connect it again to keep them up to date.',
  };
}
