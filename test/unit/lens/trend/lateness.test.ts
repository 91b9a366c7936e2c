import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordsView } from '../../../../lib/lens/partner/records.ts';
import { daysWithin, recordsWithin } from '../../../../lib/lens/partner/records-within.ts';
import { latenessBars } from '../../../../lib/lens/trend/lateness-bars.ts';
import { latenessView } from '../../../../lib/lens/trend/lateness-view.ts';
import { runs } from '../../runs.ts';
import { NOW, storeWith } from '../lens-store.ts';
import { ORDERS, PARTNERS } from '../workshop.ts';

describe('how late a partner delivers', () => {
  it('counts what on-time delivery counts, open overdue lines apart, and each bar leads to as many records', async () => {
    const store = await storeWith(PARTNERS, ORDERS);
    const view = await latenessView(store, 'acme', 'first-promised', NOW);
    if (!view) throw new Error('no view');
    // On the day; short until today, so open for 14 days; open for 6 days.
    expect(view).toMatchObject({
      received: 1,
      open: 2,
      onTime: { n: 3 },
      median: null,
      p90: null,
      beyond: 14,
    });
    const records = await recordsView(store, 'acme', 'on-time', 'first-promised', NOW);
    if (!records) throw new Error('no records');
    for (const bar of view.bars)
      expect(recordsWithin(records, daysWithin(bar)).rows).toHaveLength(bar.received + bar.open);
  });

  it('tells the middle and the slow end of who delivers', async () => {
    const view = await latenessView(await storeWith(PARTNERS, ORDERS), 'blind', 'first-promised', NOW);
    expect(view).toMatchObject({ received: 6, open: 1, median: -2, p90: 8, beyond: null });
  });

  it('says why there is nothing', async () => {
    const store = await storeWith(PARTNERS, ORDERS);
    expect(await latenessView(store, 'acme', 'requested', NOW)).toMatchObject({ bars: [] });
    expect(await latenessView(store, 'cust', 'first-promised', NOW)).toMatchObject({
      bars: [],
      onTime: { missing: 'not-a-supplier' },
    });
    expect(await latenessView(store, 'nobody', 'first-promised', NOW)).toBeNull();
  });
});

describe('the bars', () => {
  const counts = fc.uniqueArray(
    fc.tuple(fc.integer({ min: -900, max: 900 }), fc.integer({ min: 1, max: 50 })),
    {
      selector: ([day]) => day,
      maxLength: 40,
    },
  );

  it('hold every line once, ascend without gaps, and no bar holds on time and late', () => {
    const window = fc.record({
      late: fc.nat(10),
      early: fc.option(fc.nat(10), { nil: null }),
    });
    fc.assert(
      fc.property(counts, counts, window, (ended, censored, agreed) => {
        const bars = latenessBars({ ended: new Map(ended), censored: new Map(censored) }, agreed);
        const sum = (of: [number, number][]) => of.reduce((all, [, n]) => all + n, 0);
        expect(bars.reduce((all, { received }) => all + received, 0)).toBe(sum(ended));
        expect(bars.reduce((all, { open }) => all + open, 0)).toBe(sum(censored));
        expect(bars.length).toBeLessThanOrEqual(38);
        bars.forEach((bar, at) => {
          if (at > 0) expect(bar.from).toBe((bars[at - 1]?.to ?? Number.NaN) + 1);
          if (bar.place === 'late') expect(bar.from).toBeGreaterThan(agreed.late);
          else expect(bar.to).toBeLessThanOrEqual(agreed.late);
        });
      }),
      runs(300),
    );
  });
});
