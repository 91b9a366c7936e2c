import { describe, expect, it } from 'vitest';
import { toCsv } from '../../../../lib/export/csv.ts';
import { dateShape, readDate } from '../../../../lib/recognise/values/date-cells.ts';
import { decimalEvidence, readNumber } from '../../../../lib/recognise/values/number-cells.ts';
import { headerWords, headingScore } from '../../../../lib/sources/files/header-words.ts';
import { identityOf } from '../../../../lib/sources/files/partner-identity.ts';
import { tokenise } from '../../../../lib/sources/files/tokenise.ts';

const SIZE = 100_000;
const LIMIT_MS = 50;
/** Cells shaped to make careless searches go back and forth. */
const CELLS: [name: string, cell: string][] = [
  ['digits', '1'.repeat(SIZE)],
  ['digits and letter', `${'1'.repeat(SIZE)}x`],
  ['groups', '1,'.repeat(SIZE / 2)],
  ['groups of three', `${'123,'.repeat(SIZE / 4)}x`],
  ['spaces', `1${' '.repeat(SIZE)}1`],
  ['date parts', '1-'.repeat(SIZE / 2)],
  ['times', ' 10:00'.repeat(SIZE / 6)],
  ['month names', 'Jan '.repeat(SIZE / 4)],
  ['quotes', 'a"'.repeat(SIZE / 2)],
  ['quotes and spaces', 'a"'.repeat(SIZE / 4) + ' '.repeat(SIZE / 2)],
  ['apostrophes', "'".repeat(SIZE)],
  ['formula signs', '='.repeat(SIZE)],
  ['signs behind spaces', `${' \u200b'.repeat(SIZE / 2)}=`],
  ['camel case', 'aB'.repeat(SIZE / 2)],
  ['accents', 'é\u0301'.repeat(SIZE / 2)],
];

/** Milliseconds of this thread's own work, the best of three runs: what else the machine does is not counted. */
function fastest(run: () => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let times = 0; times < 3; times += 1) {
    const start = process.threadCpuUsage();
    run();
    const { user, system } = process.threadCpuUsage(start);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

const READERS: Record<string, (cell: string) => void> = {
  dateShape: (cell) => dateShape(cell),
  readDate: (cell) => readDate(cell, 'day-first'),
  readNumber: (cell) => readNumber(cell, '.'),
  decimalEvidence: (cell) => decimalEvidence(cell),
  heading: (cell) => headingScore(headerWords(cell), 'orderNumber'),
  identityOf: (cell) => identityOf(cell),
  'a quoted cell': (cell) => tokenise(`"${cell},x\n`, ',', true),
  'a plain cell': (cell) => tokenise(`x,${cell}\n"`, ',', false),
  'quoted cells in one row': (cell) => tokenise(`${'"a b",'.repeat(cell.length / 6)}x`, ',', true),
  toCsv: (cell) => toCsv(['a'], [[cell]]),
};

describe.each(Object.entries(READERS))('%s', (_, read) => {
  it.each(CELLS)('takes under 50 ms for 100 KB of %s', (_name, cell) => {
    expect(fastest(() => read(cell))).toBeLessThan(LIMIT_MS);
  });
});
