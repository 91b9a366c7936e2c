import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  directionOf,
  FLOOR_AT,
  scaleOf,
  TARGET_AT,
  verdictOf,
} from '../../../components/figures/kpi-scale.ts';
import { sparkPath } from '../../../components/figures/spark-path.ts';
import { milestonesOf, placeLabels } from '../../../components/figures/track-layout.ts';
import { trailingMonths } from '../../../components/figures/trailing.ts';
import { figureOf, lineOf, TODAY } from './fixtures.ts';

describe('scale of figures', () => {
  it('puts floor and target at the same place in every row', () => {
    const rows = [
      figureOf(),
      figureOf({ unit: 'ppm', value: 1240, target: 500, floor: 2500, lowerIsBetter: true }),
      figureOf({ unit: 'days', value: 23, target: 21, floor: 30, lowerIsBetter: true }),
    ];
    for (const figure of rows) {
      const scale = scaleOf(figure);
      expect(scale?.(figure.floor ?? 0)).toBeCloseTo(FLOOR_AT);
      expect(scale?.(figure.target ?? 0)).toBeCloseTo(TARGET_AT);
    }
  });

  it('puts better to the right, also where less is better', () => {
    const ppm = scaleOf(figureOf({ unit: 'ppm', target: 500, floor: 2500, lowerIsBetter: true }));
    expect(ppm?.(400)).toBeGreaterThan(ppm?.(600) ?? 1);
  });

  it('judges the target by the whole interval and the floor by the value', () => {
    expect(verdictOf(figureOf())).toBe('below-floor');
    expect(verdictOf(figureOf({ value: 0.85, interval: [0.8, 0.89] }))).toBe('misses-target');
    expect(verdictOf(figureOf({ value: 0.9, interval: [0.82, 0.96] }))).toBe('reaches-target');
    expect(verdictOf(figureOf({ standing: 'too-few' }))).toBe('too-few');
    expect(verdictOf(figureOf({ value: null }))).toBe('missing');
    expect(verdictOf(figureOf({ target: undefined }))).toBe('no-target');
  });

  it('tells the direction of the number from enough months only', () => {
    const months = (values: (number | null)[]) => values.map((value) => ({ month: '2026-01', value, n: 9 }));
    expect(directionOf(months([0.9, 0.9, 0.7, 0.7]))).toBe('falling');
    expect(directionOf(months([0.9, 0.9, 0.9, 0.91]))).toBe('steady');
    expect(directionOf(months([0.9, null, null, 0.2]))).toBeNull();
  });
});

describe('sparkline', () => {
  it('keeps gaps as gaps and lone months as points', () => {
    const path = sparkPath([1, 1, null, 0, null, 1], 56, 20, [0, 1]);
    expect(path.line.match(/M/g)).toHaveLength(1);
    expect(path.lone).toHaveLength(2);
    expect(path.end).toEqual(path.lone[1]);
  });

  it('stays inside its row whatever the values are', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.double({ min: -5, max: 5, noNaN: true }))), (values) => {
        const path = sparkPath(values, 56, 20, [0.5, 1]);
        const ys = [...path.line.matchAll(/[ML]\S+ (\S+?)(?=[ML]|$)/g)].map((match) => Number(match[1]));
        for (const y of [...ys, ...path.lone.map((point) => point.y)]) {
          expect(y).toBeGreaterThanOrEqual(3);
          expect(y).toBeLessThanOrEqual(17);
        }
      }),
    );
  });
});

describe('trailing months', () => {
  const point = (value: number | null, n: number) => ({ month: '2026-01', value, n });

  it('pools three months by n, so that a point is the figure of all their lines', () => {
    const trend = [point(1, 1), point(null, 0), point(0, 3), point(0.5, 4)];
    expect(trailingMonths({ trend, unit: 'ratio' }).slice(-4)).toEqual([1, 1, 0.25, 2 / 7]);
  });

  it('keeps a spell without deliveries empty, and medians of days per month', () => {
    const trend = [point(1, 2), point(null, 0), point(null, 0), point(null, 0), point(0, 1)];
    expect(trailingMonths({ trend, unit: 'ratio' }).slice(-5)).toEqual([1, 1, 1, null, 0]);
    expect(trailingMonths({ trend, unit: 'days' }).slice(-5)).toEqual([1, null, null, null, 0]);
  });

  it('shows twelve months and looks back beyond them', () => {
    const trend = [point(0, 1), ...Array.from({ length: 12 }, () => point(1, 1))];
    const shown = trailingMonths({ trend, unit: 'ratio' });
    expect(shown).toHaveLength(12);
    expect(shown[0]).toBe(0.5);
    expect(trailingMonths({ trend: trend.slice(0, 1), unit: 'ratio' })).toEqual([...Array(11).fill(null), 0]);
  });
});

describe('track', () => {
  it('joins what falls on one day and keeps today apart', () => {
    const line = lineOf({ requestedOn: '2026-05-01', promisedOn: TODAY, firstPromisedOn: TODAY });
    expect(milestonesOf(line, TODAY).map((milestone) => milestone.kinds)).toEqual([
      ['sent'],
      ['requested'],
      ['promised'],
      ['today'],
    ]);
  });

  it('shows the first promise only where it was moved', () => {
    const kinds = milestonesOf(lineOf({ firstPromisedOn: '2026-04-28' }), TODAY).flatMap(
      (found) => found.kinds,
    );
    expect(kinds).toContain('first-promised');
  });

  it('leaves today out of a line that came long ago', () => {
    const line = lineOf({ state: 'done', receipts: [{ receivedOn: '2026-05-01' }] });
    const kinds = (today: string) => milestonesOf(line, today).flatMap((found) => found.kinds);
    expect(kinds('2026-05-03')).toContain('today');
    expect(kinds('2027-01-01')).not.toContain('today');
  });

  it('places labels that never overlap and never leave the drawing', () => {
    const points = fc.array(fc.double({ min: 0, max: 328, noNaN: true }), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(points, (unsorted) => {
        const sorted = [...unsorted].sort((a, b) => a - b);
        const labels = placeLabels(
          sorted,
          sorted.map(() => 70),
          328,
        );
        for (const lane of ['above', 'below']) {
          const inLane = labels.filter((label) => label.lane === lane).sort((a, b) => a.left - b.left);
          if (inLane.length > 4) continue; // Five of 70 do not fit into one lane of 328.
          inLane.forEach((label, index) => {
            const before = inLane[index - 1];
            if (before) expect(label.left).toBeGreaterThanOrEqual(before.left + before.width - 0.001);
            expect(label.left + label.width).toBeLessThanOrEqual(328.001);
            expect(label.left).toBeGreaterThanOrEqual(-0.001);
          });
        }
      }),
    );
  });
});
