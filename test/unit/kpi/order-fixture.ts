import type { Order, OrderLine } from '../../../lib/domain/order.ts';

/** A line with nothing on it but what the test names. */
export function line(fields: Partial<OrderLine> & { id: string }): OrderLine {
  return {
    item: {},
    shipments: [],
    receipts: [],
    qualityEvents: [],
    invoices: [],
    pegs: [],
    provenance: { sourceId: 'file:test', fetchedAt: 0, jobId: 'job-1' },
    ...fields,
  };
}

export function order(number: string, lines: OrderLine[], fields: Partial<Order> = {}): Order {
  const partnerId = fields.partnerId ?? 'acme';
  return { id: `${partnerId}/${number}`, kind: 'purchase', number, partnerId, lines, ...fields };
}

/** `receipt('2025-03-10', 100)`; without a quantity the source says when, not how much. */
export function receipt(receivedOn: string, quantity?: number): OrderLine['receipts'][number] {
  return quantity === undefined ? { receivedOn } : { receivedOn, quantity };
}
