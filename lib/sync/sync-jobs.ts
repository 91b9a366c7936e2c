import type { Connection, SyncCursor } from '../domain/connection.ts';
import { type ImportJob, newJob } from '../domain/import-job.ts';
import { BEGINS } from '../sources/begins.ts';
import { listConnections } from '../store/connections.ts';
import { createJobOf, dropJobs, listJobs } from '../store/jobs.ts';
import type { Store } from '../store/open.ts';
import { isOpen } from './pause-job.ts';
import { readFrom, readsEverything } from './read-everything.ts';

/** How many past syncs of a connection are remembered beside those that brought something. */
const PAST = 5;

/** The syncs of one connection, newest first. */
export function syncsOf(jobs: readonly ImportJob[], connectionId: string): ImportJob[] {
  return jobs.filter((job) => job.sync?.connectionId === connectionId);
}

/**
 * Stores a sync of a connection, unless one waits, runs or is paused; answers whether it did. Many windows and the alarm may
 * ask at once: one of them gets it. Past syncs that brought nothing are forgotten, all but the last few.
 */
export async function addSync(store: Store, connection: Connection, createdAt: number): Promise<boolean> {
  let idle: ImportJob[] = [];
  const added = await createJobOf(store, (jobs) => {
    const past = syncsOf(jobs, connection.id);
    if (past.some((job) => isOpen(job) || job.state === 'paused')) return undefined;
    idle = past.filter(({ cursor }) => cursor.linesNew + cursor.linesChanged + cursor.linesSame === 0);
    return syncJob(connection, createdAt, past[0]);
  });
  if (added)
    await dropJobs(
      store,
      idle.slice(PAST).map(({ id }) => id),
    );
  return added;
}

/**
 * Where a sync stood that did not reach its end: the next one goes on there, so that a large first load gets to its end over
 * a line that breaks. Undefined where nothing was stored, and where the system was connected anew since.
 */
function standOf(connection: Connection, last: ImportJob | undefined): SyncCursor | undefined {
  const { syncedTo, createdAt } = connection;
  if (!last?.sync || !(last.state === 'failed' || last.state === 'cancelled')) return undefined;
  const { sync } = last;
  // It was not to read everything yet.
  if (readsEverything(connection) && !readsEverything(sync)) return undefined;
  return (sync.below ?? sync.behind) !== undefined &&
    readFrom(sync) === syncedTo &&
    last.createdAt >= createdAt
    ? sync
    : undefined;
}

/**
 * Stores a sync of the connections that are due, of at most `most`, those that wait longest first; answers how many. One that
 * turned the sign-in down is left out.
 */
export async function addDueSyncs(
  store: Store,
  now: number,
  most = Number.POSITIVE_INFINITY,
): Promise<number> {
  const jobs = await listJobs(store);
  const due = (await listConnections(store)).flatMap((connection) => {
    const past = syncsOf(jobs, connection.id);
    const [last] = past;
    // A clock that was set back must not keep a connection waiting.
    const rested = last ? Math.abs(now - last.createdAt) : Number.POSITIVE_INFINITY;
    return !connection.signInAgain && rested >= restOf(connection, past) ? [{ connection, rested }] : [];
  });
  let added = 0;
  for (const { connection } of due.sort((a, b) => b.rested - a.rested || 0))
    if (added < most && (await addSync(store, connection, now))) added += 1;
  return added;
}

const FIRST_REST_MS = 5 * 60_000;
const LONGEST_REST_MS = 3_600_000;

/** Milliseconds between two syncs: as the person set it, and longer with each one that failed in a row, up to an hour. */
function restOf({ everyMinutes }: Connection, past: readonly ImportJob[]): number {
  const ended = past.findIndex(({ state }) => state !== 'failed');
  const fails = ended < 0 ? past.length : ended;
  const backOff = fails === 0 ? 0 : FIRST_REST_MS * 2 ** Math.min(10, fails - 1);
  return Math.max(everyMinutes * 60_000, Math.min(LONGEST_REST_MS, backOff));
}

/** What is done once a day is due when this long has passed: a browser is not open at the same hour each day. */
const DAILY_MS = 20 * 3_600_000;

function syncJob(connection: Connection, createdAt: number, last: ImportJob | undefined): ImportJob {
  const { id, label, syncedTo, system, daily, deltaLinks, anew } = connection;
  const lastDay = daily?.at ?? 0;
  return {
    ...newJob('sync', { name: label, size: 0, lastModified: createdAt }, createdAt),
    sync: standOf(connection, last) ?? {
      connectionId: id,
      ...(syncedTo === undefined ? {} : { since: syncedTo }),
      ...(deltaLinks ? { deltaLinks } : {}),
      ...(anew ? { anew } : {}),
      until: 0,
      ...(Math.abs(createdAt - lastDay) >= DAILY_MS ? { daily: true } : {}),
      object: system === 'feed' ? 'table' : BEGINS[system],
      read: 0,
      total: 0,
    },
  };
}
