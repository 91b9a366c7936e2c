import { closeBlock, isEmpty, type OpenBlock } from './blocks.ts';
import { buildFilter } from './filter.ts';
import { type IdentifierIndex, type IndexRun, indexOf, loadTables, readState } from './identifier-index.ts';
import type { Store } from './open.ts';
import { buildTable, mergeTables, runsToSwallow } from './runs.ts';
import type { WriteTx } from './schema.ts';
import { type Draft, newWriter } from './writer.ts';

/** A failed put aborts the transaction, which reports it; its own promise has no other reader. */
export function ignore(): void {}

/** What a commit starts from: the counters, the whole identifier index, and what this context remembers. */
export async function openDraft(store: Store, tx: WriteTx): Promise<Draft> {
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
    stateChanged: false,
    additions: { hashes: [], values: [], counted: new Set(), pairs: new Set() },
    shelvesTouched: new Set(),
    partnersTouched: new Set(),
    touchedPartners: new Set(),
    touchedCustomers: new Set(),
  };
}

/**
 * The summaries of all partners whose records or orders this commit touches, and of the customers who wait for them, go
 * in the same transaction: a summary that is missing has to be made anew, one that is there holds.
 */
export async function dropSummaries(draft: Draft, tx: WriteTx): Promise<void> {
  const summaries = tx.objectStore('summaries');
  if ((await summaries.count()) === 0) return;
  for (const id of new Set([...draft.touchedPartners, ...draft.touchedCustomers])) {
    summaries.delete(id).catch(ignore);
  }
}

/** Writes what the draft touched and answers the index as it will be; writes nothing when nothing was touched. */
export function writeDraft(draft: Draft, tx: WriteTx): IdentifierIndex {
  const dirty = [...draft.writer.blocks.values()].filter((block) => block.dirty);
  if (dirty.length === 0 && draft.partnersTouched.size === 0 && !draft.stateChanged) return draft.index;
  for (const block of dirty) {
    if (isEmpty(block)) dropBlock(draft, tx, block);
    else tx.objectStore('blocks').put(closeBlock(block), block.no).catch(ignore);
  }
  for (const shelf of draft.shelvesTouched) tx.objectStore('shelves').put(shelf).catch(ignore);
  for (const partner of draft.partnersTouched) tx.objectStore('partners').put(partner).catch(ignore);
  if (draft.shapesChanged) tx.objectStore('shapes').put(draft.shapes, 'shapes').catch(ignore);
  const runs = writeRun(draft, tx);
  draft.state.generation++;
  tx.objectStore('state').put(draft.state, 'state').catch(ignore);
  return { generation: draft.state.generation, runs, shapes: draft.shapes };
}

/** A block whose orders have all found their partner. */
function dropBlock(draft: Draft, tx: WriteTx, { no, partnerId }: OpenBlock): void {
  tx.objectStore('blocks').delete(no).catch(ignore);
  draft.writer.blocks.delete(no);
  const shelf = draft.writer.shelves.get(partnerId);
  if (!shelf) return;
  shelf.blocks = shelf.blocks.filter((each) => each !== no);
  draft.shelvesTouched.add(shelf);
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
