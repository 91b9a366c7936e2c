import type { Order, OrderLine } from '../../domain/order.ts';
import type { Partner } from '../../domain/partner.ts';
import type { RowRecord } from './row-record.ts';

/** The records of one page, rows of one line and order put together. */
export interface PageRecords {
  /** @param at line of the row in the file */
  add(record: RowRecord, at: number): void;
  partners(): Partner[];
  /**
   * One order per number; a second part with the same id holds what contradicts the first, so that whoever stores the
   * page sees both values.
   */
  orders(): Order[];
  /** Line in the file of the last row that spoke of an order line, or of the order where `lineId` is empty; else 1. */
  lineInFile(orderId: string, lineId: string): number;
}

const HEADER = ['buyer', 'buyerGroup', 'plant', 'company'] as const;
const SCALARS = [
  'number',
  'ordered',
  'cancelled',
  'closed',
  'unit',
  'sentOn',
  'requestedOn',
  'firstPromisedOn',
  'lastPromisedOn',
  'confirmedOn',
  'shipTo',
  'mode',
  'documentsCorrect',
  'undamaged',
] as const;
const MONEY = ['unitPrice', 'value', 'standardPrice'] as const;
const ITEM = ['number', 'supplierNumber', 'gtin', 'description', 'group'] as const;
const HEADING = ['sentOn', 'requestedOn', 'firstPromisedOn', 'lastPromisedOn', 'confirmedOn'] as const;
const SETS = ['shipments', 'receipts', 'qualityEvents', 'invoices', 'pegs'] as const;

export function pageRecords(): PageRecords {
  const partners = new Map<string, Partner>();
  const orders = new Map<string, { order: Order; lines: Map<string, OrderLine> }>();
  const contradictions: Order[] = [];
  const fileLines = new Map<string, number>();
  return {
    add({ partners: named, order, line }, at) {
      fileLines.set(`${order.id}\n`, at);
      if (line) fileLines.set(`${order.id}\n${line.id}`, at);
      for (const partner of named) {
        const known = partners.get(partner.id);
        if (known) joinPartner(known, partner);
        else partners.set(partner.id, partner);
      }
      const known = orders.get(order.id);
      if (!known) {
        orders.set(order.id, { order, lines: new Map(line ? [[line.id, line]] : []) });
        return;
      }
      const same = line && known.lines.get(line.id);
      if (orderContradicts(known.order, order) || (same && lineContradicts(same, line))) {
        contradictions.push(order);
        return;
      }
      joinOrder(known.order, order);
      if (same) joinLine(same, line);
      else if (line) {
        known.lines.set(line.id, line);
        known.order.lines.push(line);
      }
    },
    partners: () => [...partners.values()],
    orders: () => [...[...orders.values()].map(({ order }) => order), ...contradictions],
    lineInFile: (orderId, lineId) => fileLines.get(`${orderId}\n${lineId}`) ?? 1,
  };
}

function contradicts<T, K extends keyof T>(a: T, b: T, keys: readonly K[]): boolean {
  return keys.some((key) => a[key] !== undefined && b[key] !== undefined && a[key] !== b[key]);
}

function orderContradicts(a: Order, b: Order): boolean {
  return (
    contradicts(a, b, HEADER) ||
    (a.heading !== undefined && b.heading !== undefined && contradicts(a.heading, b.heading, HEADING))
  );
}

function lineContradicts(a: OrderLine, b: OrderLine): boolean {
  if (contradicts(a, b, SCALARS) || contradicts(a.item, b.item, ITEM)) return true;
  if (a.lots && b.lots && contradicts(a.lots, b.lots, ['inspected', 'rejected'])) return true;
  return MONEY.some((key) => {
    const [left, right] = [a[key], b[key]];
    return left && right && (left.amount !== right.amount || left.currency !== right.currency);
  });
}

function fill<T, K extends keyof T>(into: T, from: T, keys: readonly K[]): void {
  for (const key of keys) if (into[key] === undefined && from[key] !== undefined) into[key] = from[key];
}

function joinOrder(into: Order, from: Order): void {
  fill(into, from, HEADER);
  if (into.heading && from.heading) fill(into.heading, from.heading, HEADING);
  else if (from.heading) into.heading = from.heading;
}

function joinLine(into: OrderLine, from: OrderLine): void {
  fill(into, from, SCALARS);
  fill(into, from, MONEY);
  fill(into, from, ['nativeId', 'lots']);
  fill(into.item, from.item, ITEM);
  if (from.item.alternates) {
    into.item.alternates ??= [];
    joinValues(into.item.alternates, from.item.alternates);
  }
  for (const key of SETS) joinSet<unknown>(into[key], from[key]);
  for (const key of ['returns', 'changes'] as const) {
    const more = from[key];
    if (into[key] && more) joinSet<unknown>(into[key], more);
  }
  fill(into, from, ['returns', 'changes']);
}

/** Adds what is not there in the same words; the store unions by identity. */
function joinSet<T>(into: T[], from: readonly T[]): void {
  for (const entry of from) {
    const words = JSON.stringify(entry);
    if (!into.some((known) => JSON.stringify(known) === words)) into.push(entry);
  }
}

function joinPartner(into: Partner, from: Partner): void {
  joinValues(into.roles, from.roles);
  joinValues(into.numbers, from.numbers);
  joinValues(into.domains, from.domains);
  for (const contact of from.contacts) {
    if (!into.contacts.some((known) => known.name === contact.name && known.email === contact.email))
      into.contacts.push(contact);
  }
  for (const field of ['owner', 'city', 'country', 'language'] as const)
    if (into[field] === undefined && from[field] !== undefined) into[field] = from[field];
}

function joinValues<T>(into: T[], from: readonly T[]): void {
  for (const value of from) if (!into.includes(value)) into.push(value);
}
