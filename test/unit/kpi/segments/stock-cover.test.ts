import { describe, expect, it } from 'vitest';
import type { Stock } from '../../../../lib/domain/stock.ts';
import { stockCover } from '../../../../lib/kpi/segments/stock-cover.ts';

const count = (countedOn: string, quantity: number, used?: number): Stock => ({
  id: countedOn,
  itemNumber: 'X',
  plant: '1000',
  countedOn,
  quantity,
  ...(used === undefined ? {} : { used }),
  consignment: false,
  provenance: { sourceId: 'file:stock', fetchedAt: 0, jobId: 'job-1' },
});

describe('stock cover', () => {
  const counts = [count('2026-03-31', 80, 500), count('2026-04-30', 60, 60), count('2026-03-01', 100)];

  it('is the latest count over what is used a day, from today', () => {
    // From 1 to 31 March 500 were used, until 30 April 60: 560 in 60 days.
    expect(stockCover(counts, '2026-05-02')).toMatchObject({
      quantity: 60,
      countedOn: '2026-04-30',
      perDay: 560 / 60,
      days: 4,
      runsOutOn: '2026-05-06',
      n: 3,
    });
    expect(stockCover(counts, '2026-05-30')).toMatchObject({ days: 0, runsOutOn: '2026-05-30' });
  });

  it('does not see later counts, and what was used more than a year before', () => {
    expect(stockCover(counts, '2026-03-31')).toMatchObject({ quantity: 80, perDay: 500 / 30 });
    const old = [count('2024-01-01', 5), count('2024-02-01', 5, 9_999), ...counts];
    expect(stockCover(old, '2026-05-02').perDay).toBe(560 / 60);
  });

  it('says why it is not known', () => {
    expect(stockCover([], '2026-05-02')).toMatchObject({ days: null, missing: 'no-counts', n: 0 });
    expect(stockCover(counts, '2026-09-01')).toMatchObject({ days: null, missing: 'count-too-old' });
    expect(stockCover([count('2026-05-01', 5)], '2026-05-02')).toMatchObject({ missing: 'no-use-recorded' });
    const still = [count('2026-04-01', 5), count('2026-05-01', 5, 0)];
    expect(stockCover(still, '2026-05-02')).toMatchObject({ perDay: 0, days: null, missing: 'nothing-used' });
  });

  it('of nothing, or less, is over, whatever is known of its use', () => {
    expect(stockCover([count('2026-05-01', -3)], '2026-05-02')).toMatchObject({ days: 0 });
  });
});
