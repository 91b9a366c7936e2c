import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Order } from '../../../lib/domain/order.ts';
import { type Union, unionId } from '../../../lib/domain/union.ts';
import { resolveMentions } from '../../../lib/lens/match/resolve.ts';
import { commit } from '../../../lib/store/commit.ts';
import { findItems } from '../../../lib/store/items.ts';
import { joinTwins } from '../../../lib/store/join-twins.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import * as queries from '../../../lib/store/queries.ts';
import { storedOrders } from '../../../lib/store/stored-orders.ts';
import { visitOrdersForCustomer, visitOrdersOf } from '../../../lib/store/summaries.ts';
import { putUnions, undoUnion } from '../../../lib/store/unions.ts';
import { storeAnswers } from '../../tools/store-answers.ts';
import { freshStore, from, line, order, partner } from './records.ts';

const UNION: Union = {
  id: unionId('ACME', 'S1'),
  partnerIds: ['ACME', 'S1'],
  keep: 'ACME',
  by: 'person',
  reasons: [],
  at: 1,
};

/** One order as a file has it, and as a system has it with other ids of lines. */
const byFile = order('ACME', 'PO1', [
  line('10', {
    number: '10',
    item: { number: 'P-1', description: 'Ring' },
    ordered: 5,
    requestedOn: '2026-03-01',
  }),
  line('20', {
    number: '20',
    item: { number: 'P-2' },
    receipts: [{ receivedOn: '2026-03-04', quantity: 3 }],
  }),
]);
const bySystem = order('S1', 'PO1', [
  line('purchase.line,7', {
    item: { number: 'P-1' },
    ordered: 6,
    lastPromisedOn: '2026-03-09',
    pegs: [{ customerId: 'C1', salesOrder: 'SO-9' }],
    ...from(2_000, 'sync'),
  }),
  line('purchase.line,8', {
    item: { number: 'P-2' },
    receipts: [{ number: '4', receivedOn: '2026-03-04', quantity: 3 }],
    shipments: [{ number: 'ASN-77' }],
    ...from(2_000, 'sync'),
  }),
  line('purchase.line,9', { item: { number: 'P-3' }, ...from(2_000, 'sync') }),
]);

async function filled(): Promise<Store> {
  const store = await freshStore();
  const partners = ['ACME', 'S1', 'OTHER'].map((id) => partner(id));
  await commit(store, { partners, orders: [byFile, order('OTHER', 'PO1', [line('1')])] });
  await commit(store, { partners: [], orders: [bySystem, order('S1', 'PO2', [line('1')])] });
  return store;
}

describe('one order that two sources tell of', () => {
  it('has each line once, each field as it was said last, and events of one source whole', () => {
    const one = joinTwins([byFile, bySystem]);
    expect(one.id).toBe('ACME/PO1');
    expect(one.lines.map(({ id }) => id)).toEqual(['10', '20', 'purchase.line,9']);
    expect(one.lines[0]).toMatchObject({
      number: '10',
      item: { number: 'P-1', description: 'Ring' },
      ordered: 6,
      requestedOn: '2026-03-01',
      lastPromisedOn: '2026-03-09',
      provenance: { fetchedAt: 2_000 },
    });
    expect(one.lines[1]?.receipts).toEqual([{ number: '4', receivedOn: '2026-03-04', quantity: 3 }]);
    expect(joinTwins([bySystem, byFile]).lines).toHaveLength(3);
  });

  it('keeps lines of one item apart unless quantity and day say which is which', () => {
    const split = (partnerId: string, ids: [string, string], fetchedAt: number) =>
      order(
        partnerId,
        'PO1',
        ids.map((id, at) => line(id, { item: { number: 'P-1' }, ordered: 5 + at, ...from(fetchedAt) })),
      );
    const one = joinTwins([split('ACME', ['1', '2'], 1_000), split('S1', ['b', 'a'], 2_000)]);
    expect(one.lines.map(({ ordered }) => ordered)).toEqual([5, 6]);
    const same = (partnerId: string) =>
      order(partnerId, 'PO1', [line('1', { item: { number: 'X' } }), line('2', { item: { number: 'X' } })]);
    expect(joinTwins([same('ACME'), same('S1')]).lines.map(({ id }) => id)).toHaveLength(4);
    expect(new Set(joinTwins([same('ACME'), same('S1')]).lines.map(({ id }) => id)).size).toBe(4);
  });

  it('is one order to every reader, by each number of either part', async () => {
    const store = await filled();
    const before = await storeAnswers(store, queries);
    await putUnions(store, [UNION]);
    const orders: Order[] = [];
    await queries.eachOrder(store, (each) => void orders.push(each));
    expect(orders.map(({ id }) => id).sort()).toEqual(['ACME/PO1', 'OTHER/PO1', 'S1/PO2']);
    expect((await queries.ordersOfPartner(store, 'S1')).map(({ id }) => id).sort()).toEqual([
      'ACME/PO1',
      'S1/PO2',
    ]);
    const byNumber = await queries.findOrders(store, ['PO1', 'ASN77', 'SO9']);
    expect(
      byNumber
        .get('PO1')
        ?.map((hit) => hit.order.id)
        .sort(),
    ).toEqual(['ACME/PO1', 'OTHER/PO1']);
    for (const key of ['ASN77', 'SO9'])
      expect(byNumber.get(key)?.map((hit) => hit.order.lines.length)).toEqual([3]);
    expect((await queries.orderById(store, 'S1/PO1'))?.id).toBe('ACME/PO1');
    expect((await storedOrders(store, ['S1/PO1'])).get('S1/PO1')?.lines[0]?.id).toBe('purchase.line,7');
    expect(await queries.ordersForCustomer(store, 'C1')).toHaveLength(1);
    const visited: string[] = [];
    const note = (page: Order[]) => void visited.push(...page.map(({ id }) => id));
    await visitOrdersOf(store, 'ACME', note);
    await visitOrdersForCustomer(store, 'C1', note);
    expect(visited.sort()).toEqual(['ACME/PO1', 'ACME/PO1', 'S1/PO2']);
    expect((await findItems(store, ['P2'])).get('P2')).toHaveLength(1);
    await undoUnion(store, UNION.id, 2);
    expect(await storeAnswers(store, queries)).toEqual(before);
    closeStore(store);
  });
});

it('is no longer ambiguous on a page, and painted as it stands', async () => {
  const store = await filled();
  const promised = { ordered: 5, firstPromisedOn: '2026-03-02' };
  const late = (partnerId: string) =>
    order(partnerId, 'PO7', [line('1', { item: { number: 'P-1' }, ...promised })]);
  await commit(store, { partners: [], orders: [late('ACME'), late('S1')] });
  const seen = { mark: 1, keys: ['PO7'], kind: 'purchase-order' as const, raw: 'PO-7', labelled: true };
  const now = { today: '2026-05-01', instant: Date.UTC(2026, 4, 1), replay: false };
  const paint = () => resolveMentions(store, [seen], { url: '' }, now);
  expect(await paint()).toEqual([{ mark: 1, state: 'unknown' }]);
  await putUnions(store, [UNION]);
  expect(await paint()).toEqual([{ mark: 1, state: 'late' }]);
  await undoUnion(store, UNION.id, 2);
  expect(await paint()).toEqual([{ mark: 1, state: 'unknown' }]);
  closeStore(store);
});
