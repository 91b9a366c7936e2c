const MONTHS =
  'jan|ene|feb|fév|fev|mar|mär|apr|avr|abr|may|mai|jun|jui|jul|aug|aoû|ago|sep|oct|okt|nov|dec|déc|dez|dic';
const WHEN = new RegExp(
  [
    '\\d{4}-\\d\\d-\\d\\d',
    '\\b\\d{1,2}[./-] ?\\d{1,2}[./-] ?\\d{2,4}\\b',
    `(?:^|[^\\p{L}])(?:${MONTHS})\\p{L}*\\.?,? \\d{1,2}\\b`,
    `\\b\\d{1,2}\\.?(?:st|nd|rd|th|er)?[ -](?:de )?(?:${MONTHS})`,
    '^\\D{0,16}\\b\\d{1,2}[:h]\\d\\d(?::\\d\\d)?(?: ?[ap]\\.?m\\.?| uhr)?$',
  ].join('|'),
  'iu',
);
const LONGEST = 80;

/** True for a text that says a day or a time, and little else. */
export const saysWhen = (text: string): boolean =>
  text.length <= LONGEST && /\d/.test(text) && !text.includes('@') && WHEN.test(text);
