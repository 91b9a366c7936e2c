import { classOf, DIGIT, HIDDEN, JOINT, LETTER, SPACE } from './characters.ts';

/**
 * A run is a stretch of letters, digits and joints that could be one number: `PO-4500-012`, and over single spaces the
 * digit groups that follow (` 345`). Where hidden or full-width characters or other dashes lie in it, it is copied out in
 * plain characters, at most 100 of them; so what judges it works on a short text whatever the page holds.
 */
export interface Run {
  /** Offset in the text where the run begins. */
  start: number;
  /** Past the stretch without spaces. */
  end: number;
  /** The stretch without spaces, plain; empty when it is too long to be a number. */
  joined: string;
  /** Whether joints lie in it. */
  isJointed: boolean;
  /** Digit groups of two to six behind it, each with its space, plain. */
  groups: string;
  /** Plain text behind the stretch: a part number may go on there. */
  behind: string;
  /** For copied runs: how far behind `start` each plain character lies. */
  offsets: number[] | undefined;
}

const MAX_RUN = 64;
const MAX_PLAIN = 100;
// A date (`2026-05-01`), a time or a word that begins with digits is not the next group; `413B01` ends a Dutch VAT number.
const spaced = /^(?: (?!(?:\d{4}|\d\d?)([-./])\d\d?\1)\d{2,6}(?:[-./]\d{1,9})*(?:B\d\d)?(?![a-z\d:])){1,8}/i;

/** Offset in the text of the plain character `index`; for an end, pass the last one and add 1. */
export const offsetIn = ({ start, offsets }: Run, index: number): number =>
  start + (offsets ? (offsets[index] ?? 0) : index);

/** Reads the run around the digit at `at`; nothing before `floor` is taken. */
export function readRun(text: string, at: number, floor: number): Run {
  const start = runStart(text, at, floor);
  const run = runIn(text, start, start, undefined);
  const past = text.charCodeAt(start + run.joined.length + run.groups.length);
  if (past > 127 && classOf(past) !== 0) {
    const offsets: number[] = [];
    const plain = plainOf(text.slice(start, start + MAX_PLAIN), offsets);
    Object.assign(run, runIn(plain, 0, start, offsets));
  }
  if (run.joined === '') run.end = stretchEnd(text, at);
  return run;
}

/** The run that begins at `from` in `plain`. */
function runIn(plain: string, from: number, start: number, offsets: number[] | undefined): Run {
  let end = from;
  let isJointed = false;
  for (let index = from; index <= from + MAX_RUN; index++) {
    const code = plain.charCodeAt(index);
    const kind = code < 128 ? classOf(code) : 0;
    if (kind === DIGIT || kind === LETTER) {
      isJointed ||= index > end;
      end = index + 1;
    } else if (kind !== JOINT || index !== end) break;
  }
  const run: Run = { start, end: 0, joined: '', isJointed, groups: '', behind: '', offsets };
  if (end - from > MAX_RUN) return run;
  run.joined = plain.slice(from, end);
  run.end = offsetIn(run, end - from - 1) + 1;
  if (plain.charCodeAt(end) !== 32) return run;
  run.behind = plain.slice(end, end + 60);
  if (classOf(plain.charCodeAt(end + 1)) === DIGIT) run.groups = spaced.exec(run.behind)?.[0] ?? '';
  return run;
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
