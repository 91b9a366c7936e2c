import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { switchedOffSchema } from '../../../lib/domain/switched-off.ts';
import { adoptManaged, explainPolicy } from '../../../lib/policy/policy.ts';
import { managedSwitchedOff } from '../../../lib/policy/switched-off.ts';
import { SITES } from '../../../lib/sites/index.ts';
import { SWITCHED_OFF, switchedOffBy } from '../../../lib/sites/switched-off.ts';
import { closeStore } from '../../../lib/store/open.ts';
import { freshStore } from '../store/records.ts';

const entry = { adapter: 'amazon', versions: [1, 3], note: 'The order page changed.' };

test('an adapter is off by its version, or in all of them', () => {
  expect(switchedOffBy({ id: 'amazon', version: 3 }, [entry])).toBe(entry);
  expect(switchedOffBy({ id: 'amazon', version: 2 }, [entry])).toBeUndefined();
  expect(switchedOffBy({ id: 'coupa', version: 1 }, [entry])).toBeUndefined();
  const all = { adapter: 'coupa', note: 'Not wanted here.' };
  expect(switchedOffBy({ id: 'coupa', version: 9 }, [entry, all])).toBe(all);
});

test('the list of this release names adapters that there are', () => {
  for (const off of SWITCHED_OFF) {
    switchedOffSchema.parse(off);
    expect(SITES.map(({ id }) => id)).toContain(off.adapter);
  }
});

test('a policy switches adapters off; what of it makes no sense is refused by name', async () => {
  const store = await freshStore();
  await adoptManaged(store, { settings: { 'sites.switchedOff': [entry] } });
  expect(await managedSwitchedOff(store)).toEqual([entry]);
  expect(await explainPolicy(store)).toMatchObject({ active: true, refused: [], switches: 1 });
  await adoptManaged(store, { settings: { 'sites.switchedOff': [{ ...entry, note: '' }] } });
  expect(await managedSwitchedOff(store)).toEqual([]);
  expect((await explainPolicy(store)).refused).toMatchObject([{ path: 'settings.sites.switchedOff' }]);
  await closeStore(store);
});
