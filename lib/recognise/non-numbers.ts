/**
 * What looks like a document number and is none: dates, times, amounts, phone numbers, IBANs, cards, GUIDs, addresses of
 * machines. A wrong mark costs more trust than a missed one, so in doubt a bare number is left alone.
 */

const currencies = 'eur|usd|gbp|chf|jpy|cny|inr|pln|czk|sek|nok|dkk|huf|cad|aud|euros?';
const units =
  'pcs?|pieces|stk|stück|ea|kg|m?g|lbs|[mc]?l|[mck]?m|[kmg]b|kwh|units?|unités?|box|boxes|cartons|pallets|packs|days|tage|weeks|hours|h|min|ms';
const sign = '[%‰°$\\xa2-\\xa5\\u20a0-\\u20cf]';
const measured = new RegExp(`[ \\u00a0\\u202f]?(?:${sign}|(?:${currencies}|(${units}))(?![a-zà-ÿ]))`, 'iy');
const priced = new RegExp(`(?:${sign}|\\b(?:${currencies})|\\(\\d{1,6}\\))\\s{0,2}$`, 'i');
const measure = new RegExp(`^(?:\\d{1,4}[./])*\\d{1,4}(?:${units})$`, 'i');
const currency = new RegExp(`^(?:${currencies})$`, 'i');
const decimals = /[,'’]\d{1,3}(?!\d)(?:[.,'’]\d{1,3}(?!\d)){0,8}/y;
const phoneRest = /[\d ()./\u00a0\u200b-\u200f\u2010-\u2015-]{1,24}/y;
// English, German, French, Spanish.
const month = /^(?:jan|f[eé]b|m[aä]r|a[pbv]r|ma[iy]|ju[nil]|a[uo][gû]|sep|o[ck]t|nov|d[eé][cz]|ene)/i;

const country = /(?:^|[^A-Z])([A-Z]{2}U?)[ \u00a0]$/;

function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

export const isMonth = (word: string): boolean => month.test(word);
export const isCurrency = (word: string): boolean => currency.test(word);

/** Digits whose neighbours are none of these cannot be measured or priced: most are, and patterns cost time. */
const isDull = (code: number): boolean => Number.isNaN(code) || code < 33 || (code > 41 && code < 65);

/** Two capitals right before `start`, as before a VAT number (`DE 136 695 976`), or empty. */
export function countryBefore(text: string, start: number, floor: number): string {
  if (isDull(text.charCodeAt(start - 2))) return '';
  return country.exec(text.slice(Math.max(floor, start - 5), start))?.[1] ?? '';
}

/** True when `%`, a currency or a unit follows at `end`, after one space at most; `strict` leaves words of units out. */
export function isMeasured(text: string, end: number, strict: boolean): boolean {
  const code = text.charCodeAt(end);
  if (isDull(code === 32 ? text.charCodeAt(end + 1) : code)) return false;
  measured.lastIndex = end;
  const found = measured.exec(text);
  return found !== null && !(strict && found[1]);
}

/** `200mg`, `150/300mg`: figures with a unit written onto them. */
export const isMeasure = (number: string): boolean => measure.test(number);

/** True when a currency sign or code stands before `start`, or an area code (`(089) 1234567`). */
export function isPriced(text: string, start: number): boolean {
  const code = text.charCodeAt(start - 1);
  if (isDull(code) && (!(code < 33) || isDull(text.charCodeAt(start - 2)))) return false;
  return priced.test(text.slice(Math.max(0, start - 8), start));
}

/** End of the decimals or thousands behind `end` (`1,234.56`, `1'234`), or `end` when no amount goes on there. */
export function amountEnd(text: string, end: number): number {
  const code = text.charCodeAt(end);
  if (code !== 44 && code !== 39 && code !== 0x2019) return end;
  return end + lengthAt(decimals, text, end);
}

const isDigit = (code: number): boolean => code > 47 && code < 58;

/** `10:30`, `10:30:00`, and the parts of IPv6 and MAC addresses. */
export function isClock(text: string, start: number, end: number): boolean {
  return (
    (text.charCodeAt(end) === 58 && isDigit(text.charCodeAt(end + 1))) ||
    (text.charCodeAt(start - 1) === 58 && isDigit(text.charCodeAt(start - 2)))
  );
}

// A year first, with a time behind perhaps; a year last; a month's name between.
const yearFirst = /^(?:19|20)\d\d([-./])(?:0?\d|1[012])\1\d\d?(?:T\d*)?$/i;
const yearLast = /^(?:[0-2]?\d|3[01])([-./])(?:[0-2]?\d|3[01])\1(?:\d\d){1,2}$/;
const named = /^\d{1,4}[-./]([a-z]{3,9})[-./]\d{1,4}$/i;

/** Calendar dates, by figures or with a month's name: `2026-05-01`, `1/5/26`, `02-Jun-06`. */
export function isDate(raw: string): boolean {
  if (raw.length < 6 || raw.length > 24 || raw.charCodeAt(0) > 57) return false;
  return yearFirst.test(raw) || yearLast.test(raw) || isMonth(named.exec(raw)?.[1] ?? '');
}

const iban = /[A-Z]{2}\d\d(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,3})?(?![A-Za-z\d])/y;

/** Length of an IBAN that starts at `start` (blanks included), by its form; 0 when none does. The shortest has 15 signs. */
export function ibanLength(text: string, start: number): number {
  if (!isDigit(text.charCodeAt(start + 2))) return 0;
  iban.lastIndex = start;
  const raw = iban.exec(text)?.[0] ?? '';
  return raw.replaceAll(' ', '').length < 15 ? 0 : raw.length;
}

/** End of a phone number whose first digits lie at `from`: digits, joints, brackets and single spaces. */
export function phoneEnd(text: string, from: number): number {
  return from + lengthAt(phoneRest, text, from);
}

const figures = [
  // Phone numbers: `0171-234567`, `555-123-4567`, `01 23 45 67 89`.
  /^0\d*[-./ ]|^(?:\d[-. ])?\d{3}[-. ](?:\d{3}[-. ])?\d{4}$|^\d\d(?:[-. ]\d\d){4}$/,
  // Thousands, decimals, machine addresses, a span of years.
  /^\d{1,3}(?:([. ])\d{3})(?:\1\d{3})*$/,
  /\.\d\d?$|^\d+\.\d+$/,
  /^(?:\d{1,3}\.){3}\d{1,3}$/,
  /^(?:19|20)\d\d\D(?:19|20)\d\d$/,
  // Payment cards, compact days.
  /^(?:3[47]\d\d|[2456]\d{3})([- ]?)(?:\d{4}\1\d{4}\1\d{4}|\d{6}\1\d{5})$/,
  /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/,
];

/** A bare number that reads as a phone number, an amount, a machine address, a span of years, a card or a compact day. */
export function isFigure(number: string): boolean {
  return figures.some((figure) => figure.test(number));
}
