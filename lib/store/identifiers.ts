import { normaliseAddress, normaliseNumber } from '../domain/normalise.ts';
import type { Order, OrderLine } from '../domain/order.ts';
import type { Partner } from '../domain/partner.ts';
import { keysOfAccounts } from './merge-accounts.ts';

export type OrderKeyKind = 'order' | 'shipment' | 'invoice' | 'sales-order';

/** The part of an order id behind its partner: the normalised number under which an order is filed. */
export function numberOfId(orderId: string): string {
  return orderId.slice(orderId.lastIndexOf('/') + 1) || orderId;
}

/** The partner in front of an order id. */
export function partnerOfId(orderId: string): string {
  return orderId.slice(0, Math.max(0, orderId.lastIndexOf('/')));
}

/** Every number that finds the order, with what it is there; the first meaning of a number wins. */
export function numbersOfOrder(order: Order): Map<string, OrderKeyKind> {
  const keys = new Map<string, OrderKeyKind>();
  keys.set(numberOfId(order.id), 'order');
  add(keys, order.number, 'order');
  for (const { shipments } of order.lines) for (const { number } of shipments) add(keys, number, 'shipment');
  for (const { invoices } of order.lines) for (const { number } of invoices) add(keys, number, 'invoice');
  for (const { pegs } of order.lines) for (const { salesOrder } of pegs) add(keys, salesOrder, 'sales-order');
  return keys;
}

function add(keys: Map<string, OrderKeyKind>, written: string | undefined, kind: OrderKeyKind): void {
  const key = written === undefined ? '' : normaliseNumber(written);
  if (key !== '' && !keys.has(key)) keys.set(key, kind);
}

/** The customers that wait for the order. */
export function customersOfOrder(order: Order): Set<string> {
  const customers = new Set<string>();
  for (const line of order.lines) for (const peg of line.pegs) customers.add(peg.customerId);
  return customers;
}

/** The addresses, domains and numbers that name the partner, and the records by which systems know it. */
export function keysOfPartner(partner: Partner): Set<string> {
  const keys = new Set<string>(partner.numbers.map(normaliseNumber));
  for (const domain of partner.domains) keys.add(normaliseAddress(domain));
  for (const contact of partner.contacts) if (contact.email) keys.add(normaliseAddress(contact.email));
  for (const key of keysOfAccounts(partner)) keys.add(key);
  keys.delete('');
  return keys;
}

/** Digits of the longest GTIN; shorter ones are the same number with leading zeros. */
const GTIN_DIGITS = 14;

/** Every number that finds the item of a line: ours, the supplier's, the GTIN as written and in full length, alternates. */
export function keysOfItem({ number, supplierNumber, gtin, alternates }: OrderLine['item']): Set<string> {
  const keys = new Set<string>();
  for (const written of [number, supplierNumber, gtin, ...(alternates ?? [])]) {
    if (written !== undefined) keys.add(normaliseNumber(written));
  }
  const digits = gtin === undefined ? '' : normaliseNumber(gtin);
  if (/^\d{8,14}$/.test(digits)) keys.add(digits.padStart(GTIN_DIGITS, '0'));
  keys.delete('');
  return keys;
}

export function itemsOfOrder(order: Order): Set<string> {
  const keys = new Set<string>();
  for (const { item } of order.lines) for (const key of keysOfItem(item)) keys.add(key);
  return keys;
}
