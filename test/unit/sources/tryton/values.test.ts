import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateTime, parseAnswer } from '../../../../lib/sources/tryton/values.ts';

test('dates, instants and decimals are told from plain values', () => {
  const text = JSON.stringify({
    day: { __class__: 'date', year: 2026, month: 2, day: 3 },
    at: {
      __class__: 'datetime',
      year: 2026,
      month: 11,
      day: 21,
      hour: 21,
      minute: 2,
      second: 20,
      microsecond: 329238,
    },
    price: { __class__: 'Decimal', decimal: '7.50' },
    quantity: 12,
    'party.': { name: 'A', id: 1 },
  });
  expect(parseAnswer(text)).toEqual({
    day: '2026-02-03',
    at: Date.UTC(2026, 10, 21, 21, 2, 20),
    price: '7.50',
    quantity: 12,
    'party.': { name: 'A', id: 1 },
  });
});

test.each([
  [{ __class__: 'date', year: 'x' }],
  [{ __class__: 'datetime', year: 2026 }],
  [{ __class__: 'Decimal' }],
  [{ __class__: 'timedelta', seconds: 5 }],
  [{ __class__: 5 }],
])('%j is nothing that is known', (value) => {
  expect(parseAnswer(JSON.stringify(value))).toBeNull();
});

test('an instant comes back as it was, to the second', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (second) => {
      expect(parseAnswer(JSON.stringify(dateTime(second * 1000)))).toBe(second * 1000);
    }),
  );
});
