import { dropNotice, type StoreNotice } from '../store/notices.ts';
import { askFromPanel } from './ask.ts';
import { surfaceStore } from './reading.ts';

/** A person has read what the store had to say; where it had no room, there may be some now: what waits is tried again. */
export async function dismissNotice(what: StoreNotice['what']): Promise<void> {
  const store = await surfaceStore();
  // Not even a deletion may have room; the next try says so again.
  await dropNotice(store, what).catch(() => undefined);
  if (what === 'full') await askFromPanel('runJobs', {});
}
