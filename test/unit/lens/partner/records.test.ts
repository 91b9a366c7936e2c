import { describe, expect, it } from 'vitest';
import type { RecordsView } from '../../../../lib/lens/partner/partner-views.ts';
import { recordsView } from '../../../../lib/lens/partner/records.ts';
import { NOW, storeWith } from '../lens-store.ts';
import { ORDERS, PARTNERS } from '../workshop.ts';

const make = () => storeWith(PARTNERS, ORDERS);
describe('records', () => {
  const short = (view: RecordsView | null) =>
    view?.rows.map((row) => [
      `${row.line.orderNumber}/${row.line.lineId}`,
      row.verdict,
      row.why,
      row.measure,
    ]);

  it('opens OTIF to its lines, misses first, the rest with its rule', async () => {
    const view = await recordsView(await make(), 'acme', 'otif', 'first-promised', NOW);
    expect(short(view)).toEqual([
      ['1001/20', 'miss', 'late', 14],
      ['1002/10', 'miss', 'nothing-received', 6],
      ['1001/10', 'hit', 'in-window', 0],
      ['1002/20', 'pending', 'window-open', null],
      ['1003/10', 'excluded', 'no-promised-date', null],
      ['1003/20', 'excluded', 'cancelled', null],
    ]);
  });

  it('opens the other figures of the order', async () => {
    const store = await make();
    expect(
      short(await recordsView(store, 'acme', 'otif-orders', 'first-promised', NOW))?.slice(0, 4),
    ).toEqual([
      ['1001/20', 'miss', 'late', 14],
      ['1001/10', 'miss', 'order-missed', 0],
      ['1002/10', 'pending', 'order-pending', 6],
      ['1002/20', 'pending', 'window-open', null],
    ]);
    expect(short(await recordsView(store, 'acme', 'in-full', 'first-promised', NOW))?.slice(0, 3)).toEqual([
      ['1002/10', 'miss', 'nothing-received', 0],
      ['1001/20', 'miss', 'short', 0.8],
      ['1001/10', 'hit', 'in-window', 1],
    ]);
    expect(short(await recordsView(store, 'acme', 'quality-ppm', undefined, NOW))).toEqual([
      ['1001/20', 'miss', 'rejected', 175_000],
      ['1001/10', 'hit', 'accepted', 0],
    ]);
    expect(short(await recordsView(store, 'acme', 'acknowledgement', undefined, NOW))).toEqual([
      ['1003/10', 'miss', 'not-acknowledged', 32],
      ['1002/10', 'hit', 'acknowledged', 2],
      ['1001/10', 'hit', 'acknowledged', 2],
    ]);
    expect(short(await recordsView(store, 'blind', 'otif', undefined, NOW))?.[1]).toEqual([
      '2000/1',
      'excluded',
      'no-received-quantity',
      8,
    ]);
  });

  it.each(['on-time', 'in-full', 'otif', 'otif-units', 'lead-time', 'acknowledgement'] as const)(
    'of %s add up to the figure',
    async (id) => {
      for (const basis of ['first-promised', 'last-promised', 'requested'] as const) {
        const view = await recordsView(await make(), 'acme', id, basis, NOW);
        const count = (verdict: string) => view?.rows.filter((row) => row.verdict === verdict).length ?? 0;
        if (id !== 'otif-units') expect(view?.figure.n).toBe(count('hit') + count('miss'));
        expect(view?.figure.pending).toBe(count('pending'));
        expect(view?.figure.excluded).toBe(count('excluded'));
      }
    },
  );

  it('say why there is nothing to score, or that there is no such partner', async () => {
    const store = await make();
    expect(await recordsView(store, 'depot', 'otif', 'first-promised', NOW)).toMatchObject({
      rows: [],
      figure: { missing: 'own-site' },
    });
    expect(await recordsView(store, 'nobody', 'otif', 'first-promised', NOW)).toBeNull();
  });
});
