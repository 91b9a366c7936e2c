import { describe, expect, it } from 'vitest';
import { decayedCount, fitPrior, shrunkRate } from '../../../../lib/kpi/scorecard/shrink.ts';
import { scmsDate, scmsRows } from '../scms-orders.ts';

describe('shrinkage', () => {
  it('has no prior without records, a pooled one below eight partners', () => {
    expect(fitPrior([{ hits: 0, n: 0 }])).toBeNull();
    expect(
      fitPrior([
        { hits: 1, n: 10 },
        { hits: 5, n: 10 },
      ]),
    ).toEqual({ mean: 0.3, strength: 10, from: 'pooled' });
  });

  it('fits a strong prior to partners that are alike, a weak one to partners that differ', () => {
    const alike = fitPrior(Array.from({ length: 20 }, () => ({ hits: 10, n: 100 })));
    const apart = fitPrior(Array.from({ length: 20 }, (_, at) => ({ hits: at % 2 ? 2 : 40, n: 100 })));
    expect(alike?.mean).toBeCloseTo(0.1, 2);
    expect(alike?.strength).toBeGreaterThan(1000);
    expect(apart?.strength).toBeLessThan(5);
  });

  it('fits partners without a single hit, or with nothing but hits', () => {
    for (const hits of [0, 30]) {
      const prior = fitPrior(Array.from({ length: 9 }, () => ({ hits, n: 30 })));
      expect(prior?.mean).toBeCloseTo(hits / 30, 2);
      expect(Number.isFinite(prior?.strength)).toBe(true);
    }
  });

  it('draws few records to the prior and leaves many where they are', () => {
    const prior = { mean: 0.1, strength: 10, from: 'pooled' as const };
    expect(shrunkRate({ hits: 1, n: 1 }, prior)).toBeCloseTo(2 / 11, 12);
    expect(shrunkRate({ hits: 500, n: 1000 }, prior)).toBeCloseTo(501 / 1010, 12);
  });

  it('halves what is 180 days old', () => {
    const months = [
      { hits: 8, n: 10, ageDays: 0 },
      { hits: 4, n: 10, ageDays: 180 },
    ];
    expect(decayedCount(months)).toEqual({ hits: 10, n: 15 });
  });
});

const rows = scmsRows();

describe.skipIf(rows === null)('the real delivery history', () => {
  it('has the prior .036 with strength 17.3 (kpi.md 2, rule 5)', () => {
    const vendors = new Map<string, { hits: number; n: number }>();
    for (const row of rows ?? []) {
      const due = scmsDate(row['Scheduled Delivery Date'] ?? '') ?? '';
      if (due >= '2015-06-01') continue;
      const count = vendors.get(row.Vendor ?? '') ?? { hits: 0, n: 0 };
      vendors.set(row.Vendor ?? '', count);
      count.n += 1;
      if ((scmsDate(row['Delivered to Client Date'] ?? '') ?? '') > due) count.hits += 1;
    }
    const prior = fitPrior([...vendors.values()]);
    expect(prior?.mean).toBeCloseTo(0.036, 3);
    expect(prior?.strength).toBeCloseTo(17.3, 1);
  });
});
