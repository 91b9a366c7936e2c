// @vitest-environment jsdom
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyOf, keyText } from '../../../../lib/sites/mail/key.ts';
import { dayOf } from '../../../../lib/sites/mail/when.ts';
import { genericMail, parsedMail } from '../../../tools/sites/mail.ts';
import { runs } from '../../runs.ts';

const NOW = new Date(2026, 4, 8, 14, 0);
const ANA = { name: 'Ana Sol', address: 'ana@north.example' };

test.each([
  ['10:42', '2026-5-8'],
  ['10:42 AM', '2026-5-8'],
  ['14 h 03', '2026-5-8'],
  ['Today 10:42', '2026-5-8'],
  ['heute um 10:42', '2026-5-8'],
  ['Yesterday, 10:42 PM', '2026-5-7'],
  ['gestern', '2026-5-7'],
  ['hier à 14:03', '2026-5-7'],
  ['ayer', '2026-5-7'],
  ['Tue 10:42', '2026-5-5'],
  ['Dienstag 10:42', '2026-5-5'],
  // No March.
  ['mar. 10:42', '2026-5-5'],
  ['lun. 10:42', '2026-4-5'],
  ['5 May', '2026-5-5'],
  ['Dec 5', '2025-5-12'],
  ['5. Mai 2026 10:42', '2026-5-5'],
  ['mar. 5 mai 2026 à 10:42', '2026-5-5'],
  ['5 de mayo de 2026', '2026-5-5'],
  ['Tuesday, May 5th, 2026 at 8:15 AM', '2026-5-5'],
  ['Tue, 5 May 2026 08:15:00 GMT', '2026-5-5'],
  ['2026-05-05T08:15:00Z', '2026-5-5'],
  ['Tue 5/5/2026 8:15 AM', '2026-5-5'],
  ['05.06.2026', '2026-5-6'],
  ['6/5/26', '2026-5-6'],
  ['just now', undefined],
  ['', undefined],
])('%s is the day %s', (at, day) => {
  expect(dayOf(at, NOW)).toBe(day);
});

const MONTHS = {
  en: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec',
  de: 'Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.',
  fr: 'janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.',
  es: 'ene feb mar abr may jun jul ago sept oct nov dic',
};
const WORDS = { en: 'Yesterday', de: 'Gestern', fr: 'Hier', es: 'Ayer' };
type Language = keyof typeof MONTHS;

/** As clients write the day of a mail, the shorter the younger it is. */
function shown(sent: Date, looked: Date, language: Language): string {
  const midnight = (day: Date) => new Date(day.getFullYear(), day.getMonth(), day.getDate()).getTime();
  const age = Math.round((midnight(looked) - midnight(sent)) / 86_400_000);
  const time = `${sent.getHours()}:${`${sent.getMinutes()}`.padStart(2, '0')}`;
  const day = `${sent.getDate()} ${MONTHS[language].split(' ')[sent.getMonth()]}`;
  if (age === 0) return time;
  if (age === 1) return `${WORDS[language]} ${time}`;
  if (age < 7) return `${new Intl.DateTimeFormat(language, { weekday: 'short' }).format(sent)} ${time}`;
  if (sent.getFullYear() === looked.getFullYear()) return day;
  return `${sent.getDate()}/${sent.getMonth() + 1}/${sent.getFullYear()}`;
}

test('a mail without an id keeps its key however its day is written later; one of another day has another', () => {
  const sentAt = fc.date({ min: new Date(2024, 0, 1), max: new Date(2026, 0, 1), noInvalidDate: true });
  const language = fc.constantFrom<Language>('en', 'de', 'fr', 'es');
  const keyAt = (sent: Date, after: number, spoken: Language) => {
    const looked = new Date(sent.getTime() + after * 3_600_000);
    return keyOf('message', keyText(ANA, shown(sent, looked, spoken), 'Any news?', undefined, looked));
  };
  fc.assert(
    fc.property(
      sentAt,
      language,
      fc.nat(600 * 24),
      fc.nat(600 * 24),
      fc.integer({ min: 1, max: 400 }),
      (sent, spoken, soon, late, days) => {
        const key = keyAt(sent, soon, spoken);
        expect(key).toMatch(/^[0-9a-f]{16}$/);
        expect(keyAt(sent, late, spoken)).toBe(key);
        const other = new Date(sent.getFullYear(), sent.getMonth(), sent.getDate() + days, 12);
        const swapped = other.getDate() === sent.getMonth() + 1 && other.getMonth() + 1 === sent.getDate();
        if (!swapped) expect(keyAt(other, soon, spoken)).not.toBe(key);
      },
    ),
    runs(400),
  );
});

/** The keys of mails of one sender, subject and day, without an id, by their texts. */
function keysOf(...texts: string[]): string[] {
  const mails = texts.map(
    (text) =>
      `<article class="message"><p>From: Ana &lt;ana@north.example&gt;</p><p>Date: 5 May 2026</p><div class="message-body">${text}</div></article>`,
  );
  const page = `<!doctype html><html lang="en"><body><main><h1 class="subject">Any news?</h1>${mails.join('')}</main></body></html>`;
  return genericMail(parsedMail(page), 'https://post.example/').messages.map(({ message }) => message.key);
}

test('two mails of one sender, subject and day are told apart by how they begin', () => {
  const style = '<style>p{margin:0}</style>'.repeat(3);
  const keys = keysOf(
    `${style}<p>When does it come?</p>`,
    `${style}<p>And the other one?</p>`,
    '<p>When  <b>does</b>\nit come?</p>',
    '',
  );
  expect(keys).toHaveLength(4);
  const [first, second, again, empty] = keys;
  expect(new Set([first, second, empty]).size).toBe(3);
  expect(again, 'drawn otherwise it keeps its name').toBe(first);
});

test('how a mail goes on does not change its name, and of its words nothing can be read in it', () => {
  const text =
    'When will the forty valves of our order arrive at the northern warehouse, please, and in how many parts? ';
  const [short, long] = keysOf(text, `${text}<blockquote>On Monday Bo wrote: Soon.</blockquote>`);
  expect(short).toMatch(/^[0-9a-f]{16}$/);
  expect(long).toBe(short);
});
