import type { ImportJob } from '../domain/import-job.ts';
import { FailureError } from '../domain/result.ts';
import { announceChange } from './changes.ts';
import { noteFull, readNotices, writeNotice } from './notices.ts';
import { type Store, transact } from './open.ts';
import type { WriteTx } from './schema.ts';

/** What was removed to make room. */
interface Shed {
  summaries: number;
  files: number;
  rejectLists: number;
}

/**
 * Runs something that writes. When the storage is full it removes what can be made again and tries anew, as often as
 * there is something left to remove. Never touches orders, partners, mappings, follows, settings or the workspace. When
 * that is not enough, every surface is told, and `store-full` is thrown: of `work` nothing is stored.
 */
export async function withRoom<T>(store: Store, work: () => Promise<T>): Promise<T> {
  const shed: Shed = { summaries: 0, files: 0, rejectLists: 0 };
  for (;;) {
    try {
      const result = await work();
      await tellShed(store, shed);
      return result;
    } catch (error) {
      if (!isFull(error)) throw error;
      const more = await shedNext(store).catch(() => null);
      if (!more) {
        await tellShed(store, shed);
        await noteFull(store, Date.now());
        throw error;
      }
      for (const what of ['summaries', 'files', 'rejectLists'] as const) shed[what] += more[what];
    }
  }
}

function isFull(error: unknown): boolean {
  return error instanceof FailureError && error.failure.code === 'store-full';
}

/**
 * Removes the next thing that can be made again, cheapest first: all derived summaries; the copies of files whose import
 * is over; the reject list of the import that ended longest ago (importing its file again lists them again). Null when
 * nothing is left.
 */
async function shedNext(store: Store): Promise<Shed | null> {
  const scope = ['summaries', 'cells', 'jobs', 'files', 'rejects'] as const;
  const shed = await transact(store, scope, 'readwrite', async (tx) => {
    const summaries = await tx.objectStore('summaries').count();
    if (summaries > 0) {
      await Promise.all([tx.objectStore('summaries').clear(), tx.objectStore('cells').clear()]);
      return { summaries, files: 0, rejectLists: 0 };
    }
    const ended = (await tx.objectStore('jobs').getAll()).filter(isOver);
    const files = await shedFiles(tx, ended);
    if (files > 0) return { summaries: 0, files, rejectLists: 0 };
    return (await shedOldestRejects(tx, ended)) ? { summaries: 0, files: 0, rejectLists: 1 } : null;
  });
  if (shed) announceChange({ what: 'jobs' });
  return shed;
}

/** A failed import keeps its file: it goes on with it. */
function isOver({ state }: ImportJob): boolean {
  return state === 'done' || state === 'cancelled';
}

async function shedFiles(tx: WriteTx, ended: readonly ImportJob[]): Promise<number> {
  const files = tx.objectStore('files');
  const kept = new Set(await files.getAllKeys());
  const over = ended.filter((job) => kept.has(job.id));
  await Promise.all(over.map((job) => files.delete(job.id)));
  return over.length;
}

async function shedOldestRejects(tx: WriteTx, ended: readonly ImportJob[]): Promise<boolean> {
  const rejects = tx.objectStore('rejects');
  const oldestFirst = [...ended].sort((a, b) => (a.finishedAt ?? 0) - (b.finishedAt ?? 0));
  for (const { id } of oldestFirst) {
    const range = IDBKeyRange.bound([id, 0], [id, Number.POSITIVE_INFINITY]);
    if ((await rejects.count(range)) === 0) continue;
    await rejects.delete(range);
    return true;
  }
  return false;
}

/** Adds to what surfaces say of earlier times; when even that has no room, the import that failed says why. */
async function tellShed(store: Store, shed: Shed): Promise<void> {
  if (shed.summaries + shed.files + shed.rejectLists === 0) return;
  try {
    const told = (await readNotices(store)).find((notice) => notice.what === 'shed');
    await writeNotice(store, {
      what: 'shed',
      at: Date.now(),
      summaries: shed.summaries + (told?.summaries ?? 0),
      files: shed.files + (told?.files ?? 0),
      rejectLists: shed.rejectLists + (told?.rejectLists ?? 0),
    });
  } catch (error) {
    if (!isFull(error)) throw error;
  }
}
