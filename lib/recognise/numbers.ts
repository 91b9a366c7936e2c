import { classOf, DIGIT, SPACE } from './characters.ts';
import { ABBREVIATION, FILLER, type Label, OTHER_THING, wordCalled } from './label-words.ts';
import { labelBefore, SOMETHING_ELSE } from './labels.ts';
import * as not from './non-numbers.ts';
import { joinGroups, type Run, readRun, type Segment } from './run.ts';

/** Segments `from` to `to` (exclusive) of a run, as one spelling of its number. */
export interface Variant {
  from: number;
  to: number;
}

export interface NumberFound {
  run: Run;
  /** What the words beside it say; undefined for a bare number. */
  label: Label | undefined;
  prefixes: readonly string[];
  variants: Variant[];
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
  /** Written onto the number (`PO-4500`), standing before it, or from a list or header. */
  standing: 'glued' | 'beside' | 'given';
  prefixes: readonly string[];
  minDigits: number;
  start: number;
}

/** Digits from which a number counts without any label. */
const BARE_DIGITS = 7;
const MAX_BARE = 24;

/** Reads the number around the digit at `at`. `given` is a label from a list before it or from a header. */
export function readNumber(text: string, at: number, floor: number, given: Label | undefined): NumberRead {
  const short = given ? 0 : shortEnd(text, at, floor);
  if (short > 0 && !labelBefore(text, at, floor)) return { next: short };
  const run = readRun(text, at, floor);
  if (run.overlong) return { next: run.end };
  if (run.start > 0 && text.charCodeAt(run.start - 1) === 43) return { next: not.phoneEnd(text, at) };
  if (run.segments[0]?.letters === 2) {
    const iban = not.ibanLength(text, run.start);
    if (iban > 0) return { next: run.start + iban };
  }
  if (run.end < text.length && text.charCodeAt(run.end) === 64) return { next: run.end };
  if (not.isGuid(text, run) || not.isDate(text, run) || not.isClock(text, run)) return { next: run.end };
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
  const isClosed = kind === SPACE && (end + 1 >= text.length || classOf(text.charCodeAt(end + 1)) !== DIGIT);
  return isClosed ? end : 0;
}

/** Finds label and spellings of a run, and decides whether it counts. */
function judge(text: string, run: Run, floor: number, given: Label | undefined): NumberRead {
  const first = firstSegment(text, run);
  splitRange(run, first);
  if (run.joined === run.segments.length) joinGroups(text, run);
  const number = run.segments[first] as Segment;
  const labelled = labelFor(text, run, first, floor, given);
  if (labelled === SOMETHING_ELSE) return { next: run.end };
  const digits = digitsOf(run, first, run.segments.length);
  const variants = variantsOf(run, first, labelled !== undefined);
  const end = (run.segments[(variants[0] as Variant).to - 1] as Segment).end;
  const isAccepted = labelled
    ? acceptsLabelled(text, run, first, labelled, digits, end)
    : acceptsBare(text, run, first, digits, end);
  if (!isAccepted) return { next: not.amountEnd(text, run.end) };
  const isGlued = labelled?.standing === 'glued';
  const prefixes =
    labelled && (isGlued || classOf(text.charCodeAt(number.start)) === DIGIT) ? labelled.prefixes : [];
  const start = isGlued ? labelled.start : number.start;
  return { found: { run, label: labelled?.label, prefixes, variants, start, end }, next: end };
}

function wordOf(text: string, segment: Segment): string {
  return text.slice(segment.start, segment.end);
}

/** Index of the segment where the number itself begins: behind label words and fillers that are written onto it. */
function firstSegment(text: string, run: Run): number {
  let index = run.segments.findIndex((segment) => segment.digits > 0);
  while (index > 0) {
    const { label, roles } = wordCalled(wordOf(text, run.segments[index - 1] as Segment));
    if (label || roles & (FILLER | OTHER_THING)) break;
    index--;
  }
  return index;
}

/** `4500012345-4500012350` and `4500012345/4500012346` are two numbers: the second is left for later. */
function splitRange(run: Run, first: number): void {
  const one = run.segments[first] as Segment;
  const two = run.segments[first + 1];
  if (!two || one.digits < BARE_DIGITS || two.digits < BARE_DIGITS || one.letters + two.letters > 0) return;
  run.segments.length = first + 1;
  run.joined = first + 1;
  run.end = one.end;
}

