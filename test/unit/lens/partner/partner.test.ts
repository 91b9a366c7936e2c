import { describe, expect, it } from 'vitest';
import { partnerView } from '../../../../lib/lens/partner/partner.ts';
import type { PartnerView } from '../../../../lib/lens/partner/partner-views.ts';
import { recordsView } from '../../../../lib/lens/partner/records.ts';
import type { KpiRow } from '../../../../lib/lens/views.ts';
import { setPolicy } from '../../../../lib/policy/policy.ts';
import { commit } from '../../../../lib/store/commit.ts';
import { line, order, receipt } from '../../kpi/order-fixture.ts';
import { storedRows, walkedRows } from '../direct-walk.ts';
import { FRESH, NOW, storeWith } from '../lens-store.ts';
import { ORDERS, PARTNERS } from '../workshop.ts';

const make = () => storeWith(PARTNERS, ORDERS);
const figure = (view: PartnerView | null, id: KpiRow['id'], basis?: KpiRow['basis']) =>
  view?.kpis.find((row) => row.id === id && row.basis === basis)?.figure;

describe('partner', () => {
  it('grades on the first promise, by line, order and unit', async () => {
    const view = await partnerView(await make(), 'acme', NOW);
    // Decided: 1001/10 otif, 1001/20 late and short, 1002/10 nothing came. Pending 1002/20; no promise 1003/10; cancelled 1003/20.
    expect(figure(view, 'otif', 'first-promised')).toMatchObject({
      definition: 'otif/1',
      unit: 'ratio',
      value: 1 / 3,
      hits: 1,
      n: 3,
      pending: 1,
      excluded: 2,
      standing: 'too-few',
      target: 0.95,
      floor: 0.8,
      asOf: '2025-06-16',
      period: ['2025-06-01', '2025-06-10'],
      tolerance: { late: 0, early: null, under: 0, over: null },
      trend: [{ month: '2025-06', value: 1 / 3, n: 3 }],
      origin: { sourceId: 'file:orders', stale: false },
    });
    expect(figure(view, 'otif', 'first-promised')?.interval?.[0]).toBeGreaterThan(0);
    expect(figure(view, 'on-time', 'first-promised')).toMatchObject({ hits: 1, n: 3 });
    expect(figure(view, 'in-full', 'first-promised')).toMatchObject({ hits: 1, n: 3 });
    expect(figure(view, 'otif-orders', 'first-promised')).toMatchObject({
      hits: 0,
      n: 1,
      pending: 1,
      excluded: 1,
    });
    expect(figure(view, 'otif-units', 'first-promised')).toMatchObject({
      hits: 100,
      n: 160,
      value: 100 / 160,
      standing: 'too-few',
    });
    expect(figure(view, 'otif-units', 'first-promised')).not.toHaveProperty('interval');
    expect(figure(view, 'otif', 'last-promised')).toMatchObject({ hits: 1, n: 3 });
    expect(figure(view, 'otif', 'requested')).toMatchObject({
      value: null,
      missing: 'no-matured-records',
      pending: 2,
    });
  });

  it('gives lead time with open lines in it, acknowledgement and quality', async () => {
    const view = await partnerView(await make(), 'acme', NOW);
    // 31 days done; open at 46 days: 1001/20 (short), 1002/10, 1002/20, 1003/10.
    expect(figure(view, 'lead-time')).toMatchObject({
      value: null,
      missing: 'still-open',
      beyond: 46,
      n: 1,
      pending: 4,
      excluded: 1,
      unit: 'days',
      lowerIsBetter: true,
    });
    expect(figure(view, 'acknowledgement')).toMatchObject({ value: 2 / 3, hits: 2, n: 3 });
    expect(figure(view, 'quality-ppm')).toMatchObject({ value: 50_000, n: 140, hits: 7, unit: 'ppm' });
  });

  it('does not know in full where receipts have no quantity, and never shows 0 for it', async () => {
    const view = await partnerView(await make(), 'blind', NOW);
    expect(figure(view, 'on-time', 'first-promised')).toMatchObject({ hits: 5, n: 7 });
    for (const id of ['in-full', 'otif', 'otif-orders', 'otif-units'] as const) {
      expect(figure(view, id, 'first-promised')).toMatchObject({
        value: null,
        missing: 'no-received-quantity',
        n: 0,
      });
      expect(figure(view, id, 'first-promised')?.interval).toBeUndefined();
    }
    expect(figure(view, 'quality-ppm')).toMatchObject({ value: null, missing: 'no-received-quantity' });
    expect(figure(view, 'otif', 'requested')).toMatchObject({ value: null, missing: 'no-requested-date' });
  });

  it('does not judge what the source does not record', async () => {
    const store = await storeWith(
      PARTNERS,
      ORDERS.map((each) => ({
        ...each,
        lines: each.lines.map((one) => ({ ...one, confirmedOn: undefined, qualityEvents: [] })),
      })),
      ['orderNumber', 'firstPromisedOn'],
    );
    const view = await partnerView(store, 'acme', NOW);
    expect(figure(view, 'acknowledgement')).toMatchObject({
      value: null,
      missing: 'not-recorded',
      trend: [],
    });
    expect(figure(view, 'quality-ppm')).toMatchObject({
      value: null,
      missing: 'not-recorded',
      trend: [],
    });
    expect(view?.openLines.flatMap((each) => each.reasons).map((reason) => reason.code)).not.toContain(
      'not-acknowledged',
    );
  });

  it('lists open lines worst first, who waits, and the totals', async () => {
    const view = await partnerView(await make(), 'acme', NOW);
    expect(view?.openLines.map((each) => [each.orderNumber, each.lineId, each.state])).toEqual([
      ['1001', '20', 'late'],
      ['1002', '10', 'late'],
      ['1003', '10', 'risk'],
      ['1002', '20', 'ok'],
    ]);
    expect(
      view?.waiting.map(({ customer, line: waiting }) => [customer.name, waiting.lineId, customer.slackDays]),
    ).toEqual([
      ['CUST', '10', -2],
      ['CUST', '20', 5],
    ]);
    expect(view).toMatchObject({
      totals: { orders: 3, lines: 6, openLines: 4, lateLines: 2 },
      firstOrderOn: '2025-05-01',
    });
  });

  it('shows a customer the supply behind its orders, and scores neither it nor own sites', async () => {
    const store = await make();
    const customer = await partnerView(store, 'cust', NOW);
    expect(customer?.waiting.map((each) => each.line.orderNumber)).toEqual(['1002', '1002']);
    expect(customer).toMatchObject({
      totals: { orders: 2, lines: 3, openLines: 2, lateLines: 1 },
      kpis: [{ id: 'otif', figure: { missing: 'not-a-supplier', value: null } }],
    });
    expect((await partnerView(store, 'depot', NOW))?.kpis).toMatchObject([
      { figure: { missing: 'own-site', value: null } },
    ]);
    expect(await partnerView(store, 'nobody', NOW)).toBeNull();
  });

  it('hides what happened after the day of a replay', async () => {
    const view = await partnerView(await make(), 'acme', { ...NOW, today: '2025-06-05', replay: true });
    expect(view?.openLines[0]).toMatchObject({
      orderNumber: '1001',
      lineId: '20',
      received: 0,
      state: 'late',
      lateness: 3,
    });
    expect(
      await partnerView(await make(), 'acme', { ...NOW, today: '2025-01-01', replay: true }),
    ).toMatchObject({ totals: { orders: 0 }, openLines: [] });
  });
});

