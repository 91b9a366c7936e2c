import { emptyState } from './empty-state.ts';
import { filterHas } from './filter.ts';
import { hasHash, hasPair, valuesOf } from './runs.ts';
import type { ReadTx, Run, RunTable, ShapeCounts, StoreState } from './schema.ts';

/**
 * The identifier index as one context holds it. It is a log of immutable runs: a commit adds one run for its new
 * identifiers and swallows small ones, so nothing else is rewritten, and a reader fetches only runs it does not have.
 * Filters are held whole; a run's table is fetched when a filter first says "probably".
 */
export interface IdentifierIndex {
  readonly generation: number;
  readonly runs: readonly IndexRun[];
  readonly shapes: ShapeCounts;
}

/** Where a context keeps its index, with the changes it has heard of and those its index is known to include. */
export interface IndexHolder {
  index?: IdentifierIndex;
  heard: number;
  checked: number;
}

export interface IndexRun extends Run {
  table?: RunTable;
}

export async function readState(tx: ReadTx): Promise<StoreState> {
  return (await tx.objectStore('state').get('state')) ?? emptyState();
}

/** The index as this transaction sees it. Needs `state`, `shapes` and `runs` in its scope. */
export async function indexOf(holder: IndexHolder, tx: ReadTx): Promise<IdentifierIndex> {
  const heard = holder.heard;
  const state = await readState(tx);
  if (holder.index?.generation === state.generation) {
    holder.checked = heard;
    return holder.index;
  }
  const known = new Map(holder.index?.runs.map((run) => [run.id, run]));
  const [ids, shapes] = await Promise.all([
    tx.objectStore('runs').getAllKeys(),
    tx.objectStore('shapes').get('shapes'),
  ]);
  const runs = await Promise.all(
    ids.map(async (id) => known.get(id) ?? (await tx.objectStore('runs').get(id))),
  );
  const index: IdentifierIndex = {
    generation: state.generation,
    runs: runs.filter((run) => run !== undefined),
    shapes: shapes ?? new Map(),
  };
  // A transaction that began before another one finished must not bring the older index back.
  if (index.generation >= (holder.index?.generation ?? 0)) {
    holder.index = index;
    holder.checked = heard;
  }
  return index;
}

/** False: no stored identifier has this hash. True: probably one has. */
export function mayHold(index: IdentifierIndex, hash: number): boolean {
  return index.runs.some((run) => filterHas(run.filter, hash));
}

/** Fetches the tables that are needed to look up these hashes. Needs `tables` in the scope of the transaction. */
export async function loadTables(
  index: IdentifierIndex,
  tx: ReadTx,
  hashes?: Iterable<number>,
): Promise<void> {
  const wanted = hashes ? [...hashes] : undefined;
  const missing = index.runs.filter(
    (run) => !run.table && (!wanted || wanted.some((hash) => filterHas(run.filter, hash))),
  );
  await Promise.all(
    missing.map(async (run) => {
      run.table = await tx.objectStore('tables').get(run.id);
    }),
  );
}

/** Block or partner numbers filed under a hash; their tables must have been loaded. To be verified by the caller. */
export function lookUp(index: IdentifierIndex, hash: number): number[] {
  const found: number[] = [];
  for (const run of index.runs) {
    if (run.table && filterHas(run.filter, hash)) found.push(...valuesOf(run.table, hash));
  }
  return found;
}

/** True when something is filed under this hash; tables must have been loaded. */
export function isFiled(index: IdentifierIndex, hash: number): boolean {
  return index.runs.some((run) => run.table && filterHas(run.filter, hash) && hasHash(run.table, hash));
}

/** True when this block is filed under this hash; tables must have been loaded. */
export function isFiledAt(index: IdentifierIndex, hash: number, value: number): boolean {
  return index.runs.some(
    (run) => run.table && filterHas(run.filter, hash) && hasPair(run.table, hash, value),
  );
}

/** Block or partner numbers filed under each key that the filters let through. */
export async function filed(
  index: IdentifierIndex,
  tx: ReadTx,
  hashes: Map<string, number>,
): Promise<Map<string, number[]>> {
  const probable = [...hashes].filter(([, hash]) => mayHold(index, hash));
  await loadTables(
    index,
    tx,
    probable.map(([, hash]) => hash),
  );
  const found = probable.map(([key, hash]): [string, number[]] => [key, lookUp(index, hash)]);
  return new Map(found.filter(([, numbers]) => numbers.length > 0));
}
