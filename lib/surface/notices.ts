import { dropNotice, type StoreNotice } from '../store/notices.ts';
import { surfaceStore } from './reading.ts';

/** A person has read what the store had to say. */
export async function dismissNotice(what: StoreNotice['what']): Promise<void> {
  await dropNotice(await surfaceStore(), what);
}
