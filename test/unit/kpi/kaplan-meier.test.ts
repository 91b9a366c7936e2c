import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addTime, DAY_GRID, emptyTimes, histogramOf, mergeTimes } from '../../../lib/kpi/durations.ts';
import { kaplanMeier, longestDuration, survivalAt, survivalQuantile } from '../../../lib/kpi/kaplan-meier.ts';

const durations = (cases: [number, boolean][]) => {
  const times = emptyTimes();
  for (const [time, ended] of cases) addTime(times, DAY_GRID, time, ended);
  return histogramOf(times, DAY_GRID);
};

it('vector 2: the 6-MP arm of Freireich 1963', () => {
  const text = '6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+';
  const steps = kaplanMeier(
    durations(text.split(' ').map((t) => [Number.parseInt(t, 10), !t.endsWith('+')])),
  );
  expect(steps.map((step) => step.time)).toEqual([6, 7, 10, 13, 16, 22, 23]);
  expect(steps.map((step) => step.atRisk)).toEqual([21, 17, 15, 12, 11, 7, 6]);
  expect(steps.map((step) => step.survival.toFixed(4))).toEqual([
    '0.8571',
    '0.8067',
    '0.7529',
    '0.6902',
    '0.6275',
    '0.5378',
    '0.4482',
  ]);
  expect(steps.map((step) => step.standardError.toFixed(3))).toEqual([
    '0.076',
    '0.087',
    '0.096',
    '0.107',
    '0.114',
    '0.128',
    '0.135',
  ]);
  expect(survivalQuantile(steps, 0.5)).toBe(23);
  expect(survivalQuantile(steps, 0.9)).toBeNull();
  expect([5, 6, 15.9, 100].map((t) => survivalAt(steps, t).toFixed(4))).toEqual([
    '1.0000',
    '0.8571',
    '0.6902',
    '0.4482',
  ]);
});

it('takes the smallest time where the survival is exactly one half', () => {
  expect(
    survivalQuantile(
      kaplanMeier(
        durations([
          [1, true],
          [2, true],
          [3, true],
          [4, true],
        ]),
      ),
      0.5,
    ),
  ).toBe(2);
});

it('without censoring is the share still running', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(60), { minLength: 1, maxLength: 80 }), (times) => {
      for (const step of kaplanMeier(durations(times.map((t) => [t, true])))) {
        expect(step.survival).toBeCloseTo(times.filter((t) => t > step.time).length / times.length, 9);
      }
    }),
  );
});

it('merges shards into the whole, exactly', () => {
  const cases = fc.array(fc.tuple(fc.nat(40), fc.boolean()), { maxLength: 60 });
  fc.assert(
    fc.property(cases, cases, (a, b) => {
      const shards = [a, b].map((part) => {
        const times = emptyTimes();
        for (const [time, ended] of part) addTime(times, DAY_GRID, time, ended);
        return times;
      });
      const whole = emptyTimes();
      for (const shard of shards) mergeTimes(whole, shard, DAY_GRID);
      const merged = histogramOf(whole, DAY_GRID);
      expect(kaplanMeier(merged)).toEqual(kaplanMeier(durations([...a, ...b])));
      expect(longestDuration(merged)).toBe(longestDuration(durations([...a, ...b])));
    }),
  );
});