function labelFor(
  text: string,
  run: Run,
  first: number,
  floor: number,
  given: Label | undefined,
): Labelled | typeof SOMETHING_ELSE | undefined {
  const number = run.segments[first] as Segment;
  const before = run.segments[first - 1];
  if (before) {
    const word = wordOf(text, before);
    const { label, roles } = wordCalled(word);
    if (label && roles & ABBREVIATION)
      return { label, standing: 'glued', prefixes: [word.toUpperCase()], minDigits: 1, start: before.start };
  }
  const hit = labelBefore(text, number.start, floor);
  if (hit === SOMETHING_ELSE) return hit;
  if (hit) return { ...hit, standing: 'beside', prefixes: hit.label.prefixes };
  return (
    given && { label: given, standing: 'given', prefixes: given.prefixes, minDigits: 1, start: number.start }
  );
}

function digitsOf(run: Run, from: number, to: number): number {
  let digits = 0;
  for (let index = from; index < to; index++) digits += run.segments[index]?.digits ?? 0;
  return digits;
}

/**
 * Spellings from one run, likeliest first: with and without the digit groups that follow over spaces, and without a line
 * part (`/20`, `-10`). A first stretch that is long enough alone is believed before a longer one.
 */
function variantsOf(run: Run, first: number, isLabelled: boolean): Variant[] {
  let to = run.joined;
  while (to > first + 1 && run.segments[to - 1]?.digits === 0) to--;
  const base: Variant = { from: first, to };
  const variants: Variant[] = [base];
  const all = run.segments.length;
  if (all > run.joined) {
    const alone = digitsOf(run, first, to);
    const whole: Variant = { from: first, to: all };
    const isComplete =
      alone >= BARE_DIGITS ? to - first === 1 : alone >= 4 && digitsOf(run, first, all) < BARE_DIGITS;
    if (isComplete) variants.push(whole);
    else if (alone >= (isLabelled ? 4 : BARE_DIGITS)) variants.unshift(whole);
    else variants[0] = whole;
  }
  const last = run.segments[to - 1] as Segment;
  if (to > first + 1 && last.letters === 0 && last.digits <= 5) {
    const isLine = last.joint === 47 || digitsOf(run, first, to - 1) >= 5;
    if (isLine && digitsOf(run, first, to - 1) > 0) variants.push({ from: first, to: to - 1 });
  }
  return variants;
}

function acceptsLabelled(
  text: string,
  run: Run,
  first: number,
  labelled: Labelled,
  digits: number,
  end: number,
): boolean {
  const letters = run.segments.slice(first).reduce((sum, segment) => sum + segment.letters, 0);
  if (end - (run.segments[first] as Segment).start > 40) return false;
  if (letters === 0 && digits < labelled.minDigits) return false;
  if (not.isMeasured(text, end, digits >= BARE_DIGITS)) return false;
  if (labelled.standing === 'given' && not.isPriced(text, (run.segments[first] as Segment).start))
    return false;
  return digits >= BARE_DIGITS || not.amountEnd(text, end) === end;
}

function acceptsBare(text: string, run: Run, first: number, digits: number, end: number): boolean {
  const number = run.segments[first] as Segment;
  if (number.digits === 0) return acceptsPrefixed(text, run, first, end);
  if (digits < BARE_DIGITS || digits > MAX_BARE) return false;
  if (run.segments.some((segment, index) => index >= first && segment.letters > 2)) return false;
  if (not.isPhone(text, run) || not.isFigure(text, run) || not.isPriced(text, number.start)) return false;
  if (not.amountEnd(text, end) > end || not.isMeasured(text, end, false)) return false;
  return !not.isCard(run.segments.map((segment) => text.slice(segment.start, segment.end)).join(''));
}

/** `SCMS-4`, `AB-CD-1234`, `DE123456789`: two to eight letters each, then digits alone, without dots. */
function acceptsPrefixed(text: string, run: Run, first: number, end: number): boolean {
  let hasDigits = false;
  let letters = 0;
  for (let index = first; index < run.joined; index++) {
    const segment = run.segments[index] as Segment;
    if (segment.start >= end) break;
    if (index > first && segment.joint === 46) return false;
    if (segment.letters > 8 || (segment.letters > 0 && (hasDigits || segment.digits > 0))) return false;
    hasDigits ||= segment.digits > 0;
    letters += segment.letters;
  }
  const prefix = run.segments[first] as Segment;
  const word = text.slice(prefix.start, prefix.end);
  const digits = digitsOf(run, first, run.joined);
  if (letters === 1 && digits < 5) return false;
  if (word !== word.toUpperCase() && run.segments[first + 1]?.joint === 0) return false;
  if ((not.isMonth(word) && word.length === 3) || not.isCurrency(word)) return false;
  return digits <= MAX_BARE && not.amountEnd(text, end) === end && !not.isMeasured(text, end, false);
}
