import { expect, it } from 'vitest';
import { emptyDurations } from '../../../lib/kpi/kaplan-meier.ts';
import { addLeadTime, judgeLeadTime, summariseLeadTime } from '../../../lib/kpi/lead-time.ts';
import { line, receipt } from './order-fixture.ts';

const TODAY = '2025-06-30';
const sent = (days: number | null) =>
  line({
    id: 'x',
    ordered: 1,
    sentOn: '2025-06-01',
    receipts: days === null ? [] : [receipt(`2025-06-${String(days + 1).padStart(2, '0')}`, 1)],
  });
const summary = (days: (number | null)[]) => {
  const histogram = emptyDurations();
  for (const each of days) addLeadTime(histogram, judgeLeadTime(sent(each), 0, TODAY));
  return summariseLeadTime(histogram);
};

it('runs from sent to the receipt that completes the line', () => {
  const parts = line({
    id: 'x',
    ordered: 10,
    sentOn: '2025-06-01',
    receipts: [receipt('2025-06-20', 6), receipt('2025-06-05', 4), receipt('2025-06-25', 1)],
  });
  expect(judgeLeadTime(parts, 0, TODAY)).toEqual({ state: 'completed', days: 19, completed: '2025-06-20' });
});

it('counts a line as complete only since the sum stayed', () => {
  const reversed = line({
    id: 'x',
    ordered: 10,
    sentOn: '2025-06-01',
    receipts: [receipt('2025-06-05', 10), receipt('2025-06-08', -4), receipt('2025-06-12', 4)],
  });
  expect(judgeLeadTime(reversed, 0, TODAY)).toMatchObject({ completed: '2025-06-12' });
  expect(judgeLeadTime({ ...reversed, receipts: reversed.receipts.slice(0, 2) }, 0, TODAY).state).toBe(
    'open',
  );
});

it('lets open lines lengthen the median instead of leaving them out', () => {
  expect(summary([5, 6, 7])).toMatchObject({ completed: 3, open: 0, median: 6 });
  expect(summary([5, 6, 7, null, null])).toMatchObject({
    completed: 3,
    open: 2,
    median: 7,
    p90: null,
    longest: 29,
  });
});

it('gives mean, deviation, and a variation from five lines on', () => {
  const few = summary([2, 4, 4, 6]);
  expect(few.mean).toBe(4);
  expect(few.deviation).toBeCloseTo(Math.sqrt(8 / 3), 12);
  expect(few.variation).toBeNull();
  expect(summary([2, 4, 4, 6, 4]).variation).toBeCloseTo(Math.sqrt(2) / 4, 12);
  expect(summary([])).toMatchObject({ mean: null, deviation: null, median: null, longest: null });
});

it('leaves out lines without a sent date, cancelled ones, and dates that run backwards', () => {
  expect(judgeLeadTime(line({ id: 'x', receipts: [receipt('2025-06-02')] }), 0, TODAY)).toEqual({
    state: 'excluded',
    why: 'no-sent-date',
  });
  expect(judgeLeadTime(line({ id: 'x', ordered: 1, cancelled: 1, sentOn: '2025-06-01' }), 0, TODAY)).toEqual({
    state: 'excluded',
    why: 'cancelled',
  });
  const backwards = line({ id: 'x', sentOn: '2025-06-10', receipts: [receipt('2025-06-02')] });
  expect(judgeLeadTime(backwards, 0, TODAY)).toEqual({ state: 'excluded', why: 'received-before-sent' });
});
