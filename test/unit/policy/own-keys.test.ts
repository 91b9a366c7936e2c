import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { saveHolidays } from '../../../lib/policy/holidays.ts';
import { saveMine } from '../../../lib/policy/mine.ts';
import { saveOwnAddresses } from '../../../lib/policy/own-addresses.ts';
import { adoptManaged, explainPolicy, setPolicy } from '../../../lib/policy/policy.ts';
import { defaultPolicy, RULE_KEYS, SETTING_KEYS, SWITCHES } from '../../../lib/policy/settings.ts';
import { saveSwitch } from '../../../lib/policy/switches.ts';
import { commit } from '../../../lib/store/commit.ts';
import { MANAGED, MANAGED_MAPPINGS, noteFull, OWN_KEYS, writeNotice } from '../../../lib/store/notices.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { removeOlderThan } from '../../../lib/store/retention.ts';
import { eachStored } from '../../../lib/store/stored-records.ts';
import { wipeStore } from '../../../lib/store/wipe.ts';
import { retainIfDue } from '../../../lib/sync/retain.ts';
import { freshStore, from, line, order } from '../store/records.ts';

let store: Store;
beforeEach(async () => {
  store = await freshStore();
  await everythingSet();
});
afterEach(() => closeStore(store));

const POLICY = {
  settings: { 'otif.target': 0.9 },
  mappings: [{ delimiter: ',', columns: [{ header: 'PO', field: 'orderNumber' }], ownSites: [] }],
};

/** Every setting of a person, the company's policy, and all that the store remembers for itself. */
async function everythingSet(): Promise<void> {
  for (const key of RULE_KEYS) await setPolicy(store, key, defaultPolicy()[key] ?? 300);
  await saveMine(store, []);
  await saveOwnAddresses(store, []);
  await saveHolidays(store, []);
  for (const key of SWITCHES) await saveSwitch(store, key, true);
  await adoptManaged(store, POLICY);
  await commit(store, { partners: [], orders: [order('ACME', 'PO-1', [line('1', from(1))])] });
  await retainIfDue(store, Date.UTC(2026, 0, 1), async () => true);
  await commit(store, { partners: [], orders: [order('ACME', 'PO-2', [line('1', from(1))])] });
  // Of this one the index still holds dead entries.
  await removeOlderThan(store, 10);
  await noteFull(store, 1);
  await writeNotice(store, { what: 'shed', at: 1, summaries: 1, files: 0, rejectLists: 0 });
}

const keys = async () => (await store.db.getAllKeys('settings')).sort();

test('every key beside the records is a setting of a person or one of the own; not a key is both', async () => {
  expect(SETTING_KEYS.filter((key) => OWN_KEYS.includes(key))).toEqual([]);
  expect(await keys()).toEqual([...SETTING_KEYS, ...OWN_KEYS].sort());
});

test('a backup holds the settings of a person and no other', async () => {
  const saved: string[] = [];
  await eachStored(store, { settings: ({ key }) => saved.push(key) });
  expect(saved.sort()).toEqual([...SETTING_KEYS].sort());
});

test('when records go, settings and policy stay; when everything goes, the policy alone does', async () => {
  await wipeStore(store, true);
  expect(await keys()).toEqual([...SETTING_KEYS, MANAGED, MANAGED_MAPPINGS].sort());
  await wipeStore(store, false);
  expect(await keys()).toEqual([MANAGED, MANAGED_MAPPINGS]);
  const { settings } = await explainPolicy(store);
  expect(settings.find(({ key }) => key === 'otif.target')).toMatchObject({ origin: 'policy', value: 0.9 });
});
