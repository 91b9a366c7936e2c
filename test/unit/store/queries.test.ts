import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { normaliseNumber } from '../../../lib/domain/normalise.ts';
import type { Order } from '../../../lib/domain/order.ts';
import { commit } from '../../../lib/store/commit.ts';
import { hashKey } from '../../../lib/store/hash.ts';
import { closeStore, openStore, type Store } from '../../../lib/store/open.ts';
import * as queries from '../../../lib/store/queries.ts';
import { wipeStore } from '../../../lib/store/wipe.ts';
import { runs } from '../runs.ts';
import { arbitraryOrder } from './arbitrary.ts';
import { freshStore, from, line, order, partner } from './records.ts';

let store: Store;
beforeEach(async () => {
  store = await freshStore();
});
afterEach(() => {
  vi.restoreAllMocks();
  closeStore(store);
});

const put = (...orders: Order[]) => commit(store, { partners: [], orders });

describe('look-ups', () => {
  test('every number of every order is found, and nothing else, however the orders arrive', async () => {
    const batches = fc.array(fc.array(arbitraryOrder(fc.constant(1)), { maxLength: 8 }), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(batches, async (all) => {
        await wipeStore(store, true);
        for (const orders of all) await put(...orders);
        const stored: Order[] = [];
        await queries.eachOrder(store, (each) => void stored.push(each));
        expect(stored.map((each) => each.id).sort()).toEqual(
          [...new Set(all.flat().map((o) => o.id))].sort(),
        );
        const keys = ['PO1', 'PO2', 'PO3', 'PO4', 'S1', 'S2', 'S3', 'I1', 'I2', 'SO1', 'SO2', 'PO5'];
        const found = await queries.findOrders(store, keys);
        for (const key of keys) {
          const expected = stored.filter((each) => numbers(each).has(key)).map((each) => each.id);
          expect((found.get(key) ?? []).map((hit) => hit.order.id).sort()).toEqual(expected.sort());
        }
        for (const customer of ['C1', 'C2', 'C3']) {
          const expected = stored.filter((o) =>
            o.lines.some((l) => l.pegs.some((p) => p.customerId === customer)),
          );
          const waiting = await queries.ordersForCustomer(store, customer);
          expect(waiting.map((o) => o.id).sort()).toEqual(expected.map((o) => o.id).sort());
        }
      }),
      runs(40),
    );
  });

  test('the same number of two suppliers gives both', async () => {
    await put(order('a', 'PO1', [line('1')]), order('b', 'PO1', [line('1')]));
    const hits = (await queries.findOrders(store, ['PO1'])).get('PO1');
    expect(hits?.map((hit) => hit.order.partnerId).sort()).toEqual(['a', 'b']);
    expect((await queries.orderById(store, 'b/PO1'))?.partnerId).toBe('b');
    expect(await queries.orderById(store, 'c/PO1')).toBeUndefined();
  });

  test('says by which of its numbers an order was found', async () => {
    await put(
      order(
        'a',
        'PO-1',
        [
          line('1', {
            shipments: [{ number: 'ASN 2' }],
            invoices: [{ number: 'RE/3' }],
            pegs: [{ customerId: 'c', salesOrder: 'SO.4' }],
          }),
        ],
        { id: 'a/PO1' },
      ),
    );
    const hits = await queries.findOrders(store, ['PO1', 'ASN2', 'RE3', 'SO4']);
    expect([...hits.values()].map(([hit]) => hit?.via)).toEqual([
      'order',
      'shipment',
      'invoice',
      'sales-order',
    ]);
  });

  test('two numbers with the same hash are told apart', async () => {
    const [a, b] = collidingNumbers();
    expect(hashKey('number', a)).toBe(hashKey('number', b));
    await put(order('x', a, [line('1')]));
    expect((await queries.findOrders(store, [a, b])).size).toBe(1);
    await put(order('x', b, [line('1')]), order('y', b, [line('1')]));
    const found = await queries.findOrders(store, [a, b]);
    expect(found.get(a)?.map((hit) => hit.order.id)).toEqual([`x/${a}`]);
    expect(
      found
        .get(b)
        ?.map((hit) => hit.order.id)
        .sort(),
    ).toEqual([`x/${b}`, `y/${b}`]);
    expect((await queries.storeCounts(store)).orders).toBe(3);
  });

  test('partners are found by address, domain and number', async () => {
    const acme = partner('ACME', {
      numbers: ['DE 123'],
      domains: ['Acme.example'],
      contacts: [{ name: 'Desk', email: 'Desk@acme.example' }],
    });
    await commit(store, { partners: [acme, partner('BETA', { domains: ['acme.example'] })], orders: [] });
    const found = await queries.findPartners(store, [
      'DE123',
      'acme.example',
      'desk@acme.example',
      'nobody.example',
    ]);
    expect([...found].map(([key, list]) => [key, list.map((each) => each.id).sort()])).toEqual([
      ['DE123', ['ACME']],
      ['acme.example', ['ACME', 'BETA']],
      ['desk@acme.example', ['ACME']],
    ]);
    expect((await queries.partnersByIds(store, ['BETA', 'nobody'])).size).toBe(1);
    expect((await queries.partnerById(store, 'ACME'))?.contacts).toHaveLength(1);
    expect(await queries.allPartners(store)).toHaveLength(2);
  });
});

