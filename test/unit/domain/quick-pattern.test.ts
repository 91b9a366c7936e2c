import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isQuickPattern } from '../../../lib/domain/quick-pattern.ts';

const LENGTH = 200;

describe('patterns that run in foreign pages', () => {
  it.each([
    ['bounded repeats', `${'.{0,200}'.repeat(20)}x`],
    ['short bounded repeats', `${'.{0,20}'.repeat(20)}x`],
    ['parts that may be missing', `${'.?'.repeat(99)}x`],
    ['chains of alternatives', `${'(.|.)'.repeat(40)}x`],
    ['repeats behind a literal backslash', `${'\\\\*'.repeat(30)}x`],
    ['unbounded repeats', '.*.*.*.*x'],
    ['repeats within alternatives', '(?:.*|a)(?:b|.*)(?:.*|c).*x'],
    ['classes that exclude something else', `${'[^a]*'.repeat(5)}x`],
    ['a class and its sign, repeated', `${'[^/]*/*'.repeat(4)}x`],
    ['a repeated group', '(a+)+$'],
    ['a group that is repeated so often', '(a|a){30}$'],
    ['a back reference', '(a)\\1'],
    ['a look behind', '(?<=a)b'],
    ['too many copies', 'a{100000}'],
    ['what does not compile', '('],
  ])('%s are refused', (_, source) => {
    expect(isQuickPattern(source)).toBe(false);
  });

  it.each([
    '^PO (\\d{3}-\\d+)$',
    '([A-Z]{0,8}[-/]?\\d[\\w/.-]{2,40})',
    '(open|confirmed|in transit|shipped|received|cancelled|done)',
    '^.*of (\\d+).*$',
    '[^:]+: ?(.+)$',
    '^\\(([^)]+)\\)+ (\\S+)',
    '[(]+(\\d+)[)*?+]',
    '^\\p{L}+ (\\d{1,2}\\.\\d{1,2}\\.\\d{4})$',
  ])('%s is taken', (source) => {
    expect(isQuickPattern(source)).toBe(true);
  });

  it('no pattern that is taken takes long on the longest text', () => {
    const atom = fc.constantFrom(
      '.',
      'a',
      '\\w',
      '[^b]',
      '[^/]',
      '/',
      '\\\\',
      '(a|.)',
      '(?:.|a|)',
      '(.*|a)',
      '\\b',
    );
    const repeat = fc.constantFrom(
      '',
      '',
      '',
      '*',
      '+',
      '?',
      '*?',
      '{0,9}',
      '{0,19}',
      '{2,80}',
      '{0,200}',
      '{3}',
    );
    const source = fc
      .tuple(fc.boolean(), fc.array(fc.tuple(atom, repeat), { minLength: 1, maxLength: 14 }))
      .map(([anchored, parts]) => `${anchored ? '^' : ''}${parts.flat().join('')}x`);
    const known = stepsTime(/^.*.*.*x/u, 'a'.repeat(LENGTH));
    fc.assert(
      fc.property(source.filter(isQuickPattern), fc.constantFrom('a', '/', 'a/'), (taken, letters) => {
        const text = letters.repeat(LENGTH).slice(0, LENGTH);
        // A million steps are what the measure takes; ten times as many are allowed, the rest is the noise of other work.
        expect(stepsTime(new RegExp(taken, 'iu'), text), taken).toBeLessThan(100 * known);
      }),
      { numRuns: 150 },
    );
  });
});

/** The least of several runs, so that a busy machine counts for little. */
function stepsTime(pattern: RegExp, text: string): number {
  const times = [1, 2, 3].map(() => {
    const begun = process.cpuUsage().user;
    pattern.test(text);
    return process.cpuUsage().user - begun;
  });
  return Math.max(100, Math.min(...times));
}
