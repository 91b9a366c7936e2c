import { classOf, DIGIT, LETTER, SPACE } from './characters.ts';
import {
  ABBREVIATION,
  ITEM,
  type Label,
  NUMBER_WORD,
  OTHER_THING,
  PARTNER,
  wordCalled,
} from './label-words.ts';
import { labelBefore, SOMETHING_ELSE } from './labels.ts';
import * as not from './non-numbers.ts';
import { offsetIn, type Run, readRun } from './run.ts';
import { parcelAt } from './tracking/spelled.ts';

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

const kindAt = (text: string, at: number): number => classOf(text.charCodeAt(at));
const isLetter = (text: string, at: number): boolean => kindAt(text, at) === LETTER;

function count(text: string, kind: number): number {
  let found = 0;
  for (let at = 0; at < text.length; at++) if (classOf(text.charCodeAt(at)) === kind) found++;
  return found;
}

const digitsIn = (text: string): number => count(text, DIGIT);
const lettersIn = (text: string): number => count(text, LETTER);

/** Reads the number around the digit at `at`. `given` is a label from a list before it or from a header. */
export function readNumber(text: string, at: number, floor: number, given: Label | undefined): NumberRead {
  const parcel = parcelAt(text, at);
  if (parcel) return parcel;
  const short = given ? 0 : shortEnd(text, at, floor);
  if (short > 0 && !labelBefore(text, at, floor)) return { next: short };
  const run = readRun(text, at, floor);
  const { joined, start, end } = run;
  if (joined === '') return { next: end };
  if (start > 0 && text.charCodeAt(start - 1) === 43) return { next: not.phoneEnd(text, at) };
  if (isLetter(text, start)) {
    const iban = not.ibanLength(text, start);
    if (iban > 0) return { next: start + iban };
  }
  if (text.charCodeAt(end) === 64 || not.isClock(text, start, end)) return { next: end };
  if (run.isJointed && not.isDate(joined)) return { next: end };
  return judge(text, run, floor, given);
}

/**
 * End of a plain number of one to six digits that nothing continues: most numbers on a page. It counts only with a
 * label, so without one the rest of the work is saved. 0 for all others.
 */
function shortEnd(text: string, at: number, floor: number): number {
  if (at > floor && kindAt(text, at - 1) !== 0 && text.charCodeAt(at - 1) !== 32) return 0;
  let end = at + 1;
  while (end < at + BARE_DIGITS && kindAt(text, end) === DIGIT) end++;
  const kind = kindAt(text, end);
  // Over a space only two digits or more go on.
  const isClosed = kind === SPACE && !(kindAt(text, end + 1) === DIGIT && kindAt(text, end + 2) === DIGIT);
  return (kind === 0 || isClosed) && end < at + BARE_DIGITS ? end : 0;
}

// `.pdf` behind a number, but not the `-X` of a part number; and a second long number, which is another one.
const trailing = /(?:[-./_][a-z]+)+$/i;
const suffix = /^[-/][A-Z]{1,3}$/;
const range = /^(\d{7,})[-./_]\d{7,}/;

/** Finds label and spellings of a run, and decides whether it counts. */
function judge(text: string, run: Run, floor: number, given: Label | undefined): NumberRead {
  const lead = isLetter(run.joined, 0) ? numberStart(run.joined) : NO_LEAD;
  const { first } = lead;
  const joined = first > 0 ? run.joined.slice(first) : run.joined;
  const number = run.isJointed ? cutEnd(joined) : joined;
  const endsInDigit = !isLetter(number, number.length - 1);
  const groups =
    run.groups !== '' && number === joined && endsInDigit && digitsIn(number) < 10 ? run.groups : '';
  const past = offsetIn(run, first + number.length + groups.length - 1) + 1;
  const glued = lead.word === '' ? undefined : wordCalled(lead.word);
  const isGlued = glued?.label !== undefined && (glued.roles & ABBREVIATION) > 0;
  const start = offsetIn(run, isGlued ? lead.from : first);
  const labelled: Labelled | typeof SOMETHING_ELSE | undefined = isGlued
    ? { label: glued?.label as Label, minDigits: 1, prefixes: [lead.word.toUpperCase()] }
    : labelFor(text, start, floor, given, !isLetter(number, 0));
  if (labelled === SOMETHING_ELSE) return { next: past };
  const variants = variantsOf(number, groups, labelled !== undefined);
  if (number.length < joined.length && suffix.test(joined.slice(number.length))) variants.unshift(joined);
  const country = !labelled || labelled.label === PARTNER ? not.countryBefore(text, start, floor) : '';
  const goesOn = labelled ? labelled.label === ITEM : number.length < MIN_PART && lettersIn(number) > 0;
  const more = goesOn && number === joined && run.behind !== '' ? part.exec(run.behind) : null;
  if (more) variants.unshift(number + more[0]);
  const plain = variants[0] as string;
  const end = offsetIn(run, first + plain.length - 1) + 1;
  const isAccepted = labelled
    ? acceptsLabelled(text, plain, labelled, start, end)
    : acceptsBare(text, plain, start, end, country !== '');
  if (!isAccepted) return { next: not.amountEnd(text, past) };
  const prefixes = country === '' ? (labelled?.prefixes ?? []) : [country];
  return { found: { label: labelled?.label, prefixes, variants, start, end }, next: end };
}

