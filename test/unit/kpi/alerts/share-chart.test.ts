import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchStep, bernoulliSteps, doubledOdds } from '../../../../lib/kpi/alerts/bernoulli-cusum.ts';
import { changesOf } from '../../../../lib/kpi/alerts/changes.ts';
import { overdispersedScore } from '../../../../lib/kpi/alerts/overdispersed.ts';
import { chartShares, type SharePeriod } from '../../../../lib/kpi/alerts/share-chart.ts';
import { betaBinomial } from '../../../../lib/kpi/stats/beta-binomial.ts';
import { runs } from '../../runs.ts';

const rules = { rhythm: 'week', poolOf: () => 0.1, allowance: 1 / 36 } as const;

/** Weeks of four shipments; each tenth late, then `late` of four from `from` until `until`. */
function weeks(count: number, late = 0, from = count, until = count): SharePeriod[] {
  return Array.from({ length: count }, (_, period) => ({
    period,
    n: 4,
    hits: period >= from && period < until ? late : period % 5 === 0 ? 2 : 0,
  }));
}

describe('overdispersed score and Bernoulli steps (kpi.md 4.2)', () => {
  it('have the variance of correlated cases', () => {
    expect(overdispersedScore(7, 20, 0.1, 0.14)).toBeCloseTo(
      5 / Math.sqrt(20 * 0.1 * 0.9 * (1 + 19 * 0.14)),
      12,
    );
    const chances = betaBinomial(20, 0.1, 0.14);
    const variance = chances.reduce((sum, chance, hits) => sum + chance * (hits - 2) ** 2, 0);
    expect(variance).toBeCloseTo(20 * 0.1 * 0.9 * (1 + 19 * 0.14), 9);
    expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 12);
  });

  it('weigh a hit and a miss by the likelihood of doubled odds', () => {
    expect(doubledOdds(0.1)).toBeCloseTo(2 / 11, 12);
    const steps = bernoulliSteps(0.1);
    expect(steps.hit).toBeCloseTo(Math.log(2 / 11 / 0.1), 12);
    expect(steps.miss).toBeCloseTo(Math.log(9 / 11 / 0.9), 12);
    expect(batchStep(steps, 1, 1, 0.14)).toBe(steps.hit);
    expect(batchStep(steps, 2, 4, 0.14)).toBeCloseTo((2 * steps.hit + 2 * steps.miss) / 1.42, 12);
  });
});

describe('a chart of shares', () => {
  it('finds a worsening and its onset, and tells it once while it lasts', () => {
    const series = weeks(150, 2, 110);
    const charted = chartShares(series, rules);
    expect(charted.alarms.length).toBeGreaterThan(1);
    const [change, ...more] = changesOf(charted, 'week');
    expect(more).toEqual([]);
    expect(Math.abs((change?.onset ?? 0) - 110)).toBeLessThanOrEqual(2);
    expect(change?.found).toBeGreaterThan(110);
    expect(change?.found).toBeLessThan(125);
    expect(change?.eased).toBe(false);
    expect((change?.before.n ?? 0) + (change?.after.n ?? 0)).toBe(600);
    expect((change?.after.total ?? 0) / (change?.after.n ?? 1)).toBeGreaterThan(0.4);
  });

  it('tells of a second worsening after the first has passed, and that the first has eased', () => {
    const series = weeks(140, 3, 60, 80).map((week) => (week.period >= 120 ? { ...week, hits: 3 } : week));
    const changes = changesOf(chartShares(series, rules), 'week');
    expect(changes).toHaveLength(2);
    expect(changesOf(chartShares(series.slice(0, 100), rules), 'week')[0]?.eased).toBe(true);
  });

  it('waits for thirty cases older than a quarter', () => {
    const { points } = chartShares(weeks(60), rules);
    const first = points.findIndex(({ sum }) => sum !== null);
    // Eight weeks of four are thirty-two, and thirteen weeks lie between.
    expect(first).toBe(8 + 13);
  });

  it('takes weeks without a shipment as they are: nothing moves, time passes', () => {
    const full = weeks(120);
    const sparse = full.filter(({ period }) => period % 3 !== 1);
    const padded = full.map((week) => (week.period % 3 === 1 ? { ...week, n: 0, hits: 0 } : week));
    expect(chartShares(sparse, rules).watched).toBe(chartShares(padded, rules).watched);
    expect(chartShares(sparse, rules).alarms.length).toBe(chartShares(padded, rules).alarms.length);
  });

  it('never says NaN, and nothing of nothing', () => {
    expect(chartShares([], rules)).toEqual({ points: [], alarms: [], watched: 0 });
    const week = fc.record({ n: fc.nat({ max: 12 }), share: fc.double({ min: 0, max: 1, noNaN: true }) });
    fc.assert(
      fc.property(
        fc.array(week, { maxLength: 60 }),
        fc.constantFrom('week' as const, 'month' as const),
        (drawn, rhythm) => {
          const series = drawn.map(({ n, share }, period) => ({ period, n, hits: Math.round(n * share) }));
          const charted = chartShares(series, { ...rules, rhythm, poolOf: () => 0 });
          for (const { sum, limit } of charted.points)
            expect([sum ?? 0, limit ?? 1].every(Number.isFinite)).toBe(true);
          for (const { before, after, onset, found } of changesOf(charted, rhythm)) {
            expect(onset).toBeLessThanOrEqual(found);
            expect(before.n + after.n).toBe(series.reduce((sum, { n }) => sum + n, 0));
          }
        },
      ),
      runs(40),
    );
  });

  it('knows nothing of what comes later', () => {
    const series = weeks(150, 2, 110);
    const whole = chartShares(series, rules).points;
    const cut = chartShares(series.slice(0, 115), rules).points;
    expect(cut).toEqual(whole.slice(0, 115));
  });
});
