import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { Order } from '../../../lib/domain/order.ts';
import { setPolicy } from '../../../lib/policy/policy.ts';
import { commit } from '../../../lib/store/commit.ts';
import { INDEX_DEAD, readNotices } from '../../../lib/store/notices.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import * as queries from '../../../lib/store/queries.ts';
import { rebuildIndexIfNeeded } from '../../../lib/store/rebuild-index.ts';
import { removeOlderThan } from '../../../lib/store/retention.ts';
import { readSetting } from '../../../lib/store/settings.ts';
import { isRetentionDue, retainIfDue } from '../../../lib/sync/retain.ts';
import { storeAnswers } from '../../tools/store-answers.ts';
import { runs } from '../runs.ts';
import { arbitraryOrder } from './arbitrary.ts';
import { freshStore, from, line, order, partner } from './records.ts';

const opened: Store[] = [];
async function fresh(): Promise<Store> {
  const store = await freshStore();
  opened.push(store);
  return store;
}
afterEach(() => {
  for (const store of opened.splice(0)) closeStore(store);
});

const always = async () => true;
const answers = async (store: Store) => JSON.parse(JSON.stringify(await storeAnswers(store, queries)));

test('what is too old goes; the store answers as if it had never been there', async () => {
  const ages = fc.integer({ min: 1, max: 4 });
  await fc.assert(
    fc.asyncProperty(fc.array(arbitraryOrder(ages), { maxLength: 10 }), ages, async (orders, before) => {
      const [kept, never] = [await fresh(), await fresh()];
      const newest = (id: string) =>
        Math.max(
          ...orders
            .filter((each) => each.id === id)
            .flatMap((each) => each.lines.map((l) => l.provenance.fetchedAt)),
        );
      for (const each of orders) await commit(kept, { partners: [], orders: [each] });
      for (const each of orders)
        if (newest(each.id) >= before) await commit(never, { partners: [], orders: [each] });
      const removed = await removeOlderThan(kept, before);
      const left = await answers(kept);
      expect(left).toEqual(await answers(never));
      expect(removed.orders).toBe(new Set(orders.map(({ id }) => id)).size - left.orders.length);
      await kept.db.put('settings', 1_000_000, INDEX_DEAD);
      expect(await rebuildIndexIfNeeded(kept)).toBe(true);
      expect(await answers(kept)).toEqual(left);
      for (const store of [kept, never]) closeStore(store);
    }),
    runs(40),
  );
});

