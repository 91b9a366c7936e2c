import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  addDays,
  dateOfDay,
  dayNumber,
  dayOfInstant,
  daysBetween,
} from '../../../lib/domain/calendar-date.ts';

const anyDay = fc.integer({ min: -700_000, max: 2_900_000 });

it('numbers days as the calendar does, leap days and all', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
      expect(dayNumber(date)).toBe(day);
      expect(dateOfDay(day)).toBe(date);
      expect(dayOfInstant(day * 86_400_000 + 86_399_999)).toBe(date);
    }),
  );
  expect(['1970-01-01', '2000-02-29', '1900-03-01', '2400-02-29'].map(dayNumber)).toEqual(
    ['1970-01-01', '2000-02-29', '1900-03-01', '2400-02-29'].map((date) => Date.parse(date) / 86_400_000),
  );
});

it('counts days between dates, and adds them', () => {
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
  expect(daysBetween('2024-03-01', '2024-02-28')).toBe(-2);
  expect(addDays('2023-12-31', 1)).toBe('2024-01-01');
});
