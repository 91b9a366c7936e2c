import type { Mention } from '../../../../lib/domain/mention.ts';
import type { Order, OrderLine } from '../../../../lib/domain/order.ts';
import { resolveMentions } from '../../../../lib/lens/match/resolve.ts';
import type { Store } from '../../../../lib/store/open.ts';
import { line, order, receipt } from '../../kpi/order-fixture.ts';
import { FRESH, mention, NOW, partner, storeWith } from '../lens-store.ts';

export const GTIN = '4006381333931';
const OURS = {
  number: 'HM-700-D2',
  supplierNumber: 'LM 0077/A',
  gtin: GTIN,
  description: 'Operator panel',
};
const sent = { sentOn: '2025-05-01', confirmedOn: '2025-05-02', provenance: FRESH };
export const of = (id: string, fields: Partial<OrderLine>) => line({ id, item: OURS, ...sent, ...fields });
const eur = (amount: string) => ({ amount, currency: 'EUR' });

export const PARTNERS = [
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
export const make = () => storeWith(PARTNERS, ORDERS);
export const place = { url: 'https://portal.example/' };
export const item = (key: string, fields: Partial<Mention> = {}) => mention(key, { kind: 'item', ...fields });

export async function stateOf(store: Store, subject: Mention) {
  const [paint] = await resolveMentions(store, [subject], place, NOW);
  return paint ? paint.state : null;
}
