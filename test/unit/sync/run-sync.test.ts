import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Order } from '../../../lib/domain/order.ts';
import { jobRejects } from '../../../lib/store/jobs.ts';
import { lastRequests } from '../../../lib/store/ledger.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { allPartners, eachOrder, orderById } from '../../../lib/store/queries.ts';
import { startTryton, type TrytonSimulator, trytonRecording } from '../../simulators/tryton.ts';
import { aged, manyPurchases, touch } from '../../simulators/tryton-data.ts';
import { runs } from '../runs.ts';
import { killAt } from './sync-faults.ts';
import { connectedStore, syncOnce } from './tryton-world.ts';

let simulator: TrytonSimulator;
let store: Store | undefined;

beforeEach(async () => {
  simulator = await startTryton(aged(trytonRecording()));
});
afterEach(async () => {
  await simulator.close();
  if (store) closeStore(store);
});

async function connected() {
  const made = await connectedStore(simulator);
  store = made.store;
  return made;
}

async function orderNumbers(of: Store): Promise<string[]> {
  const numbers: string[] = [];
  await eachOrder(of, ({ number }: Order) => numbers.push(number));
  return numbers.sort();
}

describe('the first load', () => {
  test('brings orders with what happened to them, and their partners', async () => {
    const { store: into, id } = await connected();
    const job = await syncOnce(into, id);
    expect(job).toMatchObject({ state: 'done', cursor: { rows: 9, accepted: 8, rejected: 0 } });
    expect(await orderNumbers(into)).toEqual([
      'PO26-00001',
      'PO26-00002',
      'PO26-00003',
      'PO26-00004',
      'PO26-00007',
      'PO26-00008',
      'SO26-00001',
      'SO26-00002',
    ]);
    const [whole] = (await orderById(into, 'S100/PO2600001'))?.lines ?? [];
    expect(whole).toMatchObject({
      item: { number: 'HSG-100', description: 'Pump housing' },
      ordered: 12,
      unitPrice: { amount: '7.50', currency: 'USD' },
      receipts: [{ quantity: 12, number: '1' }],
      shipments: [{ number: 'DN-PO26-00001', quantity: 12 }],
      invoices: [{ number: 'INV-7001', quantity: 12 }],
    });
    expect(whole?.firstPromisedOn).toBe(whole?.lastPromisedOn);
    const partners = await allPartners(into);
    expect(partners.map(({ id: partner, roles }) => [partner, roles]).sort()).toEqual([
      ['1', ['own-site']],
      ['C900', ['customer']],
      ['S100', ['supplier']],
      ['S200', ['supplier']],
    ]);
    expect(partners.find((each) => each.id === 'S100')).toMatchObject({
      name: 'Sample Castings GmbH',
      numbers: expect.arrayContaining(['S100', 'DE136695976']),
      contacts: [{ email: 'orders@castings.example' }],
    });
    expect((await orderById(into, '1/SO2600001'))?.lines[0]?.pegs).toMatchObject([
      { customerId: 'C900', salesOrder: 'SO26-00001', quantity: 6 },
    ]);
  });

  test('goods that went back are on the line that they came for, also when exchanged in one order', async () => {
    const { store: into, id } = await connected();
    await syncOnce(into, id);
    const returnsOf = async (order: string) => (await orderById(into, order))?.lines[0]?.returns;
    expect(await returnsOf('S100/PO2600001')).toEqual([
      { returnedOn: expect.stringMatching(/^\d{4}-/), quantity: 3 },
    ]);
    expect(await returnsOf('S100/PO2600007')).toMatchObject([{ quantity: 2 }]);
    expect(await orderById(into, 'S100/PO2600006')).toBeUndefined();
  });

  test('a return of goods that no order brought is listed, never guessed', async () => {
    const { records } = simulator.recording;
    const back = records['purchase.purchase']?.find(({ number }) => number === 'PO26-00006');
    Object.assign(back ?? {}, { origin: null });
    const { store: into, id } = await connected();
    const job = await syncOnce(into, id);
    expect(await jobRejects(into, job.id)).toMatchObject([{ value: '-3', reason: 'return-without-order' }]);
  });

  test('what is bought for a customer says for whom, and follows the sale', async () => {
    const { store: into, id } = await connected();
    await syncOnce(into, id);
    const pegs = async () => (await orderById(into, 'S200/PO2600008'))?.lines[0]?.pegs;
    const [peg] = (await pegs()) ?? [];
    expect(peg).toMatchObject({ customerId: 'C900', salesOrder: 'SO26-00002', quantity: 25 });
    expect(peg?.neededOn).toMatch(/^\d{4}-/);
    const sale = simulator.recording.records['sale.sale']?.find(({ number }) => number === 'SO26-00002');
    const line = simulator.recording.records['sale.line']?.find(({ sale: of }) => of === sale?.id);
    const day = { __class__: 'date', year: 2027, month: 2, day: 3 };
    touch(sale, { shipping_date: day });
    Object.assign(line ?? {}, { 'sale.': { ...(line?.['sale.'] as object), shipping_date: day } });
    await syncOnce(into, id);
    expect(await pegs()).toMatchObject([{ neededOn: '2027-02-03' }]);
  });

  test('every request is in the ledger, and no password', async () => {
    const { store: into, id } = await connected();
    const before = simulator.asked.length;
    await syncOnce(into, id);
    const ledger = await lastRequests(into, 1_000);
    // Some are asked at once: which of them is answered first is not promised.
    expect(ledger.map(({ what }) => what).sort()).toEqual(
      simulator.asked
        .slice(before)
        .map(({ method }) => method)
        .sort(),
    );
    expect(JSON.stringify(ledger)).not.toContain(simulator.password);
  });

  test('a server without sales or invoices gives the rest', async () => {
    delete simulator.recording.fields['sale.sale'];
    delete simulator.recording.fields['account.invoice.line'];
    const { store: into, id } = await connected();
    expect(await syncOnce(into, id)).toMatchObject({ state: 'done', cursor: { rows: 7 } });
    expect((await orderById(into, 'S100/PO2600001'))?.lines[0]?.invoices).toEqual([]);
  });

  test('an empty system is done at once', async () => {
    for (const model of Object.keys(simulator.recording.records)) simulator.recording.records[model] = [];
    const { store: into, id } = await connected();
    expect(await syncOnce(into, id)).toMatchObject({ state: 'done', cursor: { rows: 0 } });
  });

  test.each([
    ['a text for a quantity', 'stock.move', 'quantity', 'twelve'],
    ['an empty state', 'purchase.purchase', 'shipment_state', 5],
    ['a number for a day', 'purchase.purchase', 'purchase_date', 20260501],
    ['no unit price', 'purchase.line', 'unit_price', undefined],
  ])('%s is listed, and the other records are read', async (_, model, field, value) => {
    const record = simulator.recording.records[model]?.find(({ id }) => id === 1);
    if (record) record[field] = value;
    const { store: into, id } = await connected();
    const job = await syncOnce(into, id);
    expect(job.state).toBe('done');
    expect(await jobRejects(into, job.id)).toContainEqual(
      expect.objectContaining({ line: 1, column: `${model}.${field}`, reason: 'field-unreadable' }),
    );
    expect((await orderNumbers(into)).length).toBeGreaterThanOrEqual(4);
  });
});

