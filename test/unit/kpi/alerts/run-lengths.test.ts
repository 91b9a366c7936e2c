import { describe, expect, it } from 'vitest';
import { arlCusum, arlTwoSidedCusum } from '../../../../lib/kpi/alerts/arl-cusum.ts';
import { arlEwma } from '../../../../lib/kpi/alerts/arl-ewma.ts';
import { arlOfSteps } from '../../../../lib/kpi/alerts/arl-steps.ts';
import { bernoulliSteps, doubledOdds } from '../../../../lib/kpi/alerts/bernoulli-cusum.ts';
import { allowancePerFigure, cusumLimit, promiseOf } from '../../../../lib/kpi/alerts/budget.ts';

/** Off by no more than a printed value may be by its rounding. */
function expectPrinted(value: number, printed: number): void {
  const [, decimals = ''] = `${printed}`.split('.');
  expect(Math.abs(value - printed)).toBeLessThanOrEqual(0.55 * 10 ** -decimals.length);
}

const SHIFTS = [0, 0.25, 0.5, 0.75, 1, 1.5, 2, 2.5, 3, 4, 5];

describe('run lengths of CUSUM', () => {
  it('are those of Lucas and Crosier 1982, without and with a headstart (kpi.md 5, vector 7)', () => {
    const plain = [168, 74.2, 26.6, 13.3, 8.38, 4.75, 3.34, 2.62, 2.19, 1.71, 1.31];
    const headed = [149, 62.7, 20.1, 8.97, 5.29, 2.86, 2.01, 1.59, 1.32, 1.07, 1.01];
    SHIFTS.forEach((shift, at) => {
      expectPrinted(arlTwoSidedCusum(4, shift), plain[at] as number);
      expectPrinted(arlTwoSidedCusum(4, shift, 2), headed[at] as number);
    });
  });

  it('are those of one side alone (kpi.md 5, vector 7 and 4.2)', () => {
    expect(arlCusum(4).zero).toBeCloseTo(335.4, 1);
    expect(arlCusum(5).zero).toBeCloseTo(930.9, 1);
    const { zero } = arlCusum(4, { shift: 0.5 });
    expect(1 / arlTwoSidedCusum(4, 0.5)).toBeCloseTo(1 / zero + 1 / arlCusum(4, { shift: -0.5 }).zero, 12);
    const table: [length: number, limit: number, shifted: number][] = [
      [52, 2.26, 5],
      [100, 2.85, 6.1],
      [200, 3.5, 7.4],
      [370, 4.1, 8.6],
      [500, 4.39, 9.2],
      [1000, 5.07, 10.5],
      [2000, 5.76, 11.9],
    ];
    for (const [length, limit, shifted] of table) {
      expect(Math.abs(cusumLimit(length) - limit)).toBeLessThan(0.04);
      expectPrinted(arlCusum(limit, { shift: 1 }).zero, shifted);
    }
  });

  it('agree with a Markov chain over the same steps', () => {
    const steps = Array.from({ length: 801 }, (_, at) => (at - 400) / 80);
    const weights = steps.map((z) => Math.exp((-z * z) / 2));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const normal = steps.map((z, at) => ({ value: z - 0.5, chance: (weights[at] as number) / total }));
    expect(arlOfSteps(normal, 4) / 335.4).toBeGreaterThan(0.98);
    expect(arlOfSteps(normal, 4) / 335.4).toBeLessThan(1.02);
  });
});

describe('run lengths of EWMA', () => {
  it('are those of Lucas and Saccucci 1990, l .5, L 3.071 (kpi.md 5, vector 8)', () => {
    const printed = [500, 255, 88.8, 35.9, 17.5, 6.53, 3.63, 2.5, 1.93, 1.34];
    SHIFTS.slice(0, 10).forEach((shift, at) => {
      expectPrinted(arlEwma(3.071, shift, 0.5), printed[at] as number);
    });
  });
});

describe('run lengths of the Bernoulli CUSUM', () => {
  it('are those that kpi.md 4.2 simulated, within its noise', () => {
    const table: [p: number, rows: [limit: number, usual: number, doubled: number][]][] = [
      [
        0.05,
        [
          [2.09, 500, 84],
          [2.64, 1000, 113],
          [3.25, 2000, 146],
        ],
      ],
      [
        0.1,
        [
          [2.54, 500, 60],
          [3.14, 1000, 79],
          [3.78, 2000, 99],
        ],
      ],
      [
        0.2,
        [
          [2.99, 500, 47],
          [3.57, 1000, 60],
          [4.22, 2000, 72],
        ],
      ],
    ];
    for (const [p, rows] of table) {
      const { hit, miss } = bernoulliSteps(p);
      for (const [limit, usual, doubled] of rows) {
        const lengthAt = (share: number) =>
          arlOfSteps(
            [
              { value: hit, chance: share },
              { value: miss, chance: 1 - share },
            ],
            limit,
          );
        expect(Math.abs(lengthAt(p) / usual - 1)).toBeLessThan(0.09);
        expect(Math.abs(lengthAt(doubledOdds(p)) / doubled - 1)).toBeLessThan(0.03);
      }
    }
  });

  it('is endless where nothing leads upwards', () => {
    expect(arlOfSteps([{ value: -1, chance: 1 }], 3)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('alarm budget', () => {
  it('shares out what one owner wants to hear, and never more than once in three years per figure', () => {
    expect(allowancePerFigure(1, 800)).toBe(1 / 800);
    expect(allowancePerFigure(1, 5)).toBe(1 / 36);
    expect(allowancePerFigure(1, 0)).toBe(1 / 36);
    expect(promiseOf(1, 800, 200)).toEqual({ perOwnerMonth: 1, perSupplierYear: 12 / 200 });
    expect(promiseOf(1, 18, 6).perOwnerMonth).toBeCloseTo(0.5, 12);
    expect(promiseOf(1, 18, 6).perSupplierYear).toBeCloseTo(1, 12);
    expect(promiseOf(1, 0, 0)).toEqual({ perOwnerMonth: 0, perSupplierYear: 0 });
  });

  it('gives the number of kpi.md 4.2: 800 figures of a week at h 5 are 45 false alarms a year', () => {
    expect((800 * 52) / arlCusum(5).zero).toBeCloseTo(45, 0);
  });
});
