import fc from 'fast-check';
import { expect, it } from 'vitest';
import { instantOf, mailWhen } from '../../../../lib/lens/mail/mail-date.ts';
import { runs } from '../../runs.ts';

const NOW = { today: '2026-11-22', instant: new Date(2026, 10, 22, 15).getTime(), replay: false };
const local = (month: number, day: number, hour: number, minute = 0, year = 2026) => ({
  of: 'instant',
  at: new Date(year, month - 1, day, hour, minute).getTime(),
});

it.each([
  ['2026-11-22T08:00:00Z', 'en', { of: 'instant', at: Date.UTC(2026, 10, 22, 8) }],
  ['Sun, 22 Nov 2026 08:00:00 +0100', 'en', { of: 'instant', at: Date.UTC(2026, 10, 22, 7) }],
  ['Nov 22, 2026, 8:00\u202fAM', 'en-US', local(11, 22, 8)],
  ['Sun, Nov 22, 2026 at 8:05 AM (2 hours ago)', 'en', local(11, 22, 8, 5)],
  ['22. November 2026 um 14:03', 'de', local(11, 22, 14, 3)],
  ['So., 22.11.2026 14:03', 'de', local(11, 22, 14, 3)],
  ['22.11.2026, 14:03 Uhr', 'de-DE', local(11, 22, 14, 3)],
  ['dim. 22 nov. 2026 à 14:03', 'fr', local(11, 22, 14, 3)],
  ['22 nov. 2026 14 h 03', 'fr', local(11, 22, 14, 3)],
  ['22 de noviembre de 2026 a las 14:03', 'es', local(11, 22, 14, 3)],
  ['22/11/2026 14:03', 'es', local(11, 22, 14, 3)],
  ['11/02/2026 14:03', 'en-US', local(11, 2, 14, 3)],
  ['11/02/2026 14:03', 'en-GB', local(2, 11, 14, 3)],
  ['Yesterday 14:03', 'en', local(11, 21, 14, 3)],
  ['Heute, 09:15', 'de', local(11, 22, 9, 15)],
  ['09:15', 'fr', local(11, 22, 9, 15)],
  ['15:02', 'de', local(11, 22, 15, 2)],
  ['23:40', 'de', local(11, 21, 23, 40)],
  ['11:40 PM', 'en', local(11, 21, 23, 40)],
  ['Nov 3', 'en', { of: 'day', day: '2026-11-03' }],
  ['24 Dec', 'en', { of: 'day', day: '2025-12-24' }],
  ['22.11.2026', 'de', { of: 'day', day: '2026-11-22' }],
])('%s on a page in %s', (raw, lang, when) => {
  expect(mailWhen(raw, lang, NOW)).toEqual(when);
});

it.each([
  ['11/02/2026 14:03', 'en'],
  ['Wed 14:03', 'en'],
  ['just now', 'en'],
  ['2026-11-24T12:00:00Z', 'en'],
  ['31.02.2026 10:00', 'de'],
  ['', 'en'],
])('%s on a page in %s stays as it is written', (raw, lang) => {
  expect(mailWhen(raw, lang, NOW)).toEqual({ of: 'unknown', raw });
});

it('no text breaks it, and an instant is never ahead', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 50 }),
      fc.constantFrom('en', 'de', undefined),
      (raw, lang) => {
        const at = instantOf(mailWhen(raw, lang, NOW));
        expect(at === null || (Number.isFinite(at) && at <= NOW.instant + 2 * 86_400_000)).toBe(true);
      },
    ),
    runs(100),
  );
});
