import { classOf, DIGIT, HIDDEN, isBlank, isWordLetter, JOINT, SPACE } from './characters.ts';
import type { Run, Segment } from './run.ts';

/**
 * What looks like a document number and is none: dates, times, amounts, phone numbers, IBANs, cards, GUIDs, addresses of
 * machines. A wrong mark costs more trust than a missed one, so in doubt a bare number is left alone.
 */

const currencies = new Set(
  'eur usd gbp chf jpy cny inr pln czk sek nok dkk huf cad aud sgd hkd krw brl mxn zar try aed euro euros dollar dollars'.split(
    ' ',
  ),
);
const units = new Set(
  (
    'pcs pc pce piece pieces stk stück stueck ea each units unit unités unidades uds box boxes ctn carton cartons karton pallet pallets ' +
    'paletten pack packs bottles kg g mg lb lbs oz l ml cl mm cm m km ft kw kwh hz mhz ghz kb mb gb tb px pt day days tage week weeks ' +
    'wochen month months monate hour hours h min mins sec ms stunden jours heures días horas people users percent prozent'
  ).split(' '),
);
const months = new Set(
  'jan feb mar apr may jun jul aug sep oct nov dec mär mai okt dez janv févr avr juin juil août ene abr ago dic'.split(
    ' ',
  ),
);

/** Lower-case currency code or word. */
export function isCurrency(word: string): boolean {
  return currencies.has(word);
}

/** Currency sign: `$ £ ¥ €` and the currency block. */
function isCurrencySign(code: number): boolean {
  return code === 36 || (code >= 0xa2 && code <= 0xa5) || (code >= 0x20a0 && code <= 0x20cf);
}

/** Lower-case word that begins at `from`, at most ten letters. */
function wordAfter(text: string, from: number): string {
  let end = from;
  while (end < text.length && end - from <= 10 && isWordLetter(text.charCodeAt(end))) end++;
  return text.slice(from, end).toLowerCase();
}

/** True when `%`, a currency or a unit follows at `end`, after one space at most. `strict` leaves words of units out. */
export function isMeasured(text: string, end: number, strict: boolean): boolean {
  const code = text.charCodeAt(end);
  const at = classOf(code) === SPACE ? end + 1 : end;
  const sign = text.charCodeAt(at);
  if (sign === 37 || sign === 0x2030 || sign === 0xb0 || isCurrencySign(sign)) return true;
  if (!isWordLetter(sign)) return false;
  const word = wordAfter(text, at);
  return currencies.has(word) || isMonth(word) || (!strict && units.has(word));
}

/** English, German, French or Spanish month name, lower case. */
export function isMonth(word: string): boolean {
  return (
    months.has(word) ||
    /^(?:january|february|march|april|june|july|august|september|october|november|december|januar|februar|märz|juni|juli|oktober|dezember|janvier|février|enero|febrero|marzo|abril|mayo|junio|julio|agosto|octubre|noviembre|diciembre)$/.test(
      word,
    )
  );
}

/** True when a currency sign or code stands before `start`. */
export function isPriced(text: string, start: number): boolean {
  let at = start;
  while (at > 0 && start - at < 3 && isBlank(text.charCodeAt(at - 1))) at--;
  if (isCurrencySign(text.charCodeAt(at - 1))) return true;
  let word = at;
  while (word > 0 && at - word < 4 && isWordLetter(text.charCodeAt(word - 1))) word--;
  return at - word === 3 && currencies.has(text.slice(word, at).toLowerCase());
}

