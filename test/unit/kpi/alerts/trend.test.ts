import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mannKendall } from '../../../../lib/kpi/alerts/mann-kendall.ts';
import { theilSen } from '../../../../lib/kpi/alerts/theil-sen.ts';
import { runs } from '../../runs.ts';

// Worked by hand at mathcs.holycross.edu/~little/Montserrat (kpi.md 5, vector 3).
const SERIES = [12.9, 14.8, 13.2, 15.7, 13.8, 15.6, 12.9, 11, 17.3, 15.9, 19, 18.3, 20.1, 21.7];

describe('Mann-Kendall', () => {
  it('gives S, V and Z of the worked example', () => {
    const trend = mannKendall(SERIES);
    expect(trend?.s).toBe(54);
    expect(trend?.variance).toBeCloseTo(332.667, 3);
    expect(trend?.z).toBeCloseTo(2.9058, 4);
  });

  it('gives S 21 and V 44.333 for seven rising values (kpi.md 5, vector 4), with the exact p', () => {
    const trend = mannKendall([9, 15, 19, 20, 45, 55, 78]);
    expect(trend?.s).toBe(21);
    expect(trend?.variance).toBeCloseTo(44.333, 3);
    expect(trend?.p).toBeCloseTo(2 / 5040, 12);
  });

  it('counts the exact p of up to ten values, ties included, as going through all sequences does', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 4, maxLength: 7 }), (values) => {
        const far = Math.abs(scoreOf(values));
        const all = permutations(values);
        const share = all.filter((each) => Math.abs(scoreOf(each)) >= far).length / all.length;
        expect(mannKendall(values)?.p).toBeCloseTo(share, 12);
      }),
      runs(25),
    );
  });

  it('knows no trend of three values, and none where nothing varies', () => {
    expect(mannKendall([1, 2, 3])).toBeNull();
    expect(mannKendall([2, 2, 2, 2])).toMatchObject({ s: 0, z: 0, p: 1 });
    expect(mannKendall(Array<number>(30).fill(2))).toMatchObject({ s: 0, z: 0, p: 1 });
  });
});

describe('Theil-Sen', () => {
  it('gives slope, interval and intercept of Sen 1968 (kpi.md 5, vector 4)', () => {
    const line = theilSen([1, 2, 3, 4, 10, 12, 18], [9, 15, 19, 20, 45, 55, 78], 0.93);
    expect(line?.slope).toBe(4);
    expect(line?.interval[0]).toBeCloseTo(26 / 7, 12);
    expect(line?.interval[1]).toBeCloseTo(35 / 8, 12);
    expect(line?.intercept).toBe(6);
  });

  it('gives the slope of the worked example (kpi.md 5, vector 3)', () => {
    const times = SERIES.map((_, at) => at);
    expect(theilSen(times, SERIES)?.slope).toBeCloseTo(0.5667, 4);
  });

  it('knows no line through one time, and holds its slope inside its interval', () => {
    expect(theilSen([1], [2])).toBeNull();
    expect(theilSen([1, 1], [2, 3])).toBeNull();
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 20 }),
        (values) => {
          const line = theilSen(
            values.map((_, at) => at),
            values,
          );
          expect(line && line.interval[0] <= line.slope && line.slope <= line.interval[1]).toBe(true);
        },
      ),
    );
  });
});

function scoreOf(values: readonly number[]): number {
  let s = 0;
  values.forEach((later, at) => {
    for (const earlier of values.slice(0, at)) s += Math.sign(later - earlier);
  });
  return s;
}

function permutations(values: readonly number[]): number[][] {
  if (values.length < 2) return [[...values]];
  return values.flatMap((first, at) =>
    permutations([...values.slice(0, at), ...values.slice(at + 1)]).map((rest) => [first, ...rest]),
  );
}
