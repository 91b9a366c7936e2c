import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DateOrder } from '../../../../lib/domain/file-mapping.ts';
import { dateShape, readDate } from '../../../../lib/recognise/values/date-cells.ts';

const DATES: [cell: string, order: DateOrder | undefined, date: string][] = [
  ['02-Jun-06', undefined, '2006-06-02'],
  ['11/13/06', 'month-first', '2006-11-13'],
  ['11/13/2006', 'month-first', '2006-11-13'],
  ['1/2/2006', 'month-first', '2006-01-02'],
  ['1/2/2006', 'day-first', '2006-02-01'],
  ['13.11.2026', 'day-first', '2026-11-13'],
  ['13. 11. 2026', 'day-first', '2026-11-13'],
  ['2026-11-13', undefined, '2026-11-13'],
  ['2026/11/13', undefined, '2026-11-13'],
  ['2026-11-13T23:59:00Z', undefined, '2026-11-13'],
  ['2026-11-13 10:00:00.000', undefined, '2026-11-13'],
  ['11/13/2026 4:05 PM', 'month-first', '2026-11-13'],
  ['20261113', undefined, '2026-11-13'],
  ['5/5/2026', undefined, '2026-05-05'],
  ['2 June 2006', undefined, '2006-06-02'],
  ['2nd of June 2006', undefined, '2006-06-02'],
  ['June 2, 2006', undefined, '2006-06-02'],
  ['2006-Jun-02', undefined, '2006-06-02'],
  ['2. März 2026', undefined, '2026-03-02'],
  ['02-MAI-26', undefined, '2026-05-02'],
  ['14 Dez. 2026', undefined, '2026-12-14'],
  ['1er août 2026', undefined, '2026-08-01'],
  ['3 févr. 2026', undefined, '2026-02-03'],
  ['4 juil. 2026', undefined, '2026-07-04'],
  ['2 de enero de 2026', undefined, '2026-01-02'],
  ['29-Feb-2024', undefined, '2024-02-29'],
  ['01-Jan-70', undefined, '1970-01-01'],
  ['01-Jan-69', undefined, '2069-01-01'],
];

const WORDS = [
  'Pre-PQ Process',
  'Date Not Captured',
  'N/A - From RDC',
  'TBD',
  '-',
  'unknown',
  '00.00.0000',
  '0000-00-00',
  '00000000',
  '9999-12-31',
  '31.12.9999',
  'May',
];

const FLAWS: [cell: string, order: DateOrder | undefined, reason: string][] = [
  ['31.02.2026', 'day-first', 'no-such-day'],
  ['31.02.2026', 'month-first', 'no-such-day'],
  ['29-Feb-2023', undefined, 'no-such-day'],
  ['2026-13-01', undefined, 'no-such-day'],
  ['20260231', undefined, 'no-such-day'],
  ['13/13/2026', 'day-first', 'no-such-day'],
  ['11/13/2026', 'day-first', 'date-order-mixed'],
  ['13/11/2026', 'month-first', 'date-order-mixed'],
  ['3/4/2026', undefined, 'date-order-unknown'],
  ['KW 12/2026', undefined, 'date-unreadable'],
  ['45678', undefined, 'date-serial'],
  ['2 jui 2026', undefined, 'date-unreadable'],
  ['12-Foo-2026', undefined, 'date-unreadable'],
  ['see ASN-93', undefined, 'date-unreadable'],
  ['13-11/2026', 'day-first', 'date-unreadable'],
  ['٢٠٢٦-١١-١٣ 1', undefined, 'date-unreadable'],
];

describe('readDate', () => {
  it.each(DATES)('%s (%s) is %s', (cell, order, date) => {
    expect(readDate(cell, order)).toEqual({ kind: 'date', date });
  });
  it.each(WORDS)('%s is not known', (cell) => {
    expect(readDate(cell, 'day-first')).toEqual({ kind: 'not-known' });
  });
  it.each(FLAWS)('%s (%s) is rejected: %s', (cell, order, reason) => {
    expect(readDate(cell, order)).toEqual({ kind: 'flaw', reason });
  });

  it('reads every day of the calendar in every form', () => {
    const day = fc.date({
      min: new Date('1971-01-01T00:00:00Z'),
      max: new Date('2068-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [y = '', m = '', d = ''] = iso.split('-');
        const name = date.toLocaleString('en', { month: 'short', timeZone: 'UTC' });
        const forms: [string, DateOrder | undefined][] = [
          [iso, undefined],
          [`${y}${m}${d}`, undefined],
          [`${d}.${m}.${y}`, 'day-first'],
          [`${m}/${d}/${y.slice(2)}`, 'month-first'],
          [`${d}-${name}-${y.slice(2)}`, undefined],
        ];
        for (const [cell, order] of forms) expect(readDate(cell, order)).toEqual({ kind: 'date', date: iso });
      }),
    );
  });

  it('reads month names of four languages', () => {
    for (const language of ['en', 'de', 'fr', 'es']) {
      for (let month = 1; month <= 12; month += 1) {
        const date = new Date(Date.UTC(2026, month - 1, 9));
        for (const style of ['long', 'short'] as const) {
          const cell = date.toLocaleDateString(language, {
            day: 'numeric',
            month: style,
            year: 'numeric',
            timeZone: 'UTC',
          });
          expect({ cell, shape: dateShape(cell) }).toEqual({
            cell,
            shape: { form: 'named-month', year: 2026, month, day: 9 },
          });
        }
      }
    }
  });
});
