import { browser } from 'wxt/browser';
import { onStoreChange } from '../store/changes.ts';

/** A store without room can not say so itself: since when, in memory, for surfaces that are opened later. */
const KEY = 'storeFull';
/** Each try writes a page of records before the browser refuses it. */
const REST_MS = 600_000;

export function followFull(): void {
  onStoreChange(({ what }) => {
    if (what === 'full') void browser.storage.session.set({ [KEY]: Date.now() });
    if (what === 'room') void browser.storage.session.remove(KEY);
  });
}

/** True while a job that found no room rests, before it is tried again by itself. */
export async function restsForRoom(instant: number): Promise<boolean> {
  const { [KEY]: since } = await browser.storage.session.get(KEY);
  return typeof since === 'number' && instant - since < REST_MS;
}
