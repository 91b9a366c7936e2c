import type { Store } from '../store/open.ts';
import { readSetting, writeSetting } from '../store/settings.ts';
import { type Policy, parseSetting, SETTING_KEYS, type SettingKey, type SettingValue } from './settings.ts';

/** All settings as they hold now: what is stored and valid, else the default. */
export async function readPolicy(store: Store): Promise<Policy> {
  const values = await Promise.all(SETTING_KEYS.map((key) => readSetting(store, key)));
  return Object.fromEntries(
    SETTING_KEYS.map((key, index) => [key, parseSetting(key, values[index])]),
  ) as Policy;
}

/** Stores one setting, a value that makes no sense as its default, and tells all surfaces. */
export async function setPolicy<K extends SettingKey>(
  store: Store,
  key: K,
  value: SettingValue<K>,
): Promise<void> {
  await writeSetting(store, key, parseSetting(key, value));
}
