import { expect, it } from 'vitest';
import { dayNumber } from '../../../lib/domain/calendar-date.ts';
import type { Order } from '../../../lib/domain/order.ts';
import { judgeAcknowledgement } from '../../../lib/kpi/acknowledgement.ts';
import { addWorkingDays, workingDaysBetween } from '../../../lib/kpi/working-days.ts';
import { line, order } from './order-fixture.ts';

const judge = (subject: Order, within: number, today: string, holidays: string[] = []) =>
  judgeAcknowledgement(subject, within, dayNumber(today), new Set(holidays.map(dayNumber)));

// 2025-06-05 is a Thursday.
const sent = (confirmedOn?: string, fields = {}) =>
  order('1', [line({ id: '1', ordered: 1, sentOn: '2025-06-05', confirmedOn, ...fields })]);

it('counts working days, weekends left out', () => {
  expect(addWorkingDays('2025-06-05', 3)).toBe('2025-06-10');
  expect(workingDaysBetween('2025-06-05', '2025-06-10')).toBe(3);
  expect(workingDaysBetween('2025-06-06', '2025-06-08')).toBe(0);
  expect(workingDaysBetween('2025-06-10', '2025-06-05')).toBe(0);
  expect(workingDaysBetween('1969-12-29', '1970-01-05')).toBe(5);
});

it('decides when the time has passed, also for an early answer', () => {
  expect(judge(sent('2025-06-06'), 3, '2025-06-10').state).toBe('pending');
  expect(judge(sent('2025-06-06'), 3, '2025-06-11')).toMatchObject({
    hit: true,
    acknowledgedOn: '2025-06-06',
  });
  expect(judge(sent('2025-06-11'), 3, '2025-06-12')).toMatchObject({
    hit: false,
    acknowledgedOn: '2025-06-11',
  });
  expect(judge(sent(), 3, '2025-06-12')).toMatchObject({ hit: false, acknowledgedOn: null });
});

it('gives a day more for a holiday', () => {
  expect(judge(sent('2025-06-11'), 3, '2025-06-12', ['2025-06-09'])).toMatchObject({ hit: true });
  expect(addWorkingDays('2025-06-05', 3, new Set([dayNumber('2025-06-09')]))).toBe('2025-06-11');
  expect(workingDaysBetween('2025-06-05', '2025-06-11', new Set([dayNumber('2025-06-09')]))).toBe(3);
});

it('takes the first answer of the order, and leaves out cancelled and unsent ones', () => {
  const two = order('1', [
    line({ id: '1', ordered: 1, sentOn: '2025-06-05', confirmedOn: '2025-06-20' }),
    line({ id: '2', ordered: 1, sentOn: '2025-06-05', confirmedOn: '2025-06-09' }),
  ]);
  expect(judge(two, 3, '2025-06-30')).toMatchObject({
    hit: true,
    acknowledgedOn: '2025-06-09',
  });
  expect(judge(sent(undefined, { cancelled: 1 }), 3, '2025-06-30')).toEqual({
    state: 'excluded',
    why: 'cancelled',
  });
  expect(judge(sent(undefined, { sentOn: undefined }), 3, '2025-06-30')).toEqual({
    state: 'excluded',
    why: 'no-sent-date',
  });
});
