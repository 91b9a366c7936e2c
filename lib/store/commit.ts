import type { ImportJob, Reject } from '../domain/import-job.ts';
import type { Order } from '../domain/order.ts';
import type { Partner } from '../domain/partner.ts';
import { announceChange } from './changes.ts';
import { dropSummaries, ignore, openDraft, type Plan, planDraft, writePlan } from './draft.ts';
import { storeFailure } from './failures.ts';
import { fileOrders, openShelves } from './file-orders.ts';
import { filePartners, openPartners } from './file-partners.ts';
import { readState } from './identifier-index.ts';
import type { Conflict, MergeCounts } from './merge.ts';
import { forgetRecords, type Store, transact } from './open.ts';
import type { ReadTx, StoreName, WriteTx } from './schema.ts';
import { type Draft, trimWriter } from './writer.ts';

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

const READ: StoreName[] = [
  'state',
  'shapes',
  'partners',
  'shelves',
  'blocks',
  'runs',
  'tables',
  'confirmations',
];
const SCOPE: StoreName[] = [...READ, 'jobs', 'rejects', 'summaries', 'unions'];
/** How often a commit is prepared anew because another one came between. */
const TRIES = 3;

/**
 * Merges records into the store together with the cursor of their job: one transaction, all or nothing. It is prepared
 * beside everybody who reads; only the ready-made writes keep readers waiting, and they go in only where the store is
 * still the one they were prepared for. Throws `FailureError` with `store-full` (nothing of the batch is stored) or
 * `job-gone` (the job was removed meanwhile). A signal that aborts before everything is written gives the batch up, and
 * its reason is thrown.
 */
export async function commit(store: Store, batch: Batch, signal?: AbortSignal): Promise<CommitReport> {
  try {
    for (let tries = 1; ; tries++) {
      const report =
        tries < TRIES ? await tryCommit(store, batch, signal) : await commitInOne(store, batch, signal);
      if (report) return report;
      forgetRecords(store);
    }
  } catch (error) {
    // The memory of this context may hold what was not stored.
    forgetRecords(store);
    throw error;
  }
}

/** Undefined when another commit came between preparing and writing. */
async function tryCommit(
  store: Store,
  batch: Batch,
  signal?: AbortSignal,
): Promise<CommitReport | undefined> {
  const prepared = await transact(store, READ, 'readonly', (tx) => prepare(store, tx, batch, signal));
  const report = await transact(store, SCOPE, 'readwrite', async (tx) => {
    const { generation } = await readState(tx);
    if (generation !== prepared.draft.index.generation) return undefined;
    signal?.throwIfAborted();
    return write(tx, batch, prepared, signal);
  });
  return report && remember(store, prepared, report);
}

/** The same under one lock, so that busy neighbours can not keep a commit out for ever. */
async function commitInOne(store: Store, batch: Batch, signal?: AbortSignal): Promise<CommitReport> {
  const done = await transact(store, SCOPE, 'readwrite', async (tx) => {
    const prepared = await prepare(store, tx, batch, signal);
    return { prepared, report: await write(tx, batch, prepared, signal) };
  });
  return remember(store, done.prepared, done.report);
}

/** What a commit has stored is what this context knows now. */
function remember(store: Store, { draft, plan }: Prepared, report: CommitReport): CommitReport {
  if (plan.writes.length > 0) {
    store.index = plan.index;
    store.confirmed = plan.confirmed;
    store.blocks = undefined;
    draft.writer.generation = draft.state.generation;
    announceChange({ what: 'records' });
  }
  trimWriter(draft.writer);
  store.writer = draft.writer;
  if (report.job) announceChange({ what: 'jobs' });
  return report;
}

interface Prepared {
  draft: Draft;
  counts: MergeCounts;
  plan: Plan;
}

async function prepare(store: Store, tx: ReadTx, batch: Batch, signal?: AbortSignal): Promise<Prepared> {
  const draft = await openDraft(store, tx);
  await Promise.all([openPartners(draft, tx, batch.partners), openShelves(draft, tx, batch.orders)]);
  const counts: MergeCounts = { linesNew: 0, linesChanged: 0, linesSame: 0, conflicts: [] };
  filePartners(draft, batch.partners);
  const orders = batch.orders.map((order) => withOrigin(order, batch.job));
  await fileOrders(draft, tx, orders, counts, signal);
  signal?.throwIfAborted();
  return { draft, counts, plan: planDraft(draft) };
}

async function write(
  tx: WriteTx,
  batch: Batch,
  { draft, counts, plan }: Prepared,
  signal?: AbortSignal,
): Promise<CommitReport> {
  const job = await mergeJob(tx, batch.job);
  const report: CommitReport = { ...counts, touchedPartners: [...draft.touchedPartners] };
  await writePlan(plan, tx, signal);
  if (plan.writes.length > 0) await dropSummaries(draft, tx);
  if (job) {
    report.job = withCounts(job, counts);
    tx.objectStore('jobs').put(report.job).catch(ignore);
  }
  await writeRejects(tx, batch.rejects, counts.conflicts);
  return report;
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
