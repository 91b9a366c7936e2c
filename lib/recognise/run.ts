import { normaliseNumber } from '../domain/normalise.ts';
import { classOf, DIGIT, HIDDEN, JOINT, LETTER, SPACE } from './characters.ts';

/**
 * A run is a stretch of letters, digits and joints that could be one number: `PO-4500-012`, and over single spaces the
 * digit groups that follow (`345`). It is cut into segments at joints and spaces. Runs longer than 64 characters are no
 * numbers; they are measured and skipped, so that every character is looked at a bounded number of times.
 */

export interface Run {
  /** Where the first segment begins. */
  start: number;
  /** Past the last segment. */
  end: number;
  /** Segments in reading order. */
  segments: Segment[];
  /** How many segments stand before the first space; the rest are digit groups joined over spaces. */
  joined: number;
  /** True when a unit outside ASCII letters, digits and joints lies inside, so that keys need full normalising. */
  wide: boolean;
  /** Too long, or holding nothing: skip to `end`. */
  overlong: boolean;
}

export interface Segment {
  start: number;
  end: number;
  digits: number;
  letters: number;
  /** Code of the joint or space before it; 0 for the first. */
  joint: number;
}

const MAX_RUN = 64;
const MAX_GROUPS = 8;

/** Reads the run around the digit at `at`; nothing before `floor` is taken. */
export function readRun(text: string, at: number, floor: number): Run {
  const run: Run = {
    start: runStart(text, at, floor),
    end: at,
    segments: [],
    joined: 0,
    wide: false,
    overlong: false,
  };
  let next = run.start;
  let joint = 0;
  for (;;) {
    const segment = readSegment(text, next, joint, run);
    if (!segment) break;
    if (segment.end - run.start <= MAX_RUN) addSegment(text, run, segment);
    run.end = segment.end;
    const at = pastHidden(text, segment.end);
    joint = text.charCodeAt(at);
    next = at + 1;
    if (classOf(joint) !== JOINT) break;
  }
  run.overlong = run.end - run.start > MAX_RUN || run.segments.length === 0;
  if (run.overlong) run.end = Math.max(run.end, at + 1);
  run.joined = run.segments.length;
  return run;
}

/** Adds a segment; letters before its first digit become a segment of their own (`PO4500` → `PO`, `4500`). */
function addSegment(text: string, run: Run, segment: Segment): void {
  const { start, end, digits, joint } = segment;
  let at = start;
  let letters = 0;
  if (digits > 0) {
    for (; classOf(text.charCodeAt(at)) !== DIGIT; at++)
      if (classOf(text.charCodeAt(at)) === LETTER) letters++;
  }
  if (letters === 0) {
    run.segments.push(segment);
    return;
  }
  run.segments.push({ start, end: at, digits: 0, letters, joint });
  run.segments.push({ start: at, end, digits, letters: segment.letters - letters, joint: 0 });
}

/** Walks left over letters, digits and single joints; at most 64 characters. */
function runStart(text: string, at: number, floor: number): number {
  const limit = Math.max(floor, at - MAX_RUN);
  let start = at;
  for (let left = at - 1; left >= limit; left--) {
    const kind = classOf(text.charCodeAt(left));
    if (kind === LETTER || kind === DIGIT) start = left;
    else if (kind !== HIDDEN && (kind !== JOINT || left + 1 !== start)) break;
  }
  return start;
}

/** A segment of letters and digits from `from` on, hidden characters inside included; undefined when there is none. */
function readSegment(text: string, from: number, joint: number, run: Run): Segment | undefined {
  const segment: Segment = { start: from, end: from, digits: 0, letters: 0, joint };
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const kind = classOf(code);
    if (kind === HIDDEN) {
      run.wide = true;
      continue;
    }
    if (kind === DIGIT) segment.digits++;
    else if (kind === LETTER) segment.letters++;
    else break;
    if (code > 127) run.wide = true;
    segment.end = at + 1;
  }
  return segment.end > segment.start ? segment : undefined;
}

/** Adds digit groups of two to six that follow over single spaces, as in `4500 012 345`. */
export function joinGroups(text: string, run: Run): void {
  let digits = 0;
  for (const segment of run.segments) digits += segment.digits;
  const last = run.segments[run.segments.length - 1];
  if (!last || last.letters > 0 || digits >= 10) return;
  while (run.segments.length - run.joined < MAX_GROUPS) {
    const at = pastHidden(text, run.end);
    const joint = text.charCodeAt(at);
    if (classOf(joint) !== SPACE) return;
    const group = readSegment(text, at + 1, joint, run);
    if (!group || group.letters > 0 || group.digits < 2 || group.digits > 6 || digits + group.digits > 24)
      return;
    if (opensDate(text, group)) return;
    run.segments.push(group);
    run.end = group.end;
    digits += group.digits;
    if (!joinTail(text, run)) return;
  }
}

/** Takes the joint parts behind a spaced group (`012-345`); false when they are not digits alone. */
function joinTail(text: string, run: Run): boolean {
  for (let parts = 0; parts < MAX_GROUPS; parts++) {
    const at = pastHidden(text, run.end);
    const joint = text.charCodeAt(at);
    if (classOf(joint) !== JOINT) return true;
    const part = readSegment(text, at + 1, joint, run);
    if (!part) return true;
    if (part.letters > 0 || part.digits > 12) return false;
    run.segments.push(part);
    run.end = part.end;
  }
  return false;
}

/** `2026-05-01`, `01.05.2026`, `10:30`: a date or time beside a number is not its next group. */
function opensDate(text: string, group: Segment): boolean {
  const code = text.charCodeAt(group.end);
  if (code === 58) return true;
  if (code !== 45 && code !== 46 && code !== 47) return false;
  const closed = text.charCodeAt(group.end + 2) === code || text.charCodeAt(group.end + 3) === code;
  return closed && (group.digits === 4 || group.digits <= 2);
}

/** Past hidden characters, at most eight, so that one between digits and a joint does not end the number. */
function pastHidden(text: string, from: number): number {
  let at = from;
  while (at < from + 8 && classOf(text.charCodeAt(at)) === HIDDEN) at++;
  return at;
}

/** The normalised spelling of the segments `from` to `to` (exclusive). */
export function keyOf(text: string, run: Run, from: number, to: number): string {
  if (run.wide) {
    const first = run.segments[from];
    const last = run.segments[to - 1];
    return first && last ? normaliseNumber(text.slice(first.start, last.end)) : '';
  }
  let key = '';
  for (let index = from; index < to; index++) {
    const segment = run.segments[index];
    if (segment) key += text.slice(segment.start, segment.end);
  }
  return key.toUpperCase();
}
