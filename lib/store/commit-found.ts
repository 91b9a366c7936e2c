import type { ImportJob, Reject } from '../domain/import-job.ts';
import { announceChange } from './changes.ts';
import {
  addRejects,
  dropSummariesOf,
  putRelations,
  RELATION_SCOPE,
  type RelationBatch,
} from './commit-relations.ts';
import { storeFailure } from './failures.ts';
import { readState } from './identifier-index.ts';
import { forgetRecords, type Store, transact } from './open.ts';
import type { RelationName } from './relation-records.ts';
import { GONE_SCOPE, type GoneLines, removeLines } from './remove-lines.ts';
import type { StoreName } from './schema.ts';

/** What a connected system told beside orders, and what it no longer holds. */
export interface FoundBatch {
  relations: RelationBatch;
  gone: readonly GoneLines[];
  /** Records that others of this batch take the place of, or that are gone: the figures of `partnerId` are made anew. */
  replaced: readonly { name: RelationName; id: string; partnerId?: string }[];
  rejects: readonly Reject[];
  /** Stored in the same transaction. */
  job: ImportJob;
}

const SCOPE: StoreName[] = [...new Set([...RELATION_SCOPE, ...GONE_SCOPE, 'jobs', 'rejects'] as const)];

/**
 * Stores and removes all of a batch together with the cursor of its job: one transaction, all or nothing. Answers the job as
 * stored, still stopped when a person stopped it meanwhile, and how many lines went. Throws `store-full` or `job-gone`; a
 * signal that aborts before anything is written gives the batch up, and its reason is thrown.
 */
export async function commitFound(
  store: Store,
  { relations, gone, replaced, rejects, job }: FoundBatch,
  signal?: AbortSignal,
): Promise<{ job: ImportJob; removed: number }> {
  const report = await transact(store, SCOPE, 'readwrite', async (tx) => {
    const before = await tx.objectStore('jobs').get(job.id);
    if (!before) throw storeFailure('job-gone');
    signal?.throwIfAborted();
    for (const { name, id } of replaced) await tx.objectStore(name).delete(id);
    await putRelations(tx, relations);
    const without = replaced.flatMap(({ partnerId }) => partnerId ?? []);
    if (without.length > 0) {
      const state = await readState(tx);
      await tx.objectStore('state').put({ ...state, generation: state.generation + 1 }, 'state');
      await dropSummariesOf(tx, without);
    }
    const removed = await removeLines(tx, gone);
    await addRejects(tx, job.id, rejects);
    const stopped = before.state === 'cancelled' || before.state === 'paused';
    const after = { ...job, state: stopped ? before.state : job.state };
    await tx.objectStore('jobs').put(after);
    return { job: after, removed };
  });
  forgetRecords(store);
  announceChange({ what: 'records' });
  announceChange({ what: 'jobs' });
  return report;
}
