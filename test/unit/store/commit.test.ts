import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commit } from '../../../lib/store/commit.ts';
import { createJob, jobRejects, readJob } from '../../../lib/store/jobs.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import {
  eachOrder,
  findOrders,
  findPartners,
  orderById,
  ordersForCustomer,
  ordersOfPartner,
  storeCounts,
} from '../../../lib/store/queries.ts';
import { freshStore, from, importJob, line, order, partner } from './records.ts';

let store: Store;
beforeEach(async () => {
  store = await freshStore();
});
afterEach(() => closeStore(store));

describe('commit', () => {
  test('stores partners, orders and job together and counts them', async () => {
    await createJob(store, importJob('job-1'), new Blob(['x']));
    const report = await commit(store, {
      partners: [partner('acme', { domains: ['acme.example'] })],
      orders: [order('acme', 'PO1', [line('1', { shipments: [{ number: 'ASN-7' }] }), line('2')])],
      job: importJob('job-1', { cursor: { ...importJob('job-1').cursor, byte: 99, rows: 2, accepted: 2 } }),
      rejects: { jobId: 'job-1', rejects: [{ line: 4, column: 'c', value: 'v', reason: 'no-such-day' }] },
    });
    expect(report).toMatchObject({
      linesNew: 2,
      linesChanged: 0,
      linesSame: 0,
      conflicts: [],
      touchedPartners: ['acme'],
    });
    expect((await readJob(store, 'job-1'))?.cursor).toMatchObject({ byte: 99, accepted: 2, linesNew: 2 });
    expect(await jobRejects(store, 'job-1')).toHaveLength(1);
    expect(await storeCounts(store)).toMatchObject({ partners: 1, orders: 1, lines: 2 });
    const hits = await findOrders(store, ['PO1', 'ASN7', 'PO2']);
    expect([...hits].map(([key, [hit]]) => [key, hit?.via, hit?.order.lines.length])).toEqual([
      ['PO1', 'order', 2],
      ['ASN7', 'shipment', 2],
    ]);
    expect((await findPartners(store, ['acme.example'])).get('acme.example')?.[0]?.id).toBe('acme');
  });

  test('merges lines that come scattered over commits', async () => {
    for (const id of ['1', '2', '3']) {
      await commit(store, {
        partners: [],
        orders: [order('acme', 'PO1', [line(id, { pegs: [{ customerId: 'c' }] })])],
      });
    }
    expect((await orderById(store, 'acme/PO1'))?.lines.map((l) => l.id)).toEqual(['1', '2', '3']);
    expect(await ordersForCustomer(store, 'c')).toHaveLength(1);
    expect(await ordersOfPartner(store, 'acme')).toHaveLength(1);
  });

  test('splits blocks and finds every order afterwards', async () => {
    for (let round = 0; round < 5; round++) {
      const orders = Array.from({ length: 60 }, (_, i) =>
        order('acme', `PO${i}`, [line(`${round}`, { ...from(1_000) })]),
      );
      await commit(store, { partners: [], orders });
    }
    const found = await findOrders(
      store,
      Array.from({ length: 60 }, (_, i) => `PO${i}`),
    );
    expect(found.size).toBe(60);
    for (const hits of found.values()) expect(hits.map((hit) => hit.order.lines.length)).toEqual([5]);
    const seen: string[] = [];
    await eachOrder(store, (each) => seen.push(each.id));
    expect(new Set(seen).size).toBe(60);
    expect(seen.length).toBe(60);
    expect((await ordersOfPartner(store, 'acme')).length).toBe(60);
  });
});
