import type { Store } from '../store/open.ts';
import { readSetting, writeSetting } from '../store/settings.ts';
import { parseSetting, type SwitchKey } from './settings.ts';

export async function readSwitch(store: Store, key: SwitchKey): Promise<boolean> {
  return parseSetting(key, await readSetting(store, key));
}

/** Remembers what a person switched and tells all surfaces. */
export function saveSwitch(store: Store, key: SwitchKey, on: boolean): Promise<void> {
  return writeSetting(store, key, on);
}
