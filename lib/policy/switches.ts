import { FailureError } from '../domain/result.ts';
import { MANAGED } from '../store/notices.ts';
import type { Store } from '../store/open.ts';
import { readSetting, writeSetting } from '../store/settings.ts';
import { storedManagedSchema } from './managed.ts';
import { parseSetting, SETTINGS, type SwitchKey } from './settings.ts';

/** A switch as it holds now. */
export interface EffectiveSwitch {
  on: boolean;
  /** The company's policy says so, and the person cannot change it. */
  locked: boolean;
}

/** What the policy says, else what the person chose, else the default. */
export async function explainSwitch(store: Store, key: SwitchKey): Promise<EffectiveSwitch> {
  const [managed, own] = await Promise.all([readSetting(store, MANAGED), readSetting(store, key)]);
  const ruled = storedManagedSchema.safeParse(managed).data?.settings[key];
  const rule = SETTINGS[key].schema.safeParse(ruled);
  return rule.success ? { on: rule.data, locked: true } : { on: parseSetting(key, own), locked: false };
}

export async function readSwitch(store: Store, key: SwitchKey): Promise<boolean> {
  return (await explainSwitch(store, key)).on;
}

/**
 * Remembers what a person switched and tells all surfaces.
 * @throws FailureError setting-locked when a policy fixes it
 */
export async function saveSwitch(store: Store, key: SwitchKey, on: boolean): Promise<void> {
  if ((await explainSwitch(store, key)).locked) throw new FailureError(settingLocked);
  await writeSetting(store, key, on);
}

export const settingLocked = {
  code: 'setting-locked',
  message: "Your company's policy fixes this setting.",
  next: 'Ask those who look after your browser to change it.',
};
