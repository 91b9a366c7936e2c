import type { LedgerEntry } from '../domain/connection.ts';
import { listJobs } from '../store/jobs.ts';
import { openLedger } from '../store/ledger.ts';
import type { Store } from '../store/open.ts';
import { wipeStore } from '../store/wipe.ts';
import { writeWorkspace } from '../store/workspace.ts';
import { cancelJob } from '../sync/cancel-job.ts';
import { allIssued, endSignIns, type SignedIn } from '../sync/end-sign-ins.ts';
import { askFromPanel } from './ask.ts';
import { surfaceStore } from './reading.ts';

/**
 * Deletes the records, connections with what signs them in, stops imports and ends the replay. Allowed sites stay; settings,
 * remembered mappings and the list of requests too, unless `keepSettings` is false. Sign-in servers are told that what they
 * issued is over, which nothing here waits for. Throws `store-blocked` when another window keeps the records open.
 */
export async function removeAllRecords(keepSettings = true): Promise<void> {
  const store = await surfaceStore();
  // Jobs that a damaged store can not tell of end when they find themselves gone.
  await endJobs(store).catch(() => undefined);
  const told = tellBeforeWipe(await allIssued(store));
  await wipeStore(store, keepSettings);
  if (keepSettings) void told.then((asked) => noteInLedger(store, asked));
  await writeWorkspace(store, { sample: false });
  await askFromPanel('recordsChanged', {});
}

/** The questions leave at once, and are noted once the list of requests is there again. */
async function tellBeforeWipe(issued: readonly SignedIn[]): Promise<LedgerEntry[]> {
  const asked: LedgerEntry[] = [];
  await endSignIns(issued, { begin: async () => undefined, end: (entry) => void asked.push(entry) });
  return asked;
}

async function noteInLedger(store: Store, asked: readonly LedgerEntry[]): Promise<void> {
  if (asked.length === 0) return;
  const ledger = openLedger(store);
  for (const entry of asked) await ledger.begin(entry);
  await ledger.flush();
}

async function endJobs(store: Store): Promise<void> {
  const open = (await listJobs(store)).filter(({ state }) => state === 'waiting' || state === 'running');
  await Promise.all(open.map((job) => cancelJob(store, job.id)));
}
