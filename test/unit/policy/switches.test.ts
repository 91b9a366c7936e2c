import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FailureError } from '../../../lib/domain/result.ts';
import { adoptManaged, explainPolicy } from '../../../lib/policy/policy.ts';
import { SWITCHES } from '../../../lib/policy/settings.ts';
import { explainSwitch, saveSwitch } from '../../../lib/policy/switches.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { freshStore } from '../store/records.ts';

let store: Store;
beforeEach(async () => {
  store = await freshStore();
});
afterEach(() => closeStore(store));

test.each(SWITCHES)(
  '%s: a policy fixes it, and what the person chose holds again afterwards',
  async (key) => {
    const { on: usual } = await explainSwitch(store, key);
    await saveSwitch(store, key, !usual);
    expect(await explainSwitch(store, key)).toEqual({ on: !usual, locked: false });
    await adoptManaged(store, { settings: { [key]: usual } });
    expect(await explainSwitch(store, key)).toEqual({ on: usual, locked: true });
    expect(await explainPolicy(store)).toMatchObject({ active: true, switches: 1, refused: [] });
    const refused = await saveSwitch(store, key, !usual).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(FailureError);
    await adoptManaged(store, undefined);
    expect(await explainSwitch(store, key)).toEqual({ on: !usual, locked: false });
  },
);

test('a switch that is no yes or no is refused, and says so', async () => {
  await adoptManaged(store, { settings: { 'lookups.ask': 'yes' } });
  expect(await explainSwitch(store, 'lookups.ask')).toEqual({ on: false, locked: false });
  expect((await explainPolicy(store)).refused).toEqual([
    { path: 'settings.lookups.ask', reason: 'not-allowed', value: 'yes' },
  ]);
});
