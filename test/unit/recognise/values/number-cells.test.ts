import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalEvidence, readNumber } from '../../../../lib/recognise/values/number-cells.ts';

const NUMBERS: [cell: string, decimal: '.' | ',', text: string, currency?: string][] = [
  ['19', '.', '19'],
  ['780.34', '.', '780.34'],
  ['1,234.50', '.', '1234.50'],
  ['1.234,50', ',', '1234.50'],
  ['1.234', ',', '1234'],
  ['1.234', '.', '1.234'],
  ['1,234', ',', '1.234'],
  ['1 234 567,8', ',', '1234567.8'],
  ["1'234.50", '.', '1234.50'],
  ['12,34,567.00', '.', '1234567.00'],
  ['-12.5', '.', '-12.5'],
  ['12.50-', '.', '-12.50'],
  ['(12.50)', '.', '-12.50'],
  ['+7', '.', '7'],
  ['.5', '.', '0.5'],
  ['-0', '.', '0'],
  ['EUR 12,50', ',', '12.50', 'EUR'],
  ['12,50 €', ',', '12.50', 'EUR'],
  ['$1,200.00', '.', '1200.00'],
];
const FLAWS: [string, '.' | ','][] = [
  ['1,23', '.'],
  ['1.2.3', '.'],
  ['1,2,3', ','],
  ['1 2', '.'],
  ['12 pcs', '.'],
  ['1e5', '.'],
  ['1.234.5', ','],
  ['abc', '.'],
  ['=1+1', '.'],
  ['9'.repeat(40), '.'],
];

describe('readNumber', () => {
  it.each(NUMBERS)('%s with %s is %s', (cell, decimal, text, currency) => {
    expect(readNumber(cell, decimal)).toEqual({ kind: 'number', text, ...(currency ? { currency } : {}) });
  });
  it.each(FLAWS)('%s with %s is not read', (cell, decimal) => {
    expect(readNumber(cell, decimal).kind).toBe('flaw');
  });
  it.each(['-', 'N/A', '—', 'TBD', '#N/A'])('%s is not known', (cell) => {
    expect(readNumber(cell, '.').kind).toBe('not-known');
  });
  it('reads what formatters of the field write', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (cents) => {
        const value = cents / 100;
        for (const [language, decimal] of [
          ['en', '.'],
          ['de', ','],
          ['fr', ','],
          ['es', ','],
        ] as const) {
          const read = readNumber(value.toLocaleString(language, { minimumFractionDigits: 2 }), decimal);
          expect(read.kind === 'number' && Number(read.text)).toBe(value === 0 ? 0 : value);
        }
      }),
    );
  });
});

describe('decimalEvidence', () => {
  it.each([
    ['12', 'none'],
    ['1.5', '.'],
    ['1,5', ','],
    ['1,234', 'either'],
    ['1.234', 'either'],
    ['0.125', '.'],
    ['1,234,567', '.'],
    ['1.234.567', ','],
    ['1.234,5', ','],
    ['1,234.5', '.'],
    ['1234.567', '.'],
  ])('%s shows %s', (cell, mark) => {
    expect(decimalEvidence(cell)).toBe(mark);
  });
});
