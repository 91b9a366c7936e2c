import type { Order, OrderLine } from '../../../lib/domain/order.ts';
import type { Partner } from '../../../lib/domain/partner.ts';
import { line, order, receipt } from '../kpi/order-fixture.ts';
import { FRESH, partner } from './lens-store.ts';

/** A small company's orders on 2025-06-16: one supplier with every kind of line, one whose source has no quantities. */
const sent = { sentOn: '2025-05-01', confirmedOn: '2025-05-05', provenance: FRESH } as const;
const item = (id: string, fields: Partial<OrderLine>) => line({ id, number: id, ...sent, ...fields });

export const PARTNERS: Partner[] = [
  partner('acme', ['supplier'], { domains: ['acme.example'], owner: 'Purchasing' }),
  partner('blind', ['supplier']),
  partner('cust', ['customer']),
  partner('depot', ['own-site']),
  partner('idle', ['supplier']),
];

export const ORDERS: Order[] = [
  // Decided: 2 lines, one OTIF, one short and late.
  order('1001', [
    item('10', { ordered: 100, firstPromisedOn: '2025-06-01', receipts: [receipt('2025-06-01', 100)] }),
    item('20', {
      ordered: 50,
      firstPromisedOn: '2025-06-02',
      receipts: [receipt('2025-06-06', 40)],
      qualityEvents: [{ foundOn: '2025-06-07', rejected: 7 }],
    }),
  ]),
  // Overdue with a customer behind it, and a line still in time.
  order('1002', [
    item('10', {
      ordered: 10,
      firstPromisedOn: '2025-06-10',
      pegs: [{ customerId: 'cust', salesOrder: 'C-1', neededOn: '2025-06-14' }],
    }),
    item('20', {
      ordered: 10,
      requestedOn: '2025-07-20',
      firstPromisedOn: '2025-07-20',
      pegs: [{ customerId: 'cust', salesOrder: 'C-1', neededOn: '2025-07-25' }],
    }),
  ]),
  // Not acknowledged, and one cancelled.
  order('1003', [
    item('10', { ordered: 10, confirmedOn: undefined, requestedOn: '2025-08-01' }),
    item('20', { ordered: 10, cancelled: 10, firstPromisedOn: '2025-06-03' }),
  ]),
  ...Array.from({ length: 6 }, (_, i) =>
    order(
      `200${i}`,
      [
        item('1', {
          ordered: 5,
          firstPromisedOn: '2025-06-01',
          receipts: [receipt(i === 0 ? '2025-06-09' : '2025-05-30')],
        }),
      ],
      {
        partnerId: 'blind',
      },
    ),
  ),
  order('2009', [item('1', { ordered: 5, firstPromisedOn: '2025-06-12' })], { partnerId: 'blind' }),
  order(
    'SO1',
    [
      item('1', {
        ordered: 5,
        firstPromisedOn: '2025-06-01',
        receipts: [receipt('2025-06-09')],
        pegs: [{ customerId: 'cust' }],
      }),
    ],
    {
      partnerId: 'depot',
      kind: 'sales',
    },
  ),
];
