import { expect, it } from 'vitest';
import { dayNumber } from '../../../lib/domain/calendar-date.ts';
import type { OrderLine } from '../../../lib/domain/order.ts';
import { leadTimeOf } from '../../../lib/kpi/lead-time.ts';
import { readLine } from '../../../lib/kpi/line-days.ts';
import { kpiOf } from './cell-fixture.ts';
import { line, order, receipt } from './order-fixture.ts';

const TODAY = '2025-06-30';
const judge = (subject: OrderLine) => leadTimeOf(readLine(subject, 0, dayNumber(TODAY)));
const sent = (days: number | null) =>
  line({
    id: 'x',
    ordered: 1,
    sentOn: '2025-06-01',
    receipts: days === null ? [] : [receipt(`2025-06-${String(days + 1).padStart(2, '0')}`, 1)],
  });
const orders = (days: (number | null)[]) => days.map((each, i) => order(`${i}`, [sent(each)]));
const median = (days: (number | null)[]) => kpiOf('lead-time', orders(days), TODAY);
const variation = (days: (number | null)[]) => kpiOf('lead-time-variation', orders(days), TODAY);

it('runs from sent to the receipt that completes the line', () => {
  const parts = line({
    id: 'x',
    ordered: 10,
    sentOn: '2025-06-01',
    receipts: [receipt('2025-06-20', 6), receipt('2025-06-05', 4), receipt('2025-06-25', 1)],
  });
  expect(judge(parts)).toEqual({ state: 'completed', days: 19 });
});

it('counts a line as complete only since the sum stayed', () => {
  const reversed = line({
    id: 'x',
    ordered: 10,
    sentOn: '2025-06-01',
    receipts: [receipt('2025-06-05', 10), receipt('2025-06-08', -4), receipt('2025-06-12', 4)],
  });
  expect(judge(reversed)).toEqual({ state: 'completed', days: 11 });
  expect(judge({ ...reversed, receipts: reversed.receipts.slice(0, 2) }).state).toBe('open');
});

it('lets open lines lengthen the median instead of leaving them out', () => {
  expect(median([5, 6, 7])).toMatchObject({ n: 3, pending: 0, value: 6 });
  expect(median([5, 6, 7, null, null])).toMatchObject({ n: 3, pending: 2, value: 7 });
  expect(median([5, null, null])).toMatchObject({ value: null, missing: 'still-open', beyond: 29 });
  expect(median([])).toMatchObject({ value: null, missing: 'no-records', n: 0 });
});

it('gives a variation from five completed lines on', () => {
  expect(variation([2, 4, 4, 6])).toMatchObject({ value: null, missing: 'too-few-records', n: 4 });
  expect(variation([2, 4, 4, 6, 4]).value).toBeCloseTo(Math.sqrt(2) / 4, 12);
  expect(variation([0, 0, 0, 0, 0]).missing).toBe('too-few-records');
});

it('leaves out lines without a sent date, cancelled ones, and dates that run backwards', () => {
  expect(judge(line({ id: 'x', receipts: [receipt('2025-06-02')] }))).toEqual({
    state: 'excluded',
    why: 'no-sent-date',
  });
  expect(judge(line({ id: 'x', ordered: 1, cancelled: 1, sentOn: '2025-06-01' }))).toEqual({
    state: 'excluded',
    why: 'cancelled',
  });
  const backwards = line({ id: 'x', sentOn: '2025-06-10', receipts: [receipt('2025-06-02')] });
  expect(judge(backwards)).toEqual({ state: 'excluded', why: 'received-before-sent' });
});
