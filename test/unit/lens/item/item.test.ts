import { describe, expect, it } from 'vitest';
import type { Mention } from '../../../../lib/domain/mention.ts';
import type { Order, OrderLine } from '../../../../lib/domain/order.ts';
import { cardView } from '../../../../lib/lens/card.ts';
import { itemView } from '../../../../lib/lens/item/item.ts';
import { lookupText } from '../../../../lib/lens/match/lookup.ts';
import { resolveMentions } from '../../../../lib/lens/match/resolve.ts';
import { pageView } from '../../../../lib/lens/page.ts';
import type { Store } from '../../../../lib/store/open.ts';
import { line, order, receipt } from '../../kpi/order-fixture.ts';
import { bare, FRESH, INSTANT, mention, NOW, partner, storeWith } from '../lens-store.ts';

const GTIN = '4006381333931';
const OURS = { number: 'HM-700-D2', supplierNumber: 'LM 0077/A', gtin: GTIN, description: 'Operator panel' };
const sent = { sentOn: '2025-05-01', confirmedOn: '2025-05-02', provenance: FRESH };
const of = (id: string, fields: Partial<OrderLine>) => line({ id, item: OURS, ...sent, ...fields });
const eur = (amount: string) => ({ amount, currency: 'EUR' });

const PARTNERS = [
  partner('acme', ['supplier'], { domains: ['acme.example'], numbers: ['DE136695976', '4012345000009'] }),
  partner('bolt', ['supplier']),
  partner('cust', ['customer']),
];
const ORDERS: Order[] = [
  order('4500000001', [
    of('10', {
      ordered: 10,
      unit: 'pcs',
      unitPrice: eur('4.98'),
      firstPromisedOn: '2025-06-10',
      receipts: [receipt('2025-06-09', 4)],
      pegs: [{ customerId: 'cust', salesOrder: 'C-1', neededOn: '2025-06-14', quantity: 3 }],
    }),
    of('20', { ordered: 5, unit: 'kg', firstPromisedOn: '2025-07-30' }),
  ]),
  order(
    '4500000002',
    [
      of('10', {
        item: { number: 'HM-700-D2', supplierNumber: 'BX9-1', alternates: ['HM-701', 'ZZ-1'] },
        ordered: 7,
        unit: 'pcs',
        unitPrice: eur('5.10'),
        sentOn: '2025-05-20',
        firstPromisedOn: '2025-08-01',
      }),
      of('20', {
        ordered: 1,
        unit: 'pcs',
        unitPrice: { amount: '900', currency: 'JPY' },
        sentOn: '2024-01-01',
        receipts: [receipt('2024-02-01', 1)],
      }),
    ],
    { partnerId: 'bolt' },
  ),
  // Names the item by the supplier's number only.
  order('4500000003', [
    of('10', { item: { supplierNumber: 'LM0077A' }, ordered: 2, unit: 'pcs', firstPromisedOn: '2025-06-01' }),
  ]),
  // The same supplier number of another supplier is another item.
  order(
    '4500000004',
    [
      of('10', {
        item: { number: 'ROD-99', supplierNumber: 'LM0077A' },
        ordered: 1,
        firstPromisedOn: '2025-07-01',
      }),
    ],
    { partnerId: 'bolt' },
  ),
  order('4500000005', [of('10', { item: { number: 'HM-701' }, ordered: 3, firstPromisedOn: '2025-07-01' })]),
  order('4500000006', [
    of('10', {
      item: { number: 'DONE-12345' },
      ordered: 3,
      firstPromisedOn: '2025-06-01',
      receipts: [receipt('2025-06-01', 3)],
    }),
  ]),
  order('4500000007', [of('10', { item: { number: 'LATER-1234' }, sentOn: '2025-06-20', ordered: 3 })]),
  order('7700000001', [of('10', { item: { number: 'X' }, firstPromisedOn: '2025-07-01' })]),
  order('4500000008', [of('10', { item: { number: '7700000001' }, firstPromisedOn: '2025-06-01' })]),
];
const make = () => storeWith(PARTNERS, ORDERS);
const place = { url: 'https://portal.example/' };
const item = (key: string, fields: Partial<Mention> = {}) => mention(key, { kind: 'item', ...fields });

async function stateOf(store: Store, subject: Mention) {
  const [paint] = await resolveMentions(store, [subject], place, NOW);
  return paint ? paint.state : null;
}

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

describe('what a part number stands for', () => {
  it('is the item, by any of its numbers', async () => {
    const store = await make();
    for (const key of ['HM700D2', 'BX91', GTIN, `0${GTIN}`])
      expect(await stateOf(store, item(key)), key).toBe('late');
    expect(await stateOf(store, item('DONE12345'))).toBe('done');
    expect(await stateOf(store, item('LATER1234'))).toBeNull();
    expect(await stateOf(store, item('4500000001'))).toBeNull();
  });

  it('is ambiguous when two suppliers use one number for different items', async () => {
    const store = await make();
    expect(await stateOf(store, item('LM0077A'))).toBe('unknown');
    const card = await cardView(store, item('LM0077A'), NOW, place);
    expect(card?.subject).toMatchObject({
      kind: 'ambiguous',
      candidates: [
        { of: 'item', itemId: 'n/HM700D2', state: 'late' },
        { of: 'item', itemId: 'n/ROD99', state: 'ok' },
      ],
    });
  });

  it('is the order where the label says so, and both where nothing does', async () => {
    const store = await make();
    expect(await stateOf(store, mention('7700000001', { kind: 'purchase-order' }))).toBe('ok');
    expect(await stateOf(store, item('7700000001'))).toBe('late');
    expect(await stateOf(store, mention('7700000001'))).toBe('unknown');
    // Bare digits that are no GTIN are never an item.
    expect(await stateOf(store, bare('7700000001'))).toBe('ok');
  });

  it('counts without a label from six letters and digits on, or as a GTIN that checks', async () => {
    const store = await make();
    expect(await stateOf(store, bare('HM700D2'))).toBe('late');
    expect(await stateOf(store, bare(GTIN))).toBe('late');
    expect(await stateOf(store, bare('ROD99'))).toBeNull();
    expect(await stateOf(store, bare('HM701'))).toBeNull();
    expect(await stateOf(store, mention('HM701'))).toBe('ok');
  });

  it('does not count without a label when its shape is full', async () => {
    const many = Array.from({ length: 120 }, (_, i) =>
      order(`70000${i}`, [of('1', { item: { number: `QABC${100 + i}` }, firstPromisedOn: '2025-07-01' })]),
    );
    const store = await storeWith(PARTNERS, many);
    expect(await stateOf(store, bare('QABC150'))).toBeNull();
    expect(await stateOf(store, item('QABC150'))).toBe('ok');
  });

  it('is listed once, however often and by whatever number it is seen', async () => {
    const view = await pageView(
      await make(),
      [item('HM700D2'), item(GTIN), item('BX91'), item('ROD99')],
      NOW,
    );
    expect(view.subjects.map((subject) => subject.kind === 'item' && subject.head.id)).toEqual([
      'n/HM700D2',
      'n/ROD99',
    ]);
    expect((await lookupText(await make(), 'HM-700-D2', NOW)).subjects).toMatchObject([{ kind: 'item' }]);
  });
});

describe('numbers of partners', () => {
  it('stand for the partner when they prove themselves', async () => {
    const store = await make();
    expect(await stateOf(store, bare('DE136695976'))).toBe('late');
    expect(await stateOf(store, bare('4012345000009'))).toBe('late');
    expect(await stateOf(store, bare('DE136695977'))).toBeNull();
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
