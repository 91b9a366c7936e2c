import { tableOf } from '../domain/file-fields.ts';
import type { ImportJob } from '../domain/import-job.ts';
import { partnerDirectory } from '../sources/files/partner-directory.ts';
import { readPages } from '../sources/files/read-pages.ts';
import { readRelations } from '../sources/files/read-relations.ts';
import { type Batch, commit } from '../store/commit.ts';
import { commitRelations } from '../store/commit-relations.ts';
import type { Store } from '../store/open.ts';
import { storedPartners } from '../store/queries.ts';
import { withRoom } from '../store/shed.ts';
import { readWorkspace, writeWorkspace } from '../store/workspace.ts';

/**
 * Reads the file of a job from its cursor on: pages of records, each committed together with the cursor behind it, so that
 * a kill anywhere neither loses nor doubles a row. Answers the job as stored last; the caller ends it. Throws
 * `FailureError` of `readPages` and `commit`.
 */
export async function runImport(
  store: Store,
  started: ImportJob,
  file: Blob,
  signal: AbortSignal,
): Promise<ImportJob> {
  if (tableOf(started.mapping) !== 'orders') return runRelations(store, started, file, signal);
  let job = started;
  const source = { id: job.id, sourceId: sourceIdOf(job), fileChangedAt: job.fileChangedAt };
  for await (const page of readPages(file, job.mapping, source, job.cursor, signal)) {
    const batch: Batch = {
      partners: page.partners,
      orders: page.orders,
      job: { ...job, cursor: page.cursor },
      rejects: { jobId: job.id, rejects: page.rejects, placeOf: page.placeOf },
    };
    const { job: stored } = await withRoom(store, () => commit(store, batch, signal));
    if (stored) job = stored;
    if (job.state !== 'running') return job;
  }
  if (!signal.aborted) await adoptSample(store, job);
  return job;
}

/** The same for a file of cases, questions, counts, forecasts or facts, whose partners are those that are known now. */
async function runRelations(
  store: Store,
  started: ImportJob,
  file: Blob,
  signal: AbortSignal,
): Promise<ImportJob> {
  let job = started;
  const { id, fileChangedAt, sampleAsOf, mapping, cursor } = job;
  const source = { id, sourceId: sourceIdOf(job), fileChangedAt, sample: sampleAsOf !== undefined };
  const directory = partnerDirectory((await storedPartners(store)).values());
  for await (const page of readRelations(file, mapping, source, directory, cursor, signal)) {
    const next = { ...job, cursor: page.cursor };
    const { records, rejects, placeOf } = page;
    const stored = await withRoom(store, () =>
      commitRelations(store, records, next, rejects, placeOf, signal),
    );
    job = stored.job;
    if (job.state !== 'running') return job;
  }
  return job;
}

/** Day, time and copy number that an export or a download adds to a file's name. */
const STAMP =
  /[-_. ]*(?:(?<!\d)20\d{2}-?[01]\d-?[0-3]\d(?:[-T_ ]?[0-2]\d[-:.h]?[0-5]\d(?:[-:.]?[0-5]\d)?)?(?!\d)|\(\d{1,3}\))/g;

/** A file is its own source: `orders-2026-05-08.csv` goes on where `orders-2026-05-07.csv` ended. The sample says what it is. */
export function sourceIdOf(job: Pick<ImportJob, 'fileName' | 'sampleAsOf' | 'sync'>): string {
  if (job.sampleAsOf) return 'sample';
  if (job.sync) return `feed:${job.sync.connectionId}`;
  const name = job.fileName.replace(STAMP, '');
  return `file:${/^\.?\w*$/.test(name) ? job.fileName : name}`;
}

/** The sample brings its own "today", so that its open orders stay open however late it is looked at. */
async function adoptSample(store: Store, job: ImportJob): Promise<void> {
  if (!job.sampleAsOf) return;
  await writeWorkspace(store, { ...(await readWorkspace(store)), sample: true, asOf: job.sampleAsOf });
}
