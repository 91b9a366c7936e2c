import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CurrencySums } from '../../../../lib/lens/mine/currency-totals.ts';

type Line = { value: { amount: string; currency: string } | null; late: boolean };
const totalsOf = (lines: Line[]) => {
  const sums = new CurrencySums();
  for (const { value, late } of lines) sums.add(value, late);
  return sums.end();
};
const line = (amount: string, currency = 'EUR', late = false): Line => ({
  value: { amount, currency },
  late,
});

describe('worth of lines', () => {
  it('adds each currency by itself and counts lines without a value', () => {
    const lines = [line('0.10'), line('0.20', 'EUR', true), line('5', 'USD'), { value: null, late: true }];
    expect(totalsOf(lines)).toEqual({
      totals: [
        { currency: 'EUR', open: '0.30', late: '0.20', lines: 2 },
        { currency: 'USD', open: '5.00', late: '0.00', lines: 1 },
      ],
      without: 1,
    });
  });

  it('is exact for any decimals, signs and sizes', () => {
    const amount = fc
      .tuple(fc.bigInt({ min: -(10n ** 19n), max: 10n ** 19n }), fc.integer({ min: 0, max: 9_999_999_999 }))
      .map(([whole, decimals]) => `${whole}.${`${decimals}`.padStart(10, '0')}`);
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 60 }), (amounts) => {
        const scaled = (text: string) => {
          const value = BigInt(text.replace('-', '').replace('.', ''));
          return text.startsWith('-') ? -value : value;
        };
        const sum = amounts.reduce((total, each) => total + scaled(each), 0n);
        const [total] = totalsOf(amounts.map((each) => line(each))).totals;
        const [whole = '', decimals = ''] = (total?.open ?? '').split('.');
        expect(scaled(`${whole}.${decimals.padEnd(10, '0')}`)).toBe(sum);
      }),
    );
  });
});
