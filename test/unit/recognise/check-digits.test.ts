import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normaliseNumber } from '../../../lib/domain/normalise.ts';
import { isDuns, isGln, isGtin, isVat, provesItself } from '../../../lib/recognise/check-digits.ts';
import * as sample from '../../tools/sample/check-digits.ts';
import { runs } from '../runs.ts';

/** Examples that tax offices, VIES and GS1 publish, as they are written. */
const VAT = [
  'ATU13585627',
  'BE 0403.019.261',
  'BG 175 074 752',
  'CHE-100.155.212',
  'CHE-100.155.212 MWST',
  'CY-10259033P',
  'CZ 25123891',
  'DE 136,695 976',
  'DK 13585628',
  'EE 100 931 558',
  'EL 094259216',
  'ES B-58378431',
  'ES J99216582',
  'ES X-2482300W',
  'ES 54362315K',
  'FI 20774740',
  'FR 40 303 265 045',
  'FR 23 334 175 221',
  'FR K7 399 859 412',
  'GB 980 7806 84',
  'HR 33392005961',
  'HU 12892312',
  'IE 6433435F',
  'IE 6433435OA',
  'IE 8D79739I',
  'IT 00743110157',
  'LT 119511515',
  'LT 100001919017',
  'LU 150 274 42',
  'LV 4000 3521 600',
  'MT 1167-9112',
  'NL 004495445B01',
  'NL 123456789B13',
  'NO 995 525 828 MVA',
  'PL 8567346215',
  'PT 501 964 843',
  'RO 185 472 90',
  'SE 123456789701',
  'SI 5022 3054',
  'SK 202 274 96 19',
];
const GTIN = ['73513537', '036000291452', '4006381333931', '9780471117094', '00012345600012'];

test.each(VAT)('%s is a VAT number', (written) => {
  expect(isVat(normaliseNumber(written))).toBe(true);
  expect(provesItself(normaliseNumber(written))).toBe(true);
});

test.each(GTIN)('%s is a GTIN', (number) => expect(isGtin(number)).toBe(true));

test('a GLN has thirteen digits, a DUNS nine without a check digit', () => {
  expect(['4006381333931', '73513537', '4006381333932'].map(isGln)).toEqual([true, false, false]);
  expect(['150483782', '150483783', '15048378', 'A50483782'].map(isDuns)).toEqual([true, true, false, false]);
});

test.each([
  '',
  'DE',
  'DE136695977',
  'DE036695976',
  'XX123456789',
  'US123456789',
  '136695976',
  'FR00',
  'ATU1358562',
  'constructor',
])('%j is no VAT number', (key) => expect(isVat(key)).toBe(false));

describe('errors that a scheme promises to catch', () => {
  const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
  const changed = (text: string, at: number, by: number): string =>
    `${text.slice(0, at)}${(Number(text[at]) + by) % 10}${text.slice(at + 1)}`;
  const swapped = (text: string, at: number): string =>
    `${text.slice(0, at)}${text[at + 1]}${text[at]}${text.slice(at + 2)}`;

  /** Front part that stays, length of the body, the numbers accepted, and neighbours whose swap may go unseen. */
  const schemes: [string, number, (key: string) => boolean, (a: number, b: number) => boolean][] = [
    // ISO/IEC 7064 MOD 11,10 promises single errors; some swaps with a 0 slip through.
    ['DE', 9, isVat, () => true],
    ['HR', 11, isVat, () => true],
    ['DK', 8, isVat, () => false],
    ['FI', 8, isVat, () => false],
    ['PL', 10, isVat, () => false],
    ['CHE', 9, isVat, () => false],
    ['SK', 10, isVat, () => false],
    ['IT', 11, isVat, (a, b) => Math.abs(a - b) === 9],
    ['', 8, isGtin, (a, b) => Math.abs(a - b) === 5],
    ['', 12, isGtin, (a, b) => Math.abs(a - b) === 5],
    ['', 13, isGln, (a, b) => Math.abs(a - b) === 5],
    ['', 14, isGtin, (a, b) => Math.abs(a - b) === 5],
  ];

  test.each(schemes)('%s with %i digits', (front, length, holds, mayMiss) => {
    fc.assert(
      fc.property(digits(length - 1), (start) => {
        const right = Array.from({ length: 10 }, (_, last) => `${start}${last}`).filter((body) =>
          holds(front + body),
        );
        expect(right.length).toBeLessThanOrEqual(1);
        for (const body of right) {
          for (let at = 0; at < length; at++) {
            for (let by = 1; by < 10; by++) expect(holds(front + changed(body, at, by))).toBe(false);
            const [a, b] = [Number(body[at]), Number(body[at + 1])];
            if (at + 1 < length && a !== b && !mayMiss(a, b))
              expect(holds(front + swapped(body, at))).toBe(false);
          }
        }
      }),
      runs(200),
    );
  });
});

test('agrees with the sample, whose check digits were written apart', () => {
  fc.assert(
    fc.property(fc.constantFrom(...sample.VAT_COUNTRIES), fc.nat(999_999), (country, serial) => {
      expect(isVat(sample.vatNumber(country, serial))).toBe(true);
      expect(isGln(sample.gs1Number(13, serial))).toBe(true);
      expect(isGtin(sample.gs1Number(14, serial))).toBe(true);
    }),
  );
});
