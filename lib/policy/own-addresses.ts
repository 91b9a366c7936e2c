import type { Store } from '../store/open.ts';
import { readSetting, writeSetting } from '../store/settings.ts';
import { parseSetting, SETTINGS } from './settings.ts';

const KEY = 'mail.own';

/** The mail addresses that are mine; none until somebody said so, or where what is stored makes no sense. */
export async function readOwnAddresses(store: Store): Promise<readonly string[]> {
  return parseSetting(KEY, await readSetting(store, KEY));
}

/** Remembers the addresses and tells all surfaces. Throws for more than can be kept. */
export async function saveOwnAddresses(store: Store, addresses: readonly string[]): Promise<void> {
  await writeSetting(store, KEY, SETTINGS[KEY].schema.parse(addresses));
}
