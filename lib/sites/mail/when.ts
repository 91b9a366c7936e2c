const MONTHS =
  'jan|ene|feb|fév|fev|mar|mär|apr|avr|abr|may|mai|jun|jui|jul|aug|aoû|ago|sep|oct|okt|nov|dec|déc|dez|dic';
const DAY = [
  '\\d{4}-\\d\\d-\\d\\d',
  '\\b\\d{1,2}[./-] ?\\d{1,2}[./-] ?\\d{2,4}\\b',
  // `mar. 10:42` is a Tuesday.
  `(?<!\\p{L})(?:${MONTHS})\\p{L}*\\.?,? \\d{1,2}\\b(?! ?[:h] ?\\d)`,
  `\\b\\d{1,2}\\.?(?:st|nd|rd|th|er)?[ -](?:de )?(?:${MONTHS})`,
].join('|');
const TIME = '^\\D{0,16}\\b\\d{1,2}(?::| ?h ?)\\d\\d(?::\\d\\d)?(?: ?[ap]\\.?m\\.?| uhr)?$';
const WHEN = new RegExp(`${DAY}|${TIME}`, 'iu');
const FROM_DAY_ON = new RegExp(`(?:${DAY}).*`, 'iu');
const LONGEST = 80;

/** True for a text that says a day or a time, and little else. */
export const saysWhen = (text: string): boolean =>
  text.length <= LONGEST && /\d/.test(text) && !text.includes('@') && WHEN.test(text);

/**
 * What names a mail by the day that is shown for it: from its first day on, `today, 12 May 2026 10:42 (2 days ago)` →
 * `12 May 2026 10:42`. Undefined for what says another day tomorrow: `today 10:42`, `Mon 10:42`, `10:42`.
 */
export const lastingDay = (text: string | undefined): string | undefined =>
  FROM_DAY_ON.exec(text ?? '')?.[0]
    .replace(/\(.*/, '')
    .trim();
