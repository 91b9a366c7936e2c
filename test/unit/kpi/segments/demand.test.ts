import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber } from '../../../../lib/domain/calendar-date.ts';
import type { OrderLine } from '../../../../lib/domain/order.ts';
import { orderDays } from '../../../../lib/kpi/segments/customer-orders.ts';
import {
  addDemand,
  amountsSince,
  type DemandBook,
  mergeDemand,
} from '../../../../lib/kpi/segments/demand.ts';
import { lifetimeRange } from '../../../../lib/kpi/segments/lifetime-value.ts';
import { line, order } from '../order-fixture.ts';

const EUR = (amount: string) => ({ amount, currency: 'EUR' });
const peg = (customerId: string, quantity?: number) =>
  quantity === undefined ? { customerId } : { customerId, quantity };
const bought = (fields: Partial<OrderLine>) =>
  line({ id: '1', sentOn: '2026-01-05', ordered: 10, value: EUR('100'), pegs: [peg('a')], ...fields });
const bookOf = (...lines: OrderLine[]) => {
  const book: DemandBook = new Map();
  addDemand(book, order('1', lines));
  return book;
};
const TODAY = '2026-05-07';
const cost = (book: DemandBook, id: string) =>
  amountsSince(book.get(id)?.days ?? new Map(), 'cost', dayNumber('2025-05-08'), TODAY).get('EUR');

describe('what customers order', () => {
  it('counts a line for each customer behind it with its share, on the day it was ordered', () => {
    const book = bookOf(bought({ pegs: [peg('a', 4), peg('b', 6)] }), bought({ pegs: [peg('a'), peg('b')] }));
    expect(cost(book, 'a')).toBe(90);
    expect(cost(book, 'b')).toBe(110);
    expect([...(book.get('a')?.days.keys() ?? [])]).toEqual([dayNumber('2026-01-05')]);
    // What we pay is no sale.
    expect(amountsSince(book.get('a')?.days ?? new Map(), 'sales', 0, TODAY).size).toBe(0);
  });

  it('leaves out what was cancelled or sent back, and keeps apart what has no day or price', () => {
    const book = bookOf(
      bought({ cancelled: 10 }),
      bought({ ordered: -2 }),
      bought({ sentOn: undefined }),
      bought({ value: undefined, sentOn: '2026-02-01' }),
    );
    expect(book.get('a')?.undated).toBe(1);
    expect(book.get('a')?.days.size).toBe(1);
    expect(cost(book, 'a')).toBeUndefined();
  });

  it('merges to the same in any sequence', () => {
    const lines = fc.array(
      fc.record({ day: fc.integer({ min: 1, max: 9 }), amount: fc.integer({ min: 1, max: 99 }) }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(lines, fc.integer({ min: 0, max: 12 }), (all, at) => {
        const made = all.map(({ day, amount }) =>
          bought({ sentOn: `2026-01-0${day}`, value: EUR(String(amount)) }),
        );
        const whole = bookOf(...made).get('a');
        const [first, second] = [bookOf(...made.slice(at)), bookOf(...made.slice(0, at))];
        const merged = { days: new Map(), undated: 0 };
        for (const part of [first.get('a'), second.get('a')]) if (part) mergeDemand(merged, part);
        const sorted = (days: typeof merged.days) => [...days].sort(([a], [b]) => a - b);
        expect(sorted(merged.days)).toEqual(sorted(whole?.days ?? new Map()));
      }),
    );
  });

  it('knows the rhythm by today, and who stayed from one year to the next', () => {
    const days = new Map(
      ['2024-08-01', '2025-02-01', '2026-04-30', '2026-06-01'].map((day) => [
        dayNumber(day),
        { lines: 1, amounts: new Map() },
      ]),
    );
    expect(orderDays(days, TODAY)).toMatchObject({
      inYear: 1,
      lines: 3,
      activity: { repeats: 2, last: 637 / 7, observed: 644 / 7 },
      daysSinceLast: 7,
      before: true,
      stayed: true,
    });
    expect(orderDays(days, '2024-07-01')).toBeNull();
  });
});

it('values a customer with the interval of how many stay, by the vector of kpi.md 5.14', () => {
  // m 100, r .8, d .1, first margin after one period.
  const range = lifetimeRange(100, { hits: 80, n: 100 }, 0.1);
  expect(range?.value).toBeCloseTo(266.67, 2);
  expect(range?.low).toBeLessThan(range?.value ?? 0);
  expect(range?.high).toBeGreaterThan(range?.value ?? 0);
  expect(lifetimeRange(100, { hits: 4, n: 4 }, 0.1)).toBeNull();
});
