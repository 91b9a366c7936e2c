import { z } from 'zod';
import { type FileMapping, fileMappingSchema } from '../domain/file-mapping.ts';
import { FailureError } from '../domain/result.ts';
import { MANAGED, MANAGED_MAPPINGS } from '../store/notices.ts';
import type { Store } from '../store/open.ts';
import { readSetting, writeSetting } from '../store/settings.ts';
import { type Managed, parseManaged, type Refusal, storedManagedSchema } from './managed.ts';
import {
  type Policy,
  parseSetting,
  RULE_KEYS,
  type RuleKey,
  SETTINGS,
  type SettingValue,
} from './settings.ts';
import { settingLocked } from './switches.ts';

/** Settings that a policy limits and does not fix: the person may keep records for a shorter time, not for a longer one. */
const LIMITED: ReadonlySet<RuleKey> = new Set(['retention.days']);

/** One setting as it holds now, and who said so. */
export interface EffectiveSetting {
  key: RuleKey;
  value: number | null;
  origin: 'default' | 'own' | 'policy';
  /** What the person set; undefined for nothing. Kept under a policy, so that it holds again when that ends. */
  own?: number | null;
  /** The most that a policy allows. */
  limit?: number;
  /** A policy fixes the value. */
  locked: boolean;
}

/** All rules as they hold now: what the policy says, else what is stored and valid, else the default. */
export async function readPolicy(store: Store): Promise<Policy> {
  const [{ settings }, stored] = await Promise.all([explainPolicy(store), readSetting(store, 'holidays')]);
  const rules = Object.fromEntries(settings.map(({ key, value }) => [key, value]));
  return { ...rules, holidays: parseSetting('holidays', stored), partnerHolidays: null } as unknown as Policy;
}

/**
 * Every setting with its origin, and what of the policy was refused. `mappings` counts the mappings that it brings, `switches`
 * what it switches on or off.
 */
export async function explainPolicy(store: Store): Promise<{
  settings: EffectiveSetting[];
  active: boolean;
  refused: Refusal[];
  mappings: number;
  switches: number;
}> {
  const [raw, ...stored] = await Promise.all([
    readSetting(store, MANAGED),
    ...RULE_KEYS.map((key) => readSetting(store, key)),
  ]);
  const parsed = storedManagedSchema.safeParse(raw);
  const managed = parsed.success ? parsed.data : { settings: {}, refused: [], mappings: 0 };
  const settings = RULE_KEYS.map((key, index) => effective(key, stored[index], managed.settings[key]));
  const active = Object.keys(managed.settings).length + managed.refused.length + managed.mappings > 0;
  const rules: readonly string[] = RULE_KEYS;
  const switches = Object.keys(managed.settings).filter((key) => !rules.includes(key)).length;
  return { settings, active, refused: managed.refused, mappings: managed.mappings, switches };
}

function effective(key: RuleKey, stored: unknown, ruled: unknown): EffectiveSetting {
  const { schema } = SETTINGS[key];
  const own = stored === undefined ? undefined : parsedOrNothing(schema.safeParse(stored));
  const chosen = own === undefined ? SETTINGS[key].fallback : own;
  const origin = own === undefined ? 'default' : 'own';
  const rule = ruled === undefined ? undefined : parsedOrNothing(schema.safeParse(ruled));
  if (rule === undefined) return { key, value: chosen, origin, own, locked: false };
  if (!LIMITED.has(key)) return { key, value: rule, origin: 'policy', own, locked: true };
  const limit = rule ?? undefined;
  const narrower = limit === undefined || (chosen !== null && chosen <= limit);
  return {
    key,
    value: narrower ? chosen : limit,
    origin: narrower ? origin : 'policy',
    own,
    limit,
    locked: false,
  };
}

function parsedOrNothing(parsed: z.ZodSafeParseResult<number | null>): number | null | undefined {
  return parsed.success ? parsed.data : undefined;
}

/**
 * Stores one setting, a value that makes no sense as its default, and tells all surfaces.
 * @throws FailureError setting-locked when a policy fixes it
 */
export async function setPolicy<K extends RuleKey>(
  store: Store,
  key: K,
  value: SettingValue<K>,
): Promise<void> {
  await refuseLocked(store, key);
  await writeSetting(store, key, parseSetting(key, value));
}

/** Lets go of what the person set: the default holds again. */
export async function resetPolicy(store: Store, key: RuleKey): Promise<void> {
  await refuseLocked(store, key);
  await writeSetting(store, key, undefined);
}

async function refuseLocked(store: Store, key: RuleKey): Promise<void> {
  const { settings } = await explainPolicy(store);
  if (!settings.find((setting) => setting.key === key)?.locked) return;
  throw new FailureError(settingLocked);
}

/** Takes over a policy as the browser hands it out; answers whether it says something new. */
export async function adoptManaged(store: Store, raw: unknown): Promise<boolean> {
  const { settings, refused, mappings }: Managed = parseManaged(raw);
  const next = { settings, refused, mappings: mappings.length };
  const [known, knownMappings] = await Promise.all([
    readSetting(store, MANAGED),
    readSetting(store, MANAGED_MAPPINGS),
  ]);
  const same =
    JSON.stringify([known ?? emptyManaged(), knownMappings ?? []]) === JSON.stringify([next, mappings]);
  if (same) return false;
  await writeSetting(store, MANAGED_MAPPINGS, mappings);
  await writeSetting(store, MANAGED, next);
  return true;
}

function emptyManaged() {
  return { settings: {}, refused: [], mappings: 0 };
}

/** The mappings that the policy brings. */
export async function managedMappings(store: Store): Promise<FileMapping[]> {
  const parsed = z.array(fileMappingSchema).safeParse(await readSetting(store, MANAGED_MAPPINGS));
  return parsed.success ? parsed.data : [];
}
