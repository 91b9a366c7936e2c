import type { FeedConnection } from '../domain/connection.ts';
import { AT_START, type ImportJob } from '../domain/import-job.ts';
import type { TableState } from '../domain/sync-marks.ts';
import { downloadTable } from '../sources/feed/download.ts';
import { fitTable } from '../sources/feed/fit-table.ts';
import { changeConnection } from '../store/connections.ts';
import { changeJob, giveJobFile } from '../store/jobs.ts';
import type { Store } from '../store/open.ts';
import { openFeed } from './open-feed.ts';
import { runImport } from './run-import.ts';

/** So often a table is read whole although it says that it is as it was: what it still says counts as seen again. */
const WHOLE_MS = 24 * 3_600_000;

/**
 * Asks for the table of a connection unless it is as it was, and reads it as a file: only what differs is written, what can
 * not be stored is listed. The download and where its reading stands are stored with the job, so that a kill at any point
 * neither loses nor doubles a row, nor asks twice. Answers the job as stored last; the caller ends it. Throws
 * `FailureError` of the download, of `fitTable` and of `runImport`.
 */
export async function runFeed(
  store: Store,
  connection: FeedConnection,
  started: ImportJob,
  file: Blob,
  signal: AbortSignal,
): Promise<ImportJob> {
  const given = started.sync?.table && file.size > 0;
  const ready = given ? { job: started, file } : await ask(store, connection, started, signal);
  if (ready.job.state !== 'running' || !ready.file) return ready.job;
  const job = await runImport(store, ready.job, ready.file, signal);
  if (job.state === 'running' && !signal.aborted) await remember(store, connection, job.sync?.table);
  return job;
}

/** The table that has to be read, stored with its job; without a file where there is nothing to read. */
async function ask(
  store: Store,
  connection: FeedConnection,
  job: ImportJob,
  signal: AbortSignal,
): Promise<{ job: ImportJob; file?: Blob }> {
  const opened = await openFeed(store, connection, 'sync', signal);
  try {
    const { state } = connection;
    const known = state && Date.now() - state.readAt < WHOLE_MS ? state : undefined;
    const answer = await downloadTable(opened.api, opened.where, Date.now, known);
    if (!answer.changed || !answer.file) {
      await remember(store, connection, answer.state, answer.serverTime);
      return { job: (await heard(store, job, answer.state, answer.serverTime)) ?? job };
    }
    const table = await fitTable(answer.file, connection);
    signal.throwIfAborted();
    // A server's clock may be set back, and tells seconds: what is read later is newer all the same.
    const readAt = Math.max(answer.serverTime, (state?.readAt ?? 0) + 1);
    const now = { ...answer.state, readAt };
    if (!table) {
      await remember(store, connection, now);
      return { job: (await heard(store, job, now, readAt)) ?? job };
    }
    const next = await giveJobFile(store, job.id, table.file, (stored) => ({
      ...stored,
      fileSize: table.file.size,
      fileChangedAt: readAt,
      mapping: table.mapping,
      cursor: { ...AT_START },
      ...(stored.sync ? { sync: { ...stored.sync, until: readAt, table: now } } : {}),
    }));
    return { job: next ?? { ...job, state: 'cancelled' }, file: table.file };
  } finally {
    await opened.writeLedger();
  }
}

function heard(store: Store, job: ImportJob, table: TableState, until: number) {
  return changeJob(store, job.id, (stored) =>
    stored.sync ? { ...stored, sync: { ...stored.sync, until, table } } : undefined,
  );
}

async function remember(
  store: Store,
  { id }: FeedConnection,
  state: TableState | undefined,
  syncedTo = state?.readAt,
): Promise<void> {
  if (!state) return;
  await changeConnection(store, id, (stored) =>
    stored.system === 'feed' ? { ...stored, state, syncedTo } : stored,
  );
}
