import type { ImportJob, Reject } from '../domain/import-job.ts';
import type { Order } from '../domain/order.ts';
import type { Partner } from '../domain/partner.ts';
import { closeBlock } from './blocks.ts';
import { announceChange } from './changes.ts';
import { storeFailure } from './failures.ts';
import { fileOrders, openShelves } from './file-orders.ts';
import { filePartners, openPartners } from './file-partners.ts';
import { buildFilter } from './filter.ts';
import { type IdentifierIndex, type IndexRun, indexOf, loadTables, readState } from './identifier-index.ts';
import type { Conflict, MergeCounts } from './merge.ts';
import { forgetRecords, type Store, transact } from './open.ts';
import { buildTable, mergeTables, runsToSwallow } from './runs.ts';
import type { StoreName, WriteTx } from './schema.ts';
import { type Draft, newWriter, trimWriter } from './writer.ts';

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
  /** The job as stored: with the line counts, and still `cancelled` when a person cancelled it meanwhile. */
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
];

/**
 * Merges records into the store together with the cursor of their job: one transaction, all or nothing. Throws
 * `FailureError` with `store-full` (nothing of the batch is stored) or `job-gone` (the job was removed meanwhile).
 */
export async function commit(store: Store, batch: Batch): Promise<CommitReport> {
  try {
    const { report, draft, index } = await transact(store, SCOPE, 'readwrite', (tx) =>
      write(store, tx, batch),
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

async function write(store: Store, tx: WriteTx, batch: Batch) {
  const [draft, job] = await Promise.all([openDraft(store, tx), mergeJob(tx, batch.job)]);
  await Promise.all([openPartners(draft, tx, batch.partners), openShelves(draft, tx, batch.orders)]);
  const counts: MergeCounts = { linesNew: 0, linesChanged: 0, linesSame: 0, conflicts: [] };
  filePartners(draft, batch.partners);
  await fileOrders(draft, tx, batch.orders, counts);
  const index = writeDraft(draft, tx);
  const report: CommitReport = { ...counts, touchedPartners: [...draft.touchedPartners] };
  if (job) {
    report.job = withCounts(job, counts);
    tx.objectStore('jobs').put(report.job).catch(ignore);
  }
  await writeRejects(tx, batch.rejects, counts.conflicts);
  return { report, draft, index };
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

/** A failed put aborts the transaction, which reports it; its own promise has no other reader. */
function ignore(): void {}

async function openDraft(store: Store, tx: WriteTx): Promise<Draft> {
  const [state, index] = await Promise.all([readState(tx), indexOf(store, tx)]);
  await loadTables(index, tx);
  const remembered = store.writer?.generation === state.generation ? store.writer : undefined;
  // In use: should this commit fail, nobody may find what it left half done.
  store.writer = undefined;
  return {
    state: { ...state, sources: new Map(state.sources) },
    writer: remembered ?? newWriter(state.generation),
    index,
    shapes: new Map(index.shapes),
    shapesChanged: false,
    additions: { hashes: [], values: [], counted: new Set() },
    shelvesTouched: new Set(),
    partnersTouched: new Set(),
    touchedPartners: new Set(),
  };
}

/** The job with the counts that are stored so far; refuses one that is no longer there. */
async function mergeJob(tx: WriteTx, job: ImportJob | undefined): Promise<ImportJob | undefined> {
  if (!job) return undefined;
  const stored = await tx.objectStore('jobs').get(job.id);
  if (!stored) throw storeFailure('job-gone');
  const { linesNew, linesChanged, linesSame } = stored.cursor;
  const state = stored.state === 'cancelled' ? stored.state : job.state;
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

/** Writes what the draft touched and answers the index as it will be; writes nothing when nothing was touched. */
function writeDraft(draft: Draft, tx: WriteTx): IdentifierIndex {
  const dirty = [...draft.writer.blocks.values()].filter((block) => block.dirty);
  if (dirty.length === 0 && draft.partnersTouched.size === 0) return draft.index;
  for (const block of dirty) {
    tx.objectStore('blocks').put(closeBlock(block), block.no).catch(ignore);
  }
  for (const shelf of draft.shelvesTouched) tx.objectStore('shelves').put(shelf).catch(ignore);
  for (const partner of draft.partnersTouched) tx.objectStore('partners').put(partner).catch(ignore);
  if (draft.shapesChanged) tx.objectStore('shapes').put(draft.shapes, 'shapes').catch(ignore);
  const runs = writeRun(draft, tx);
  draft.state.generation++;
  tx.objectStore('state').put(draft.state, 'state').catch(ignore);
  return { generation: draft.state.generation, runs, shapes: draft.shapes };
}

/** Adds the run of the new identifiers, which swallows runs that are small beside it. */
function writeRun(draft: Draft, tx: WriteTx): readonly IndexRun[] {
  const { runs } = draft.index;
  const { hashes, values } = draft.additions;
  if (hashes.length === 0) return runs;
  const swallowed = runs.slice(
    runs.length -
      runsToSwallow(
        runs.map((run) => run.count),
        hashes.length,
      ),
  );
  let table = buildTable(hashes, values);
  for (const run of swallowed) {
    if (run.table) table = mergeTables(run.table, table);
    tx.objectStore('runs').delete(run.id).catch(ignore);
    tx.objectStore('tables').delete(run.id).catch(ignore);
  }
  const run = { id: draft.state.nextRun++, count: table.hashes.length, filter: buildFilter(table.hashes) };
  tx.objectStore('runs').put(run).catch(ignore);
  tx.objectStore('tables').put(table, run.id).catch(ignore);
  return [...runs.slice(0, runs.length - swallowed.length), { ...run, table }];
}
