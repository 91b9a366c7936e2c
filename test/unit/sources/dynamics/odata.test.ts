import { describe, expect, test } from 'vitest';
import { dayOf, dayOfTime } from '../../../../lib/sources/dynamics/odata.ts';

describe('the day of a column of days', () => {
  test.each([
    ['a day alone', '2026-03-05', '2026-03-05'],
    ['Greenwich', '2026-03-05T00:00:00Z', '2026-03-05'],
    ['Berlin', '2026-03-04T23:00:00Z', '2026-03-05'],
    ['Kathmandu', '2026-03-04T18:15:00Z', '2026-03-05'],
    ['Sydney', '2026-03-04T13:00:00Z', '2026-03-05'],
    ['Auckland in winter', '2026-07-04T12:00:00Z', '2026-07-05'],
    ['Auckland in summer', '2026-03-04T11:00:00Z', '2026-03-05'],
    ['Chatham in winter', '2026-07-04T11:15:00Z', '2026-07-05'],
    ['Chatham in summer', '2026-03-04T10:15:00Z', '2026-03-05'],
    ['New York', '2026-03-05T05:00:00Z', '2026-03-05'],
    ['Marquesas', '2026-03-05T09:30:00Z', '2026-03-05'],
    ['Honolulu', '2026-03-05T10:00:00Z', '2026-03-05'],
  ])('is told by a midnight: %s', (_, said, day) => expect(dayOf(said)).toBe(day));

  test('is the day in UTC where a time stands that is no midnight anywhere', () => {
    expect(dayOf('2026-03-05T14:37:12Z')).toBe('2026-03-05');
  });

  test('is not there where nothing is said', () => expect(dayOf(null)).toBeUndefined());
});

test('the day of a time is its day in UTC, whatever the hour', () => {
  expect(dayOfTime('2026-03-05T14:00:00Z')).toBe('2026-03-05');
  expect(dayOfTime('2026-03-05T23:30:00-05:00')).toBe('2026-03-06');
  expect(dayOfTime(undefined)).toBeUndefined();
});
