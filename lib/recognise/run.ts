import { classOf, DIGIT, HIDDEN, JOINT, LETTER, SPACE } from './characters.ts';

/**
 * A run is a stretch of letters, digits and joints that could be one number: `PO-4500-012`, and over single spaces the
 * digit groups that follow (` 345`). It is copied out in plain characters (hidden ones dropped, full-width ones and dashes
 * in ASCII), at most 100 of them, so that the patterns that judge it work on a short text whatever the page holds.
 */
export interface Run {
  /** Offset in the text where the run begins. */
  start: number;
  /** Past the stretch without spaces. */
  end: number;
  /** The stretch without spaces, plain; empty when it is too long to be a number. */
  joined: string;
  /** Digit groups of two to six behind it, each with its space, plain. */
  groups: string;
  /** Offset in the text of the plain character `index`; for an end, pass the last one and add 1. */
  offset(index: number): number;
}

const MAX_RUN = 64;
const MAX_PLAIN = 100;
const stretch = /[a-z\d]+(?:[-./_][a-z\d]+)*/iy;
// A date (`2026-05-01`), a time or a word that begins with digits is not the next group.
const spaced = /(?: (?!(?:\d{4}|\d\d?)([-./])\d\d?\1)\d{2,6}(?:[-./]\d{1,9})*(?![a-z\d:])){1,8}/iy;

/** Reads the run around the digit at `at`; nothing before `floor` is taken. */
export function readRun(text: string, at: number, floor: number): Run {
  const start = runStart(text, at, floor);
  const run = runIn(text, start, text, at, (index) => start + index);
  const past = text.charCodeAt(start + run.joined.length + run.groups.length);
  if (!(past > 127) || classOf(past) === 0) return run;
  // Hidden or full-width characters, dashes or wide spaces lie in the run.
  const offsets: number[] = [];
  const plain = plainOf(text.slice(start, start + MAX_PLAIN), offsets);
  return runIn(plain, 0, text, at, (index) => start + (offsets[index] ?? 0));
}

/** The run that begins at `from` in `plain`, where `offset` leads back to `text`. */
function runIn(plain: string, from: number, text: string, at: number, offset: Run['offset']): Run {
  const start = offset(0);
  const joined = matchAt(stretch, plain, from);
  if (joined === '' || joined.length > MAX_RUN)
    return { start, end: stretchEnd(text, at), joined: '', groups: '', offset };
  const groups = matchAt(spaced, plain, from + joined.length);
  return { start, end: offset(joined.length - 1) + 1, joined, groups, offset };
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
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

/** Past everything that hangs together with a digit that is in no number. */
function stretchEnd(text: string, at: number): number {
  let end = at + 1;
  for (; end < text.length; end++) {
    const kind = classOf(text.charCodeAt(end));
    if (kind === SPACE || kind === 0) break;
  }
  return end;
}

function plainOf(text: string, offsets: number[]): string {
  let plain = '';
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const kind = classOf(code);
    if (kind === HIDDEN) continue;
    if (code < 128) plain += text[index];
    else if (kind === SPACE) plain += ' ';
    else if (kind === JOINT) plain += '-';
    // Full-width forms lie 0xfee0 above their ASCII twins.
    else plain += kind === 0 ? text[index] : String.fromCharCode(code - 0xfee0);
    offsets.push(index);
  }
  return plain;
}
