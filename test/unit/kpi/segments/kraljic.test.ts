import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributeValue, kraljic } from '../../../../lib/kpi/segments/kraljic.ts';

describe('the single-attribute value', () => {
  it.each([
    [2.964853, 0.7800556],
    [1.963182, 0.5038275],
    [1.223949, 0.1468234],
    [1.562025, 0.3315217],
    [4.381467, 0.9605856],
  ])('of %d between 1 and 5 at ρ = .653 is %d (KraljicMatrix, kpi.md vector 16)', (x, value) => {
    expect(Math.abs(attributeValue(x, 1, 5, 0.653) - value)).toBeLessThan(3e-7);
  });

  it('is a straight line for ρ = 0, and what a small ρ comes near to', () => {
    expect(attributeValue(2, 1, 5, 0)).toBe(0.25);
    expect(attributeValue(2, 1, 5, 1e-6)).toBeCloseTo(0.25, 5);
    expect([attributeValue(-9, 0, 1, 1), attributeValue(9, 0, 1, 1)]).toEqual([0, 1]);
  });
});

describe('the matrix', () => {
  const all = {
    spendPercentile: 0.9,
    revenueShare: 0.5,
    qualityEffect: 4,
    singleSourceShare: 1,
    switchingMonths: 9,
    leadTimeP90: 90,
    leadTimeVariation: 0.5,
    lateRate: 0.15,
    outsideRisk: false,
  };

  it('weighs impact and risk', () => {
    const place = kraljic(all);
    expect(place.impact.value).toBeCloseTo(0.5 * 0.9 + 0.3 * 0.5 + 0.2 * 0.75, 12);
    expect(place.risk.value).toBeCloseTo(0.25 + 0.2 * 0.75 + 0.15 * (0.5 + 0.5 + 0.5), 12);
    expect(place).toMatchObject({ quadrant: 'strategic', borderline: false, missing: [] });
  });

  it.each([
    [1, 1, 'strategic'],
    [1, 0, 'leverage'],
    [0, 1, 'bottleneck'],
    [0, 0, 'routine'],
    [0.5, 0.49, 'leverage'],
    [0.49, 0.5, 'bottleneck'],
    [0.5, 0.5, 'strategic'],
  ])('puts impact %d and risk %d into %s, ties included', (impact, risk, quadrant) => {
    const place = kraljic({ spendPercentile: impact, singleSourceShare: risk });
    expect(place.quadrant).toBe(quadrant);
    expect(place.borderline).toBe(Math.abs(impact - 0.5) <= 0.05 || Math.abs(risk - 0.5) <= 0.05);
  });

  it('gives the weight of what is missing to the rest, and says so', () => {
    const place = kraljic({ spendPercentile: 0.8, qualityEffect: 1, leadTimeP90: 18 });
    expect(place.impact.value).toBeCloseTo((0.5 * 0.8) / 0.7, 12);
    expect(place.impact.coverage).toBeCloseTo(0.7, 12);
    expect(place.risk).toMatchObject({ value: 0.1 });
    expect(place.risk.coverage).toBeCloseTo(0.15, 12);
    expect(place.missing).toContain('revenueShare');
    expect(place.missing).toHaveLength(6);
  });

  it('has no place while one axis has nothing', () => {
    expect(kraljic({ spendPercentile: 0.9 })).toMatchObject({
      quadrant: null,
      risk: { value: null, coverage: 0 },
    });
    expect(kraljic({ spendPercentile: Number.NaN, lateRate: 0.1 }).quadrant).toBeNull();
  });

  it('stays between 0 and 1 whatever goes in', () => {
    const any = fc.option(fc.double(), { nil: undefined });
    fc.assert(
      fc.property(any, any, any, any, fc.double({ min: 0, max: 5, noNaN: true }), (a, b, c, d, rho) => {
        const place = kraljic({ spendPercentile: a, qualityEffect: b, leadTimeP90: c, lateRate: d }, rho);
        for (const { value } of [place.impact, place.risk])
          if (value !== null) expect(value >= 0 && value <= 1 + 1e-12).toBe(true);
      }),
    );
  });
});
