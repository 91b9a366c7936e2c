import { beforeEach, describe, expect, it } from 'vitest';
import {
  formatAge,
  formatBytes,
  formatDate,
  formatDays,
  formatMoney,
  formatMonth,
  formatPercent,
  formatPlace,
  formatSum,
  joinParts,
} from '../../../lib/i18n/format.ts';
import { setLocale } from '../../../lib/i18n/locale.ts';

beforeEach(() => setLocale('en-GB'));

const HOUR = 3_600_000;

describe('dates', () => {
  it('leaves the year out when it is the year of today', () => {
    expect(formatDate('2026-05-01', '2026-05-07')).toBe('1 May');
    expect(formatDate('2010-05-01', '2026-05-07')).toBe('1 May 2010');
    expect(formatDate('2010-05-01')).toBe('1 May 2010');
  });

  it('never shifts a calendar date by the time zone', () => {
    expect(formatDate('2026-01-01', '2026-05-07')).toBe('1 Jan');
    expect(formatMonth('2014-03-31')).toBe('Mar 2014');
  });
});

describe('ages', () => {
  it.each([
    [0, '1 min'],
    [14 * 60_000, '14 mins'],
    [59 * 60_000 + 59_000, '59 mins'],
    [2 * HOUR, '2 hrs'],
    [26 * HOUR, '1 day'],
    [80 * HOUR, '3 days'],
  ])('%d ms is %s', (age, words) => {
    expect(formatAge(1_000_000_000, 1_000_000_000 + age)).toBe(words);
  });

  it('reads what comes from a clock ahead of ours as new', () => {
    expect(formatAge(5_000_000, 1_000_000)).toBe('1 min');
  });
});

describe('numbers', () => {
  it('writes ratios, days and sizes', () => {
    expect(formatPercent(0.784)).toBe('78.4%');
    expect(formatPercent(1, 0)).toBe('100%');
    expect(formatDays(1)).toBe('1 day');
    expect(formatDays(23, 'narrow')).toBe('23d');
    expect(formatBytes(3_810_907)).toBe('3.8 MB');
    expect(formatBytes(512)).toBe('512 byte');
  });

  it('never turns an amount into a float', () => {
    expect(formatMoney({ amount: '12345678901234567.89', currency: 'EUR' })).toBe(
      '€12,345,678,901,234,567.89',
    );
    expect(formatMoney({ amount: '551.00', currency: '' })).toBe('551.00');
  });

  it('names a country by its code, and leaves what it does not know as it is', () => {
    expect(formatPlace('Lyon', 'FR')).toBe('Lyon, France');
    expect(formatPlace(undefined, 'Germany')).toBe('Germany');
    expect(formatPlace('Lyon', undefined)).toBe('Lyon');
    expect(formatPlace(undefined, undefined)).toBe('');
  });

  it('joins what is there', () => {
    expect(joinParts(['a', undefined, '', false, 'b'])).toBe('a · b');
  });
});

describe('sums', () => {
  it('have whole cents or none below a thousand, one digit of thousands and more', () => {
    expect(formatSum(293.5, 'USD')).toBe('US$293.50');
    expect(formatSum(-12, 'EUR')).toBe('-€12');
    expect(formatSum(1_234, 'EUR')).toBe('€1.2k');
    expect(formatSum(2_000_000, 'EUR')).toBe('€2m');
    expect(formatSum(999.999)).toBe('1k');
  });
});
