import { describe, expect, it } from 'vitest';
import type { Agreement } from '../../../../lib/domain/agreement.ts';
import type { Order } from '../../../../lib/domain/order.ts';
import { templateTerms, termFor } from '../../../../lib/kpi/scorecard/templates.ts';
import { recordsView } from '../../../../lib/lens/partner/records.ts';
import { monthsWithin, recordsWithin } from '../../../../lib/lens/partner/records-within.ts';
import { scorecardView } from '../../../../lib/lens/scorecard/scorecard-view.ts';
import { putAgreement } from '../../../../lib/store/agreements.ts';
import { putFact } from '../../../../lib/store/facts.ts';
import { line, order, receipt } from '../../kpi/order-fixture.ts';
import { FRESH, NOW, storeWith } from '../lens-store.ts';
import { PARTNERS } from '../workshop.ts';

/** A file that says when things came, and nothing of acknowledgements or rejects. */
const DELIVERIES = ['orderNumber', 'firstPromisedOn', 'receivedOn', 'receivedQuantity'] as const;

/** One line of 10 pieces a week in 2025 until today, a Monday; late by two days every `every` weeks. */
function weekly(every: number): Order[] {
  return Array.from({ length: 23 }, (_, at) => {
    const due = new Date(Date.UTC(2025, 0, 6 + 7 * at)).toISOString().slice(0, 10);
    const came = new Date(Date.UTC(2025, 0, 6 + 7 * at + (at % every === 0 ? 2 : 0)))
      .toISOString()
      .slice(0, 10);
    const dates = { sentOn: '2024-12-01', requestedOn: due, firstPromisedOn: due, lastPromisedOn: due };
    return order(`W-${at}`, [
      line({ id: '1', ...dates, ordered: 10, receipts: [receipt(came, 10)], provenance: FRESH }),
    ]);
  });
}

const agreed = (more: Partial<Agreement>): Agreement => ({
  id: 'acme 1',
  partnerId: 'acme',
  version: 1,
  template: 'direct',
  terms: templateTerms('direct'),
  gates: [],
  from: '2025-01-01',
  agreedOn: '2024-12-20',
  ours: 'Buyer',
  sample: false,
  ...more,
});

describe('the scorecard of a partner', () => {
  it('is our proposal until something is agreed, and has no grade on a third of the weight', async () => {
    const view = await scorecardView(await storeWith(PARTNERS, weekly(4), DELIVERIES), 'acme', NOW);
    expect(view?.agreed).toEqual({ template: 'direct', version: null });
    expect(view?.rows[0]).toMatchObject({ figure: { hits: 17, n: 23 }, score: 0, missesSurely: true });
    expect(view).toMatchObject({ coverage: 0.35, grade: null, ungraded: 'coverage' });
    expect(view?.period).toEqual(['2024-07', '2025-06']);
  });

  it('proposes on time where no source says how much arrived, and keeps what was agreed', async () => {
    const bare = weekly(4).map((each) => ({
      ...each,
      lines: each.lines.map((one) => ({
        ...one,
        receipts: one.receipts.map(({ receivedOn }) => ({ receivedOn })),
      })),
    }));
    const store = await storeWith(PARTNERS, bare, ['orderNumber', 'firstPromisedOn', 'receivedOn']);
    const proposed = await scorecardView(store, 'acme', NOW);
    expect(proposed?.rows[0]).toMatchObject({
      term: { kpi: 'on-time', basis: 'first-promised', weight: 35 },
      figure: { hits: 17, n: 23 },
    });
    await putAgreement(store, agreed({}));
    const held = await scorecardView(store, 'acme', NOW);
    expect(held?.rows[0]).toMatchObject({ term: { kpi: 'otif' }, figure: { value: null } });
    expect(held?.ungraded).toBeDefined();
  });

  it('leads to records whose figure is that of the period', async () => {
    const store = await storeWith(PARTNERS, weekly(4), DELIVERIES);
    const view = await scorecardView(store, 'acme', { ...NOW, today: '2026-03-01' });
    const within = view?.period.join('..') ?? '';
    const later = { ...NOW, today: '2026-03-01' };
    const records = await recordsView(store, 'acme', 'otif', 'first-promised', later, monthsWithin(within));
    expect(within).toBe('2025-04..2026-03');
    expect(records?.figure).toMatchObject({ n: view?.rows[0]?.figure.n, hits: view?.rows[0]?.figure.hits });
    expect(records && recordsWithin(records, within).rows).toHaveLength(view?.rows[0]?.figure.n ?? 0);
  });

  it('is graded by what was agreed for the months, with its tolerances', async () => {
    const store = await storeWith(PARTNERS, weekly(4), DELIVERIES);
    const terms = [termFor('otif', 1)];
    await putAgreement(store, agreed({ terms }));
    const tolerance = { late: 2, early: null, under: 0, over: null };
    await putAgreement(
      store,
      agreed({ id: 'acme 2', version: 2, from: '2025-06-01', terms, tolerance, theirs: 'Sales' }),
    );
    const view = await scorecardView(store, 'acme', NOW);
    expect(view).toMatchObject({ score: 100, agreed: { version: 2, theirs: 'Sales' } });
    expect(view?.rows[0]?.figure).toMatchObject({ hits: 23, n: 23, tolerance: { late: 2 } });
    expect(view?.versions.map(({ version }) => version)).toEqual([2, 1]);
    const months = Object.fromEntries((view?.history ?? []).map((point) => [point.month, point]));
    expect(months['2024-12']).toMatchObject({ score: null, grade: null, version: null });
    expect(months['2025-05']).toMatchObject({ version: 1, score: 0, grade: 'D' });
    expect(months['2025-06']).toMatchObject({ version: 2, score: 100, grade: 'A' });
  });

  it('is capped by an expired certificate, and says by which', async () => {
    const store = await storeWith(PARTNERS, weekly(99));
    await putAgreement(store, agreed({ terms: [termFor('otif', 1)], gates: ['certificate-expired'] }));
    const fact = {
      id: 'f',
      partnerId: 'acme',
      kind: 'certificate',
      label: 'ISO 9001',
      validFrom: '2022-01-01',
    } as const;
    await putFact(store, { ...fact, validTo: '2025-06-15', source: 'Issuer', notedAt: 0, sample: false });
    const view = await scorecardView(store, 'acme', NOW);
    expect(view).toMatchObject({
      grade: 'C',
      gates: [{ gate: 'certificate-expired', because: ['ISO 9001'] }],
    });
    expect(view?.history.at(-2)?.grade).toBe('A');
  });

  it('of a partner without records is empty, not 0; of nobody, null', async () => {
    const view = await scorecardView(await storeWith(PARTNERS, []), 'acme', NOW);
    expect(view).toMatchObject({ score: null, grade: null, ungraded: 'no-records', coverage: 0 });
    expect(view?.rows.every(({ figure, score }) => figure.value === null && score === null)).toBe(true);
    expect(await scorecardView(await storeWith(PARTNERS, []), 'nobody', NOW)).toBeNull();
  });
});
