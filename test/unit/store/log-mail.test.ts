import { expect, it } from 'vitest';
import type { Touchpoint } from '../../../lib/domain/activity.ts';
import { mailEntryId, type OutboxEntry, referenceOf, touchpointIdOf } from '../../../lib/domain/outbox.ts';
import { activityById } from '../../../lib/store/activities.ts';
import { addMailOnce, changeEntry, listOutbox } from '../../../lib/store/outbox.ts';
import { storeWith } from '../lens/lens-store.ts';

const KEY = '0123456789abcdef';
const ID = touchpointIdOf(mailEntryId(KEY, 0));
const touchpoint: Touchpoint = {
  id: ID,
  kind: 'touchpoint',
  partnerId: 'acme',
  how: 'mail',
  words: 'From Ana: PO 1002',
  at: 1,
  direction: 'in',
  orders: ['1002'],
  message: KEY,
  thread: KEY,
  title: 'PO 1002',
  provenance: { sourceId: 'hand', fetchedAt: 1, jobId: 'hand' },
};
const entryOf = (id: string): OutboxEntry => ({
  id,
  connectionId: 'erp',
  work: { kind: 'note', message: 'Mail', how: 'mail' },
  target: { of: 'partner', partnerId: 'acme', partnerName: 'Acme', words: 'Acme' },
  state: 'held',
  createdAt: 1,
  heldUntil: 2,
  tries: 0,
});
const make = () => storeWith([], []);
const end = (store: Awaited<ReturnType<typeof make>>, id: string, state: 'sending' | 'sent' | 'undone') =>
  changeEntry(store, id, (each) => ({ ...each, state, endedAt: 3 }));

it('two windows that log one message at once log it once', async () => {
  const store = await make();
  const both = await Promise.all([1, 2].map(() => addMailOnce(store, KEY, touchpoint, entryOf)));
  expect(both.filter(Boolean)).toHaveLength(1);
  expect(await listOutbox(store)).toMatchObject([{ id: mailEntryId(KEY, 0) }]);
  expect(await activityById(store, ID)).toEqual(touchpoint);
});

it('what was undone may be logged again, under the same touchpoint and the same line in the system', async () => {
  const store = await make();
  await addMailOnce(store, KEY, touchpoint, entryOf);
  await end(store, mailEntryId(KEY, 0), 'undone');
  expect(await activityById(store, ID)).toBeUndefined();
  expect(await addMailOnce(store, KEY, touchpoint, entryOf)).toBe(true);
  expect((await listOutbox(store)).map(({ id, state }) => [id, state])).toEqual([
    [mailEntryId(KEY, 0), 'undone'],
    [mailEntryId(KEY, 1), 'held'],
  ]);
  expect(touchpointIdOf(mailEntryId(KEY, 1))).toBe(ID);
  expect(referenceOf(mailEntryId(KEY, 1))).toBe(referenceOf(mailEntryId(KEY, 0)));
});

it('what is in a system already is not written a second time; once it was taken out it may be', async () => {
  const store = await make();
  await addMailOnce(store, KEY, touchpoint, entryOf);
  const first = mailEntryId(KEY, 0);
  await end(store, first, 'sending');
  await end(store, first, 'sent');
  expect(await addMailOnce(store, KEY, touchpoint, entryOf)).toBe(false);
  const removal = '6f1c6f0e-0000-4000-8000-000000000001';
  await store.db.put('outbox', {
    ...entryOf(removal),
    work: { kind: 'removal', records: ['note,1'] },
    takesBack: first,
  });
  await end(store, removal, 'sending');
  await end(store, removal, 'sent');
  expect(await activityById(store, ID)).toBeUndefined();
  expect(await addMailOnce(store, KEY, touchpoint, entryOf)).toBe(true);
});

it('without a system it is only here, once', async () => {
  const store = await make();
  expect(await addMailOnce(store, KEY, touchpoint, undefined)).toBe(true);
  expect(await addMailOnce(store, KEY, touchpoint, entryOf)).toBe(false);
  expect(await listOutbox(store)).toEqual([]);
});

it('messages are told apart, and each id is one that the outbox takes', async () => {
  const keys = ['0000000000000000', 'ffffffffffffffff', KEY, '0123456789abcdee'];
  expect(new Set(keys.map((key) => mailEntryId(key, 0))).size).toBe(4);
  const store = await make();
  for (const key of keys) {
    const id = touchpointIdOf(mailEntryId(key, 0));
    await addMailOnce(store, key, { ...touchpoint, id }, entryOf);
  }
  // The sixteenth digit is beyond what a system is asked by: keys that differ in it alone are one.
  expect(await listOutbox(store)).toHaveLength(3);
});
