import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreOf, termFault } from '../../../../lib/kpi/scorecard/score.ts';

describe('the score of one value', () => {
  it('is linear between floor and target, capped at both', () => {
    const term = { target: 0.95, floor: 0.8, scale: 'linear' as const };
    expect(scoreOf(term, 0.89)).toBeCloseTo(60, 10);
    expect(scoreOf(term, 1)).toBe(100);
    expect(scoreOf(term, 0.1)).toBe(0);
  });

  it('is linear in logarithms for parts per million (kpi.md, vector 12)', () => {
    const term = { target: 100, floor: 10_000, scale: 'log' as const };
    expect(scoreOf(term, 1_000)).toBeCloseTo(50, 10);
    expect(scoreOf(term, 0)).toBe(100);
    expect(scoreOf(term, 1e6)).toBe(0);
  });

  it.each([
    [90, 100],
    [91, 90],
    [92, 80],
    [100, 0],
    [45, 50],
  ])('scores %d as %d around an ideal of 90 (Ariba, kpi.md vector 11)', (value, score) => {
    const term = { target: 90, floor: 0, ceiling: 100, scale: 'linear' as const };
    expect(scoreOf(term, value)).toBeCloseTo(score, 10);
  });

  it('never falls when a value comes nearer to its target', () => {
    const bound = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    const scale = fc.constantFrom('linear' as const, 'log' as const);
    fc.assert(
      fc.property(bound, bound, bound, bound, scale, (target, floor, a, b, kind) => {
        const term = { target, floor, scale: kind };
        const [less, more] =
          target >= floor ? [Math.min(a, b), Math.max(a, b)] : [Math.max(a, b), Math.min(a, b)];
        if (termFault(term) !== null) return;
        const [low, high] = [scoreOf(term, less), scoreOf(term, more)];
        expect(low).toBeLessThanOrEqual(high);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(100);
      }),
    );
  });

  it('names a term that can not be scored', () => {
    expect(termFault({ target: 1, floor: 1, scale: 'linear' })).toBe('floor-is-target');
    expect(termFault({ target: 0.5, floor: 0.2, scale: 'log' })).toBe('floor-is-target');
    expect(termFault({ target: 90, floor: 0, ceiling: 80, scale: 'linear' })).toBe(
      'ceiling-on-the-wrong-side',
    );
    expect(termFault({ target: 90, floor: 0, ceiling: 100, scale: 'linear' })).toBeNull();
  });
});
