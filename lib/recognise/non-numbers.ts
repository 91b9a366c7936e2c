import { classOf, DIGIT, isBlank, isWordLetter, LETTER, SPACE } from './characters.ts';

/**
 * What looks like a document number and is none: dates, times, amounts, phone numbers, IBANs, cards, GUIDs, addresses of
 * machines. A wrong mark costs more trust than a missed one, so in doubt a bare number is left alone.
 */

const listed = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const currencies = listed('eur usd gbp chf jpy cny inr pln czk sek nok dkk huf cad aud brl mxn euro euros');
const units = listed(
  'pcs pc pieces stk stück st ea kg g mg lb lbs l ml cm mm m km kwh mhz gb mb px units unit unités box boxes cartons pallets packs days tage weeks months hours h min sec ms jours people users percent prozent',
);
/** First three letters of month names in English, German, French, Spanish. */
const months = listed(
  'jan feb fév mar mär apr avr abr may mai jun jui jul aug aoû ago sep oct okt nov dec dez ene',
);

export const isMonth = (word: string): boolean => months.has(word.slice(0, 3).toLowerCase());
export const isCurrency = (word: string): boolean => currencies.has(word.toLowerCase());

/** Currency sign: `$ £ ¥ €` and the currency block. */
function isCurrencySign(code: number): boolean {
  return code === 36 || (code >= 0xa2 && code <= 0xa5) || (code >= 0x20a0 && code <= 0x20cf);
}

/** True when `%`, a currency or a unit follows at `end`, after one space at most; `strict` leaves words of units out. */
export function isMeasured(text: string, end: number, strict: boolean): boolean {
  const at = end < text.length && classOf(text.charCodeAt(end)) === SPACE ? end + 1 : end;
  if (at >= text.length) return false;
  const sign = text.charCodeAt(at);
  if (sign === 37 || sign === 0x2030 || sign === 0xb0 || isCurrencySign(sign)) return true;
  let last = at;
  while (last < text.length && last - at <= 10 && isWordLetter(text.charCodeAt(last))) last++;
  if (last === at) return false;
  const word = text.slice(at, last).toLowerCase();
  return currencies.has(word) || (!strict && units.has(word));
}

/** True when a currency sign or code stands before `start`. */
export function isPriced(text: string, start: number): boolean {
  let at = start;
  while (at > 0 && start - at < 3 && isBlank(text.charCodeAt(at - 1))) at--;
  if (at === 0) return false;
  if (isCurrencySign(text.charCodeAt(at - 1))) return true;
  let word = at;
  while (word > 0 && at - word < 4 && isWordLetter(text.charCodeAt(word - 1))) word--;
  return at - word === 3 && isCurrency(text.slice(word, at));
}

/** End of the decimals or thousands behind `end` (`1,234.56`, `1'234`), or `end` when no amount goes on there. */
export function amountEnd(text: string, end: number): number {
  let at = end;
  for (let groups = 0; groups < 8 && at < text.length; groups++) {
    const sign = text.charCodeAt(at);
    if (sign !== 44 && sign !== 39 && sign !== 0x2019 && !(sign === 46 && groups > 0)) break;
    let digits = 0;
    while (digits < 5 && classOf(text.charCodeAt(at + 1 + digits)) === DIGIT) digits++;
    if (digits === 0 || digits > 3) break;
    at += 1 + digits;
  }
  return at;
}

/** `10:30`, `10:30:00`, and the parts of IPv6 and MAC addresses. */
export function isClock(text: string, start: number, end: number): boolean {
  if (text[end] === ':' && classOf(text.charCodeAt(end + 1)) === DIGIT) return true;
  return start > 1 && text[start - 1] === ':' && classOf(text.charCodeAt(start - 2)) === DIGIT;
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
  return raw.length === 36 && /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i.test(raw);
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

/** Payment card: 15 or 16 digits from 2 to 6 on, Luhn checksum. */
export function isCard(number: string): boolean {
  const digits = number.replace(/\D/g, '');
  if (!/^[2-6]\d{14,15}$/.test(digits)) return false;
  let sum = 0;
  for (let index = digits.length - 1, double = false; index >= 0; index--, double = !double) {
    const value = Number(digits[index]);
    sum += double ? (value > 4 ? value * 2 - 9 : value * 2) : value;
  }
  return sum % 10 === 0;
}

const phone = /^0\d*[-./ ]|^(?:\d[-. ])?\d{3}[-. ](?:\d{3}[-. ])?\d{4}$|^\d\d(?:[-. ]\d\d){4}$/;

/** A bare number that is written like a phone number: `(089) 1234567`, `0171-234567`, `555-123-4567`. */
export function isPhone(text: string, start: number, number: string): boolean {
  return phone.test(number) || /\d\)\s?$/.test(text.slice(Math.max(0, start - 4), start));
}

/** End of a phone number whose first digits lie at `from`: digits, joints, brackets and single spaces. */
export function phoneEnd(text: string, from: number): number {
  let at = from;
  for (; at < text.length && at - from < 24; at++) {
    const code = text.charCodeAt(at);
    if (classOf(code) === 0 && code !== 40 && code !== 41) break;
    if (classOf(code) === LETTER) break;
  }
  return at;
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