describe('portfolio', () => {
  it('has every partner with its headline', async () => {
    const rows = await storedRows(await make(), NOW);
    expect(
      rows.map((row) => [
        row.partner.id,
        row.onTimeOnly,
        row.otif.value,
        row.otif.missing,
        row.lines,
        row.openLines,
        row.lateLines,
      ]),
    ).toEqual([
      ['acme', false, 1 / 3, undefined, 6, 4, 2],
      ['blind', true, 5 / 7, undefined, 7, 1, 1],
      ['cust', false, null, 'not-a-supplier', 3, 2, 1],
      ['depot', false, null, 'own-site', 1, 0, 0],
      ['idle', false, null, 'no-records', 0, 0, 0],
    ]);
  });

  it('scores purchases only', async () => {
    const sale = order('S1', [
      line({ id: '1', ordered: 1, firstPromisedOn: '2025-06-01', receipts: [receipt('2025-06-01', 1)] }),
    ]);
    const store = await storeWith(PARTNERS, [{ ...sale, kind: 'sales' }]);
    const [acme] = await storedRows(store, NOW);
    expect(acme).toMatchObject({ lines: 1, otif: { value: null, n: 0 } });
    expect((await recordsView(store, 'acme', 'otif', 'first-promised', NOW))?.rows).toEqual([]);
  });

  it('follows records, day and settings', async () => {
    const store = await make();
    await storedRows(store, NOW);
    const fifth = { ...NOW, today: '2025-06-05' };
    expect((await storedRows(store, fifth))[0]?.otif.n).toBe(2);
    await setPolicy(store, 'otif.lateDays', 20);
    expect((await storedRows(store, NOW))[0]?.otif).toMatchObject({
      value: null,
      missing: 'no-matured-records',
      pending: 4,
    });
    await setPolicy(store, 'otif.lateDays', 0);
    await commit(store, {
      partners: [],
      orders: [
        order('1004', [
          line({
            id: '1',
            ordered: 1,
            firstPromisedOn: '2025-06-01',
            receipts: [receipt('2025-06-01', 1)],
            provenance: FRESH,
          }),
        ]),
      ],
    });
    expect((await storedRows(store, NOW))[0]?.otif).toMatchObject({ hits: 2, n: 4 });
    expect(await storedRows(store, NOW)).toEqual(await walkedRows(store, NOW));
  });
});
