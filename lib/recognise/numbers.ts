import { classOf, DIGIT, SPACE } from './characters.ts';
import { ABBREVIATION, FILLER, type Label, OTHER_THING, wordCalled } from './label-words.ts';
import { labelBefore, SOMETHING_ELSE } from './labels.ts';
import * as not from './non-numbers.ts';
import { type Run, readRun } from './run.ts';

export interface NumberFound {
  /** What the words beside it say; undefined for a bare number. */
  label: Label | undefined;
  prefixes: readonly string[];
  /** Spellings with their joints, likeliest first. */
  variants: string[];
  start: number;
  end: number;
}

export interface NumberRead {
  found?: NumberFound;
  /** Where reading goes on. */
  next: number;
}

interface Labelled {
  label: Label;
  /** From a list or header, not from the words before it. */
  isGiven?: boolean;
  minDigits: number;
  prefixes: readonly string[];
}

/** Digits from which a number counts without any label. */
const BARE_DIGITS = 7;
const MAX_BARE = 24;
const MAX_LABELLED = 40;

const isDigit = (text: string, at: number): boolean =>
  at < text.length && classOf(text.charCodeAt(at)) === DIGIT;

const digitsIn = (text: string): number => text.replace(/\D/g, '').length;

/** Reads the number around the digit at `at`. `given` is a label from a list before it or from a header. */
export function readNumber(text: string, at: number, floor: number, given: Label | undefined): NumberRead {
  const short = given ? 0 : shortEnd(text, at, floor);
  if (short > 0 && !labelBefore(text, at, floor)) return { next: short };
  const run = readRun(text, at, floor);
  const { joined, start, end } = run;
  if (joined === '') return { next: end };
  if (start > 0 && text.charCodeAt(start - 1) === 43) return { next: not.phoneEnd(text, at) };
  if (text.charCodeAt(start) > 57) {
    const iban = not.ibanLength(text, start);
    if (iban > 0) return { next: start + iban };
  }
  if (text[end] === '@' || not.isGuid(joined) || not.isDate(joined) || not.isClock(text, start, end))
    return { next: end };
  return judge(text, run, floor, given);
}

/**
 * End of a plain number of one to six digits that nothing continues: most numbers on a page. It counts only with a
 * label, so without one the rest of the work is saved. 0 for all others.
 */
function shortEnd(text: string, at: number, floor: number): number {
  if (at > floor && classOf(text.charCodeAt(at - 1)) !== 0 && text.charCodeAt(at - 1) !== 32) return 0;
  let end = at + 1;
  const limit = Math.min(text.length, at + BARE_DIGITS);
  while (end < limit && classOf(text.charCodeAt(end)) === DIGIT) end++;
  if (end === text.length) return end - at < BARE_DIGITS ? end : 0;
  const kind = classOf(text.charCodeAt(end));
  if (kind === 0) return end;
  // Over a space only two digits or more go on.
  const isClosed = kind === SPACE && !(isDigit(text, end + 1) && isDigit(text, end + 2));
  return isClosed ? end : 0;
}

// Letters in front: `orders/AB-` of `orders/AB-1234`, `PO` of `PO4500012345`.
const leading = /^(?:[a-z]+(?:[-./_]|(?=\d)))+/i;
// `.pdf` behind a number; and a second long number, which is another one.
const trailing = /(?:[-./_][a-z]+)+$/i;
const range = /^(\d{7,})[-./_]\d{7,}/;

/** Finds label and spellings of a run, and decides whether it counts. */
function judge(text: string, run: Run, floor: number, given: Label | undefined): NumberRead {
  const { word, first, from } =
    run.joined.charCodeAt(0) > 57 ? numberStart(run.joined) : { word: '', first: 0, from: 0 };
  const joined = run.joined.slice(first);
  const number = range.exec(joined)?.[1] ?? joined.replace(trailing, '');
  const groups = number === joined && /\d$/.test(number) && digitsIn(number) < 10 ? run.groups : '';
  const past = run.offset(first + number.length + groups.length - 1) + 1;
  const glued = word === '' ? undefined : wordCalled(word);
  const isGlued = glued?.label !== undefined && (glued.roles & ABBREVIATION) > 0;
  const start = run.offset(isGlued ? from : first);
  const labelled: Labelled | typeof SOMETHING_ELSE | undefined = isGlued
    ? { label: glued?.label as Label, minDigits: 1, prefixes: [word.toUpperCase()] }
    : labelFor(text, start, floor, given, /^\d/.test(number));
  if (labelled === SOMETHING_ELSE) return { next: past };
  const variants = variantsOf(number, groups, labelled !== undefined);
  const plain = variants[0] as string;
  const end = run.offset(first + plain.length - 1) + 1;
  const isAccepted = labelled
    ? acceptsLabelled(text, plain, labelled, start, end)
    : acceptsBare(text, plain, start, end);
  if (!isAccepted) return { next: not.amountEnd(text, past) };
  return {
    found: { label: labelled?.label, prefixes: labelled?.prefixes ?? [], variants, start, end },
    next: end,
  };
}

