import type { LedgerEntry } from '../domain/connection.ts';
import { announceChange } from './changes.ts';
import { type Store, transact } from './open.ts';
import type { WriteTx } from './schema.ts';

/** How many requests are remembered; the oldest go first. */
const KEPT = 2_000;
/** So many requests are noted before the oldest are looked for. */
const FORGET_EVERY = 50;

/** Notes requests of one connection as they leave and as they end. */
export interface Ledger {
  /** Notes a request that is about to leave: a worker that is killed a moment later has asked nothing unlisted. */
  begin(entry: LedgerEntry): Promise<void>;
  /** How a request ended that was begun, the same object. Stored with the next one, or by `flush`. */
  end(entry: LedgerEntry): void;
  flush(): Promise<void>;
}

/** Where the store has no room for it, nothing is noted and the work goes on. */
export function openLedger(store: Store): Ledger {
  const keys = new Map<LedgerEntry, number>();
  const ended: LedgerEntry[] = [];
  let begun = 0;
  const write = (entry?: LedgerEntry) => {
    const over = ended.splice(0);
    return transact(store, ['ledger'], 'readwrite', async (tx) => {
      const ledger = tx.objectStore('ledger');
      for (const each of over) {
        const key = keys.get(each);
        keys.delete(each);
        // One that was removed meanwhile does not come back.
        if (key !== undefined && (await ledger.getKey(key)) !== undefined) await ledger.put(each, key);
      }
      if (!entry) return;
      keys.set(entry, await ledger.add(entry));
      begun += 1;
      if (begun % FORGET_EVERY === 1) await forgetOldest(tx);
    }).catch(() => undefined);
  };
  return {
    begin: write,
    end: (entry) => void ended.push(entry),
    async flush() {
      if (ended.length > 0) await write();
      announceChange({ what: 'connections' });
    },
  };
}

async function forgetOldest(tx: WriteTx): Promise<void> {
  const ledger = tx.objectStore('ledger');
  const surplus = (await ledger.count()) - KEPT;
  if (surplus <= 0) return;
  const last = (await ledger.getAllKeys(null, surplus)).at(-1);
  if (last !== undefined) await ledger.delete(IDBKeyRange.upperBound(last));
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
