import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { type Order, UNKNOWN_PARTNER } from '../../../lib/domain/order.ts';
import { commit } from '../../../lib/store/commit.ts';
import { eachStored } from '../../../lib/store/stored-records.ts';
import { removeLeftBehind } from '../../../lib/sync/corrected-orders.ts';
import { freshStore, line, order } from '../store/records.ts';

const from = (sourceId: string) => ({ provenance: { sourceId, fetchedAt: 1, jobId: 'j' } });

async function left(stored: Order[], told: Order[]): Promise<string[]> {
  const store = await freshStore();
  await commit(store, { partners: [], orders: stored });
  await removeLeftBehind(store, told);
  const found: string[] = [];
  await eachStored(store, {
    orders: ({ id, lines }) => void found.push(`${id}: ${lines.map((each) => each.id).join()}`),
  });
  return found.sort();
}

test('lines that stand under another order now leave the one where they were, and nothing else does', async () => {
  const stored = [
    order('A', '1', [line('a', from('zoho:x')), line('b', from('zoho:x')), line('c', from('file:1'))]),
    order('B', '2', [line('d', from('zoho:x'))]),
    order('C', '3', [line('a', from('zoho:y'))]),
    order(UNKNOWN_PARTNER, '4', [line('a', from('zoho:x'))]),
  ];
  const told = [order('A', '9', [line('a', from('zoho:x'))]), order('B', '2', [line('d', from('zoho:x'))])];
  expect(await left(stored, told)).toEqual(
    [`${UNKNOWN_PARTNER}/4: a`, 'A/1: b,c', 'B/2: d', 'C/3: a'].sort(),
  );
});

test('an order of which all lines went goes, and two that swapped their numbers lose what is the other’s', async () => {
  const one = [line('a', from('zoho:x'))];
  const two = [line('b', from('zoho:x'))];
  expect(await left([order('A', '1', one)], [order('B', '1', one)])).toEqual([]);
  const stored = [order('A', '1', one), order('A', '2', two)];
  expect(await left(stored, [order('A', '1', two), order('A', '2', one)])).toEqual([]);
});

test('many at once are found as well as few', async () => {
  const many = Array.from({ length: 120 }, (_, at) => line(`m${at}`, from('zoho:x')));
  const stored = [order('A', '1', many), order('A', '2', [line('z', from('zoho:x'))])];
  expect(await left(stored, [order('A', '5', many)])).toEqual(['A/2: z']);
});