/** Where the number itself begins: behind label words and fillers that are written onto it. */
function numberStart(joined: string): { word: string; first: number; from: number } {
  const lead = leading.exec(joined)?.[0] ?? '';
  let first = lead.length;
  const words = lead.split(/[-./_]/);
  if (words[words.length - 1] === '') words.pop();
  for (let index = words.length - 1; index >= 0; index--) {
    const word = words[index] as string;
    const { label, roles } = wordCalled(word);
    const from = lead.lastIndexOf(word, first);
    if (label || roles & (FILLER | OTHER_THING)) return { word, first, from };
    first = from;
  }
  return { word: '', first, from: first };
}

function labelFor(
  text: string,
  start: number,
  floor: number,
  given: Label | undefined,
  isPlain: boolean,
): Labelled | typeof SOMETHING_ELSE | undefined {
  const hit = labelBefore(text, start, floor);
  if (hit === SOMETHING_ELSE) return hit;
  const label = hit?.label ?? given;
  return (
    label && { label, isGiven: !hit, minDigits: hit?.minDigits ?? 1, prefixes: isPlain ? label.prefixes : [] }
  );
}

/**
 * Spellings from one run, likeliest first: with and without the digit groups that follow over spaces, and without a line
 * part (`/20`, `-10`). A first stretch that is long enough alone is believed before a longer one.
 */
function variantsOf(number: string, groups: string, isLabelled: boolean): string[] {
  const whole = number + groups;
  const alone = digitsIn(number);
  const variants = [number];
  if (groups !== '') {
    const isComplete =
      alone >= BARE_DIGITS ? /^\d+$/.test(number) : alone >= 4 && digitsIn(whole) < BARE_DIGITS;
    if (isComplete) variants.push(whole);
    else if (alone >= (isLabelled ? 4 : BARE_DIGITS)) variants.unshift(whole);
    else variants[0] = whole;
  }
  const [, base, joint] = /^(.*\d)([-./_])\d{1,5}$/.exec(number) ?? [];
  if (base && (joint === '/' || digitsIn(base) >= 5)) variants.push(base);
  return variants;
}

function acceptsLabelled(
  text: string,
  number: string,
  labelled: Labelled,
  start: number,
  end: number,
): boolean {
  // Two decimals behind so few digits: `Sum of orders: 5734567.50`.
  if (/^\d{1,8}\.\d\d$/.test(number)) return false;
  const digits = digitsIn(number);
  if (number.length > MAX_LABELLED || (digits < labelled.minDigits && /^[\d\W]+$/.test(number))) return false;
  if (not.isMeasured(text, end, digits >= BARE_DIGITS) || (labelled.isGiven && not.isPriced(text, start)))
    return false;
  return digits >= BARE_DIGITS || not.amountEnd(text, end) === end;
}

// `SCMS-4`, `AB-CD-1234`, `DE123456789`: letters, then digits alone, without dots.
const prefixed = /^([a-z]+)([-_/]?)(?:[a-z]+[-_/])*[a-z]*\d+(?:[-_/]\d+)*$/i;

function acceptsBare(text: string, number: string, start: number, end: number): boolean {
  const digits = digitsIn(number);
  if (digits > MAX_BARE) return false;
  if (/^[a-z]/i.test(number)) {
    const [, word = '', joint] = prefixed.exec(number) ?? [];
    if (word === '' || word.length > 8 || (word.length === 1 && digits < 5)) return false;
    if (joint === '' && word !== word.toUpperCase()) return false;
    if ((word.length === 3 && not.isMonth(word)) || not.isCurrency(word)) return false;
  } else if (digits < BARE_DIGITS || /[a-z].*[a-z].*[a-z]/i.test(number)) return false;
  else if (
    not.isPhone(text, start, number) ||
    not.isFigure(number) ||
    not.isCard(number) ||
    not.isPriced(text, start)
  )
    return false;
  return not.amountEnd(text, end) === end && !not.isMeasured(text, end, false);
}
