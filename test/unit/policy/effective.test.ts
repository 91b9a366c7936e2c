import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  adoptManaged,
  explainPolicy,
  managedMappings,
  readPolicy,
  resetPolicy,
  setPolicy,
} from '../../../lib/policy/policy.ts';
import { defaultPolicy, type RuleKey } from '../../../lib/policy/settings.ts';
import { closeStore, openStore, type Store } from '../../../lib/store/open.ts';
import { writeSetting } from '../../../lib/store/settings.ts';

let store: Store;
let number = 0;
beforeEach(async () => {
  number += 1;
  store = await openStore(`effective-${number}`);
});
afterEach(() => closeStore(store));

async function settingOf(key: RuleKey) {
  const { settings } = await explainPolicy(store);
  return settings.find((setting) => setting.key === key);
}

it('a policy fixes a setting; what the person chose holds again when it ends', async () => {
  await setPolicy(store, 'otif.target', 0.7);
  expect(await adoptManaged(store, { settings: { 'otif.target': 0.9 } })).toBe(true);
  expect((await readPolicy(store))['otif.target']).toBe(0.9);
  expect(await settingOf('otif.target')).toMatchObject({ origin: 'policy', locked: true, own: 0.7 });
  await expect(setPolicy(store, 'otif.target', 0.5)).rejects.toThrow(/policy fixes this setting/);
  await expect(resetPolicy(store, 'otif.target')).rejects.toThrow(/policy fixes this setting/);
  expect(await adoptManaged(store, {})).toBe(true);
  expect(await settingOf('otif.target')).toMatchObject({ origin: 'own', value: 0.7, locked: false });
  await resetPolicy(store, 'otif.target');
  expect(await readPolicy(store)).toEqual(defaultPolicy());
});

it('the same policy again is no news, and none is none', async () => {
  expect(await adoptManaged(store, undefined)).toBe(false);
  expect(await adoptManaged(store, { settings: { 'otif.floor': 0.7 } })).toBe(true);
  expect(await adoptManaged(store, { settings: { 'otif.floor': 0.7 } })).toBe(false);
});

it('retention can only be narrowed: a person may keep records for a shorter time than the policy, not for a longer one', async () => {
  await adoptManaged(store, { settings: { 'retention.days': 400 } });
  expect(await settingOf('retention.days')).toMatchObject({
    value: 400,
    origin: 'policy',
    limit: 400,
    locked: false,
  });
  await setPolicy(store, 'retention.days', 90);
  expect(await settingOf('retention.days')).toMatchObject({ value: 90, origin: 'own', limit: 400 });
  for (const longer of [900, null]) {
    await setPolicy(store, 'retention.days', longer);
    expect(await settingOf('retention.days')).toMatchObject({ value: 400, origin: 'policy' });
  }
});

it('brings mappings and says what it refused; a stored policy that was damaged is none', async () => {
  const mapping = { delimiter: ';', columns: [{ header: 'Bestellung', field: 'orderNumber' }], ownSites: [] };
  await adoptManaged(store, { mappings: [mapping, 7], x: 1 });
  expect(await managedMappings(store)).toEqual([mapping]);
  expect((await explainPolicy(store)).refused.map(({ path }) => path)).toEqual(['mappings.2', 'x']);
  await writeSetting(store, 'managed', { settings: 'all' });
  await writeSetting(store, 'managed.mappings', [{ columns: 1 }]);
  expect(await managedMappings(store)).toEqual([]);
  expect(await explainPolicy(store)).toMatchObject({ active: false, refused: [] });
});
