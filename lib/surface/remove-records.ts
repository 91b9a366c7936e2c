import { listJobs } from '../store/jobs.ts';
import type { Store } from '../store/open.ts';
import { wipeStore } from '../store/wipe.ts';
import { writeWorkspace } from '../store/workspace.ts';
import { cancelJob } from '../sync/cancel-job.ts';
import { askFromPanel } from './ask.ts';
import { surfaceStore } from './reading.ts';

/**
 * Deletes the records, stops imports and ends the replay. Allowed sites stay; settings and remembered
 * mappings too, unless `keepSettings` is false. Throws `store-blocked` when another window keeps the records open.
 */
export async function removeAllRecords(keepSettings = true): Promise<void> {
  const store = await surfaceStore();
  // Jobs that a damaged store can not tell of end when they find themselves gone.
  await endJobs(store).catch(() => undefined);
  await wipeStore(store, keepSettings);
  await writeWorkspace(store, { sample: false });
  await askFromPanel('recordsChanged', {});
}

async function endJobs(store: Store): Promise<void> {
  const open = (await listJobs(store)).filter(({ state }) => state === 'waiting' || state === 'running');
  await Promise.all(open.map((job) => cancelJob(store, job.id)));
}
