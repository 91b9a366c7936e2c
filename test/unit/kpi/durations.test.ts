import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  addTime,
  DAY_GRID,
  EXACT_TIMES,
  emptyTimes,
  HOUR_GRID,
  histogramOf,
} from '../../../lib/kpi/durations.ts';
import { kaplanMeier, survivalQuantile } from '../../../lib/kpi/kaplan-meier.ts';
import { SKETCH_ERROR, sketchBin, sketchValue } from '../../../lib/kpi/stats/ddsketch.ts';
import { addToWelford, deviationOf, emptyWelford, mergeWelford } from '../../../lib/kpi/stats/welford.ts';
import { runs } from '../runs.ts';

const hours = fc.double({ min: 0, max: 20_000, noNaN: true });

it('DDSketch: a value is read from its bin at most 1 % off (Masson, Rim and Lee 2019)', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e12, noNaN: true }), (value) => {
      expect(Math.abs(sketchValue(sketchBin(value)) - value)).toBeLessThanOrEqual(
        value * SKETCH_ERROR * (1 + 1e-9),
      );
    }),
  );
  expect(sketchValue(sketchBin(0))).toBe(0);
});

it('quantiles beyond 500 times are at most 1 % off the exact ones', () => {
  const times = fc.array(hours, { minLength: EXACT_TIMES + 1, maxLength: 700 });
  fc.assert(
    fc.property(times, (all) => {
      const sketched = emptyTimes();
      for (const time of all) addTime(sketched, HOUR_GRID, time, true);
      expect(sketched.bins).not.toBeNull();
      const steps = kaplanMeier(histogramOf(sketched, HOUR_GRID));
      const sorted = [...all].sort((a, b) => a - b);
      for (const q of [0.1, 0.5, 0.9]) {
        const exact = sorted[Math.ceil(q * all.length - 1e-9) - 1] ?? Number.NaN;
        const read = survivalQuantile(steps, q) ?? Number.NaN;
        expect(Math.abs(read - exact)).toBeLessThanOrEqual(exact * SKETCH_ERROR * (1 + 1e-9) + 5e-7);
      }
    }),
    runs(10),
  );
});

it('up to 500 times are kept as they are, and whole days always', () => {
  const [few, days] = [emptyTimes(), emptyTimes()];
  for (let i = 0; i < EXACT_TIMES; i += 1) addTime(few, HOUR_GRID, i / 7, true);
  for (let i = 0; i < 2000; i += 1) addTime(days, DAY_GRID, i % 90, i % 3 > 0);
  expect(few.bins).toBeNull();
  expect(histogramOf(few, HOUR_GRID).ended.get(3 / 7)).toBe(1);
  const steps = kaplanMeier(histogramOf(days, DAY_GRID));
  expect(steps.map(({ time }) => time)).toEqual(
    Array.from({ length: 90 }, (_, i) => i).filter((i) => i % 3 > 0),
  );
});

it('vector 18: Welford on NIST NumAcc1 and NumAcc2', () => {
  const first = emptyWelford();
  for (const value of [10_000_001, 10_000_003, 10_000_002]) addToWelford(first, value);
  expect(first.mean).toBe(10_000_002);
  expect(deviationOf(first)).toBe(1);
  const second = emptyWelford();
  addToWelford(second, 1.2);
  for (let i = 0; i < 500; i += 1) for (const value of [1.1, 1.3]) addToWelford(second, value);
  expect(second.mean).toBeCloseTo(1.2, 14);
  expect(deviationOf(second)).toBeCloseTo(0.1, 14);
});

it('Welford of shards is Welford of the whole', () => {
  const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { maxLength: 40 });
  fc.assert(
    fc.property(values, values, (a, b) => {
      const [left, right, whole] = [emptyWelford(), emptyWelford(), emptyWelford()];
      for (const value of a) addToWelford(left, value);
      for (const value of b) addToWelford(right, value);
      for (const value of [...a, ...b]) addToWelford(whole, value);
      mergeWelford(left, right);
      expect(left.n).toBe(whole.n);
      expect(Math.abs(left.mean - whole.mean)).toBeLessThan(1e-8);
      expect(Math.abs((deviationOf(left) ?? 0) - (deviationOf(whole) ?? 0))).toBeLessThan(1e-6);
    }),
  );
});
