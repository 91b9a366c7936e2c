import type { ImportJob } from '../domain/import-job.ts';
import { type Failure, FailureError } from '../domain/result.ts';
import { changeJob, dropJobFile, jobFile, readJob } from '../store/jobs.ts';
import { noteRoom } from '../store/notices.ts';
import type { Store } from '../store/open.ts';
import type { StoppedAs } from './job-channel.ts';
import { isOnline } from './online.ts';
import { isOpen } from './pause-job.ts';
import { runImport } from './run-import.ts';
import { runRestore } from './run-restore.ts';
import { runSystem } from './run-system.ts';

/**
 * Runs or continues one job: an import, a sync, or a backup that is put back. Ends as done, cancelled (what was read stays) or
 * failed (says why; what was read stays), or leaves it paused. Never throws for what a file can contain.
 */
export async function runJob(store: Store, jobId: string, signal: AbortSignal): Promise<ImportJob> {
  const stored = await readJob(store, jobId);
  if (!stored) throw new FailureError(lostJob(jobId));
  const file = await jobFile(store, jobId);
  if (!file && stored.kind !== 'sync') return finish(store, stored, 'failed', lostFile(stored));
  // A person may have stopped it since it was listed.
  const started = await changeJob(store, jobId, (each) =>
    isOpen(each) ? { ...each, state: 'running' } : undefined,
  );
  let job = started ?? stored;
  if (job.state !== 'running') return job;
  try {
    job = await runKind(store, job, file, signal);
    if (signal.aborted) return await finish(store, job, stoppedAs(signal));
    // Stopped by a person, who may have resumed it since: its end is not reached.
    if (job.state !== 'running') return job;
    await noteRoom(store);
    return await finish(store, job, 'done');
  } catch (error) {
    if (signal.aborted) return await finish(store, job, stoppedAs(signal));
    if (job.kind === 'sync' && !isOnline() && isOfNetwork(error)) return await waitForNetwork(store, job);
    return await finish(store, job, 'failed', failureOf(error));
  }
}

function runKind(
  store: Store,
  job: ImportJob,
  file: Blob = new Blob(),
  signal: AbortSignal,
): Promise<ImportJob> {
  if (job.kind === 'sync') return runSystem(store, job, file, signal);
  return (job.kind === 'restore' ? runRestore : runImport)(store, job, file, signal);
}

/** What the signal that stopped a job makes of it. */
function stoppedAs(signal: AbortSignal): StoppedAs {
  return signal.reason === 'paused' ? 'paused' : 'cancelled';
}

/** What a request meets when the network goes away under it. */
const OF_NETWORK = new Set(['server-unreachable', 'server-timeout', 'answer-cut-off']);

function isOfNetwork(error: unknown): boolean {
  return error instanceof FailureError && OF_NETWORK.has(error.failure.code);
}

/** The network went away under a sync: it goes on where it stands once that is back. */
async function waitForNetwork(store: Store, job: ImportJob): Promise<ImportJob> {
  const waiting = await changeJob(store, job.id, (stored) =>
    stored.state === 'running' ? { ...stored, state: 'waiting' } : undefined,
  );
  return waiting ?? job;
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
  // One that is paused, or that stopped because of the store, goes on with its file; a sync asks for its table anew, and a
  // full store has no room for what each of them would leave.
  const isKept = job.kind !== 'sync' && ended.failure?.code.startsWith('store-');
  if (!isOpen(ended) && ended.state !== 'paused' && !isKept) await dropJobFile(store, job.id);
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
