import type { ImportJob } from '../domain/import-job.ts';
import { type Failure, FailureError } from '../domain/result.ts';
import { readPages } from '../sources/files/read-pages.ts';
import { type Batch, type CommitReport, commit } from '../store/commit.ts';
import { changeJob, dropJobFile, jobFile, readJob } from '../store/jobs.ts';
import { noteRoom } from '../store/notices.ts';
import type { Store } from '../store/open.ts';
import { withRoom } from '../store/shed.ts';
import { readWorkspace, writeWorkspace } from '../store/workspace.ts';
import type { StoppedAs } from './job-channel.ts';
import { isOpen } from './pause-job.ts';
import { restoreBackup } from './run-restore.ts';

/**
 * Runs or continues one import, or puts a backup back: pages of records, each committed together with the cursor behind
 * it, so that a kill anywhere neither loses nor doubles a row. Ends as done, cancelled (what was read stays) or failed (says why; what was
 * read stays). Never throws for what a file can contain.
 */
export async function runImport(store: Store, jobId: string, signal: AbortSignal): Promise<ImportJob> {
  let job = await readJob(store, jobId);
  if (!job) throw new FailureError(lostJob(jobId));
  const file = await jobFile(store, jobId);
  if (!file) return finish(store, job, 'failed', lostFile(job));
  // A person may have stopped it since it was listed.
  job =
    (await changeJob(store, jobId, (each) => (isOpen(each) ? { ...each, state: 'running' } : undefined))) ??
    job;
  if (job.state !== 'running') return job;
  try {
    if (job.kind === 'restore') {
      job = await restoreBackup(store, job, file, signal);
      if (signal.aborted) return await finish(store, job, stoppedAs(signal));
      // Stopped by a person, who may have resumed it since: its end is not reached.
      if (job.state !== 'running') return job;
      return await finish(store, job, 'done');
    }
    const source = { id: job.id, sourceId: sourceIdOf(job), fileChangedAt: job.fileChangedAt };
    for await (const page of readPages(file, job.mapping, source, job.cursor, signal)) {
      const batch: Batch = {
        partners: page.partners,
        orders: page.orders,
        job: { ...job, cursor: page.cursor },
        rejects: { jobId, rejects: page.rejects, placeOf: page.placeOf },
      };
      const report: CommitReport = await withRoom(store, () => commit(store, batch, signal));
      if (report.job) job = report.job;
      if (job.state !== 'running') return job;
    }
    if (signal.aborted) return await finish(store, job, stoppedAs(signal));
    await adoptSample(store, job);
    await noteRoom(store);
    return await finish(store, job, 'done');
  } catch (error) {
    if (signal.aborted) return await finish(store, job, stoppedAs(signal));
    return await finish(store, job, 'failed', failureOf(error));
  }
}

/** Day, time and copy number that an export or a download adds to a file's name. */
const STAMP =
  /[-_. ]*(?:(?<!\d)20\d{2}-?[01]\d-?[0-3]\d(?:[-T_ ]?[0-2]\d[-:.h]?[0-5]\d(?:[-:.]?[0-5]\d)?)?(?!\d)|\(\d{1,3}\))/g;

/** A file is its own source: `orders-2026-05-08.csv` goes on where `orders-2026-05-07.csv` ended. The sample says what it is. */
export function sourceIdOf(job: Pick<ImportJob, 'fileName' | 'sampleAsOf'>): string {
  if (job.sampleAsOf) return 'sample';
  const name = job.fileName.replace(STAMP, '');
  return `file:${/^\.?\w*$/.test(name) ? job.fileName : name}`;
}

/** The sample brings its own "today", so that its open orders stay open however late it is looked at. */
async function adoptSample(store: Store, job: ImportJob): Promise<void> {
  if (!job.sampleAsOf) return;
  await writeWorkspace(store, { ...(await readWorkspace(store)), sample: true, asOf: job.sampleAsOf });
}

/** What the signal that stopped a job makes of it. */
function stoppedAs(signal: AbortSignal): StoppedAs {
  return signal.reason === 'paused' ? 'paused' : 'cancelled';
}

/**
 * Ends the job as it is stored, unless a person ended or paused it meanwhile. One that was stopped and waits was resumed
 * before this worker came to hear that it should stop: it goes on waiting.
 */
async function finish(
  store: Store,
  job: ImportJob,
  state: ImportJob['state'],
  failure?: Failure,
): Promise<ImportJob> {
  const finishedAt = state === 'paused' ? undefined : Date.now();
  const isStop = state === 'paused' || state === 'cancelled';
  const ended = (await changeJob(store, job.id, (stored) =>
    isOpen(stored) && !(isStop && stored.state === 'waiting')
      ? { ...stored, state, failure, finishedAt }
      : undefined,
  )) ?? { ...job, state, failure, finishedAt };
  // One that is paused, or that stopped because of the store, goes on with its file.
  if (!isOpen(ended) && ended.state !== 'paused' && !ended.failure?.code.startsWith('store-'))
    await dropJobFile(store, job.id);
  return ended;
}

function failureOf(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  return {
    code: 'import-failed',
    message: `The import stopped: ${error instanceof Error ? error.message : 'unknown cause'}.`,
    next: 'Rows read so far are kept. Import the file again to continue.',
  };
}

function lostJob(jobId: string): Failure {
  return { code: 'job-missing', message: `There is no import ${jobId}.`, next: 'Choose the file again.' };
}

function lostFile(job: ImportJob): Failure {
  return {
    code: 'job-file-missing',
    message: `The copy of ${job.fileName} that this import reads is gone.`,
    next: 'Choose the file again: rows that are already here are not doubled.',
  };
}
