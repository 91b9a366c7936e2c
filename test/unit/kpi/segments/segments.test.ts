import { describe, expect, it } from 'vitest';
import { ownerLoads } from '../../../../lib/kpi/segments/capacity.ts';
import { lifetimeValue } from '../../../../lib/kpi/segments/lifetime-value.ts';
import { preferencing } from '../../../../lib/kpi/segments/preferencing.ts';
import { rfm, segmentOf } from '../../../../lib/kpi/segments/rfm.ts';
import { estimatedShare } from '../../../../lib/kpi/segments/share-of-wallet.ts';
import { silenceOf } from '../../../../lib/kpi/segments/silence.ts';
import { tierOf } from '../../../../lib/kpi/segments/tiers.ts';

describe('supplier preferencing', () => {
  const cuts = { value: 0.05, attractiveness: 3 };
  it.each([
    [10, 4, 'core'],
    [10, 2, 'exploitable'],
    [1, 3, 'development'],
    [1, 1, 'nuisance'],
    [5, 3, 'core'],
  ])('sees a spend of %d of 100 and an attractiveness of %d as %s', (spend, attractiveness, view) => {
    expect(preferencing(spend, 100, attractiveness, cuts)).toMatchObject({
      view,
      relativeValue: spend / 100,
    });
  });

  it('names what is missing instead of guessing', () => {
    expect(preferencing(10, undefined, undefined, cuts)).toMatchObject({
      view: null,
      missing: ['partner-revenue', 'attractiveness'],
    });
    expect(preferencing(10, 0, 3, cuts)).toMatchObject({ view: null, relativeValue: null });
  });
});

describe('tiers', () => {
  it.each([
    ['strategic', 'C', false, 1],
    ['routine', 'C', true, 1],
    ['leverage', 'A', false, 2],
    ['bottleneck', 'C', false, 2],
    ['routine', 'B', false, 3],
    [null, null, false, null],
    [null, 'D', false, 3],
  ] as const)('put %s, %s, critical %s into %s', (quadrant, abc, critical, tier) => {
    expect(tierOf({ quadrant, abc, critical })).toBe(tier);
  });
});

describe('capacity', () => {
  it('tells who looks after more than one can, those first, and whom nobody looks after last', () => {
    const places = [
      { quadrant: 'strategic', owner: 'Lee' },
      { quadrant: 'strategic', owner: 'Lee' },
      { quadrant: 'bottleneck', owner: 'Kim' },
      { quadrant: 'strategic', owner: undefined },
      { quadrant: 'routine', owner: 'Ash' },
      { quadrant: null, owner: 'Ash' },
    ] as const;
    expect(ownerLoads(places, { strategic: 1, bottleneck: 1 })).toEqual([
      { owner: 'Lee', strategic: 2, bottleneck: 0, over: ['strategic'] },
      { owner: 'Kim', strategic: 0, bottleneck: 1, over: [] },
      { owner: undefined, strategic: 1, bottleneck: 0, over: [] },
    ]);
    expect(ownerLoads([], { strategic: 1, bottleneck: 1 })).toEqual([]);
  });
});

describe('RFM', () => {
  it('scores 25 customers in fifths and equal ones equally', () => {
    const scored = rfm(
      Array.from({ length: 25 }, (_, at) => ({ id: `${at}`, recencyDays: at, orders: 3, amount: 100 - at })),
    );
    expect(scored.filter(({ recency }) => recency === 5)).toHaveLength(5);
    expect(scored[0]).toEqual({ id: '0', recency: 5, frequency: 1, monetary: 5, segment: 'new' });
    expect(new Set(scored.map(({ frequency }) => frequency)).size).toBe(1);
  });

  it('scores fewer in thirds', () => {
    const scored = rfm(
      [1, 2, 3].map((at) => ({ id: `${at}`, recencyDays: at, orders: 4 - at, amount: 4 - at })),
    );
    expect(scored.map(({ recency, segment }) => [recency, segment])).toEqual([
      [5, 'champions'],
      [3, 'potential-loyalist'],
      [1, 'lost'],
    ]);
  });

  it('takes the first range that holds (rfm 0.3.0)', () => {
    expect(segmentOf(5, 5, 5)).toBe('champions');
    expect(segmentOf(1, 4, 5)).toBe('cannot-lose');
    expect(segmentOf(1, 5, 5)).toBe('at-risk');
    expect(segmentOf(2, 1, 5)).toBeNull();
  });
});

describe('silence', () => {
  const days = ['2026-01-01', '2026-01-11', '2026-01-21', '2026-01-31', '2026-02-10', '2026-02-10'];

  it('is told from a customer’s own gaps', () => {
    expect(silenceOf(days, '2026-03-07')).toMatchObject({ silentDays: 25, medianGap: 10, silent: false });
    expect(silenceOf(days, '2026-03-08')).toMatchObject({
      silentDays: 26,
      p90Gap: 10,
      gaps: 4,
      silent: true,
    });
  });

  it('is not told from fewer than four gaps, nor from days to come', () => {
    expect(silenceOf(days.slice(0, 4), '2026-12-31')).toBeNull();
    expect(silenceOf(days, '2026-01-15')).toBeNull();
  });
});

describe('customer value', () => {
  it('is 266.67 or 366.67 (kpi.md, vector 14)', () => {
    const inputs = { margin: 100, retention: 0.8, discount: 0.1 };
    expect(lifetimeValue(inputs, 'after-one-period')).toBeCloseTo(266.6667, 3);
    expect(lifetimeValue(inputs, 'at-once')).toBeCloseTo(366.6667, 3);
    expect(lifetimeValue({ margin: 1, retention: 1, discount: 0 }, 'at-once')).toBeNull();
  });

  it('is a share of an estimate that names its source', () => {
    const whole = { value: 200, source: 'Annual report', from: '2025-01-01' };
    expect(estimatedShare(50, whole)).toEqual({
      share: 0.25,
      source: 'Annual report',
      from: '2025-01-01',
      exceeds: false,
    });
    expect(estimatedShare(300, whole)).toMatchObject({ share: 1, exceeds: true });
    expect(estimatedShare(1, { ...whole, value: 0 })).toBeNull();
  });
});
