import { describe, expect, it } from 'vitest';
import type { Order, OrderLine } from '../../../lib/domain/order.ts';
import { judgeLine, type OtifTolerance, STRICT } from '../../../lib/kpi/otif.ts';
import { valueOfSum } from '../../../lib/kpi/sum.ts';
import { cellOf, kpiOf } from './cell-fixture.ts';
import { line, order, receipt } from './order-fixture.ts';

const TODAY = '2025-03-20';
const promised = (
  id: string,
  ordered: number,
  firstPromisedOn: string,
  receipts: OrderLine['receipts'],
  cancelled?: number,
) => line({ id, ordered, cancelled, firstPromisedOn, receipts });

/** Test vector 9 of the KPI standard. */
const A = promised('a', 100, '2025-03-10', [receipt('2025-03-10', 100)]);
const B = promised('b', 100, '2025-03-10', [receipt('2025-03-07', 60), receipt('2025-03-12', 40)]);
const C = promised('c', 50, '2025-03-11', [receipt('2025-03-11', 48)]);
const D = promised('d', 80, '2025-03-12', [receipt('2025-03-12', 50)], 30);
const E = promised('e', 70, '2025-03-31', [receipt('2025-03-15', 70)]);
const ORDERS = [order('1', [A, B]), order('2', [C]), order('3', [D]), order('4', [E])];
const AGREED: OtifTolerance = { late: 2, early: 2, under: 0.05, over: null };

const judge = (subject: OrderLine, tolerance = STRICT) =>
  judgeLine(subject, 'first-promised', tolerance, TODAY);
const tallyOf = (orders: Order[], tolerance = STRICT) => {
  const tally = cellOf(orders, TODAY, { tolerance }).firstPromised;
  if (tally === null) throw new Error('Nothing was counted.');
  return tally;
};
const unitsOf = (tally: ReturnType<typeof tallyOf>) => ({
  due: valueOfSum(tally.unitsDue),
  inWindow: valueOfSum(tally.unitsInWindow),
});
const otif = (lines: OrderLine[]) => kpiOf('otif first-promised', [order('1', lines)], TODAY);

describe('otif/1, vector 9', () => {
  it.each([
    ['a', A, { state: 'decided', onTime: true, inFull: true, otif: true }],
    ['b', B, { state: 'decided', onTime: false, inFull: true, otif: false, inWindow: 60, lateness: 2 }],
    ['c', C, { state: 'decided', onTime: true, inFull: false, otif: false, whyInFull: 'short' }],
    ['d', D, { state: 'decided', onTime: true, inFull: true, otif: true, quantity: 50 }],
    ['e', E, { state: 'pending', onTime: null, inFull: null, otif: null }],
  ])('%s', (_, subject, expected) => expect(judge(subject)).toMatchObject(expected));

  it('rolls up strictly: 4 lines, 258 of 300 units, 1 of 3 orders', () => {
    const tally = tallyOf(ORDERS);
    expect(tally).toMatchObject({
      lines: 4,
      onTime: 3,
      inFull: 3,
      otif: 2,
      pending: 1,
      orders: 3,
      ordersOtif: 1,
      ordersPending: 1,
    });
    expect(unitsOf(tally)).toEqual({ due: 300, inWindow: 258 });
  });

  it('rolls up with two days and 5 % agreed: otif 3 of 4, 238 of 300 units, 2 of 3 orders', () => {
    const tally = tallyOf(ORDERS, AGREED);
    expect(judge(B, AGREED)).toMatchObject({ inWindow: 40, onTime: false });
    expect(judge(C, AGREED)).toMatchObject({ inFull: true, otif: true });
    expect(tally).toMatchObject({ lines: 4, otif: 3, orders: 3, ordersOtif: 2 });
    expect(unitsOf(tally)).toEqual({ due: 300, inWindow: 238 });
  });
});

