import { describe, expect, it } from 'vitest';
import type { Agreement } from '../../../../lib/domain/agreement.ts';
import { addDays } from '../../../../lib/domain/calendar-date.ts';
import type { Order } from '../../../../lib/domain/order.ts';
import { termFor } from '../../../../lib/kpi/scorecard/templates.ts';
import { alertList } from '../../../../lib/lens/alerts/alert-list.ts';
import { recordsView } from '../../../../lib/lens/partner/records.ts';
import { recordsWithin } from '../../../../lib/lens/partner/records-within.ts';
import { seriesView } from '../../../../lib/lens/trend/series-view.ts';
import { putAgreement } from '../../../../lib/store/agreements.ts';
import { refreshDerived } from '../../../../lib/sync/refresh-summaries.ts';
import { line, order, receipt } from '../../kpi/order-fixture.ts';
import { FRESH, NOW, partner, storeWith } from '../lens-store.ts';

const PARTNERS = [partner('acme', ['supplier']), partner('cust', ['customer'])];

/** So many lines due on a day of the month, of which `late` come two days late. */
function due(month: string, lines: number, late: number): Order[] {
  return Array.from({ length: lines }, (_, at) => {
    const day = `${month}-1${at % 10}`;
    const dates = { sentOn: '2024-12-01', requestedOn: day, firstPromisedOn: day, lastPromisedOn: day };
    const came = receipt(at < late ? addDays(day, 2) : day, 10);
    const only = line({ id: '1', ...dates, ordered: 10, receipts: [came], provenance: FRESH });
    return order(`${month}-${at}`, [only]);
  });
}

const agreed = (version: number, from: string, more: Partial<Agreement>): Agreement => ({
  id: `acme ${version}`,
  partnerId: 'acme',
  version,
  template: 'direct',
  terms: [termFor('otif', 1)],
  gates: [],
  from,
  agreedOn: from,
  ours: 'Buyer',
  sample: false,
  ...more,
});

describe('a figure over time', () => {
  it('has a month for each, none made up, with n and interval', async () => {
    const store = await storeWith(PARTNERS, [...due('2025-01', 8, 2), ...due('2025-04', 3, 0)]);
    const series = await seriesView(store, 'acme', 'on-time', undefined, NOW);
    const months = series?.months ?? [];
    expect(series?.title).toEqual({ id: 'on-time', basis: 'first-promised' });
    expect(months.map(({ from }) => from.slice(0, 7))).toEqual([
      '2025-01',
      '2025-02',
      '2025-03',
      '2025-04',
      '2025-05',
      '2025-06',
    ]);
    expect(months[0]).toMatchObject({ value: 0.75, n: 8, hits: 6, standing: 'provisional', target: 0.95 });
    expect(months[0]?.interval?.[0]).toBeCloseTo(0.4093, 3);
    expect(months[1]).toMatchObject({ value: null, missing: 'no-records', n: 0 });
    expect(months[3]).toMatchObject({ value: 1, standing: 'too-few' });
    expect(months.map(({ runs }) => runs)).toEqual([false, false, false, false, false, true]);
  });

  it('judges each month by what was agreed for it, and says where that changes', async () => {
    const store = await storeWith(PARTNERS, [...due('2025-01', 8, 2), ...due('2025-03', 8, 2)]);
    await putAgreement(store, agreed(1, '2025-01-01', {}));
    const tolerance = { late: 2, early: null, under: 0, over: null };
    const terms = [{ ...termFor('otif', 1), target: 0.98 }];
    await putAgreement(store, agreed(2, '2025-03-01', { tolerance, terms }));
    const series = await seriesView(store, 'acme', 'otif', 'first-promised', NOW);
    const [january, , march] = series?.months ?? [];
    expect(january).toMatchObject({ hits: 6, n: 8, version: 1, target: 0.95 });
    expect(march).toMatchObject({ hits: 8, n: 8, version: 2, target: 0.98 });
    expect(series?.agreed).toEqual([
      { from: '2025-01-01', version: 1, targetChanges: true },
      { from: '2025-03-01', version: 2, targetChanges: true },
    ]);
  });

  it('leads to the records of a month, as many as its n', async () => {
    const store = await storeWith(PARTNERS, [...due('2025-01', 8, 2), ...due('2025-04', 6, 1)]);
    const records = await recordsView(store, 'acme', 'on-time', 'first-promised', NOW);
    if (!records) throw new Error('no records');
    expect(recordsWithin(records, '2025-04').rows).toHaveLength(6);
    expect(recordsWithin(records, '2..').rows).toHaveLength(3);
    expect(recordsWithin(records, '..0').rows).toHaveLength(11);
    expect(recordsWithin(records, 'nonsense').rows).toHaveLength(14);
  });

  it('has no months for a customer, and no series of what does not exist', async () => {
    const store = await storeWith(PARTNERS, due('2025-01', 8, 2));
    expect(await seriesView(store, 'cust', 'otif', undefined, NOW)).toMatchObject({ months: [] });
    expect(await seriesView(store, 'nobody', 'otif', undefined, NOW)).toBeNull();
    expect(await seriesView(store, 'acme', 'nonsense' as 'otif', undefined, NOW)).toBeNull();
  });
});

describe('the chart that alerts come from', () => {
  it('is that of the alert: the same periods, sums and limits', async () => {
    const today = new Date().toISOString().slice(0, 10);
    const now = { ...NOW, today, instant: Date.now() };
    const orders = Array.from({ length: 312 }, (_, at) => {
      const day = addDays(today, -3 - Math.round((at * 7) / 3));
      const came = receipt(addDays(day, (at < 30 ? at % 2 === 0 : at % 10 === 0) ? 9 : -1), 5);
      const only = line({ id: '1', firstPromisedOn: day, ordered: 5, receipts: [came], provenance: FRESH });
      return order(`W-${at}`, [only], { id: `acme/W-${at}` });
    });
    const store = await storeWith(PARTNERS, orders);
    const before = await seriesView(store, 'acme', 'on-time', undefined, now);
    expect(before?.watch).toEqual({ state: 'making' });
    await refreshDerived(store, () => Promise.resolve(true));
    const series = await seriesView(store, 'acme', 'on-time', undefined, now);
    const [alert] = (await alertList(store, now)).open;
    if (series?.watch?.state !== 'ready' || alert?.evidence.of !== 'chart') throw new Error('no chart');
    const { points, kpi } = series.watch;
    expect(kpi).toBe('lateness');
    const round = (value: number | null) => (value === null ? null : Math.round(value * 1000) / 1000);
    for (const { from, n, hits, sum, limit } of alert.evidence.series) {
      const point = points.find((each) => each.from === from);
      expect(point).toMatchObject({ n, hits });
      expect([round(point?.sum ?? null), round(point?.limit ?? null)]).toEqual([sum, limit]);
    }
    expect(points.some(({ isAlarm }) => isAlarm)).toBe(true);
    const requested = await seriesView(store, 'acme', 'on-time', 'requested', now);
    expect(requested?.watch).toBeUndefined();
  });
});