describe('other contexts', () => {
  test('see what was committed, and their filter follows', async () => {
    const other = await openStore(store.name);
    expect(await queries.mayKnow(other, 'PO1')).toBe(false);
    await put(order('a', 'PO1', [line('1')]));
    await vi.waitFor(async () => expect(await queries.mayKnow(other, 'PO1')).toBe(true));
    expect((await queries.findOrders(other, ['PO1'])).size).toBe(1);
    await wipeStore(store, true);
    expect((await queries.findOrders(other, ['PO1'])).size).toBe(0);
    closeStore(other);
  });

  test('two writers in turn lose nothing', async () => {
    const other = await openStore(store.name);
    for (let i = 0; i < 10; i++) {
      const writer = i % 2 === 0 ? store : other;
      await commit(writer, { partners: [partner(`P${i}`)], orders: [order('a', 'PO1', [line(`${i}`)])] });
    }
    expect((await queries.orderById(store, 'a/PO1'))?.lines).toHaveLength(10);
    expect(await queries.storeCounts(other)).toMatchObject({ partners: 10, orders: 1, lines: 10 });
    closeStore(other);
  });

  test('two writers at once lose nothing', async () => {
    const other = await openStore(store.name);
    await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        commit(i % 2 === 0 ? store : other, {
          partners: [],
          orders: [order('a', `PO${i % 3}`, [line(`${i}`)])],
        }),
      ),
    );
    expect(await queries.storeCounts(store)).toMatchObject({ orders: 3, lines: 10 });
    expect((await queries.ordersOfPartner(store, 'a')).flatMap((o) => o.lines)).toHaveLength(10);
    closeStore(other);
  });
});

test('the same file twice writes nothing, a newer one updates', async () => {
  const file = (fetchedAt: number, jobId: string, ordered: number) =>
    Array.from({ length: 120 }, (_, i) =>
      order('a', `PO${i}`, [line('1', { ordered, ...from(fetchedAt, jobId) })]),
    );
  await put(...file(1_000, 'job-1', 5));
  const puts = vi.spyOn(IDBObjectStore.prototype, 'put');
  expect(await put(...file(1_000, 'job-2', 5))).toMatchObject({
    linesSame: 120,
    linesChanged: 0,
    touchedPartners: [],
  });
  expect(await put(...file(500, 'job-3', 9))).toMatchObject({ linesSame: 120, linesChanged: 0 });
  expect(puts).not.toHaveBeenCalled();
  expect(await put(...file(2_000, 'job-4', 6))).toMatchObject({ linesChanged: 120, touchedPartners: ['a'] });
  expect((await queries.orderById(store, 'a/PO7'))?.lines[0]?.ordered).toBe(6);
  expect(await queries.storeCounts(store)).toMatchObject({
    orders: 120,
    lines: 120,
    sources: [{ sourceId: 'file:a', fetchedAt: 2_000 }],
  });
});

test('shape density counts each number once', async () => {
  await put(...Array.from({ length: 20 }, (_, i) => order(`p${i % 2}`, `${10 + (i >> 1)}`, [line('1')])));
  expect(await queries.shapeDensity(store, '99')).toBe(0.1);
  expect(await queries.shapeDensity(store, 'PO99')).toBe(0);
});

function numbers(each: Order): Set<string> {
  const written = each.lines.flatMap((l) => [
    ...l.shipments.map((s) => s.number),
    ...l.invoices.map((i) => i.number),
    ...l.pegs.flatMap((p) => p.salesOrder ?? []),
  ]);
  return new Set([each.number, ...written].map(normaliseNumber));
}

/** Two numbers that share a 32-bit hash: among 400,000 numbers there are about nineteen such pairs. */
function collidingNumbers(): [string, string] {
  const seen = new Map<number, string>();
  for (let i = 0; i < 400_000; i++) {
    const number = `${(i * 48_271) % 2_147_483_647}X${(i * 69_621) % 2_147_483_647}`;
    const hash = hashKey('number', number);
    const other = seen.get(hash);
    if (other) return [other, number];
    seen.set(hash, number);
  }
  throw new Error('no two numbers share a hash');
}
