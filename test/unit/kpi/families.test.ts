import { describe, expect, it } from 'vitest';
import type { OrderLine } from '../../../lib/domain/order.ts';
import { kpiOf } from './cell-fixture.ts';
import { line, order, receipt } from './order-fixture.ts';

const TODAY = '2025-03-20';
const DUE = '2025-03-10';
const one = (fields: Partial<OrderLine>, id = '1') =>
  line({ id, ordered: 10, sentOn: '2025-02-01', firstPromisedOn: DUE, ...fields });
const came = { receipts: [receipt(DUE, 10)] };
const kpi = (key: Parameters<typeof kpiOf>[0], ...lines: OrderLine[]) =>
  kpiOf(
    key,
    lines.map((each, i) => order(`${i}`, [each])),
    TODAY,
  );

describe('fill rate', () => {
  it('takes the first receipt where despatches are not known, and nothing shipped as nothing filled', () => {
    expect(kpi('line-fill', one({ receipts: [receipt('2025-03-05', 6), receipt(DUE, 4)] }))).toMatchObject({
      hits: 0,
      n: 1,
    });
    expect(kpi('unit-fill', one({ receipts: [receipt('2025-03-05', 6), receipt(DUE, 4)] }))).toMatchObject({
      value: 0.6,
    });
    expect(kpi('line-fill', one({}))).toMatchObject({ value: 0, n: 1 });
    expect(kpi('unit-fill', one({ receipts: [receipt(DUE, 25)] })).value).toBe(1);
  });

  it('waits for the due date, and leaves out what is not known', () => {
    expect(kpi('line-fill', one({ firstPromisedOn: '2025-03-25', ...came }))).toMatchObject({
      value: null,
      missing: 'no-matured-records',
      pending: 1,
    });
    expect(kpi('line-fill', one({ receipts: [receipt(DUE)] }))).toMatchObject({
      value: null,
      missing: 'all-excluded',
      excluded: 1,
    });
  });
});

describe('perfect order', () => {
  const right = { ...came, documentsCorrect: true, undamaged: true };

  it('needs all four of every line', () => {
    const orders = [
      order('1', [one(right, '1'), one(right, '2')]),
      order('2', [one(right, '1'), one({ ...right, documentsCorrect: false }, '2')]),
    ];
    expect(kpiOf('perfect-order', orders, TODAY)).toMatchObject({
      hits: 1,
      n: 2,
      parts: { documents: { hits: 3, n: 4 }, condition: { hits: 4, n: 4 } },
    });
  });

  it('is never made of data that is missing, also not a miss', () => {
    expect(kpi('perfect-order', one(came))).toMatchObject({ value: null, missing: 'not-recorded' });
    expect(kpi('perfect-order', one({ undamaged: true }))).toMatchObject({ value: null, excluded: 1 });
  });

  it('takes a finding of quality as damage', () => {
    const found = { ...right, qualityEvents: [{ foundOn: DUE, rejected: 1 }] };
    expect(kpi('perfect-order', one(found))).toMatchObject({ value: 0, n: 1 });
  });
});

describe('changes after confirming', () => {
  const moved = (by: 'supplier' | 'buyer', days: number, changedOn = '2025-03-01') => ({
    changedOn,
    field: 'date' as const,
    by,
    days,
  });

  it('count against the supplier only when it asked for them; earlier is no push-out', () => {
    const lines = [
      one({ ...came, changes: [moved('supplier', 4), moved('supplier', -2)] }),
      one({ ...came, changes: [moved('buyer', 9)] }),
    ];
    expect(kpi('confirmation-changes', ...lines)).toMatchObject({
      value: 1,
      n: 2,
      parts: { lines: { hits: 1 } },
    });
    expect(kpi('push-out-days', ...lines)).toMatchObject({ value: 2, unit: 'days' });
    expect(kpi('our-changes', ...lines)).toMatchObject({ hits: 1, n: 2 });
  });

  it('ours count from the frozen time on, where one is agreed', () => {
    const early = order('1', [one({ changes: [moved('buyer', 3, '2025-02-10')] })]);
    expect(kpiOf('our-changes', [early], TODAY).hits).toBe(1);
    expect(kpiOf('our-changes', [early], TODAY, { frozenDays: 14 }).hits).toBe(0);
  });

  it('are not known where no source tells of them, and a date that moved by itself is left out', () => {
    expect(kpi('confirmation-changes', one(came)).missing).toBe('not-recorded');
    const lines = [one({ changes: [] }), one({ lastPromisedOn: '2025-03-15', ...came })];
    expect(kpi('confirmation-changes', ...lines)).toMatchObject({ value: 0, n: 1, excluded: 1 });
  });
});