describe('what changes later', () => {
  test('nothing changed: nothing but the question is asked, and nothing is written', async () => {
    const { store: into, id } = await connected();
    await syncOnce(into, id);
    const again = await syncOnce(into, id);
    expect(again).toMatchObject({ state: 'done', cursor: { rows: 0 }, sync: { since: expect.any(Number) } });
  });

  test('a receipt, a moved date and a cancellation come with the next sync; the first promise stays', async () => {
    const { store: into, id } = await connected();
    await syncOnce(into, id);
    const before = (await orderById(into, 'S200/PO2600004'))?.lines[0];
    const { records } = simulator.recording;
    const move = records['stock.move']?.find(({ origin }) => origin === before?.id);
    touch(move, { planned_date: { __class__: 'date', year: 2027, month: 1, day: 15 } });
    const late = records['stock.move']?.find(({ origin }) => origin === 'purchase.line,4');
    touch(late, { state: 'done', effective_date: { __class__: 'date', year: 2026, month: 11, day: 21 } });
    touch(
      records['purchase.purchase']?.find(({ id: purchase }) => purchase === 2),
      { state: 'cancelled' },
    );
    const job = await syncOnce(into, id);
    expect(job).toMatchObject({ state: 'done', cursor: { rows: 3 } });
    const line = async (order: string, at = 0) => (await orderById(into, order))?.lines[at];
    expect(await line('S200/PO2600003')).toMatchObject({
      receipts: [{ quantity: 40, receivedOn: '2026-11-21' }],
    });
    const moved = (await orderById(into, 'S200/PO2600004'))?.lines.find(
      ({ id: same }) => same === before?.id,
    );
    expect(moved).toMatchObject({ lastPromisedOn: '2027-01-15', firstPromisedOn: before?.firstPromisedOn });
    const cancelled = (await orderById(into, 'S100/PO2600002'))?.lines.map((each) => each.cancelled).sort();
    expect(cancelled).toEqual([15, 8]);
  });

  test('a session that timed out is opened again, in mid-sync', async () => {
    const { store: into, id } = await connected();
    let dropped = false;
    simulator.fault = ({ method }) => {
      if (method === 'model.stock.move.search_read' && !dropped) {
        dropped = true;
        simulator.forgetSessions();
      }
      return false;
    };
    expect(await syncOnce(into, id)).toMatchObject({ state: 'done', cursor: { rows: 9 } });
    expect(simulator.asked.filter(({ method }) => method === 'common.db.login')).toHaveLength(3);
  });
});

describe('kills', () => {
  const PURCHASES = 240;
  beforeEach(() => {
    Object.assign(simulator.recording.records, manyPurchases(PURCHASES));
  });

  test('killed at any request, it goes on without a loss', async () => {
    const kills = fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(kills, async (at) => {
        expect(await killAt(simulator, connectedStore, at, PURCHASES)).toEqual([]);
      }),
      runs(5),
    );
  });
});