describe('otif/1, edges', () => {
  it('is pending until the window has closed, also when all has come early', () => {
    const due = promised('x', 10, '2025-03-18', [receipt('2025-03-01', 10)]);
    expect(judgeLine(due, 'first-promised', { ...STRICT, late: 2 }, '2025-03-20').state).toBe('pending');
    expect(judgeLine(due, 'first-promised', { ...STRICT, late: 2 }, '2025-03-21').state).toBe('decided');
  });

  it('excludes what the buyer cancelled, what is over on a day that is not known and what has no date on the basis', () => {
    expect(judge(promised('x', 10, '2025-03-01', [], 10))).toMatchObject({
      state: 'excluded',
      whyOnTime: 'cancelled',
    });
    const closed = { ...promised('x', 10, '2025-03-01', []), closed: true };
    expect(judge(closed)).toMatchObject({ state: 'excluded', whyOnTime: 'closed' });
    expect(judge({ ...closed, receipts: [receipt('2025-03-03', 10)] })).toMatchObject({ onTime: false });
    expect(kpiOf('lead-time', [order('1', [{ ...closed, sentOn: '2025-02-01' }])], TODAY)).toMatchObject({
      n: 0,
      excluded: 1,
    });
    expect(judge(line({ id: 'x', ordered: 1 }))).toMatchObject({
      state: 'excluded',
      whyOnTime: 'no-promised-date',
    });
    expect(judgeLine(A, 'requested', STRICT, TODAY)).toMatchObject({
      state: 'excluded',
      whyOnTime: 'no-requested-date',
    });
  });

  it('lets the last promise fall back to the first, never the first to the last', () => {
    const moved = line({
      id: 'x',
      ordered: 5,
      firstPromisedOn: '2025-03-01',
      lastPromisedOn: '2025-03-08',
      receipts: [receipt('2025-03-08', 5)],
    });
    expect(judgeLine(moved, 'first-promised', STRICT, TODAY)).toMatchObject({ otif: false, lateness: 7 });
    expect(judgeLine(moved, 'last-promised', STRICT, TODAY)).toMatchObject({ otif: true, lateness: 0 });
    expect(judgeLine(A, 'last-promised', STRICT, TODAY)).toMatchObject({ otif: true });
    const lastOnly = line({ id: 'y', ordered: 5, lastPromisedOn: '2025-03-08' });
    expect(judgeLine(lastOnly, 'first-promised', STRICT, TODAY).state).toBe('excluded');
  });

  it('counts nothing received as a miss and ages the lateness to today', () => {
    expect(judge(promised('x', 10, '2025-03-10', []))).toMatchObject({
      onTime: false,
      inFull: false,
      otif: false,
      lateness: 10,
      whyOnTime: 'nothing-received',
    });
  });

  it('takes a reversed receipt off the quantity', () => {
    const reversed = promised('x', 10, '2025-03-10', [receipt('2025-03-09', 10), receipt('2025-03-12', -4)]);
    expect(judge(reversed)).toMatchObject({ received: 6, inFull: false, onTime: true });
  });

  it('fails an over-delivery only where a limit is agreed', () => {
    const over = promised('x', 10, '2025-03-10', [receipt('2025-03-10', 12)]);
    expect(judge(over)).toMatchObject({ otif: true });
    expect(judge(over, { ...STRICT, over: 0.1 })).toMatchObject({
      onTime: true,
      inFull: false,
      whyInFull: 'over',
    });
  });

  it('is not fooled by decimal sums', () => {
    const parts = promised('x', 0.3, '2025-03-10', [receipt('2025-03-09', 0.1), receipt('2025-03-10', 0.2)]);
    expect(judge({ ...parts, ordered: 0.30000000000000004 })).toMatchObject({ otif: true });
  });

  it('ignores receipts after today', () => {
    const later = promised('x', 10, '2025-03-10', [receipt('2025-03-25', 10)]);
    expect(judge(later)).toMatchObject({ whyOnTime: 'nothing-received', received: 0 });
  });
});

describe('receipts without a quantity', () => {
  const dated = (id: string, on: string) => promised(id, 10, '2025-03-10', [receipt(on)]);

  it('are on time by their dates; in full and OTIF are not known', () => {
    expect(judge(dated('x', '2025-03-10'))).toMatchObject({
      onTime: true,
      inFull: null,
      otif: null,
      whyInFull: 'no-received-quantity',
    });
    expect(judge(dated('x', '2025-03-11'))).toMatchObject({
      onTime: false,
      inFull: null,
      otif: null,
      lateness: 1,
      whyOnTime: 'late',
    });
  });

  it('are on time only when every part came in the window', () => {
    const split = promised('x', 10, '2025-03-10', [receipt('2025-03-09'), receipt('2025-03-12')]);
    expect(judge(split)).toMatchObject({ onTime: false, lateness: 2 });
  });

  it('never make a rate out of the lines on which nothing came', () => {
    const lines = [dated('1', '2025-03-10'), dated('2', '2025-03-10'), promised('3', 10, '2025-03-10', [])];
    expect(tallyOf([order('1', lines)])).toMatchObject({
      lines: 3,
      onTime: 2,
      quantified: 1,
      unreceived: 1,
      orders: 0,
      ordersUnknown: 1,
    });
    expect(otif(lines)).toMatchObject({ value: null, missing: 'no-received-quantity', n: 0 });
  });

  it('stay unknown however many lines nothing came on', () => {
    const open = Array.from({ length: 9 }, (_, i) => promised(`${i}`, 10, '2025-03-10', []));
    expect(otif([...open, dated('x', '2025-03-10')]).missing).toBe('no-received-quantity');
  });

  it('do not spoil a rate when they are few', () => {
    expect(otif([A, C, D, dated('4', '2025-03-10')])).toMatchObject({ value: 2 / 3, n: 3, excluded: 1 });
  });

  it('name the missing ordered quantity as what it is', () => {
    const unordered = line({ id: 'x', firstPromisedOn: '2025-03-10', receipts: [receipt('2025-03-10', 4)] });
    expect(judge(unordered)).toMatchObject({ onTime: true, inFull: null, whyInFull: 'no-ordered-quantity' });
  });
});
