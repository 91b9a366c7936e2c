import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readPolicy, setPolicy } from '../../../lib/policy/policy.ts';
import { defaultPolicy, parseSetting, SETTING_KEYS, SETTINGS } from '../../../lib/policy/settings.ts';
import { closeStore, openStore, type Store } from '../../../lib/store/open.ts';
import { writeSetting } from '../../../lib/store/settings.ts';

let store: Store;
let number = 0;
beforeEach(async () => {
  number += 1;
  store = await openStore(`policy-${number}`);
});
afterEach(() => closeStore(store));

it('has defaults that its own schemas accept', () => {
  for (const key of SETTING_KEYS)
    expect(SETTINGS[key].schema.safeParse(SETTINGS[key].fallback).success, key).toBe(true);
  expect(defaultPolicy()).toMatchObject({
    'otif.lateDays': 0,
    'otif.earlyDays': null,
    'otif.target': 0.95,
    'otif.floor': 0.8,
  });
});

it.each([
  ['otif.under', 1.5, 0],
  ['otif.under', '0.1', 0],
  ['otif.under', 0.1, 0.1],
  ['otif.over', null, null],
  ['otif.lateDays', 1.5, 0],
  ['otif.lateDays', -1, 0],
  ['data.staleAfterDays', 0, 7],
  ['data.staleAfterDays', undefined, 7],
] as const)('%s stored as %s is %s', (key, stored, expected) =>
  expect(parseSetting(key, stored)).toBe(expected),
);

it('reads defaults from an empty store, and what was set afterwards', async () => {
  expect(await readPolicy(store)).toEqual(defaultPolicy());
  await setPolicy(store, 'otif.lateDays', 2);
  expect(await readPolicy(store)).toEqual({ ...defaultPolicy(), 'otif.lateDays': 2 });
});

it('takes the default for a stored value that makes no sense, and leaves the others', async () => {
  await writeSetting(store, 'otif.target', { broken: true });
  await writeSetting(store, 'otif.floor', 0.7);
  expect(await readPolicy(store)).toEqual({ ...defaultPolicy(), 'otif.floor': 0.7 });
});