/** End of the decimals or thousands behind `end` (`1,234.56`, `1'234`), or `end` when no amount goes on there. */
export function amountEnd(text: string, end: number): number {
  let at = end;
  for (let groups = 0; groups < 8; groups++) {
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
  const after = text.charCodeAt(run.end) === 58 && classOf(text.charCodeAt(run.end + 1)) === DIGIT;
  const before = text.charCodeAt(run.start - 1) === 58 && classOf(text.charCodeAt(run.start - 2)) === DIGIT;
  return after || before;
}

/** Calendar dates with digits or an English or German month: `2026-05-01`, `1/5/26`, `02-Jun-06`, also with a time behind. */
export function isDate(text: string, run: Run): boolean {
  const [a, b, c] = run.segments;
  if (!a || !b || !c || run.joined !== 3 || a.letters > 0) return false;
  if (b.letters > 0)
    return (
      b.digits === 0 && a.digits <= 4 && c.digits <= 4 && months.has(text.slice(b.start, b.end).toLowerCase())
    );
  if (b.digits > 2 || c.joint !== b.joint) return false;
  const first = Number(text.slice(a.start, a.end));
  const second = Number(text.slice(b.start, b.end));
  if (a.digits === 4)
    return (
      first >= 1900 &&
      first < 2100 &&
      second <= 12 &&
      (c.letters > 0 ? text.charCodeAt(c.start + 2) === 84 : c.digits <= 2)
    );
  if (a.digits > 2 || c.letters > 0 || (c.digits !== 2 && c.digits !== 4)) return false;
  return Math.min(first, second) <= 12 && Math.max(first, second) <= 31;
}

/** Eight hexadecimal digits, three times four, twelve. */
export function isGuid(text: string, run: Run): boolean {
  return (
    run.joined >= 5 &&
    /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i.test(text.slice(run.start, run.end))
  );
}

/** Length of an IBAN that starts at `start` (blanks included), 0 when none does: two letters, two digits, checksum. */
export function ibanLength(text: string, start: number): number {
  let rest = 0;
  let count = 0;
  let head = '';
  let at = start;
  for (; at < text.length && count < 34; at++) {
    const code = text.charCodeAt(at);
    const upper = code >= 97 && code <= 122 ? code - 32 : code;
    const isLetter = upper >= 65 && upper <= 90;
    if (!isLetter && !(code >= 48 && code <= 57)) {
      if (classOf(code) === SPACE && count > 0 && count % 4 === 0) continue;
      break;
    }
    if (count < 2 && !isLetter) return 0;
    if ((count === 2 || count === 3) && isLetter) return 0;
    if (count < 4) head += String.fromCharCode(upper);
    else rest = remainder(rest, upper);
    count++;
    if (count >= 15 && remainderOf(rest, head) === 1 && !continues(text, at + 1)) return at + 1 - start;
  }
  return 0;
}

function remainder(rest: number, code: number): number {
  return code >= 65 ? (rest * 100 + code - 55) % 97 : (rest * 10 + code - 48) % 97;
}

function remainderOf(rest: number, head: string): number {
  let value = rest;
  for (let index = 0; index < head.length; index++) value = remainder(value, head.charCodeAt(index));
  return value;
}

function continues(text: string, at: number): boolean {
  const kind = classOf(text.charCodeAt(at));
  return kind === DIGIT || kind === 2;
}

/** Payment card: 15 or 16 digits, a card network's first digits, Luhn checksum. */
export function isCard(digits: string): boolean {
  if (!/^(?:3[47]\d{13}|(?:4\d|5[1-5]|2[2-7]|6\d)\d{14})$/.test(digits)) return false;
  let sum = 0;
  for (let index = digits.length - 1, double = false; index >= 0; index--, double = !double) {
    const value = digits.charCodeAt(index) - 48;
    sum += double ? (value > 4 ? value * 2 - 9 : value * 2) : value;
  }
  return sum % 10 === 0;
}

/** A bare number that is written like a phone number: `+49 171…`, `(089) 1234567`, `0171-234567`, `555-123-4567`. */
export function isPhone(text: string, run: Run): boolean {
  let at = run.start - 1;
  while (
    at >= 0 &&
    run.start - at < 4 &&
    (isBlank(text.charCodeAt(at)) || classOf(text.charCodeAt(at)) === HIDDEN)
  )
    at--;
  const before = text.charCodeAt(at);
  if (before === 43 || (before === 41 && classOf(text.charCodeAt(at - 1)) === DIGIT)) return true;
  if (before === 40 && text.charCodeAt(run.end) === 41 && run.segments.length === 1) return false;
  const segments = run.segments;
  if (segments.length < 2) return false;
  if (text.charCodeAt(segments[0]?.start ?? 0) === 48) return true;
  const sizes = segments.map((segment) => segment.digits).join();
  return sizes === '3,3,4' || sizes === '3,4' || sizes === '1,3,3,4' || sizes === '2,2,2,2,2';
}

/** Bare digits with joints that read as an amount, a machine address, a span of years or a compact date. */
export function isFigure(text: string, run: Run): boolean {
  const segments = run.segments;
  const first = segments[0] as Segment;
  if (segments.length === 1) return first.digits === 8 && isCompactDate(text.slice(first.start, first.end));
  const joint = segments[1]?.joint ?? 0;
  const thousands = first.digits <= 3 && segments.slice(1).every((segment) => segment.digits === 3);
  if (thousands && (joint === 46 || classOf(joint) === SPACE)) return true;
  if (
    joint === 46 &&
    (segments.length === 2 || (segments.length === 4 && segments.every((part) => part.digits <= 3)))
  )
    return true;
  const last = segments[segments.length - 1] as Segment;
  if (last.joint === 46 && last.digits <= 2) return true;
  return (
    segments.length === 2 &&
    segments.every((part) => part.digits === 4 && isYear(text.slice(part.start, part.end)))
  );
}

function isYear(four: string): boolean {
  return four.startsWith('19') || four.startsWith('20');
}

function isCompactDate(eight: string): boolean {
  const month = Number(eight.slice(4, 6));
  const day = Number(eight.slice(6));
  return isYear(eight) && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/** End of a phone number whose first digits lie at `from`: digits, joints, brackets and single spaces. */
export function phoneEnd(text: string, from: number): number {
  let at = from;
  for (; at < text.length && at - from < 24; at++) {
    const code = text.charCodeAt(at);
    const kind = classOf(code);
    if (kind !== DIGIT && kind !== SPACE && kind !== JOINT && code !== 40 && code !== 41) break;
  }
  return at;
}
