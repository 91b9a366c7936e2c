import { type Mine, mineSchema } from '../domain/mine.ts';
import type { Store } from '../store/open.ts';
import { readSetting, writeSetting } from '../store/settings.ts';
import { parseSetting } from './settings.ts';

const KEY = 'mine';

/** The names that are mine; none until somebody said so, or where what is stored makes no sense. */
export async function readMine(store: Store): Promise<Mine> {
  return parseSetting(KEY, await readSetting(store, KEY));
}

/** Remembers the names that are mine and tells all surfaces. Throws for more names than can be kept. */
export async function saveMine(store: Store, mine: Mine): Promise<void> {
  await writeSetting(store, KEY, mineSchema.parse(mine));
}
