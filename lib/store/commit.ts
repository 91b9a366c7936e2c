import type { ImportJob, Reject } from '../domain/import-job.ts';
import type { Order } from '../domain/order.ts';
import type { Partner } from '../domain/partner.ts';
import { announceChange } from './changes.ts';
import { dropSummaries, ignore, openDraft, writeDraft } from './draft.ts';
import { storeFailure } from './failures.ts';
import { fileOrders, openShelves } from './file-orders.ts';
import { filePartners, openPartners } from './file-partners.ts';
import type { Conflict, MergeCounts } from './merge.ts';
import { forgetRecords, type Store, transact } from './open.ts';
import type { StoreName, WriteTx } from './schema.ts';
import { trimWriter } from './writer.ts';

type PlaceOf = (orderId: string, lineId: string, field: string) => { line: number; column: string } | null;

export interface Batch {
  partners: Partner[];
  orders: Order[];
  /** Stored in the same transaction. Its cursor's `linesNew`, `linesChanged`, `linesSame` are counted by the store. */
  job?: ImportJob;
  rejects?: {
    jobId: string;
    rejects: Reject[];
    /** Where a contradiction stands in the source, null for one that repeats another; with it, contradictions are listed. */
    placeOf?: PlaceOf;
  };
}

export interface CommitReport {
  linesNew: number;
  linesChanged: number;
  linesSame: number;
  conflicts: Conflict[];
  /** Partners whose record or orders changed. */
  touchedPartners: string[];
  /** The job as stored: with the line counts, and still stopped when a person stopped it meanwhile. */
  job?: ImportJob;
}

const SCOPE: StoreName[] = [
  'state',
  'shapes',
  'partners',
  'shelves',
  'blocks',
  'runs',
  'tables',
  'jobs',
  'rejects',
  'summaries',
];

/**
 * Merges records into the store together with the cursor of their job: one transaction, all or nothing. Throws
 * `FailureError` with `store-full` (nothing of the batch is stored) or `job-gone` (the job was removed meanwhile). A signal
 * that aborts before everything is written gives the batch up, and its reason is thrown.
 */
export async function commit(store: Store, batch: Batch, signal?: AbortSignal): Promise<CommitReport> {
  try {
    const { report, draft, index } = await transact(store, SCOPE, 'readwrite', (tx) =>
      write(store, tx, batch, signal),
    );
    if (draft.state.generation !== draft.index.generation) {
      store.index = index;
      store.blocks = undefined;
      draft.writer.generation = draft.state.generation;
      announceChange({ what: 'records' });
    }
    trimWriter(draft.writer);
    store.writer = draft.writer;
    if (report.job) announceChange({ what: 'jobs' });
    return report;
  } catch (error) {
    // The memory of this context may hold what was not stored.
    forgetRecords(store);
    throw error;
  }
}

async function write(store: Store, tx: WriteTx, batch: Batch, signal: AbortSignal | undefined) {
  const [draft, job] = await Promise.all([openDraft(store, tx), mergeJob(tx, batch.job)]);
  await Promise.all([openPartners(draft, tx, batch.partners), openShelves(draft, tx, batch.orders)]);
  const counts: MergeCounts = { linesNew: 0, linesChanged: 0, linesSame: 0, conflicts: [] };
  filePartners(draft, batch.partners);
  await fileOrders(
    draft,
    tx,
    batch.orders.map((order) => withOrigin(order, batch.job)),
    counts,
  );
  await dropSummaries(draft, tx);
  signal?.throwIfAborted();
  const index = writeDraft(draft, tx);
  const report: CommitReport = { ...counts, touchedPartners: [...draft.touchedPartners] };
  if (job) {
    report.job = withCounts(job, counts);
    tx.objectStore('jobs').put(report.job).catch(ignore);
  }
  await writeRejects(tx, batch.rejects, counts.conflicts);
  return { report, draft, index };
}

/** A heading is as old as the file that gives it; an order without lines has no other age. */
function withOrigin(order: Order, job: ImportJob | undefined): Order {
  const { heading, lines } = order;
  if (heading?.provenance || (!heading && lines.length > 0)) return order;
  const said = lines[0]?.provenance;
  const provenance = said ?? {
    sourceId: job?.fileName ? `file:${job.fileName}` : 'file:',
    fetchedAt: job?.fileChangedAt ?? 0,
    jobId: job?.id ?? '',
  };
  return { ...order, heading: { ...heading, provenance } };
}

/** Each commit adds a record of its own, numbered by its first line in the file. */
async function writeRejects(
  tx: WriteTx,
  batch: Batch['rejects'],
  conflicts: readonly Conflict[],
): Promise<void> {
  if (!batch) return;
  const { jobId, placeOf } = batch;
  const listed = placeOf ? conflicts.flatMap((conflict) => contradiction(conflict, placeOf)) : [];
  const rejects = [...batch.rejects, ...listed].sort((a, b) => a.line - b.line);
  const [first] = rejects;
  if (!first) return;
  const key: [string, number] = [jobId, first.line];
  const before = await tx.objectStore('rejects').get(key);
  tx.objectStore('rejects')
    .put([...(before ?? []), ...rejects], key)
    .catch(ignore);
}

/** A value that an earlier row of the same file contradicts: listed with both values, the first is kept. */
function contradiction({ orderId, lineId, field, kept, dropped }: Conflict, placeOf: PlaceOf): Reject[] {
  const place = placeOf(orderId, lineId, field);
  if (!place) return [];
  const cut = (text: string) => text.slice(0, 500);
  return [{ ...place, value: cut(dropped), reason: 'value-conflict', kept: cut(kept) }];
}

/** The job with the counts that are stored so far; refuses one that is no longer there. */
async function mergeJob(tx: WriteTx, job: ImportJob | undefined): Promise<ImportJob | undefined> {
  if (!job) return undefined;
  const stored = await tx.objectStore('jobs').get(job.id);
  if (!stored) throw storeFailure('job-gone');
  const { linesNew, linesChanged, linesSame } = stored.cursor;
  const stopped = stored.state === 'cancelled' || stored.state === 'paused';
  const state = stopped ? stored.state : job.state;
  return { ...job, state, cursor: { ...job.cursor, linesNew, linesChanged, linesSame } };
}

function withCounts(job: ImportJob, counts: MergeCounts): ImportJob {
  const { cursor } = job;
  return {
    ...job,
    cursor: {
      ...cursor,
      linesNew: cursor.linesNew + counts.linesNew,
      linesChanged: cursor.linesChanged + counts.linesChanged,
      linesSame: cursor.linesSame + counts.linesSame,
    },
  };
}
