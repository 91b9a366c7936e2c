import type { ImportJob, Reject } from '../domain/import-job.ts';
import { announceChange } from './changes.ts';
import { type Store, transact } from './open.ts';
import { withRoom } from './shed.ts';

/** Stores a job with its file, if it has one, together. Throws `store-full` when the file has no room. */
export async function createJob(store: Store, job: ImportJob, file?: Blob): Promise<void> {
  await withRoom(store, () =>
    transact(store, ['jobs', 'files'], 'readwrite', async (tx) => {
      await Promise.all([tx.objectStore('jobs').put(job), file && tx.objectStore('files').put(file, job.id)]);
    }),
  );
  announceChange({ what: 'jobs' });
}

/**
 * Stores the job that `make` makes of those that are there, in one transaction: of many that ask at once, each sees what the
 * others stored. Answers whether it made one. Throws `store-full`.
 */
export async function createJobOf(
  store: Store,
  make: (jobs: ImportJob[]) => ImportJob | undefined,
): Promise<boolean> {
  const made = await withRoom(store, () =>
    transact(store, ['jobs'], 'readwrite', async (tx) => {
      const jobs = tx.objectStore('jobs');
      const job = make(newestFirst(await jobs.getAll()));
      if (job) await jobs.put(job);
      return job !== undefined;
    }),
  );
  if (made) announceChange({ what: 'jobs' });
  return made;
}

export function readJob(store: Store, id: string): Promise<ImportJob | undefined> {
  return transact(store, ['jobs'], 'readonly', (tx) => tx.objectStore('jobs').get(id));
}

/** Every job, newest first. */
export async function listJobs(store: Store): Promise<ImportJob[]> {
  return newestFirst(await transact(store, ['jobs'], 'readonly', (tx) => tx.objectStore('jobs').getAll()));
}

function newestFirst(jobs: ImportJob[]): ImportJob[] {
  return jobs.sort((a, b) => b.createdAt - a.createdAt);
}

/** Replaces a stored job; one that was removed meanwhile is not brought back. */
export async function updateJob(store: Store, job: ImportJob): Promise<void> {
  await withRoom(store, () =>
    transact(store, ['jobs'], 'readwrite', async (tx) => {
      const jobs = tx.objectStore('jobs');
      if (await jobs.get(job.id)) await jobs.put(job);
    }),
  );
  announceChange({ what: 'jobs' });
}

/**
 * Changes a job as it is stored at this moment, in one transaction; `change` answers undefined to leave it. Answers the
 * job as it is stored then, undefined when there is none: whoever still shows it hears of that.
 */
export async function changeJob(
  store: Store,
  id: string,
  change: (job: ImportJob) => ImportJob | undefined,
): Promise<ImportJob | undefined> {
  const { job, changed } = await withRoom(store, () =>
    transact(store, ['jobs'], 'readwrite', async (tx) => {
      const stored = await tx.objectStore('jobs').get(id);
      const next = stored && change(stored);
      if (next) await tx.objectStore('jobs').put(next);
      return { job: next ?? stored, changed: next !== undefined };
    }),
  );
  if (changed || !job) announceChange({ what: 'jobs' });
  return job;
}

/** Forgets jobs with their files and reject lists; what they brought stays. */
export async function dropJobs(store: Store, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await transact(store, ['jobs', 'files', 'rejects'], 'readwrite', async (tx) => {
    for (const id of ids) {
      await tx.objectStore('jobs').delete(id);
      await tx.objectStore('files').delete(id);
      await tx.objectStore('rejects').delete(rejectsOf(id));
    }
  });
  announceChange({ what: 'jobs' });
}

/**
 * Gives a job that is still open the file that it reads from here on, both together. Answers the job as it is stored then;
 * undefined when there is none. Throws `store-full`.
 */
export async function giveJobFile(
  store: Store,
  id: string,
  file: Blob,
  change: (job: ImportJob) => ImportJob,
): Promise<ImportJob | undefined> {
  return withRoom(store, () =>
    transact(store, ['jobs', 'files'], 'readwrite', async (tx) => {
      const stored = await tx.objectStore('jobs').get(id);
      if (stored?.state !== 'running') return stored;
      const next = change(stored);
      await Promise.all([tx.objectStore('jobs').put(next), tx.objectStore('files').put(file, id)]);
      return next;
    }),
  );
}

/** The file that a job reads, until {@link dropJobFile}. */
export function jobFile(store: Store, id: string): Promise<Blob | undefined> {
  return transact(store, ['files'], 'readonly', (tx) => tx.objectStore('files').get(id));
}

export async function dropJobFile(store: Store, id: string): Promise<void> {
  await transact(store, ['files'], 'readwrite', (tx) => tx.objectStore('files').delete(id));
}

/** The rejected rows of a job, in the order of the file. */
export async function jobRejects(store: Store, id: string): Promise<Reject[]> {
  const parts = await transact(store, ['rejects'], 'readonly', (tx) =>
    tx.objectStore('rejects').getAll(rejectsOf(id)),
  );
  return parts.flat();
}

function rejectsOf(jobId: string): IDBKeyRange {
  return IDBKeyRange.bound([jobId, 0], [jobId, Number.POSITIVE_INFINITY]);
}
