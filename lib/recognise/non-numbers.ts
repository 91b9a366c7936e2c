/**
 * What looks like a document number and is none: dates, times, amounts, phone numbers, IBANs, cards, GUIDs, addresses of
 * machines. A wrong mark costs more trust than a missed one, so in doubt a bare number is left alone.
 */

const currencies = 'eur|usd|gbp|chf|jpy|cny|inr|pln|czk|sek|nok|dkk|huf|cad|aud|euros?';
const units =
  'pcs?|pieces|stk|stück|ea|kg|m?g|lbs|[mc]?l|[mck]?m|kwh|units?|unités?|box|boxes|cartons|pallets|packs|days|tage|weeks|months|hours|h|min|ms|jours|percent|prozent';
const sign = '[%‰°$\\xa2-\\xa5\\u20a0-\\u20cf]';
const measured = new RegExp(`[ \\u00a0\\u202f]?(?:${sign}|(?:${currencies}|(${units}))(?![a-zà-ÿ]))`, 'iy');
const priced = new RegExp(`(?:${sign}|\\b(?:${currencies}))\\s{0,2}$`, 'i');
const currency = new RegExp(`^(?:${currencies})$`, 'i');
const decimals = /[,'’]\d{1,3}(?!\d)(?:[.,'’]\d{1,3}(?!\d)){0,8}/y;
const phoneRest = /[\d ()./\u00a0\u200b-\u200f\u2010-\u2015-]{1,24}/y;
// English, German, French, Spanish.
const month = /^(?:jan|f[eé]b|m[aä]r|a[pbv]r|ma[iy]|ju[nil]|a[uo][gû]|sep|o[ck]t|nov|d[eé][cz]|ene)/i;

function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

export const isMonth = (word: string): boolean => month.test(word);
export const isCurrency = (word: string): boolean => currency.test(word);

/** True when `%`, a currency or a unit follows at `end`, after one space at most; `strict` leaves words of units out. */
export function isMeasured(text: string, end: number, strict: boolean): boolean {
  measured.lastIndex = end;
  const found = measured.exec(text);
  return found !== null && !(strict && found[1]);
}

/** True when a currency sign or code stands before `start`. */
export function isPriced(text: string, start: number): boolean {
  return priced.test(text.slice(Math.max(0, start - 8), start));
}

/** End of the decimals or thousands behind `end` (`1,234.56`, `1'234`), or `end` when no amount goes on there. */
export function amountEnd(text: string, end: number): number {
  return end + lengthAt(decimals, text, end);
}

/** `10:30`, `10:30:00`, and the parts of IPv6 and MAC addresses. */
export function isClock(text: string, start: number, end: number): boolean {
  return /^:\d/.test(text.slice(end, end + 2)) || (start > 1 && /\d:/.test(text.slice(start - 2, start)));
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

/** Eight hexadecimal digits, three times four, twelve. */
export function isGuid(raw: string): boolean {
  return /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i.test(raw);
}

const iban = /[A-Z]{2}\d\d(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,3})?(?![A-Za-z\d])/y;

/** Length of an IBAN that starts at `start` (blanks included), 0 when none does: its form and its checksum. */
export function ibanLength(text: string, start: number): number {
  iban.lastIndex = start;
  const raw = iban.exec(text)?.[0];
  if (!raw) return 0;
  let rest = 0;
  // The check digits stand in front and count last.
  for (let index = 4; index < raw.length + 4; index++) {
    const code = raw.charCodeAt(index % raw.length);
    if (code > 57) rest = (rest * 100 + code - 55) % 97;
    else if (code > 47) rest = (rest * 10 + code - 48) % 97;
  }
  return rest === 1 ? raw.length : 0;
}

/** Fifteen or sixteen digits that begin like a payment card: without a label they are left alone. */
export function isCard(number: string): boolean {
  return /^(?:3[47]\d{13}|[2456]\d{15})$/.test(number.replace(/\D/g, ''));
}

const phone = /^0\d*[-./ ]|^(?:\d[-. ])?\d{3}[-. ](?:\d{3}[-. ])?\d{4}$|^\d\d(?:[-. ]\d\d){4}$/;

/** A bare number that is written like a phone number: `(089) 1234567`, `0171-234567`, `555-123-4567`. */
export function isPhone(text: string, start: number, number: string): boolean {
  return phone.test(number) || /\d\)\s?$/.test(text.slice(Math.max(0, start - 4), start));
}

/** End of a phone number whose first digits lie at `from`: digits, joints, brackets and single spaces. */
export function phoneEnd(text: string, from: number): number {
  return from + lengthAt(phoneRest, text, from);
}

const figures = [
  // Thousands, decimals, machine addresses.
  /^\d{1,3}(?:([. ])\d{3})(?:\1\d{3})*$/,
  /\.\d\d?$|^\d+\.\d+$/,
  /^(?:\d{1,3}\.){3}\d{1,3}$/,
  // A span of years, a date without joints.
  /^(?:19|20)\d\d\D(?:19|20)\d\d$/,
  /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/,
];

/** Bare digits that read as an amount, a machine address, a span of years or a compact date. */
export function isFigure(number: string): boolean {
  return figures.some((figure) => figure.test(number));
}
