import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arlEwma } from '../../../../lib/kpi/alerts/arl-ewma.ts';
import { type EwmaMonth, ewmaChart } from '../../../../lib/kpi/alerts/ewma-chart.ts';
import { runs } from '../../runs.ts';

const share = (hits: number, n: number): EwmaMonth => ({ hits, n });

describe('the smoothed chart of months', () => {
  it('leaves its limits by chance about once in 370 values, as its words say', () => {
    const length = arlEwma(2.86, 0, 0.2);
    expect(length).toBeGreaterThan(355);
    expect(length).toBeLessThan(385);
  });

  it('begins once 30 cases older than a quarter say what is usual', () => {
    const months = Array.from({ length: 8 }, () => share(1, 10));
    const levels = ewmaChart(months).map(({ level }) => level);
    expect(levels.slice(0, 6)).toEqual([null, null, null, null, null, null]);
    expect(levels[6]).toBeCloseTo(0, 12);
  });

  it('leaves its limits when a share stays higher than usual, and not for one month', () => {
    const usual = Array.from({ length: 12 }, () => share(2, 20));
    const once = ewmaChart([...usual, share(8, 20), ...usual.slice(0, 4)]);
    expect(once.some(({ isOutside }) => isOutside)).toBe(false);
    const worse = ewmaChart([...usual, ...Array.from({ length: 6 }, () => share(13, 20))]);
    expect(worse.slice(0, 12).some(({ isOutside }) => isOutside)).toBe(false);
    expect(worse.slice(12).some(({ isOutside, level }) => isOutside && (level ?? 0) > 0)).toBe(true);
  });

  it('measures times against the months before them, and keeps its level over months without any', () => {
    const months: EwmaMonth[] = [5, 6, 5, 7, 6, 5].map((value) => ({ value }));
    const chart = ewmaChart([...months, null, { value: 6 }]);
    expect(chart.slice(0, 2).every(({ level }) => level === null)).toBe(true);
    expect(chart[2]?.level).not.toBeNull();
    expect(chart[6]).toEqual({ level: null, limit: null, isOutside: false });
    expect(chart[7]?.limit).toBeGreaterThan(chart[5]?.limit ?? 9);
  });

  it('is finite whatever the months hold', () => {
    const month = fc.oneof(
      fc.constant(null),
      fc.nat(500).chain((n) => fc.nat(n).map((hits) => share(hits, n))),
    );
    fc.assert(
      fc.property(fc.array(month, { maxLength: 40 }), (months) => {
        for (const { level, limit } of ewmaChart(months)) {
          expect(level === null || Number.isFinite(level)).toBe(true);
          expect(limit === null || limit > 0).toBe(true);
        }
      }),
      runs(200),
    );
  });
});
