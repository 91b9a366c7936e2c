import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { jobRejects } from '../../../lib/store/jobs.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { allPartners, orderById } from '../../../lib/store/queries.ts';
import { startTryton, type TrytonSimulator, trytonRecording } from '../../simulators/tryton.ts';
import { aged, touch } from '../../simulators/tryton-data.ts';
import type { Row } from '../../simulators/tryton-index.ts';
import { connectedStore, syncOnce } from './tryton-world.ts';

/** What Tryton tells of payments, of goods that customers send back, and of where a partner is. */

let simulator: TrytonSimulator;
let store: Store;
let id: string;

beforeEach(async () => {
  simulator = await startTryton(aged(trytonRecording()));
});
afterEach(async () => {
  await simulator.close();
  closeStore(store);
});

async function connectAndSync() {
  ({ store, id } = await connectedStore(simulator));
  return syncOnce(store, id);
}

const rows = (model: string): Row[] => simulator.recording.records[model] ?? [];
const row = (model: string, wanted: number) => rows(model).find((each) => each.id === wanted);
const day = (text: string) => {
  const [year, month, date] = text.split('-').map(Number);
  return { __class__: 'date', year, month, day: date };
};

describe('our payments', () => {
  const paid = async () => (await orderById(store, 'S100/PO2600001'))?.lines[0]?.invoices[0];
  const bill = () => rows('account.invoice').find(({ reconciled }) => reconciled !== null);

  test('an invoice says when it was to be paid and when it was; one that is open only the first', async () => {
    Object.assign(bill() ?? {}, { reconciled: day('2026-11-21') });
    await connectAndSync();
    expect(await paid()).toMatchObject({ number: 'INV-7001', payableOn: expect.any(String) });
    expect(await paid()).toMatchObject({ paidOn: '2026-11-21' });
    Object.assign(bill() ?? {}, { reconciled: null });
    touch(row('account.invoice.line', 1), {});
    await syncOnce(store, id);
    expect(await paid()).toHaveProperty('payableOn');
    expect(await paid()).not.toHaveProperty('paidOn');
  });

  test.each([
    ['the last of them', ['2026-12-01', '2026-12-24'], '2026-12-24'],
    ['not known where one has no day', ['2026-12-01', null], undefined],
  ])('payable in parts: %s', async (_, days, payableOn) => {
    const entries = days.map((each, at) => ({ id: 900 + at, maturity_date: each && day(each) }));
    rows('account.move.line').push(...entries);
    Object.assign(bill() ?? {}, { lines_to_pay: entries.map((each) => each.id) });
    await connectAndSync();
    expect((await paid())?.payableOn).toBe(payableOn);
  });

  test('without the right to see entries the day of payment stays, and the check says what is hidden', async () => {
    simulator.forbidden.add('account.move.line.read');
    expect(await connectAndSync()).toMatchObject({ state: 'done' });
    expect(await paid()).toHaveProperty('paidOn');
    expect(await paid()).not.toHaveProperty('payableOn');
  });

  test('what customers owe us is no payment of ours', async () => {
    const line = row('account.invoice.line', 6);
    Object.assign(line?.['invoice.'] ?? {}, { number: 'R-1', state: 'posted' });
    Object.assign(row('account.invoice', 6) ?? {}, { reconciled: day('2026-11-21') });
    await connectAndSync();
    const [sold] = (await orderById(store, '1/SO2600001'))?.lines ?? [];
    expect(sold?.invoices).toMatchObject([{ number: 'R-1' }]);
    expect(sold?.invoices[0]).not.toHaveProperty('paidOn');
  });
});

describe('goods that customers send back', () => {
  /** As Tryton keeps it: a sale of its own with less than nothing, whose origin is the sale. */
  function takeBack(origin: string | null, quantity = 2) {
    const sale = row('sale.sale', 1) as Row;
    const line = rows('sale.line').find(({ sale: of }) => of === 1) as Row;
    rows('sale.sale').unshift({
      ...structuredClone(sale),
      id: 90,
      number: 'SO26-00090',
      origin,
      lines: [91],
    });
    rows('sale.line').unshift({
      ...structuredClone(line),
      id: 91,
      sale: 90,
      quantity: -quantity,
      moves: [92],
    });
    rows('stock.move').unshift({
      ...structuredClone(row('stock.move', 1) as Row),
      id: 92,
      origin: 'sale.line,91',
      quantity,
      state: 'done',
      effective_date: day('2026-11-20'),
      shipment: null,
    });
    touch(row('sale.sale', 90), {});
  }

  test('stand on the line of the sale, also when they come later', async () => {
    await connectAndSync();
    expect((await orderById(store, '1/SO2600001'))?.lines[0]?.returns ?? []).toEqual([]);
    takeBack('sale.sale,1');
    await syncOnce(store, id);
    const sold = await orderById(store, '1/SO2600001');
    expect(sold?.lines[0]?.returns).toEqual([{ returnedOn: '2026-11-20', quantity: 2 }]);
    expect(sold?.lines).toHaveLength(1);
    expect(await orderById(store, '1/SO2600090')).toBeUndefined();
  });

  test('of which no sale is known are listed, never guessed', async () => {
    takeBack(null);
    const job = await connectAndSync();
    expect(await jobRejects(store, job.id)).toMatchObject([
      { column: 'sale.line.quantity', value: '-2', reason: 'return-without-order' },
    ]);
  });
});

describe('where a partner is', () => {
  const castings = async () => (await allPartners(store)).find(({ id: of }) => of === 'S100');

  test('city, country and language come with it, and follow', async () => {
    await connectAndSync();
    expect(await castings()).toMatchObject({ city: 'Esslingen', country: 'DE', language: 'de' });
    const address = rows('party.address').find(({ city }) => city === 'Esslingen');
    touch(address, { city: 'Ulm' });
    // Servers tell the time in seconds; what is told in the same one is no newer.
    simulator.clock = () => Date.now() + 2_000;
    await syncOnce(store, id);
    expect(await castings()).toMatchObject({ city: 'Ulm', country: 'DE' });
  });

  test('the first address in the sequence that names one counts; a server without addresses gives the rest', async () => {
    const address = rows('party.address').find(({ city }) => city === 'Esslingen') as Row;
    rows('party.address').push(
      { ...address, id: 80, sequence: 2, city: 'Ulm' },
      { ...address, id: 81, sequence: 1, city: ' ', 'country.': null },
    );
    await connectAndSync();
    expect(await castings()).toMatchObject({ city: 'Ulm' });
    delete simulator.recording.fields['party.address'];
    closeStore(store);
    expect(await connectAndSync()).toMatchObject({ state: 'done' });
    expect(await castings()).not.toHaveProperty('city');
  });
});
