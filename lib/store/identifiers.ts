import { normaliseAddress, normaliseNumber } from '../domain/normalise.ts';
import type { Order } from '../domain/order.ts';
import type { Partner } from '../domain/partner.ts';

export type OrderKeyKind = 'order' | 'shipment' | 'invoice' | 'sales-order';

/** The part of an order id behind its partner: the normalised number under which an order is filed. */
export function numberOfId(orderId: string): string {
  return orderId.slice(orderId.lastIndexOf('/') + 1) || orderId;
}

/** Every number that finds the order, with what it is there; the first meaning of a number wins. */
export function numbersOfOrder(order: Order): Map<string, OrderKeyKind> {
  const keys = new Map<string, OrderKeyKind>();
  const add = (key: string, kind: OrderKeyKind) => {
    if (key !== '' && !keys.has(key)) keys.set(key, kind);
  };
  add(normaliseNumber(order.number), 'order');
  add(numberOfId(order.id), 'order');
  for (const line of order.lines) {
    for (const shipment of line.shipments) add(normaliseNumber(shipment.number), 'shipment');
  }
  for (const line of order.lines) {
    for (const invoice of line.invoices) add(normaliseNumber(invoice.number), 'invoice');
  }
  for (const line of order.lines) {
    for (const peg of line.pegs) if (peg.salesOrder) add(normaliseNumber(peg.salesOrder), 'sales-order');
  }
  return keys;
}

/** The customers that wait for the order. */
export function customersOfOrder(order: Order): Set<string> {
  return new Set(order.lines.flatMap((line) => line.pegs.map((peg) => peg.customerId)));
}

/** The addresses, domains and numbers that name the partner. */
export function keysOfPartner(partner: Partner): Set<string> {
  const keys = new Set<string>(partner.numbers.map(normaliseNumber));
  for (const domain of partner.domains) keys.add(normaliseAddress(domain));
  for (const contact of partner.contacts) if (contact.email) keys.add(normaliseAddress(contact.email));
  keys.delete('');
  return keys;
}
