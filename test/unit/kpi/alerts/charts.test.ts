import { describe, expect, it } from 'vitest';
import { addToCusum, newCusum } from '../../../../lib/kpi/alerts/cusum.ts';
import { ewmaLimit, nextEwma } from '../../../../lib/kpi/alerts/ewma.ts';
import { selfStartingScore, studentScore } from '../../../../lib/kpi/alerts/self-starting.ts';
import {
  addToBaseline,
  baselineOf,
  emptyBaseline,
  weeklyScore,
} from '../../../../lib/kpi/alerts/weekly-score.ts';
import { normalCdf } from '../../../../lib/kpi/stats/normal.ts';
import { studentCdf } from '../../../../lib/kpi/stats/student.ts';
import { addToWelford, emptyWelford } from '../../../../lib/kpi/stats/welford.ts';

describe('CUSUM', () => {
  // Montgomery, Introduction to Statistical Quality Control, example 9.1 (kpi.md 5, vector 5): mu 10, sigma 1, k .5, h 5.
  const values = [
    9.45, 7.99, 9.29, 11.66, 12.16, 10.18, 8.04, 11.46, 9.2, 10.34, 9.03, 11.47, 10.51, 9.4, 10.08, 9.37,
    10.62, 10.31, 8.52, 10.84, 10.9, 9.33, 12.29, 11.5, 10.6, 11.08, 10.38, 11.62, 11.31, 10.52,
  ];
  const sums = [
    0, 0, 0, 1.16, 2.82, 2.5, 0.04, 1, 0, 0, 0, 0.97, 0.98, 0, 0, 0, 0.12, 0, 0, 0.34, 0.74, 0, 1.79, 2.79,
    2.89, 3.47, 3.35, 4.47, 5.28,
  ];

  it('gives the upper sums of the example, its alarm and its onset', () => {
    const cusum = newCusum();
    const alarms: number[] = [];
    values.forEach((value, at) => {
      const alarm = addToCusum(cusum, at, value - 10, 5);
      if (sums[at] !== undefined) expect(cusum.sum).toBeCloseTo(sums[at], 9);
      if (alarm && alarms.length === 0) {
        alarms.push(at + 1);
        expect(cusum.lastZero + 1).toBe(22);
        expect(at - cusum.lastZero).toBe(7);
      }
    });
    expect(alarms).toEqual([29]);
  });
});

describe('EWMA', () => {
  // NIST e-Handbook 6.3.2.4 (kpi.md 5, vector 6): l .3, start 50, s 2.0539, L 3.
  const values = [
    52, 47, 53, 49.3, 50.1, 47, 51, 50.1, 51.2, 50.5, 49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6,
    52.1,
  ];
  const levels = [
    50.6, 49.52, 50.56, 50.18, 50.16, 49.21, 49.75, 49.85, 50.26, 50.33, 50.11, 49.36, 49.52, 50.05, 49.38,
    49.92, 50.73, 51.23, 51.94, 51.99,
  ];

  it('gives the levels and limits of the handbook, and no alarm', () => {
    let level = 50;
    values.forEach((value, at) => {
      level = nextEwma(level, value, 0.3);
      // The handbook carries two decimals from step to step.
      expect(Math.abs(level - (levels[at] as number))).toBeLessThan(0.0101);
      expect(Math.abs(level - 50)).toBeLessThan(2.0539 * ewmaLimit(at + 1, 3, 0.3));
    });
    const steady = 2.0539 * ewmaLimit(Number.POSITIVE_INFINITY, 3, 0.3);
    expect(50 + steady).toBeCloseTo(52.5884, 3);
    expect(50 - steady).toBeCloseTo(47.4115, 3);
  });

  it('is tighter while it is young', () => {
    expect(ewmaLimit(1, 2.86)).toBeCloseTo(2.86 * 0.2, 12);
    expect(ewmaLimit(5, 2.86)).toBeLessThan(ewmaLimit(6, 2.86));
  });
});

describe('self-starting score (Hawkins 1987)', () => {
  it('is the formula of kpi.md 4.2', () => {
    const before = [3, 5, 4, 8];
    const running = emptyWelford();
    for (const value of before) addToWelford(running, value);
    const mean = 5;
    const s = Math.sqrt((4 + 0 + 1 + 9) / 3);
    const t = (Math.sqrt(4 / 5) * (9 - mean)) / s;
    expect(selfStartingScore(running, 9)).toBeCloseTo(studentScore(t, 3), 12);
    expect(normalCdf(studentScore(t, 3))).toBeCloseTo(studentCdf(t, 3), 12);
  });

  it('begins with the third value, not while nothing varies, and stays finite', () => {
    const running = emptyWelford();
    expect(selfStartingScore(running, 1)).toBeNull();
    addToWelford(running, 1);
    expect(selfStartingScore(running, 1)).toBeNull();
    addToWelford(running, 1);
    expect(selfStartingScore(running, 7)).toBeNull();
    addToWelford(running, 1.5);
    expect(Number.isFinite(selfStartingScore(running, 1e12))).toBe(true);
    expect(Number.isFinite(selfStartingScore(running, -1e12))).toBe(true);
  });
});

describe('weekly score', () => {
  const weeks = [
    { n: 4, mean: 2, m2: 3 },
    { n: 9, mean: 2.6, m2: 8 },
    { n: 2, mean: 1.2, m2: 0.5 },
    { n: 5, mean: 2.2, m2: 4 },
  ];

  it('has the variance between weeks that DerSimonian and Laird give', () => {
    const sums = emptyBaseline();
    for (const week of weeks) addToBaseline(sums, week);
    addToBaseline(sums, { n: 0, mean: 0, m2: 0 });
    const baseline = baselineOf(sums);
    const n = 20;
    const mean = weeks.reduce((sum, week) => sum + week.n * week.mean, 0) / n;
    const within = 15.5 / (n - 4);
    const q = weeks.reduce((sum, week) => sum + (week.n * (week.mean - mean) ** 2) / within, 0);
    const s2 = 16 + 81 + 4 + 25;
    const between = Math.max(0, (within * (q - 3)) / (n - s2 / n));
    expect(baseline?.weeks).toBe(4);
    expect(baseline?.mean).toBeCloseTo(mean, 12);
    expect(baseline?.within).toBeCloseTo(within, 12);
    expect(baseline?.between).toBeCloseTo(between, 12);
    const z = baseline && weeklyScore({ n: 3, mean: 4, m2: 0 }, baseline);
    expect(z).toBeCloseTo((4 - mean) / Math.sqrt(within / 3 + between + (baseline?.ofMean ?? 0)), 12);
  });

  it('knows no baseline of one week or of equal values', () => {
    const sums = emptyBaseline();
    expect(baselineOf(sums)).toBeNull();
    addToBaseline(sums, { n: 3, mean: 2, m2: 0 });
    expect(baselineOf(sums)).toBeNull();
    addToBaseline(sums, { n: 3, mean: 2, m2: 0 });
    expect(baselineOf(sums)).toBeNull();
  });
});
