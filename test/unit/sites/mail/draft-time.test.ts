import { describe, expect, it } from 'vitest';
import { readDraft } from '../../../../lib/sites/mail/draft/read-draft.ts';

/** Milliseconds that a processor needs to read a draft of one block, the best of three: what else runs beside it counts nothing. */
function timeOf(text: string, row = false): number {
  const times = [1, 2, 3].map(() => {
    const steps = readDraft([{ text, row }]);
    const from = process.threadCpuUsage();
    while (!steps.next().done);
    return process.threadCpuUsage(from).user / 1_000;
  });
  return Math.min(...times);
}

const filled = (part: string, length: number) =>
  part.repeat(Math.ceil(length / part.length)).slice(0, length);
const ROW = 4_000;
/** Longer than any block that is cut out of a draft. */
const LONGEST = 8_000;

describe('a draft takes no longer than its length', () => {
  it.each([
    'On 12 June 2025, 13 June 2025 we are closed.',
    'On 23 June 2025, 24 June 2025, 25 June 2025 I am away.',
    `Dates: ${'12 June 2025; '.repeat(57)}closed`,
  ])('of the mail: %s', (text) => {
    const plain = timeOf('We are closed for the stocktaking and come back soon.');
    expect(timeOf(text)).toBeLessThan(50 + plain * 100);
    expect(timeOf(text, true)).toBeLessThan(50 + plain * 100);
  });

  const parts = {
    marks: '#',
    'numbers of orders': '§',
    blanks: ' ',
    commas: ',',
    'commas and blanks': ', ',
    points: '.',
    colons: ': ',
    lines: '\n',
    digits: '7',
    'groups of digits': '123.',
    'groups of digits with blanks': '123 ',
    letters: 'a',
    'words of one letter': 'a ',
    'joined words': 'and ',
    'joined commas': ', and ',
    'small words': 'it is the ',
    'one small word': 'dann ',
    'another small word': 'es ',
    'dates in a row': '12 June 2025, ',
    'short dates': '1.6. ',
    'dates without blanks': '2025-06-12,',
    weekdays: 'monday ',
    'words before days': 'until the ',
    'numbers in a row': '4500012345, ',
    'numbers and dates': '4500012345 4 july ',
    'lines of orders': 'line 10, 20 and ',
    amounts: '500 pcs of ',
    prices: '12.50 EUR per 100 pcs ',
    quotes: '"',
    'quotes with words': '"a word said in here ',
    verbs: 'is is is ',
    negations: "ne n'",
    requests: 'müssen gern hätten ',
    speakers: 'you they we ',
    confirmed: 'confirm bestätig ',
    delays: 'delayed until ',
    dashes: 'a-',
    stems: 'a_1.',
    brackets: '(',
  };
  it.each(Object.entries(parts))('%s', (_, part) => {
    for (const end of ['', ' we are closed x.', '!x']) {
      const long = timeOf(filled(part, ROW) + end);
      expect(long).toBeLessThan(80 + 30 * timeOf(filled(part, ROW / 4) + end));
    }
    // No more than a stretch of prose of that length, by far.
    const prose = timeOf(filled('Order 4500012345 arrives on 12 June, as we said in our mail. ', LONGEST));
    expect(timeOf(filled(part, LONGEST))).toBeLessThan(500 + 20 * prose);
  });
});
