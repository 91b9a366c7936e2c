import { closeBlock, isEmpty, type OpenBlock } from './blocks.ts';
import { type Confirmed, confirmedOf, gather, newConfirmation, partsToGather } from './confirmations.ts';
import { buildFilter } from './filter.ts';
import { type IdentifierIndex, type IndexRun, indexOf, loadTables, readState } from './identifier-index.ts';
import type { Store } from './open.ts';
import { buildTable, mergeTables, runsToSwallow } from './runs.ts';
import type { Confirmation, ReadTx, WriteTx } from './schema.ts';
import { withHeads } from './unions.ts';
import { type Draft, newWriter } from './writer.ts';

/** A failed put aborts the transaction, which reports it; its own promise has no other reader. */
export function ignore(): void {}

/** What a commit starts from: the counters, the whole identifier index, and what this context remembers. */
export async function openDraft(store: Store, tx: ReadTx): Promise<Draft> {
  const [state, index] = await Promise.all([readState(tx), indexOf(store, tx)]);
  await loadTables(index, tx);
  const confirmed = await confirmedOf(store, tx, state.generation);
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
    confirmed,
    confirming: new Map(),
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
  const touched = await withHeads(tx, [...draft.touchedPartners, ...draft.touchedCustomers]);
  for (const id of touched) {
    summaries.delete(id).catch(ignore);
  }
}

/** One write of a planned commit. */
type Write = (tx: WriteTx) => Promise<unknown>;

/** What a draft comes to: its writes, ready-made, and the index as it will be; no writes when nothing was touched. */
export interface Plan {
  writes: Write[];
  index: IdentifierIndex;
  confirmed: Confirmed;
}

export function planDraft(draft: Draft): Plan {
  const dirty = [...draft.writer.blocks.values()].filter((block) => block.dirty);
  const untouched = dirty.length + draft.partnersTouched.size + draft.confirming.size === 0;
  if (untouched && !draft.stateChanged) {
    return { writes: [], index: draft.index, confirmed: draft.confirmed };
  }
  const writes: Write[] = dirty.map((block) => planBlock(draft, block));
  for (const shelf of draft.shelvesTouched) writes.push((tx) => tx.objectStore('shelves').put(shelf));
  for (const record of draft.partnersTouched) writes.push((tx) => tx.objectStore('partners').put(record));
  const { shapes, state } = draft;
  if (draft.shapesChanged) writes.push((tx) => tx.objectStore('shapes').put(shapes, 'shapes'));
  const runs = planRun(draft, writes);
  const parts = planConfirmation(draft, writes);
  state.generation++;
  writes.push((tx) => tx.objectStore('state').put(state, 'state'));
  const { generation } = state;
  return { writes, index: { generation, runs, shapes }, confirmed: { generation, parts } };
}

/** How many writes are sent off in one go: some 10 ms. */
const SLICE = 100;

/** Sends off the writes. Between two slices other messages have their turn, a stop among them: its reason is thrown. */
export async function writePlan(plan: Plan, tx: WriteTx, signal?: AbortSignal): Promise<void> {
  let before: Promise<unknown> | undefined;
  for (let at = 0; at < plan.writes.length; at += SLICE) {
    let last: Promise<unknown> | undefined;
    for (const write of plan.writes.slice(at, at + SLICE)) {
      last = write(tx);
      last.catch(ignore);
    }
    // One slice is under way while the next is made ready.
    await before;
    signal?.throwIfAborted();
    before = last;
  }
}

function planBlock(draft: Draft, block: OpenBlock): Write {
  const { no, partnerId } = block;
  if (!isEmpty(block)) {
    const closed = closeBlock(block);
    return (tx) => tx.objectStore('blocks').put(closed, no);
  }
  // Its orders have all found their partner.
  draft.writer.blocks.delete(no);
  const shelf = draft.writer.shelves.get(partnerId);
  if (shelf) {
    shelf.blocks = shelf.blocks.filter((each) => each !== no);
    draft.shelvesTouched.add(shelf);
  }
  return (tx) => tx.objectStore('blocks').delete(no);
}

/** Adds the run of the new identifiers, which swallows runs that are small beside it. */
function planRun(draft: Draft, writes: Write[]): readonly IndexRun[] {
  const { runs } = draft.index;
  const { hashes, values } = draft.additions;
  if (hashes.length === 0) return runs;
  const counts = runs.map((run) => run.count);
  const swallowed = runs.slice(runs.length - runsToSwallow(counts, hashes.length));
  let table = buildTable(hashes, values);
  for (const { id, table: swallowedTable } of swallowed) {
    if (swallowedTable) table = mergeTables(swallowedTable, table);
    writes.push((tx) => tx.objectStore('runs').delete(id));
    writes.push((tx) => tx.objectStore('tables').delete(id));
  }
  const run = { id: draft.state.nextRun++, count: table.hashes.length, filter: buildFilter(table.hashes) };
  writes.push((tx) => tx.objectStore('runs').put(run));
  writes.push((tx) => tx.objectStore('tables').put(table, run.id));
  return [...runs.slice(0, runs.length - swallowed.length), { ...run, table }];
}

/** Adds the lines that were said again, and makes one part of many small ones. */
function planConfirmation(draft: Draft, writes: Write[]): readonly Confirmation[] {
  const { parts } = draft.confirmed;
  if (draft.confirming.size === 0) return parts;
  const id = draft.state.nextRun++;
  const added = gather(
    id,
    [...draft.confirming.values()].map(({ origin, keys }) => newConfirmation(id, origin, keys)),
  );
  const counts = parts.map((part) => part.hashes.length);
  const small = parts.slice(parts.length - partsToGather(counts, added.hashes.length));
  const part = gather(id, [...small, added]);
  for (const each of small) writes.push((tx) => tx.objectStore('confirmations').delete(each.id));
  writes.push((tx) => tx.objectStore('confirmations').put(part));
  return [...parts.slice(0, parts.length - small.length), part];
}
