import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import type { Reminder } from '../../../lib/domain/activity.ts';
import { type Silence, silenceId } from '../../../lib/domain/silence.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { allReminders, putReminder } from '../../../lib/store/reminders.ts';
import { removeOlderThan } from '../../../lib/store/retention.ts';
import { allSilences, putSilences } from '../../../lib/store/silences.ts';
import { wipeStore } from '../../../lib/store/wipe.ts';
import { freshStore } from './records.ts';

/** What people said about lines: how long it stays. */

let store: Store | undefined;
afterEach(() => store && closeStore(store));

const reminder = (at: number): Reminder => ({
  id: `reminder/${at}`,
  kind: 'reminder',
  partnerId: 'acme',
  at,
  how: 'mail',
  step: 1,
  language: 'en',
  to: [],
  lines: [['acme/1', '10']],
  sample: false,
});

function silence(at: number): Silence {
  const line = { orderId: 'acme/1', lineId: `${at}`, who: '' };
  return {
    ...line,
    id: silenceId(line),
    partnerId: 'acme',
    title: '1',
    until: '2026-12-01',
    reason: 'told',
    state: 'late',
    at,
    sample: false,
  };
}

test('it goes with its age, and when the records are removed', async () => {
  const at = await freshStore();
  store = at;
  for (const each of [10, 20]) await putReminder(at, reminder(each));
  await putSilences(at, [silence(10), silence(20)]);
  const held = async () => [
    (await allReminders(at)).map((each) => each.at),
    (await allSilences(at)).map((each) => each.at),
  ];
  await removeOlderThan(at, 15);
  expect(await held()).toEqual([[20], [20]]);
  await wipeStore(at, true);
  expect(await held()).toEqual([[], []]);
});

test('what is said is no new fact: nothing is made anew, and one damaged record hides no other', async () => {
  const at = await freshStore();
  store = at;
  await at.db.put('summaries', { partnerId: 'acme' });
  await putReminder(at, reminder(10));
  await putSilences(at, [silence(10)]);
  expect(await at.db.count('summaries')).toBe(1);
  await at.db.put('silences', { ...silence(20), until: 'soon' } as Silence);
  await at.db.put('activities', { ...reminder(20), lines: 'all' } as unknown as Reminder);
  expect(await allSilences(at)).toHaveLength(1);
  expect(await allReminders(at)).toHaveLength(1);
});
