import { onStoreChange } from '../store/changes.ts';
import { session } from './session.ts';

/** A store without room can not say so itself: since when, in memory, for surfaces that are opened later. */
const KEY = 'storeFull';
/** Each try writes a page of records before the browser refuses it. */
const REST_MS = 600_000;

/** Remembers when the storage was full, until there is room again. */
export function watchStorageRoom(): void {
  onStoreChange(({ what }) => {
    if (what === 'full') void session.set({ [KEY]: Date.now() });
    if (what === 'room') void session.remove(KEY);
  });
}

/** True while a job that found no room rests, before it is tried again by itself. */
export async function restsForRoom(instant: number): Promise<boolean> {
  const { [KEY]: since } = await session.get(KEY);
  return typeof since === 'number' && instant - since < REST_MS;
}
