import { describe, expect, it } from 'vitest';
import type { OrderLine } from '../../../../lib/domain/order.ts';
import { cardView } from '../../../../lib/lens/card.ts';
import { itemView } from '../../../../lib/lens/item/item.ts';
import { order, receipt } from '../../kpi/order-fixture.ts';
import { FRESH, INSTANT, mention, NOW, storeWith } from '../lens-store.ts';
import { GTIN, make, of, PARTNERS, place } from './items-world.ts';

describe('an item', () => {
  it('adds up what is to come by unit, worst line first, with who waits and what it cost last', async () => {
    const view = await itemView(await make(), 'n/HM700D2', NOW);
    expect(view).toMatchObject({
      state: 'late',
      linesTotal: 5,
      supply: {
        open: 4,
        late: 2,
        onOrder: [
          { quantity: 15, unit: 'pcs' },
          { quantity: 5, unit: 'kg' },
        ],
        overdue: [{ quantity: 8, unit: 'pcs' }],
        nextOn: '2025-07-30',
      },
      waitingTotal: 1,
      lastPrice: {
        price: { amount: '5.10', currency: 'EUR' },
        unit: 'pcs',
        on: '2025-05-20',
        partnerName: 'BOLT',
      },
    });
    expect(view?.lines.map(({ orderNumber, lineId }) => `${orderNumber}/${lineId}`)).toEqual([
      '4500000003/10',
      '4500000001/10',
      '4500000001/20',
      '4500000002/10',
    ]);
    expect(view?.waiting[0]).toMatchObject({ customer: { name: 'CUST', quantity: 3, slackDays: -2 } });
  });

  it('never compares prices of different currencies', async () => {
    const view = await itemView(await make(), 'n/HM700D2', NOW);
    expect(view?.prices).toMatchObject([
      { currency: 'EUR', unit: 'pcs', low: '4.98', high: '5.10', n: 2 },
      { currency: 'JPY', low: '900', high: '900', n: 1 },
    ]);
  });

  it('has all its numbers, alternates with what is on order, and what it may stand in for', async () => {
    const store = await make();
    const view = await itemView(store, 'n/HM700D2', NOW);
    expect(view?.head).toMatchObject({
      name: 'HM-700-D2',
      description: 'Operator panel',
      gtins: [GTIN],
    });
    expect(view?.head.supplierNumbers.map(({ partnerId, number }) => `${partnerId} ${number}`)).toEqual([
      'acme LM 0077/A',
      'bolt BX9-1',
      'bolt LM 0077/A',
    ]);
    expect(view?.alternates).toMatchObject([
      { number: 'HM-701', id: 'n/HM701', state: 'ok', supply: { open: 1 } },
      { number: 'ZZ-1' },
    ]);
    expect(view?.alternates[1]?.id).toBeUndefined();
    const other = await itemView(store, 'n/HM701', NOW);
    expect(other?.replaces).toMatchObject([{ number: 'HM-700-D2', id: 'n/HM700D2' }]);
  });

  it('is done when nothing is open, and hidden before its first line was sent', async () => {
    const store = await make();
    expect(await itemView(store, 'n/DONE12345', NOW)).toMatchObject({
      state: 'done',
      supply: { open: 0 },
      lines: [],
    });
    expect(await itemView(store, 'n/LATER1234', NOW)).toBeNull();
    expect(await itemView(store, 'n/NOWHERE', NOW)).toBeNull();
    const replay = { ...NOW, today: '2025-05-10', replay: true };
    expect((await itemView(store, 'n/HM700D2', replay))?.supply).toMatchObject({ open: 3, late: 0 });
  });

  it('is as old as its oldest open line', async () => {
    const old = { ...FRESH, sourceId: 'file:old', fetchedAt: INSTANT - 30 * 86_400_000 };
    const store = await storeWith(PARTNERS, [
      order('1', [of('10', { ordered: 1, firstPromisedOn: '2025-07-01' })]),
      order('2', [of('10', { ordered: 1, firstPromisedOn: '2025-07-01', provenance: old })]),
    ]);
    const view = await itemView(store, 'n/HM700D2', NOW);
    expect(view?.supply.origin).toMatchObject({ sourceId: 'file:old', stale: true });
    expect(view?.lines.map(({ origin }) => origin.stale).sort()).toEqual([false, true]);
  });

  it('stays bounded with many lines: totals of all, views of the worst', async () => {
    const many = Array.from({ length: 400 }, (_, i) =>
      order(`9${i}`, [
        of('1', { ordered: 1, unit: 'pcs', firstPromisedOn: i < 3 ? '2025-06-01' : '2025-08-01' }),
      ]),
    );
    const view = await itemView(await storeWith(PARTNERS, many), 'n/HM700D2', NOW);
    expect(view?.lines).toHaveLength(300);
    expect(view?.lines.slice(0, 4).map(({ state }) => state)).toEqual(['late', 'late', 'late', 'ok']);
    expect(view?.supply).toMatchObject({ open: 400, onOrder: [{ quantity: 400, unit: 'pcs' }] });
  });
});

describe('an order whose supplier is not known yet', () => {
  it('shows its lines and dates, and is scored for nobody', async () => {
    const waiting = order('4500000042', [of('10', { ordered: 4, firstPromisedOn: '2025-06-01' })], {
      partnerId: '?',
    });
    const card = await cardView(await storeWith([], [waiting]), mention('4500000042'), NOW, place);
    expect(card).toMatchObject({
      subject: {
        kind: 'lines',
        state: 'late',
        partner: { id: '?' },
        lines: [{ partnerId: '?', ordered: 4, lateness: 15 }],
      },
    });
    expect(card?.otif).toBeUndefined();
  });
});

describe('a return', () => {
  it('is no cancelled line, and done once the goods went back', async () => {
    const back = (id: string, fields: Partial<OrderLine>) =>
      of(id, { item: { number: `RET-${id}-00` }, ordered: -5, ...fields });
    const store = await storeWith(PARTNERS, [
      order('1', [back('1', {}), back('2', { receipts: [receipt('2025-06-01', -5)] })]),
    ]);
    expect(await itemView(store, 'n/RET100', NOW)).toMatchObject({
      state: 'unknown',
      lines: [{ reasons: [{ code: 'return' }], ordered: -5 }],
      supply: { onOrder: [{ quantity: 0 }] },
    });
    expect(await itemView(store, 'n/RET200', NOW)).toMatchObject({ state: 'done' });
  });
});
