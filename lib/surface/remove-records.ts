import { listJobs } from '../store/jobs.ts';
import { clearRecords, writeWorkspace } from '../store/workspace.ts';
import { cancelJob } from '../sync/cancel-job.ts';
import { askFromPanel } from './ask.ts';
import { surfaceStore } from './reading.ts';

/** Empties the records, stops imports and ends the replay; sites, settings and remembered mappings stay. */
export async function removeAllRecords(): Promise<void> {
  const store = await surfaceStore();
  const running = (await listJobs(store)).filter((job) => job.state === 'waiting' || job.state === 'running');
  await Promise.all(running.map((job) => cancelJob(store, job.id)));
  await clearRecords(store);
  await writeWorkspace(store, { sample: false });
  await askFromPanel('recordsChanged', {});
}
