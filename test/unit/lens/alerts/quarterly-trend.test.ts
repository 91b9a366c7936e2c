import { describe, expect, it } from 'vitest';
import { quarterlyTrend } from '../../../../lib/lens/alerts/quarterly-trend.ts';

/** Months of 2024 on with these values. */
function months(values: (number | null)[]) {
  return values.map((value, at) => ({
    month: `${2024 + Math.floor(at / 12)}-${`${(at % 12) + 1}`.padStart(2, '0')}`,
    value,
    n: value === null ? 0 : 10,
  }));
}

describe('the trend of a quarter', () => {
  const falling = [0.95, 0.94, 0.95, 0.92, 0.9, 0.91, 0.88, 0.87, 0.85, 0.86, 0.83, 0.8];

  it('says which way a figure goes, and by how much a quarter', () => {
    const trend = quarterlyTrend({ trend: months(falling) });
    expect(trend?.direction).toBe('worse');
    expect(trend?.slope).toBeCloseTo(-0.04, 2);
    expect(trend?.interval[0]).toBeLessThan(trend?.slope ?? 0);
    expect(trend?.interval[1]).toBeGreaterThan(trend?.slope ?? 0);
    expect(quarterlyTrend({ trend: months(falling), lowerIsBetter: true })?.direction).toBe('better');
    expect(quarterlyTrend({ trend: months(falling.toReversed()) })?.direction).toBe('better');
  });

  it('leaves out months without a value, which keep their place in time', () => {
    const steps = [...Array(9).keys()].map((at) => 10 + at);
    const gaps = steps.flatMap((value) => [value, null]);
    expect(quarterlyTrend({ trend: months(gaps) })).toMatchObject({ slope: 1.5, months: 9 });
  });

  it('tells none where chance explains it, and nothing of few months', () => {
    expect(quarterlyTrend({ trend: months([5, 6, 5, 6, 5, 6, 5, 6, 5, 6]) })?.direction).toBe('none');
    expect(quarterlyTrend({ trend: months(Array<number>(12).fill(0.9)) })).toMatchObject({
      direction: 'none',
      slope: 0,
    });
    expect(quarterlyTrend({ trend: months(falling.slice(0, 7)) })).toBeNull();
    expect(quarterlyTrend({ trend: months([null, null]) })).toBeNull();
  });
});
