import { ordersOfBlock } from './blocks.ts';
import { announceChange } from './changes.ts';
import { openDraft, planDraft, writePlan } from './draft.ts';
import { readState } from './identifier-index.ts';
import { forgetRecords, type Store, transact } from './open.ts';
import { addedHashes, addIdentifiers } from './order-hashes.ts';
import type { Block, StoreName, WriteTx } from './schema.ts';
import type { Draft } from './writer.ts';

const SCOPE: StoreName[] = [
  'state',
  'shapes',
  'shelves',
  'blocks',
  'partners',
  'runs',
  'tables',
  'confirmations',
];
/** How many blocks one transaction files: about 6,000 lines, some 100 ms. */
const STEP_BLOCKS = 128;

/** True while a store of an older version has blocks whose items are not filed yet. */
export function needsReindex(store: Store): Promise<boolean> {
  return transact(store, ['state'], 'readonly', async (tx) => (await readState(tx)).reindex !== undefined);
}

/**
 * Files the items of an older store, a few blocks in each transaction together with the place that was reached, so that a
 * kill loses nothing and lookups go on in between. Ends when all is filed, or when `goOn` says that something else waits.
 */
export async function reindex(store: Store, goOn: () => Promise<boolean>): Promise<void> {
  while ((await needsReindex(store)) && (await goOn())) {
    try {
      await transact(store, SCOPE, 'readwrite', (tx) => step(store, tx));
    } finally {
      // The index that this context remembers is the one before the step.
      forgetRecords(store);
    }
    announceChange({ what: 'records' });
  }
}

async function step(store: Store, tx: WriteTx): Promise<void> {
  const draft = await openDraft(store, tx);
  const { reindex: place } = draft.state;
  if (!place) return;
  const range = IDBKeyRange.bound(place.next, place.end, false, true);
  const blocks = tx.objectStore('blocks');
  const [nos, stored] = await Promise.all([
    blocks.getAllKeys(range, STEP_BLOCKS),
    blocks.getAll(range, STEP_BLOCKS),
  ]);
  nos.forEach((no, at) => {
    fileItems(draft, no, stored[at]);
  });
  const last = nos.length === STEP_BLOCKS ? nos.at(-1) : undefined;
  if (last === undefined) delete draft.state.reindex;
  else draft.state.reindex = { next: last + 1, end: place.end };
  draft.stateChanged = true;
  writePlan(planDraft(draft), tx);
}

function fileItems(draft: Draft, no: number, block: Block | undefined): void {
  for (const order of block ? ordersOfBlock(block) : []) {
    addIdentifiers(
      draft,
      no,
      addedHashes(order).filter(({ shared }) => shared),
    );
  }
}
