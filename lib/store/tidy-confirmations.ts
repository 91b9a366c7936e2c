import { ordersOfBlock } from './blocks.ts';
import { confirmedOf, gather, keepMarked, keyOfLine } from './confirmations.ts';
import { readState } from './identifier-index.ts';
import { type Store, transact } from './open.ts';
import { placeOf, runsToSwallow } from './runs.ts';
import type { Confirmation, ReadTx } from './schema.ts';

/** Confirmations are weeded out when there are this many times as many as lines, and some more. */
const DEAD_SHARE = 1.25;
const FEW = 10_000;
/** How many blocks are read at a time. */
const WALK = 64;

/**
 * Makes one part of the confirmations that an import left in several, and now and then takes those out that no stored
 * line has any more, so that a file a day never takes more place than one. Nobody's answers change: what others hold in
 * memory stays right, and the generation stands still. It is prepared beside everybody who reads; a commit in between
 * leaves everything as it was, for the next call.
 */
export async function tidyConfirmations(store: Store): Promise<void> {
  const plan = await transact(store, ['state', 'blocks', 'confirmations'], 'readonly', async (tx) => {
    const { generation, lines } = await readState(tx);
    const { parts } = await confirmedOf(store, tx, generation);
    const tidied = await tidy(tx, parts, lines * DEAD_SHARE + FEW);
    return tidied && { generation, ...tidied };
  });
  if (!plan) return;
  await transact(store, ['state', 'confirmations'], 'readwrite', async (tx) => {
    const state = await readState(tx);
    if (state.generation !== plan.generation) return;
    const confirmations = tx.objectStore('confirmations');
    await Promise.all(plan.gone.map(({ id }) => confirmations.delete(id)));
    if (plan.part.hashes.length > 0) await confirmations.put({ ...plan.part, id: state.nextRun });
    await tx.objectStore('state').put({ ...state, nextRun: state.nextRun + 1 }, 'state');
  });
  store.confirmed = undefined;
}

interface Tidied {
  gone: readonly Confirmation[];
  part: Confirmation;
}

/** Undefined when everything is as it should be. */
async function tidy(tx: ReadTx, parts: readonly Confirmation[], most: number): Promise<Tidied | undefined> {
  const counts = parts.map(({ hashes }) => hashes.length);
  const newest = counts.pop();
  if (newest === undefined) return undefined;
  const gone = parts.slice(parts.length - 1 - runsToSwallow(counts, newest));
  const part = gather(0, gone);
  const older = counts.slice(0, parts.length - gone.length).reduce((sum, count) => sum + count, 0);
  if (older + part.hashes.length <= most) return gone.length > 1 ? { gone, part } : undefined;
  const all = gather(0, parts);
  return { gone: parts, part: keepMarked(all, await marksOf(tx, all)) };
}

/** Which lines of a part are still stored with the origin that they were confirmed with. */
async function marksOf(tx: ReadTx, part: Confirmation): Promise<Uint8Array> {
  const marks = new Uint8Array(part.hashes.length);
  const blocks = tx.objectStore('blocks');
  for (let after = 0; ; ) {
    const range = IDBKeyRange.lowerBound(after, true);
    const [keys, found] = await Promise.all([blocks.getAllKeys(range, WALK), blocks.getAll(range, WALK)]);
    for (const { id: orderId, lines, heading } of found.flatMap(ordersOfBlock)) {
      for (const { id, provenance } of [...lines, { id: '', provenance: heading?.provenance }]) {
        if (!provenance) continue;
        const [high, low] = keyOfLine(provenance, orderId, id);
        const at = placeOf(part, high, low);
        if (part.hashes[at] === high && part.values[at] === low) marks[at] = 1;
      }
    }
    if (keys.length < WALK) return marks;
    after = keys.at(-1) ?? after;
  }
}
