import { ordersOfBlock } from './blocks.ts';
import { announceChange } from './changes.ts';
import { buildFilter } from './filter.ts';
import { hashKey } from './hash.ts';
import { readState } from './identifier-index.ts';
import { keysOfPartner } from './identifiers.ts';
import { INDEX_DEAD } from './notices.ts';
import { forgetRecords, type Store, transact } from './open.ts';
import { addedHashes } from './order-hashes.ts';
import { readPartner } from './partners.ts';
import { buildTable, mergeTables } from './runs.ts';
import type { ReadTx, RunTable } from './schema.ts';

/** The index is made anew when more than this share of its entries lead to removed orders. */
const DEAD_SHARE = 0.25;
/** How many pairs are sorted at a time, and how many blocks or partners are read at a time. */
const SORTED = 500_000;
const WALK = 64;

/**
 * Makes the identifier index anew from the records, when too much of it leads nowhere. It is read in one transaction and
 * written in another; a commit in between leaves everything as it was, for the next call. Answers whether it was made.
 */
export async function rebuildIndexIfNeeded(store: Store): Promise<boolean> {
  if (!(await isNeeded(store))) return false;
  const made = await transact(store, ['state', 'blocks', 'partners'], 'readonly', async (tx) => ({
    generation: (await readState(tx)).generation,
    table: await tableOfRecords(tx),
  }));
  const written = await transact(store, ['state', 'runs', 'tables', 'settings'], 'readwrite', async (tx) => {
    const state = await readState(tx);
    if (state.generation !== made.generation) return false;
    const id = state.nextRun;
    const { hashes } = made.table;
    await Promise.all([tx.objectStore('runs').clear(), tx.objectStore('tables').clear()]);
    await Promise.all([
      tx.objectStore('runs').put({ id, count: hashes.length, filter: buildFilter(hashes) }),
      tx.objectStore('tables').put(made.table, id),
      tx.objectStore('state').put({ ...state, nextRun: id + 1, generation: state.generation + 1 }, 'state'),
      tx.objectStore('settings').delete(INDEX_DEAD),
    ]);
    return true;
  });
  if (written) {
    forgetRecords(store);
    announceChange({ what: 'records' });
  }
  return written;
}

/** Not while blocks of an earlier version wait to be filed. */
function isNeeded(store: Store): Promise<boolean> {
  return transact(store, ['state', 'runs', 'settings'], 'readonly', async (tx) => {
    const [dead, runs, state] = await Promise.all([
      tx.objectStore('settings').get(INDEX_DEAD),
      tx.objectStore('runs').getAll(),
      readState(tx),
    ]);
    const pairs = runs.reduce((sum, run) => sum + run.count, 0);
    return !state.reindex && typeof dead === 'number' && dead > pairs * DEAD_SHARE;
  });
}

/** Every pair of the records, sorted. */
async function tableOfRecords(tx: ReadTx): Promise<RunTable> {
  let table: RunTable = { hashes: new Uint32Array(0), values: new Uint32Array(0) };
  let hashes: number[] = [];
  let values: number[] = [];
  const put = (hash: number, value: number) => {
    hashes.push(hash);
    values.push(value);
    if (hashes.length >= SORTED) flush();
  };
  const flush = () => {
    table = mergeTables(table, buildTable(hashes, values));
    hashes = [];
    values = [];
  };
  await walkBlocks(tx, put);
  await walkPartners(tx, put);
  flush();
  return table;
}

async function walkBlocks(tx: ReadTx, put: (hash: number, value: number) => void): Promise<void> {
  const blocks = tx.objectStore('blocks');
  for (let after = 0; ; ) {
    const range = IDBKeyRange.lowerBound(after, true);
    const [keys, found] = await Promise.all([blocks.getAllKeys(range, WALK), blocks.getAll(range, WALK)]);
    for (const [at, no] of keys.entries()) {
      const block = found[at];
      if (!block) continue;
      const own = new Set(
        ordersOfBlock(block).flatMap((order) => addedHashes(order).map(({ hash }) => hash)),
      );
      for (const hash of own) put(hash, no);
    }
    if (keys.length < WALK) return;
    after = keys.at(-1) ?? after;
  }
}

async function walkPartners(tx: ReadTx, put: (hash: number, value: number) => void): Promise<void> {
  for (let from = ''; ; ) {
    const range = IDBKeyRange.lowerBound(from, true);
    const records = await tx.objectStore('partners').getAll(range, WALK);
    for (const record of records) {
      const partner = readPartner(record);
      if (partner) for (const key of keysOfPartner(partner)) put(hashKey('partner', key), record.no);
    }
    if (records.length < WALK) return;
    from = records.at(-1)?.id ?? from;
  }
}
