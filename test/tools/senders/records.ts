import { normaliseNumber } from '../../../lib/domain/normalise.ts';
import type { Order } from '../../../lib/domain/order.ts';
import type { Partner } from '../../../lib/domain/partner.ts';
import type { Company } from './company.ts';

const PROVENANCE = { sourceId: 'file:sample', fetchedAt: Date.UTC(2026, 4, 6), jobId: 'sample' };

/** The records that a store holds of these companies: partners, and an order for each of their numbers. */
export function recordsOf(companies: readonly Company[]): { partners: Partner[]; orders: Order[] } {
  const own = companies.find(({ role }) => role === 'own-site')?.id ?? '';
  return {
    partners: companies.map(({ id, name, role, domain, people, vat }) => ({
      id,
      name,
      roles: [role],
      numbers: [...(/^\d+$/.test(id) ? [id] : []), ...(vat ? [vat] : [])],
      domains: domain === undefined ? [] : [domain],
      contacts: people,
      provenance: PROVENANCE,
    })),
    orders: companies.flatMap((company) => company.orders.map((number) => orderOf(company, number, own))),
  };
}

/** A supplier's order with one line; a customer's number is that of its order with us, behind a line of our own site. */
function orderOf({ id, role }: Company, number: string, own: string): Order {
  const partnerId = role === 'customer' ? own : id;
  return {
    id: `${partnerId}/${normaliseNumber(role === 'customer' ? `S${number}` : number)}`,
    kind: role === 'customer' ? 'sales' : 'purchase',
    number: role === 'customer' ? `S${number}` : number,
    partnerId,
    lines: [
      {
        id: '10',
        item: { number: 'PH-180' },
        sentOn: '2026-04-01',
        shipments: [],
        receipts: [],
        qualityEvents: [],
        invoices: [],
        pegs: role === 'customer' ? [{ customerId: id, salesOrder: number }] : [],
        provenance: PROVENANCE,
      },
    ],
  };
}
