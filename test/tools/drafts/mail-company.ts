import type { Activity } from '../../../lib/domain/activity.ts';
import type { Order, OrderLine } from '../../../lib/domain/order.ts';
import type { Partner } from '../../../lib/domain/partner.ts';

/** The records that the mails of `mails/` are written about, as a pump maker has them on Monday 16 June 2025. */
export const MAIL_TODAY = '2025-06-16';
const INSTANT = Date.parse('2025-06-16T12:00:00Z');
const provenance = { sourceId: 'file:orders', fetchedAt: INSTANT - 86_400_000, jobId: 'job-1' };

const partner = (id: string, roles: Partner['roles'], numbers: string[] = []): Partner => ({
  ...{ id, name: id.toUpperCase(), roles, numbers, contacts: [], provenance },
  domains: [`${id}.example`],
  formerContacts: [{ name: 'Lee', email: `left@${id}.example`, goneAt: INSTANT }],
});

export const MAIL_PARTNERS: Partner[] = [
  partner('north', ['supplier'], ['ATU90413703']),
  partner('south', ['supplier'], ['DE136695976']),
  partner('west', ['supplier']),
  partner('east', ['customer']),
  { ...partner('norvane', ['own-site']), name: 'Norvane Pumps' },
];

/** With `west` a case is open. */
export const MAIL_DISPUTE: Activity = {
  id: 'case/1',
  kind: 'case',
  partnerId: 'west',
  title: 'Invoice differs',
  number: 'C-1',
  priority: 'high',
  raisedAt: INSTANT - 86_400_000 * 5,
  pauses: [],
  provenance,
};

interface Told {
  item: string;
  ordered: number;
  unit?: string;
  price: string;
  /** The first promise, where another one holds. */
  first?: string;
  promised: string;
  shipped?: [day: string, quantity: number];
  received?: [day: string, quantity: number];
  rejected?: [day: string, quantity: number];
  /** The customer's order that waits for it. */
  wanted?: string;
}

function lineOf(told: Told, sentOn: string, at: number): OrderLine {
  const { ordered, unit = 'pcs', shipped, received, rejected } = told;
  const number = `${(at + 1) * 10}`;
  return {
    ...{ id: number, number, item: { number: told.item }, ordered, unit, sentOn, provenance },
    unitPrice: { amount: told.price, currency: 'EUR' },
    firstPromisedOn: told.first ?? told.promised,
    lastPromisedOn: told.promised,
    shipments: shipped ? [{ number: `ASN-${ordered}`, shippedOn: shipped[0], quantity: shipped[1] }] : [],
    receipts: received ? [{ receivedOn: received[0], quantity: received[1] }] : [],
    qualityEvents: rejected ? [{ foundOn: rejected[0], rejected: rejected[1] }] : [],
    invoices: [],
    pegs: told.wanted ? [{ customerId: 'east', salesOrder: told.wanted, quantity: ordered }] : [],
  };
}

function order(partnerId: string, number: string, sentOn: string, told: Told[], company = 'Norvane Pumps') {
  const lines = told.map((each, at) => lineOf(each, sentOn, at));
  return { id: `${partnerId}/${number}`, kind: 'purchase', number, partnerId, company, lines } as const;
}

export const MAIL_ORDERS: Order[] = [
  order('north', '4500012345', '2025-05-05', [
    { item: 'HM-7', ordered: 250, price: '2.50', first: '2025-06-20', promised: '2025-06-27' },
  ]),
  order('north', '4500012399', '2025-05-12', [
    { item: 'KL-20', ordered: 800, price: '1.20', promised: '2025-07-04' },
    { item: 'KL-35', ordered: 120, price: '14.75', promised: '2025-07-11' },
    { item: 'GR-4', ordered: 60, unit: 'kg', price: '8.40', promised: '2025-07-18' },
  ]),
  order('north', '4500012300', '2025-04-14', [
    {
      ...{ item: 'HM-9', ordered: 400, price: '3.10', promised: '2025-06-06' },
      ...{ shipped: ['2025-06-02', 400], received: ['2025-06-05', 400], rejected: ['2025-06-06', 15] },
    },
  ]),
  order('north', '4500012371', '2025-04-28', [
    {
      ...{ item: 'DS-3', ordered: 800, price: '0.85', first: '2025-06-13', promised: '2025-07-02' },
      ...{ shipped: ['2025-06-09', 500], received: ['2025-06-12', 500] },
    },
  ]),
  order('north', '4500012410', '2025-05-20', [
    { item: 'PG-1', ordered: 60, price: '182.00', promised: '2025-07-08', wanted: '88120' },
  ]),
  order('south', '4500077777', '2025-05-19', [
    { item: 'MT-5', ordered: 90, price: '41.00', promised: '2025-06-30', wanted: '88131' },
  ]),
  order('south', '4500012420', '2025-06-02', [
    { item: 'VX-1', ordered: 30, price: '9.90', promised: '2025-06-25' },
    { item: 'VX-2', ordered: 45, price: '11.20', promised: '2025-06-25' },
  ]),
  order('west', '4500066100', '2025-05-21', [
    { item: 'SE-2', ordered: 40, price: '75.00', promised: '2025-07-03' },
  ]),
  order(
    'north',
    '4500055001',
    '2025-05-26',
    [{ item: 'BR-8', ordered: 50, price: '5.00', promised: '2025-07-01' }],
    'Norvane Service',
  ),
];
