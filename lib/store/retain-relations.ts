import { dropSummariesOf } from './commit-relations.ts';
import { readState } from './identifier-index.ts';
import type { Store } from './open.ts';
import { transact } from './open.ts';
import { RELATION_NAMES, type RelationName, type Relations } from './relation-records.ts';
import type { ReadTx, WriteTx } from './schema.ts';

/** How many records one transaction looks at. */
const STEP = 1_000;

/** What was agreed is no statement of a file: it stays as long as its partner does. */
const AGREED = ['agreements', 'shares'] as const;
const AGED = RELATION_NAMES.filter((name) => !AGREED.some((each) => each === name));

/**
 * Removes what files and people said of partners before `before` (an instant) and nobody since. In transactions of
 * bounded size; `goOn` is asked between them. Answers how many records went.
 */
export async function removeOldRelations(
  store: Store,
  before: number,
  goOn: () => Promise<boolean>,
): Promise<number> {
  let removed = 0;
  for (const name of AGED) {
    let after: string | undefined = '';
    while (after !== undefined && (await goOn())) {
      const step: { removed: number; next: string | undefined } = await removeStep(
        store,
        name,
        after,
        before,
      );
      removed += step.removed;
      after = step.next;
    }
  }
  return removed;
}

function removeStep(
  store: Store,
  name: RelationName,
  after: string,
  before: number,
): Promise<{ removed: number; next: string | undefined }> {
  return transact(store, [name, 'state', 'summaries', 'unions'], 'readwrite', async (tx) => {
    const records = (await tx
      .objectStore(name)
      .getAll(IDBKeyRange.lowerBound(after, true), STEP)) as Relations[RelationName][];
    const old = records.filter((record) => saidAt(record) < before);
    if (old.length > 0) {
      await Promise.all(old.map(({ id }) => tx.objectStore(name).delete(id)));
      await dropSummariesOf(tx, new Set(old.flatMap(({ partnerId }) => partnerId ?? [])));
      const state = await readState(tx);
      await tx.objectStore('state').put({ ...state, generation: state.generation + 1 }, 'state');
    }
    return { removed: old.length, next: records.length < STEP ? undefined : records.at(-1)?.id };
  });
}

/** When something was last said; a damaged record that does not tell counts as old. */
function saidAt(record: Relations[RelationName]): number {
  if ('provenance' in record) return record.provenance?.fetchedAt ?? 0;
  if ('notedAt' in record) return record.notedAt;
  return 'at' in record ? record.at : 0;
}

/** True when something but what was agreed is kept of a partner. */
export async function hasRelations(tx: ReadTx, partnerId: string): Promise<boolean> {
  for (const name of AGED) {
    const index = tx.objectStore(name as 'facts').index('partner');
    if ((await index.count(partnerId)) > 0) return true;
  }
  return false;
}

/** What was agreed with a partner of whom nothing else is left. */
export async function removeAgreements(tx: WriteTx, partnerId: string): Promise<void> {
  for (const name of AGREED) {
    const agreed = tx.objectStore(name as 'agreements');
    const ids = await agreed.index('partner').getAllKeys(partnerId);
    await Promise.all(ids.map((id) => agreed.delete(id)));
  }
}