describe('despatch advice', () => {
  const sent = (advisedOn: string | undefined, quantity: number | undefined, got = 10) =>
    one({ shipments: [{ number: 'S', advisedOn, quantity }], receipts: [receipt(DUE, got)] });

  it('is in order when it came by the receipt and says what came', () => {
    const lines = [
      sent('2025-03-09', 10),
      sent('2025-03-11', 10),
      sent('2025-03-09', 8),
      sent(undefined, 10),
    ];
    expect(kpi('asn-quality', ...lines)).toMatchObject({
      hits: 1,
      n: 4,
      parts: { timely: { hits: 2, n: 4 }, correct: { hits: 3, n: 4 } },
    });
  });

  it('is left out where its quantity is not known, pending until the goods are here', () => {
    const lines = [sent('2025-03-09', undefined), one({ shipments: [{ number: 'S', advisedOn: DUE }] })];
    expect(kpi('asn-quality', ...lines)).toMatchObject({ value: null, pending: 1, excluded: 1 });
    expect(kpi('asn-quality', one({ shipments: [{ number: 'S' }], ...came })).missing).toBe('not-recorded');
  });

  it('finds the receipt of each shipment by number, else by day', () => {
    const two = (named: boolean) =>
      one({
        shipments: [
          { number: 'S2', shippedOn: '2025-03-07', advisedOn: '2025-03-08', quantity: 4 },
          { number: 'S1', shippedOn: '2025-03-01', advisedOn: '2025-03-02', quantity: 6 },
        ],
        receipts: [
          { ...receipt('2025-03-05', 6), ...(named ? { number: 'S1' } : {}) },
          { ...receipt(DUE, 4), ...(named ? { number: 'S2' } : {}) },
        ],
      });
    for (const named of [true, false])
      expect(kpi('asn-quality', two(named))).toMatchObject({ hits: 2, n: 2 });
  });
});

describe('goods', () => {
  it('0 PPM only where rejects are recorded, and by the month of the finding', () => {
    const found = { qualityEvents: [{ foundOn: '2025-03-15', rejected: 1 }] };
    expect(kpi('quality-ppm', one(came)).missing).toBe('not-recorded');
    expect(kpi('quality-ppm', one({ ...came, ...found }), one(came))).toMatchObject({
      value: 50_000,
      n: 20,
      hits: 1,
    });
    expect(kpi('quality-ppm', one({ receipts: [receipt(DUE)], ...found })).missing).toBe(
      'no-received-quantity',
    );
  });

  it('returns by units received, lots by those inspected', () => {
    const back = { returns: [{ returnedOn: DUE, quantity: 2 }] };
    expect(kpi('return-rate', one({ ...came, ...back }), one(came))).toMatchObject({
      value: 0.1,
      hits: 2,
      n: 20,
    });
    expect(kpi('return-rate', one(came)).missing).toBe('not-recorded');
    const lots = [
      { inspected: 3, rejected: 1 },
      { inspected: 1, rejected: 2 },
    ].map((each) => one({ ...came, lots: each }));
    expect(kpi('reject-rate', ...lots)).toMatchObject({ hits: 1, n: 3, excluded: 1 });
  });
});

describe('prices and invoices', () => {
  const euro = (amount: string, currency = 'EUR') => ({ amount, currency });
  const priced = (actual: string, standard: string, currency = 'EUR') =>
    one({ ...came, unitPrice: euro(actual, currency), standardPrice: euro(standard, currency) });

  it('never adds two currencies, and counts what has no standard price', () => {
    expect(kpi('price-variance', priced('11', '10'), one(came))).toMatchObject({
      value: 0.1,
      amount: 10,
      excluded: 1,
    });
    expect(kpi('price-variance', priced('11', '10'), priced('9', '10', 'USD'))).toMatchObject({
      value: null,
      missing: 'mixed-currencies',
    });
    const other = { ...priced('11', '10'), standardPrice: euro('10', 'USD') };
    expect(kpi('price-variance', other)).toMatchObject({ value: null, excluded: 1 });
    expect(kpi('price-variance', one(came))).toMatchObject({
      value: null,
      missing: 'not-recorded',
      excluded: 1,
    });
  });

  it('counts first matches, payments once they are due, and spend in one currency', () => {
    const invoice = (fields: object) => one({ ...came, invoices: [{ number: 'I', ...fields }] });
    expect(
      kpi('invoice-match', invoice({ matched: true }), invoice({ matched: false }), invoice({})),
    ).toMatchObject({
      hits: 1,
      n: 2,
      excluded: 1,
    });
    const lines = [
      invoice({ payableOn: DUE, paidOn: DUE }),
      invoice({ payableOn: DUE, paidOn: '2025-03-11' }),
      invoice({ payableOn: DUE }),
      invoice({ payableOn: TODAY }),
      invoice({}),
    ];
    expect(kpi('our-payment', ...lines)).toMatchObject({ hits: 1, n: 3, pending: 1, excluded: 1 });
    expect(kpi('our-payment', invoice({ payableOn: DUE })).missing).toBe('not-recorded');
    const spent = [invoice({ amount: euro('100.10') }), invoice({ amount: euro('-0.10') })];
    expect(kpi('spend', ...spent)).toMatchObject({ value: 100, currency: 'EUR', n: 2 });
    expect(kpi('spend', ...spent, invoice({ amount: euro('1', 'USD') })).missing).toBe('mixed-currencies');
  });
});

describe('quantities beyond all numbers', () => {
  it('give no figure instead of Infinity', () => {
    const huge = one({ receipts: [receipt(DUE, 1.7e308), receipt(DUE, 1.7e308)], ordered: 1.7e308 });
    expect(kpi('otif-units first-promised', huge, huge)).toMatchObject({
      value: null,
      missing: 'too-large',
      n: 0,
    });
  });
});