/** Without what is no part of the number: a file's ending, a second number of a range. */
function cutEnd(joined: string): string {
  const ends = isLetter(joined, joined.length - 1) ? joined.replace(trailing, '') : joined;
  return range.exec(ends)?.[1] ?? ends;
}

interface Lead {
  /** The label word or filler that is written onto the number, empty when none is. */
  word: string;
  /** Where the number begins behind it. */
  first: number;
  /** Where the word begins. */
  from: number;
}

const NO_LEAD: Lead = { word: '', first: 0, from: 0 };
// `orders/AB-` of `orders/AB-1234`, `PO` of `PO4500012345`.
const leading = /^(?:[a-z]+(?:[-./_]|(?=\d)))+/i;

/** Where the number itself begins: behind label words and fillers that are written onto it. */
function numberStart(joined: string): Lead {
  const lead = leading.exec(joined)?.[0] ?? '';
  let first = lead.length;
  let end = first;
  while (end > 0) {
    if (!isLetter(lead, end - 1)) end--;
    let from = end;
    while (isLetter(lead, from - 1)) from--;
    const word = lead.slice(from, end);
    const { label, roles } = wordCalled(word);
    if (label || roles & (NUMBER_WORD | OTHER_THING)) return { word, first, from };
    first = end = from;
  }
  return NO_LEAD;
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
  const alone = digitsIn(number);
  const variants = [number];
  if (groups !== '') {
    const whole = number + groups;
    const isComplete =
      alone >= BARE_DIGITS ? alone === number.length : alone >= 4 && digitsIn(whole) < BARE_DIGITS;
    if (isComplete) variants.push(whole);
    else if (alone >= (isLabelled ? 4 : BARE_DIGITS)) variants.unshift(whole);
    else variants[0] = whole;
  }
  const [, base, joint] = (alone < number.length && linePart.exec(number)) || [];
  if (base && (joint === '/' || digitsIn(base) >= 5)) variants.push(base);
  return variants;
}

const linePart = /^(.*\d)([-./_])\d{1,5}$/;
const onlyDigits = /^[\d\W]+$/;

function acceptsLabelled(
  text: string,
  number: string,
  labelled: Labelled,
  start: number,
  end: number,
): boolean {
  const digits = digitsIn(number);
  const { label, isGiven } = labelled;
  // Two decimals behind so few digits: `Sum of orders: 5734567.50`.
  if (digits < 11 && digits < number.length && /^\d{1,8}\.\d\d$/.test(number)) return false;
  if (label === ITEM && not.isMeasure(number)) return false;
  const minDigits = Math.max(label === ITEM ? 4 : label === PARTNER ? BARE_DIGITS : 1, labelled.minDigits);
  if (number.length > MAX_LABELLED || (digits < minDigits && onlyDigits.test(number))) return false;
  if (not.isMeasured(text, end, digits >= BARE_DIGITS) || (isGiven && not.isPriced(text, start)))
    return false;
  return digits >= BARE_DIGITS || not.amountEnd(text, end) === end;
}

// `SCMS-4`, `AB-CD-1234`, `DE123456789`: letters, then digits alone, without dots.
const prefixed = /^([a-z]+)([-_/]?)(?:[a-z]+[-_/])*[a-z]*\d+(?:[-_/]\d+)*$/i;
// The next stretch of a part number that is written with spaces: letters and digits.
const part = /^(?: (?=\S*\d)(?=\S*[A-Z])[A-Z\d]+(?:[-./][A-Z\d]+)*(?![a-z]))+/;
// Capitals and digits mixed; digits with a few letters behind them are a measure (`24VDC`).
const mixed = /^(?!\d+[A-Z]{0,3}$)(?=.*[A-Z])[A-Z\d]+(?:[-./ ][A-Z\d]+)*$/;
const MIN_PART = 6;

/** `isCompany`: the letters of a country with VAT numbers stand before it. */
function acceptsBare(text: string, number: string, start: number, end: number, isCompany: boolean): boolean {
  const digits = digitsIn(number);
  if (digits > MAX_BARE) return false;
  const isPart = digits > 2 && number.length >= MIN_PART && number.length < 30 && mixed.test(number);
  if (isLetter(number, 0)) {
    const [, word = '', joint] = prefixed.exec(number) ?? [];
    if (word === '' && !isPart) return false;
    if (word.length > 8 || (word.length === 1 && digits < 5)) return false;
    if (joint === '' && word !== word.toUpperCase()) return false;
    if (word.length === 3 && (not.isMonth(word) || not.isCurrency(word))) return false;
  } else {
    const letters = digits < number.length ? lettersIn(number) : 0;
    if (!isPart && (digits < BARE_DIGITS || letters > 2)) return false;
    // Digits alone are a figure only as a day or a card.
    const isUsual = digits === number.length && digits !== 8 && digits < 15;
    if (!isCompany && letters === 0 && !isUsual && not.isFigure(number)) return false;
  }
  if (!isCompany && not.isPriced(text, start)) return false;
  return not.amountEnd(text, end) === end && !not.isMeasured(text, end, false);
}
