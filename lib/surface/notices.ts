import { listJobs } from '../store/jobs.ts';
import { dropNotice, type StoreNotice } from '../store/notices.ts';
import type { Store } from '../store/open.ts';
import { resumeJob } from '../sync/pause-job.ts';
import { askFromPanel } from './ask.ts';
import { surfaceStore } from './reading.ts';

/** A person has read what the store had to say; where it had no room, there may be some now: what waits is tried again. */
export async function dismissNotice(what: StoreNotice['what']): Promise<void> {
  const store = await surfaceStore();
  // Not even a deletion may have room; the next try says so again.
  await dropNotice(store, what).catch(() => undefined);
  if (what !== 'full') return;
  await resumeStopped(store).catch(() => undefined);
  await askFromPanel('runJobs', {});
}

/** Imports that found no room go on where they stood. */
async function resumeStopped(store: Store): Promise<void> {
  for (const { id, failure } of await listJobs(store))
    if (failure?.code === 'store-full') await resumeJob(store, id);
}
