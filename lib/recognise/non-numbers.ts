import { classOf, DIGIT, HIDDEN, isBlank, isWordLetter, JOINT, LETTER, SPACE } from './characters.ts';
import type { Run, Segment } from './run.ts';

/**
 * What looks like a document number and is none: dates, times, amounts, phone numbers, IBANs, cards, GUIDs, addresses of
 * machines. A wrong mark costs more trust than a missed one, so in doubt a bare number is left alone.
 */

const listed = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const currencies = listed(
  'eur usd gbp chf jpy cny inr pln czk sek nok dkk huf cad aud hkd brl mxn zar aed euro euros',
);
const units = listed(
  'pcs pc pce pieces stk stück st ea each kg g mg lb lbs oz l ml cm mm m km ft kwh hz mhz ghz kb mb gb px pt units unit unités box boxes ctn cartons karton pallets paletten packs bottles days tage weeks wochen months hours h min sec ms stunden jours heures horas people users percent prozent',
);
/** First three letters of month names in English, German, French, Spanish. */
const months = listed(
  'jan feb fév mar mär apr avr abr may mai jun jui jul aug aoû ago sep oct okt nov dec dez déc dic ene',
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
export function isClock(text: string, run: Run): boolean {
  if (text.charCodeAt(run.end) === 58 && classOf(text.charCodeAt(run.end + 1)) === DIGIT) return true;
  return (
    run.start > 1 &&
    text.charCodeAt(run.start - 1) === 58 &&
    classOf(text.charCodeAt(run.start - 2)) === DIGIT
  );
}

/** Calendar dates, by figures or with a month's name: `2026-05-01`, `1/5/26`, `02-Jun-06`, also with a time behind. */
export function isDate(text: string, run: Run): boolean {
  const [a, b, c] = run.segments;
  if (run.joined !== 3 || !a || !b || !c || a.letters > 0) return false;
  if (b.letters > 0)
    return b.digits === 0 && a.digits <= 4 && c.digits <= 4 && isMonth(text.slice(b.start, b.end));
  if (b.digits > 2 || c.joint !== b.joint) return false;
  const first = Number(text.slice(a.start, a.end));
  const second = Number(text.slice(b.start, b.end));
  // 84 is the T of `2026-05-01T10:30`.
  const isDay = c.letters > 0 ? text.charCodeAt(c.start + 2) === 84 : c.digits <= 2;
  if (a.digits === 4) return first >= 1900 && first < 2100 && second <= 12 && isDay;
  if (a.digits > 2 || c.letters > 0 || (c.digits !== 2 && c.digits !== 4)) return false;
  return Math.min(first, second) <= 12 && Math.max(first, second) <= 31;
}

/** Eight hexadecimal digits, three times four, twelve. */
export function isGuid(text: string, run: Run): boolean {
  return (
    run.joined >= 5 && /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i.test(text.slice(run.start, run.end))
  );
}

/** Length of an IBAN that starts at `start` (blanks included), 0 when none does: two letters, two digits, checksum. */
export function ibanLength(text: string, start: number): number {
  let count = 0;
  let head = '';
  let rest = 0;
  for (let at = start; at < text.length && count < 34; at++) {
    const code = text.charCodeAt(at);
    const kind = code < 128 ? classOf(code) : 0;
    if (kind === SPACE && count > 0 && count % 4 === 0) continue;
    if (kind !== (count < 2 ? LETTER : DIGIT) && (count < 4 || kind !== LETTER)) break;
    if (count++ < 4) head += text[at];
    else rest = remainder(rest, code);
    const next = classOf(text.charCodeAt(at + 1));
    if (count < 15 || next === DIGIT || next === LETTER) continue;
    let whole = rest;
    for (let index = 0; index < 4; index++) whole = remainder(whole, head.charCodeAt(index));
    if (whole === 1) return at + 1 - start;
  }
  return 0;
}

function remainder(rest: number, code: number): number {
  return code > 57 ? (rest * 100 + (code & 31) + 9) % 97 : (rest * 10 + code - 48) % 97;
}

/** Payment card: 15 or 16 digits from 2 to 6 on, Luhn checksum. */
export function isCard(digits: string): boolean {
  if (!/^[2-6]\d{14,15}$/.test(digits)) return false;
  let sum = 0;
  for (let index = digits.length - 1, double = false; index >= 0; index--, double = !double) {
    const value = digits.charCodeAt(index) - 48;
    sum += double ? (value > 4 ? value * 2 - 9 : value * 2) : value;
  }
  return sum % 10 === 0;
}

/** A bare number that is written like a phone number: `(089) 1234567`, `0171-234567`, `555-123-4567`. */
export function isPhone(text: string, run: Run): boolean {
  let at = run.start - 1;
  while (at > 0 && run.start - at < 4 && isBlank(text.charCodeAt(at))) at--;
  if (at > 0 && text.charCodeAt(at) === 41 && classOf(text.charCodeAt(at - 1)) === DIGIT) return true;
  const { segments } = run;
  if (segments.length < 2) return false;
  if (text.charCodeAt((segments[0] as Segment).start) === 48) return true;
  return /^(?:1,)?(?:3,){1,2}4$|^2,2,2,2,2$/.test(segments.map((segment) => segment.digits).join());
}

/** End of a phone number whose first digits lie at `from`: digits, joints, brackets and single spaces. */
export function phoneEnd(text: string, from: number): number {
  let at = from;
  for (; at < text.length && at - from < 24; at++) {
    const code = text.charCodeAt(at);
    const kind = classOf(code);
    if (kind !== DIGIT && kind !== SPACE && kind !== JOINT && kind !== HIDDEN && code !== 40 && code !== 41)
      break;
  }
  return at;
}

/** Bare digits that read as an amount, a machine address, a span of years or a compact date. */
export function isFigure(text: string, run: Run): boolean {
  const { segments } = run;
  const first = segments[0] as Segment;
  const last = segments[segments.length - 1] as Segment;
  const raw = text.slice(first.start, last.end);
  if (segments.length === 1) return /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(raw);
  const joint = segments[1]?.joint ?? 0;
  const isPointed = joint === 46;
  if (isPointed || classOf(joint) === SPACE) {
    if (first.digits <= 3 && segments.every((segment, index) => index === 0 || segment.digits === 3))
      return true;
  }
  if (isPointed && (segments.length === 2 || /^(?:\d{1,3}\.){3}\d{1,3}$/.test(raw))) return true;
  if (last.joint === 46 && last.digits <= 2) return true;
  return /^(?:19|20)\d\d\D(?:19|20)\d\d$/.test(raw);
}
