import type { SyncCursor } from '../domain/connection.ts';
import type { ImportJob } from '../domain/import-job.ts';
import type { OpenSource, RecordConnection } from '../sources/source.ts';
import { commit } from '../store/commit.ts';
import { changeConnection } from '../store/connections.ts';
import { changeJob } from '../store/jobs.ts';
import type { Store } from '../store/open.ts';
import { withRoom } from '../store/shed.ts';
import { withFirstPromises } from './first-promise.ts';
import { openConnection } from './open-connection.ts';

/**
 * Reads what changed in a connected system, page by page, each committed together with the cursor behind it: a kill
 * anywhere neither loses nor doubles a record, and the sync goes on where it stood. Once the last page is stored, the
 * connection remembers up to which instant, by the server's clock, all changes are here. Answers the job as stored last;
 * the caller ends it. Throws `FailureError` of the source, and of `commit`.
 */
export async function runSync(
  store: Store,
  connection: RecordConnection,
  started: ImportJob,
  signal: AbortSignal,
): Promise<ImportJob> {
  const opened = await openConnection(store, connection, 'sync', signal);
  try {
    let job = await begun(store, started, started.sync as SyncCursor, opened.source);
    for await (const page of opened.source.pull(job.sync as SyncCursor, job.id)) {
      const { partners, rejects, rows, placeOf } = page;
      const orders = await withFirstPromises(store, page.orders);
      const batch = {
        partners,
        orders,
        job: { ...job, sync: page.cursor, cursor: counted(job.cursor, rows, orders.length, rejects.length) },
        rejects: { jobId: job.id, rejects, placeOf },
      };
      const { job: stored } = await withRoom(store, () => commit(store, batch, signal));
      if (stored) job = stored;
      if (job.state !== 'running') return job;
      await opened.writeLedger();
    }
    const syncedTo = job.sync?.until;
    if (!signal.aborted) await changeConnection(store, connection.id, (stored) => ({ ...stored, syncedTo }));
    return job;
  } finally {
    await opened.writeLedger();
  }
}

/** The job once it knows the server's clock and how much there is to read; one that goes on knows both. */
async function begun(store: Store, job: ImportJob, sync: SyncCursor, source: OpenSource): Promise<ImportJob> {
  if (sync.until > 0) return job;
  const { total, until } = await source.measure(sync.since);
  const next = await changeJob(store, job.id, (stored) => ({ ...stored, sync: { ...sync, until, total } }));
  return next ?? job;
}

function counted(
  cursor: ImportJob['cursor'],
  rows: number,
  accepted: number,
  rejected: number,
): ImportJob['cursor'] {
  return {
    ...cursor,
    rows: cursor.rows + rows,
    accepted: cursor.accepted + accepted,
    rejected: cursor.rejected + rejected,
  };
}