describe('what goes and what stays', () => {
  const old = (partnerId: string, number: string, customerId?: string): Order =>
    order(partnerId, number, [line('1', { ...from(1_000), pegs: customerId ? [{ customerId }] : [] })]);
  const young = (partnerId: string, number: string, customerId?: string): Order =>
    order(partnerId, number, [line('1', { ...from(9_000), pegs: customerId ? [{ customerId }] : [] })]);

  test('partners of whom nothing is left go; customers who still wait, and partners known from newer lists, stay', async () => {
    const store = await fresh();
    await commit(store, {
      partners: [
        partner('GONE'),
        partner('STAYS'),
        partner('WAITS', { roles: ['customer'] }),
        partner('WAITED', { roles: ['customer'] }),
        partner('LISTED', from(9_000)),
      ],
      orders: [
        old('GONE', 'PO1', 'WAITED'),
        old('GONE', 'PO2', 'WAITS'),
        old('STAYS', 'PO3', 'WAITED'),
        young('STAYS', 'PO4', 'WAITS'),
      ],
    });
    expect(await removeOlderThan(store, 5_000)).toEqual({ orders: 3, lines: 3, partners: 2, records: 0 });
    expect((await queries.allPartners(store)).map(({ id }) => id).sort()).toEqual([
      'LISTED',
      'STAYS',
      'WAITS',
    ]);
    expect(await queries.storeCounts(store)).toMatchObject({ partners: 3, orders: 1, lines: 1 });
    expect([...(await queries.findOrders(store, ['PO1', 'PO2', 'PO3', 'PO4'])).keys()]).toEqual(['PO4']);
  });

  test('an order counts as old as the newest thing that was said of it', async () => {
    const store = await fresh();
    await commit(store, { partners: [], orders: [old('A', 'PO1')] });
    await commit(store, { partners: [], orders: [order('A', 'PO1', [line('2', from(9_000, 'job-2'))])] });
    expect((await removeOlderThan(store, 5_000)).orders).toBe(0);
    expect((await queries.orderById(store, 'A/PO1'))?.lines).toHaveLength(2);
  });

  test('what was interrupted goes on with the next call', async () => {
    const store = await fresh();
    const many = Array.from({ length: 300 }, (_, at) => old(`P${at}`, `PO${at}`));
    await commit(store, { partners: many.map(({ partnerId }) => partner(partnerId)), orders: many });
    let asked = 0;
    const first = await removeOlderThan(store, 5_000, async () => ++asked <= 2);
    expect(first.orders).toBeGreaterThan(0);
    expect(first.orders).toBeLessThan(300);
    const second = await removeOlderThan(store, 5_000);
    expect(first.orders + second.orders).toBe(300);
    expect(second.partners).toBe(300);
    expect(await queries.storeCounts(store)).toMatchObject({ partners: 0, orders: 0, lines: 0 });
    // New orders find their place.
    await commit(store, { partners: [partner('P1')], orders: [young('P1', 'PO1')] });
    expect((await queries.findOrders(store, ['PO1'])).get('PO1')).toHaveLength(1);
  });

  test('the index is made anew once more than a quarter of it leads nowhere', async () => {
    const store = await fresh();
    const orders = Array.from({ length: 100 }, (_, at) =>
      at < 20 ? old('A', `PO${at}`) : young('A', `PO${at}`),
    );
    await commit(store, { partners: [], orders });
    await removeOlderThan(store, 5_000);
    expect(await rebuildIndexIfNeeded(store)).toBe(false);
    expect(await queries.mayKnow(store, 'PO1')).toBe(true);
    await commit(store, { partners: [], orders: [order('A', 'PO20', [line('1', from(9_500))])] });
    await removeOlderThan(store, 9_200);
    expect(await rebuildIndexIfNeeded(store)).toBe(true);
    expect(await queries.mayKnow(store, 'PO1')).toBe(false);
    expect(await queries.mayKnow(store, 'PO20')).toBe(true);
    expect(await readSetting(store, INDEX_DEAD)).toBeUndefined();
  });
});

describe('once a day', () => {
  const NOW = 400 * 86_400_000;

  test('without a limit nothing is removed', async () => {
    const store = await fresh();
    await commit(store, { partners: [], orders: [order('A', 'PO1', [line('1', from(1))])] });
    await retainIfDue(store, NOW, always);
    expect((await queries.storeCounts(store)).orders).toBe(1);
    expect(await readNotices(store)).toEqual([]);
  });

  test('with a limit it is done, said, and not done again before a day is over', async () => {
    const store = await fresh();
    await commit(store, {
      partners: [partner('A')],
      orders: [order('A', 'PO1', [line('1', from(1))]), order('B', 'PO2', [line('1', from(NOW - 1))])],
    });
    await setPolicy(store, 'retention.days', 100);
    expect(await isRetentionDue(store, NOW)).toBe(true);
    await retainIfDue(store, NOW, always);
    expect(await readNotices(store)).toEqual([
      { what: 'retained', at: NOW, days: 100, orders: 1, partners: 1, records: 0 },
    ]);
    expect((await queries.storeCounts(store)).orders).toBe(1);
    expect(await isRetentionDue(store, NOW + 3_600_000)).toBe(false);
    expect(await isRetentionDue(store, NOW + 86_400_000)).toBe(true);
    // A clock that was set back does not stop it for ever.
    expect(await isRetentionDue(store, NOW - 1)).toBe(true);
  });
});
