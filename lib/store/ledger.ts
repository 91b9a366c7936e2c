import type { LedgerEntry } from '../domain/connection.ts';
import { announceChange } from './changes.ts';
import { type Store, transact } from './open.ts';

/** How many requests are remembered; the oldest go first. */
const KEPT = 2_000;

/** Notes requests that left this browser. Where the store has no room for it, the work goes on. */
export async function noteRequests(store: Store, entries: readonly LedgerEntry[]): Promise<void> {
  await transact(store, ['ledger'], 'readwrite', async (tx) => {
    const ledger = tx.objectStore('ledger');
    for (const entry of entries) await ledger.add(entry);
    const surplus = (await ledger.count()) - KEPT;
    if (surplus <= 0) return;
    const last = (await ledger.getAllKeys(null, surplus)).at(-1);
    if (last !== undefined) await ledger.delete(IDBKeyRange.upperBound(last));
  });
  announceChange({ what: 'connections' });
}

/** The last requests, newest first. */
export function lastRequests(store: Store, count: number): Promise<LedgerEntry[]> {
  return transact(store, ['ledger'], 'readonly', async (tx) => {
    const found: LedgerEntry[] = [];
    let cursor = await tx.objectStore('ledger').openCursor(null, 'prev');
    while (cursor && found.length < count) {
      found.push(cursor.value);
      cursor = await cursor.continue();
    }
    return found;
  });
}
