import { type SyncCursor, sourceIdOf } from '../domain/connection.ts';
import type { ImportJob } from '../domain/import-job.ts';
import type { OpenSource, RecordConnection, SourcePage } from '../sources/source.ts';
import { changeConnection } from '../store/connections.ts';
import { changeJob } from '../store/jobs.ts';
import type { Store } from '../store/open.ts';
import { type OpenConnection, openConnection } from './open-connection.ts';
import { readAhead } from './read-ahead.ts';
import { pagesBehind, readFrom } from './read-everything.ts';
import { storePage } from './store-page.ts';
import { type Swept, sweep } from './sweep.ts';

/**
 * Reads what changed in a connected system, page by page, the next one while the last is stored. Each is committed together with the cursor behind it: a kill
 * anywhere neither loses nor doubles a record, and the sync goes on where it stood. Once a day it also removes what was deleted
 * there. Once the last page is stored, the connection remembers up to which instant, by the server's clock, all changes are
 * here. Answers the job as stored last; the caller ends it. Throws `FailureError` of the source, and of `commit`.
 */
export async function runSync(
  store: Store,
  connection: RecordConnection,
  started: ImportJob,
  signal: AbortSignal,
): Promise<ImportJob> {
  const end = new AbortController();
  const stop = AbortSignal.any([signal, end.signal]);
  const opened = await openUpToDate(store, connection, started, stop);
  try {
    let job = await begun(store, started, opened.sync, opened.source);
    for await (const page of readAhead(
      pagesBehind(opened.source, connection.system, job.sync as SyncCursor, job.id),
    )) {
      job = await storePage(store, job, { ...page, cursor: withUnread(page, job.sync) }, signal);
      if (job.state !== 'running') return job;
      await opened.writeLedger();
    }
    const { sync } = job;
    if (signal.aborted || !sync) return job;
    let swept: Swept | undefined;
    const accepted = connection.daily?.accepted;
    // A first load brings nothing that is not there; lines of another company, or of another mapping, may be here all the same.
    const isMapped = 'own' in connection && connection.own !== undefined;
    const hasOld = readFrom(sync) !== undefined || accepted !== undefined || isMapped;
    const whole = !sync.unread?.some(({ apart }) => !apart);
    if (sync.daily && whole && hasOld && opened.source.lineIds)
      swept = await sweep(store, job, opened.source.lineIds, sourceIdOf(connection), signal, accepted);
    // What is too much to go by itself is left for the daily comparison, which says so.
    else if (sync.peopleGone && whole && opened.source.peopleIds)
      await sweep(store, job, opened.source.peopleIds, sourceIdOf(connection), signal);
    const daily = sync.daily ? { daily: { at: sync.until, ...(swept ?? { removed: 0 }) } } : {};
    await changeConnection(store, connection.id, ({ unread, anew, ...stored }) => ({
      ...stored,
      ...stillAnew(anew, sync),
      syncedTo: sync.until,
      ...daily,
      leftOut: sync.leftOut,
      ...(sync.deltaLinks ? { deltaLinks: sync.deltaLinks } : {}),
      ...unreadAfter(unread, sync),
    }));
    return job;
  } finally {
    end.abort();
    await opened.writeLedger();
  }
}

/**
 * What stays unread behind a sync. What was refused leaves a gap until a check of the connection, or what can be read by now,
 * lets it be read from the beginning; whether deletions are told shows in each sync.
 */
function unreadAfter(before: SyncCursor['unread'] = [], { unread = [], anew = [] }: SyncCursor) {
  const said = new Set([...anew, ...unread.map(({ object }) => object)]);
  const all = [...before.filter(({ object, deletions }) => !deletions && !said.has(object)), ...unread];
  return all.length > 0 ? { unread: all } : {};
}

/** What is to be read from the beginning since this sync began is for the next one. */
function stillAnew(asked: SyncCursor['anew'] = [], { anew: done = [] }: SyncCursor) {
  const left = asked.filter((step) => !done.includes(step));
  return left.length > 0 ? { anew: left } : {};
}

/** The open system; once a day with the names that it has by now, and what can be read only now from the beginning. */
async function openUpToDate(
  store: Store,
  connection: RecordConnection,
  job: ImportJob,
  signal: AbortSignal,
): Promise<OpenConnection & { sync: SyncCursor }> {
  const sync = job.sync as SyncCursor;
  const opened = await openConnection(store, connection, 'sync', signal);
  if (!sync.daily || sync.until > 0 || !opened.source.facts) return { ...opened, sync };
  try {
    const facts = await opened.source.facts();
    const at = { ...connection, ...facts } as RecordConnection;
    await changeConnection(store, connection.id, (stored) => ({ ...stored, ...facts }) as RecordConnection);
    const { anew } = at;
    return {
      ...(await openConnection(store, at, 'sync', signal)),
      sync: anew ? { ...sync, anew } : sync,
    };
  } finally {
    await opened.writeLedger();
  }
}

/**
 * The cursor behind a page, with all that was refused until there: a gap must not be forgotten by a kill, while the cursor
 * moves on. What goes on at an object that was refused may be refused there again, and says so once.
 */
function withUnread({ cursor, unread }: SourcePage<SyncCursor>, before: SyncCursor | undefined): SyncCursor {
  const earlier = (before?.unread ?? []).filter(({ object }) => object !== unread?.object);
  const all = unread ? [...earlier, unread] : earlier;
  return all.length > 0 ? { ...cursor, unread: all } : cursor;
}

/** The job once it knows the server's clock and how much there is to read; one that goes on knows both. */
async function begun(store: Store, job: ImportJob, sync: SyncCursor, source: OpenSource): Promise<ImportJob> {
  if (sync.until > 0) return job;
  const { total, until } = await source.measure(sync.since);
  const next = await changeJob(store, job.id, (stored) => ({ ...stored, sync: { ...sync, until, total } }));
  return next ?? job;
}
