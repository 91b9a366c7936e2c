import type { ImportJob, Reject } from '../domain/import-job.ts';
import { BY_HAND } from '../domain/provenance.ts';
import { announceChange } from './changes.ts';
import { storeFailure } from './failures.ts';
import { readState } from './identifier-index.ts';
import { mergeRelation } from './merge-relation.ts';
import { forgetRecords, type Store, transact } from './open.ts';
import { RELATION_NAMES, RELATION_SCHEMAS, type RelationName, type Relations } from './relation-records.ts';
import type { ReadTx, StoreName, WriteTx } from './schema.ts';
import { withHeads } from './unions.ts';

/** Records of relationships that belong together: of one page of a file, or of one act. */
export type RelationBatch = { [Name in RelationName]?: readonly Relations[Name][] };

export interface RelationReport {
  recordsNew: number;
  recordsChanged: number;
  recordsSame: number;
  /** Values of one file that contradict a record that it gave before: the first is kept. */
  conflicts: { id: string; field: string; kept: string; dropped: string }[];
  /** Partners whose records changed, where figures rest on those. */
  touchedPartners: Set<string>;
}

/** What {@link putRelations} has to reach. */
export const RELATION_SCOPE: readonly StoreName[] = ['state', 'summaries', 'unions', ...RELATION_NAMES];

/**
 * Merges records into what is stored, inside a transaction over {@link RELATION_SCOPE}. The summaries of the partners
 * whose records change go with it, as with orders.
 */
export async function putRelations(tx: WriteTx, batch: RelationBatch): Promise<RelationReport> {
  const report: RelationReport = {
    recordsNew: 0,
    recordsChanged: 0,
    recordsSame: 0,
    conflicts: [],
    touchedPartners: new Set(),
  };
  const sources = new Map<string, number>();
  for (const name of RELATION_NAMES) await putKind(tx, name, batch[name] ?? [], report, sources);
  if (report.recordsNew + report.recordsChanged + sources.size > 0) {
    const state = await readState(tx);
    for (const [id, at] of state.sources) sources.set(id, Math.max(at, sources.get(id) ?? 0));
    await tx.objectStore('state').put({ ...state, sources, generation: state.generation + 1 }, 'state');
    await dropSummariesOf(tx, report.touchedPartners);
  }
  return report;
}

async function putKind<Name extends RelationName>(
  tx: WriteTx,
  name: Name,
  records: readonly Relations[Name][],
  report: RelationReport,
  sources: Map<string, number>,
): Promise<void> {
  if (records.length === 0) return;
  const stored = await storedById(tx, name, records);
  const changed = new Map<string, Relations[Name]>();
  for (const incoming of records) {
    const kept = stored.get(incoming.id);
    const { record, outcome, contradictions } = mergeRelation<Name>(kept, incoming);
    for (const contradiction of contradictions) report.conflicts.push({ id: incoming.id, ...contradiction });
    if (outcome === 'new') report.recordsNew++;
    else if (outcome === 'changed') report.recordsChanged++;
    else report.recordsSame++;
    if (record === kept) continue;
    stored.set(incoming.id, record);
    changed.set(incoming.id, record);
    for (const { partnerId } of [record, kept ?? record]) {
      // No figure rests on what may become an order.
      if (partnerId !== undefined && name !== 'pipeline') report.touchedPartners.add(partnerId);
    }
    if ('provenance' in record && record.provenance.sourceId !== BY_HAND) {
      const { sourceId, fetchedAt } = record.provenance;
      sources.set(sourceId, Math.max(fetchedAt, sources.get(sourceId) ?? 0));
    }
  }
  const into = tx.objectStore(name);
  await Promise.all([...changed.values()].map((record) => into.put(record as never)));
}

/** What is stored under the ids of these records; a stored record that does not parse is replaced. */
async function storedById<Name extends RelationName>(
  tx: ReadTx,
  name: Name,
  records: readonly Relations[Name][],
): Promise<Map<string, Relations[Name]>> {
  const ids = [...new Set(records.map(({ id }) => id))];
  const values = await Promise.all(ids.map((id) => tx.objectStore(name).get(id)));
  const found = new Map<string, Relations[Name]>();
  values.forEach((value, at) => {
    const read = RELATION_SCHEMAS[name].safeParse(value);
    if (read.success) found.set(ids[at] ?? '', read.data);
  });
  return found;
}

/** The figures of these partners have to be made anew. */
export async function dropSummariesOf(tx: WriteTx, partnerIds: Iterable<string>): Promise<void> {
  const touched = await withHeads(tx, partnerIds);
  await Promise.all([...touched].map((id) => tx.objectStore('summaries').delete(id)));
}

/**
 * Stores the records of one page together with the cursor of its job: one transaction, all or nothing. Answers the report
 * and the job as stored: with its counts, and still stopped when a person stopped it meanwhile. Throws `store-full` or
 * `job-gone`; a signal that aborts before anything is written gives the page up, and its reason is thrown.
 */
export async function commitRelations(
  store: Store,
  batch: RelationBatch,
  job: ImportJob,
  rejects: readonly Reject[],
  placeOf: (id: string, field: string) => { line: number; column: string },
  signal?: AbortSignal,
): Promise<RelationReport & { job: ImportJob }> {
  const scope = [...RELATION_SCOPE, 'jobs', 'rejects'] as const;
  const report = await transact(store, scope, 'readwrite', async (tx) => {
    const before = await tx.objectStore('jobs').get(job.id);
    if (!before) throw storeFailure('job-gone');
    signal?.throwIfAborted();
    const put = await putRelations(tx, batch);
    const listed = put.conflicts.map(({ id, field, kept, dropped }) => ({
      ...placeOf(id, field),
      value: dropped.slice(0, 500),
      reason: 'value-conflict',
      kept: kept.slice(0, 500),
    }));
    await addRejects(tx, job.id, [...rejects, ...listed]);
    const { linesNew, linesChanged, linesSame } = before.cursor;
    const stopped = before.state === 'cancelled' || before.state === 'paused';
    const after: ImportJob = {
      ...job,
      state: stopped ? before.state : job.state,
      cursor: {
        ...job.cursor,
        linesNew: linesNew + put.recordsNew,
        linesChanged: linesChanged + put.recordsChanged,
        linesSame: linesSame + put.recordsSame,
      },
    };
    await tx.objectStore('jobs').put(after);
    return { ...put, job: after };
  });
  forgetRecords(store);
  announceChange({ what: 'records' });
  announceChange({ what: 'jobs' });
  return report;
}

/** Each page adds a record of its own, numbered by its first line in the file. */
export async function addRejects(tx: WriteTx, jobId: string, rejects: readonly Reject[]): Promise<void> {
  const sorted = [...rejects].sort((a, b) => a.line - b.line);
  const [first] = sorted;
  if (!first) return;
  const key: [string, number] = [jobId, first.line];
  const before = await tx.objectStore('rejects').get(key);
  await tx.objectStore('rejects').put([...(before ?? []), ...sorted], key);
}
