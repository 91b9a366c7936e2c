import type { ImportJob } from '../domain/import-job.ts';
import { FailureError } from '../domain/result.ts';
import { httpFailure } from '../sources/http/failures.ts';
import { readConnection } from '../store/connections.ts';
import type { Store } from '../store/open.ts';
import { heedRefusal } from './refused-sign-in.ts';
import { runFeed } from './run-feed.ts';
import { runSync } from './run-sync.ts';

/**
 * Reads what changed in a connected system: record by record, or the table that it serves. One that turned the sign-in down
 * is not asked before a person signs in again. Throws as these do.
 */
export async function runSystem(
  store: Store,
  job: ImportJob,
  file: Blob,
  signal: AbortSignal,
): Promise<ImportJob> {
  const connection = job.sync && (await readConnection(store, job.sync.connectionId));
  if (!connection) throw new FailureError(gone(job.fileName));
  if (connection.signInAgain) throw httpFailure('sign-in-again', new URL(connection.address).host);
  return heedRefusal(store, connection.id, () =>
    connection.system === 'feed'
      ? runFeed(store, connection, job, file, signal)
      : runSync(store, connection, job, signal),
  );
}

function gone(label: string) {
  return {
    code: 'connection-gone',
    message: `${label} is no longer connected.`,
    next: 'Its records are kept. Connect it again to keep them up to date.',
  };
}
