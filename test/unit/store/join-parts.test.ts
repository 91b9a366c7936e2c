import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Order, OrderLine } from '../../../lib/domain/order.ts';
import { commit } from '../../../lib/store/commit.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import * as queries from '../../../lib/store/queries.ts';
import { runs } from '../runs.ts';
import { freshStore, from, line, order } from './records.ts';

let store: Store;
beforeEach(async () => {
  store = await freshStore();
});
afterEach(() => closeStore(store));

/** Goes on with an empty store. */
async function anew() {
  closeStore(store);
  store = await freshStore();
}

const put = (...orders: Order[]) => commit(store, { partners: [], orders });
const waiting = (number: string, lines: OrderLine[], fields: Partial<Order> = {}) =>
  order('?', number, lines, fields);
const receipt = (receivedOn: string) => ({ receipts: [{ receivedOn, quantity: 5 }] });
const heading = (fetchedAt: number, dates: Order['heading']) => ({
  heading: { ...dates, ...from(fetchedAt, `job-${fetchedAt}`) },
});

async function stored(): Promise<Order[]> {
  const all: Order[] = [];
  await queries.eachOrder(store, (each) => void all.push(each));
  return all
    .map((each) => ({ ...each, lines: [...each.lines].sort((a, b) => (a.id < b.id ? -1 : 1)) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

describe('what comes without a partner', () => {
  test('waits until one partner has its number, and is then found there', async () => {
    await put(waiting('PO1', [line('10', receipt('2024-02-01'))]));
    expect(await queries.storeCounts(store)).toMatchObject({ orders: 1, lines: 1, waitingOrders: 1 });
    expect((await queries.findOrders(store, ['PO1'])).get('PO1')?.[0]?.order.partnerId).toBe('?');
    const report = await put(order('a', 'PO1', [line('10', { ordered: 5 }), line('20', { ordered: 1 })]));
    expect(report.touchedPartners).toEqual(['a']);
    expect(await queries.storeCounts(store)).toMatchObject({ orders: 1, lines: 2, waitingOrders: 0 });
    const [found] = await queries.ordersOfPartner(store, 'a');
    expect(found?.lines[0]).toMatchObject({ ordered: 5, ...receipt('2024-02-01') });
    expect((await queries.findOrders(store, ['PO1'])).get('PO1')).toHaveLength(1);
    expect((await queries.orderById(store, '?/PO1'))?.id).toBe('a/PO1');
    expect(await queries.ordersOfPartner(store, '?')).toEqual([]);
  });

  test('goes back to waiting when a second partner has the same number', async () => {
    await put(order('a', 'PO1', [line('10', { ordered: 5 })]));
    await put(waiting('PO1', [line('10', receipt('2024-02-01'))]));
    expect((await queries.orderById(store, 'a/PO1'))?.lines[0]?.receipts).toHaveLength(1);
    const report = await put(order('b', 'PO1', [line('10', { ordered: 7 })]));
    expect(report.touchedPartners.sort()).toEqual(['a', 'b']);
    expect((await queries.orderById(store, 'a/PO1'))?.lines[0]?.receipts).toEqual([]);
    expect((await queries.orderById(store, 'b/PO1'))?.lines[0]?.receipts).toEqual([]);
    expect((await queries.orderById(store, '?/PO1'))?.lines[0]?.receipts).toHaveLength(1);
    expect(await queries.storeCounts(store)).toMatchObject({ orders: 3, lines: 3, waitingOrders: 1 });
  });

  test('contradictions inside a file are reported with their place', async () => {
    const { conflicts } = await commit(store, {
      partners: [],
      orders: [
        waiting('PO1', [], heading(1, { requestedOn: '2024-02-01' })),
        waiting('PO1', [], heading(1, { requestedOn: '2024-02-02' })),
      ],
    });
    expect(conflicts).toMatchObject([
      { orderId: '?/PO1', lineId: '', field: 'requestedOn', kept: '2024-02-01', dropped: '2024-02-02' },
    ]);
  });

  test('a heading without an origin is as old as its file', async () => {
    const dated = (requestedOn: string): Order => waiting('PO1', [], { heading: { requestedOn } });
    const job = (id: string, fileChangedAt: number) => ({ id, fileName: 'headings.csv', fileChangedAt });
    const { createJob } = await import('../../../lib/store/jobs.ts');
    const { importJob } = await import('./records.ts');
    for (const [id, age, day] of [
      ['new', 20, '2024-02-20'],
      ['old', 10, '2024-02-10'],
    ] as const) {
      await createJob(store, importJob(id), new Blob([]));
      await commit(store, { partners: [], orders: [dated(day)], job: importJob(id, job(id, age)) });
    }
    expect((await queries.orderById(store, '?/PO1'))?.heading).toMatchObject({ requestedOn: '2024-02-20' });
  });
});

describe('what readers get', () => {
  test('dates of the heading in lines that have none', async () => {
    await put(
      order('a', 'PO1', [line('1'), line('2', { requestedOn: '2024-02-09' })], {
        heading: { requestedOn: '2024-02-01' },
      }),
    );
    const found = await queries.orderById(store, 'a/PO1');
    expect(found?.lines.map((each) => each.requestedOn)).toEqual(['2024-02-01', '2024-02-09']);
  });

  test('events that name no line in the only line', async () => {
    await put(order('a', 'PO1', [line('single', receipt('2024-02-01')), line('10', { ordered: 5 })]));
    expect((await queries.orderById(store, 'a/PO1'))?.lines).toMatchObject([
      { id: '10', ordered: 5, ...receipt('2024-02-01') },
    ]);
    expect(await queries.storeCounts(store)).toMatchObject({ lines: 1 });
  });

  test('events that name an item in the only line of that item, and nowhere else', async () => {
    const two = [
      line('10', { ordered: 5, item: { number: 'A-1' } }),
      line('20', { ordered: 5, item: { number: 'B' } }),
    ];
    const events = line('=A1', { ...receipt('2024-02-01'), item: { number: 'a1' } });
    await put(
      order('a', 'PO1', [...two, events]),
      order('a', 'PO2', [...two, line('single', receipt('2024-02-01'))]),
    );
    const [first, second] = await stored();
    expect(first?.lines.map((each) => [each.id, each.receipts.length])).toEqual([
      ['10', 1],
      ['20', 0],
    ]);
    expect(second?.lines.map((each) => each.id)).toEqual(['10', '20', 'single']);
  });
});

/** Parts of files, each of one age: headings and receipts without a partner, lines with one. */
const part = fc.record({
  file: fc.constantFrom('headings', 'lines', 'other lines', 'receipts', 'events'),
  number: fc.constantFrom('PO1', 'PO2', 'PO3'),
  at: fc.constantFrom('10', '20'),
  day: fc.integer({ min: 1, max: 28 }).map((day) => `2024-02-${`${day}`.padStart(2, '0')}`),
});
type Part = typeof part extends fc.Arbitrary<infer T> ? T : never;

function orderOf({ file, number, at, day }: Part): Order {
  const age = ['headings', 'lines', 'other lines', 'receipts', 'events'].indexOf(file) + 1;
  const own = { provenance: { sourceId: `file:${file}`, fetchedAt: age, jobId: file } };
  const events = { ...receipt(day), ...own };
  if (file === 'headings')
    return waiting(number, [], {
      buyer: 'ann',
      heading: { requestedOn: '2024-01-31', confirmedOn: '2024-01-30', ...own },
    });
  if (file === 'receipts') return waiting(number, [line(at, events)]);
  if (file === 'events') return waiting(number, [line('single', events)]);
  const partnerId = file === 'lines' ? 'a' : number === 'PO2' ? 'b' : 'a';
  return order(partnerId, number, [
    line(at, { ordered: age, requestedOn: file === 'lines' ? '2024-01-20' : undefined, ...own }),
  ]);
}

test('headings, lines and receipts give the same orders, in whatever batches and sequence they arrive', async () => {
  const parts = fc.uniqueArray(part, {
    selector: ({ file, number, at }) => `${file} ${number} ${at}`,
    minLength: 2,
    maxLength: 14,
  });
  const arrivals = parts.chain((all) =>
    fc.tuple(
      fc.constant(all),
      fc.shuffledSubarray(all, { minLength: all.length }),
      fc.infiniteStream(fc.integer({ min: 1, max: 4 })),
    ),
  );
  await fc.assert(
    fc.asyncProperty(arrivals, async ([all, shuffled, sizes]) => {
      await anew();
      await put(...all.map(orderOf));
      const [expected, counts] = [await stored(), await queries.storeCounts(store)];
      expect(counts).toMatchObject({
        orders: expected.length,
        lines: expected.flatMap((each) => each.lines).length,
        waitingOrders: expected.filter((each) => each.partnerId === '?').length,
      });
      await anew();
      for (let at = 0; at < shuffled.length; ) {
        const size = sizes.next().value ?? 1;
        await put(...shuffled.slice(at, at + size).map(orderOf));
        at += size;
      }
      expect(await stored()).toEqual(expected);
      expect(await queries.storeCounts(store)).toEqual({ ...counts, sources: expect.anything() });
      for (const each of expected) {
        const hits = (await queries.findOrders(store, [each.number])).get(each.number) ?? [];
        expect(hits.map((hit) => hit.order.id)).toContain(each.id);
      }
    }),
    runs(60),
  );
});
