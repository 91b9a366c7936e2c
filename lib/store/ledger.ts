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
  /** Notes a request that leaves now: one whose worker is killed a moment later is listed all the same. */
  begin(entry: LedgerEntry): Promise<void>;
  /** How a request ended that was begun, the same object. Stored by `flush`. */
  end(entry: LedgerEntry): void;
  flush(): Promise<void>;
}

/** Where the store has no room for it, nothing is noted and the work goes on. */
export function openLedger(store: Store): Ledger {
  const keys = new Map<LedgerEntry, number>();
  const ended: LedgerEntry[] = [];
  let begun = 0;
  const change = (work: (tx: WriteTx) => Promise<void>) =>
    transact(store, ['ledger'], 'readwrite', work).catch(() => undefined);
  return {
    begin: (entry) =>
      change(async (tx) => {
        const key = tx.objectStore('ledger').add(entry);
        begun += 1;
        // Said at once, it needs nothing more of this worker to be stored.
        if (begun % FORGET_EVERY !== 1) tx.commit();
        keys.set(entry, await key);
        if (begun % FORGET_EVERY === 1) await forgetOldest(tx);
      }),
    end: (entry) => void ended.push(entry),
    async flush() {
      const over = ended.splice(0);
      if (over.length > 0) await change((tx) => putEnded(tx, over, keys));
      announceChange({ what: 'connections' });
    },
  };
}

/** One that was removed meanwhile does not come back. */
async function putEnded(
  tx: WriteTx,
  over: readonly LedgerEntry[],
  keys: Map<LedgerEntry, number>,
): Promise<void> {
  const ledger = tx.objectStore('ledger');
  await Promise.all(
    over.map(async (entry) => {
      const key = keys.get(entry);
      keys.delete(entry);
      if (key !== undefined && (await ledger.getKey(key)) !== undefined) await ledger.put(entry, key);
    }),
  );
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
