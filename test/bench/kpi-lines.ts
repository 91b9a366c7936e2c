import { dateOfDay, dayNumber } from '../../lib/domain/calendar-date.ts';
import type { Order, OrderLine } from '../../lib/domain/order.ts';

/** Lines of many suppliers over four years, the same every time: as columns for the peers, as orders for us. */

export const TODAY = '2026-03-31';
const FIRST_DAY = dayNumber('2022-01-01');
const DAYS = dayNumber(TODAY) - FIRST_DAY;

/** One line as numbers: days as day numbers, `null` where there is none. */
export interface FlatLine {
  supplier: number;
  order: number;
  sent: number;
  requested: number | null;
  first: number;
  last: number;
  ordered: number;
  receiptDay: number | null;
  received: number | null;
  laterDay: number | null;
  laterReceived: number | null;
  /** In whole euros: sums are exact in any sequence. */
  worth: number;
}

/** The lines of one supplier, in orders of one to five. About a tenth are late, a tenth short or in two parts. */
export function linesOfSupplier(supplier: number, count: number): FlatLine[] {
  const random = randomFrom(supplier + 1);
  const lines: FlatLine[] = [];
  const today = dayNumber(TODAY);
  for (let order = 0; lines.length < count; order += 1) {
    const sent = FIRST_DAY + Math.floor(((lines.length + random()) / count) * DAYS);
    const size = 1 + Math.floor(random() * 5);
    for (let no = 0; no < size && lines.length < count; no += 1)
      lines.push(lineOf({ supplier, order, sent }, random, today));
  }
  return lines;
}

function lineOf(
  head: Pick<FlatLine, 'supplier' | 'order' | 'sent'>,
  random: () => number,
  today: number,
): FlatLine {
  const first = head.sent + 5 + Math.floor(random() * 60);
  const last = first + (random() < 0.15 ? Math.floor(random() * 20) : 0);
  const requested = random() < 0.05 ? null : first - Math.floor(random() * 8);
  const ordered = 1 + Math.floor(random() * 500);
  const came = last + (random() < 0.1 ? 1 + Math.floor(random() * 25) : -Math.floor(random() * 6));
  const part = random() < 0.1 ? Math.max(1, Math.floor(ordered * 0.6)) : ordered;
  const later = came + 1 + Math.floor(random() * 14);
  const hasLater = part < ordered && random() < 0.7 && later <= today;
  const line = { ...head, requested, first, last, ordered, worth: Math.floor(ordered * (2 + random() * 40)) };
  if (came > today) return { ...line, receiptDay: null, received: null, laterDay: null, laterReceived: null };
  return {
    ...line,
    receiptDay: came,
    received: part,
    laterDay: hasLater ? later : null,
    laterReceived: hasLater ? ordered - part : null,
  };
}

/** Mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const supplierId = (supplier: number): string => `S${supplier}`;

/** The same lines as the store gives them. */
export function ordersOf(lines: readonly FlatLine[]): Order[] {
  const orders: Order[] = [];
  let open: Order | undefined;
  let at = -1;
  for (const flat of lines) {
    if (!open || at !== flat.order) {
      at = flat.order;
      const partnerId = supplierId(flat.supplier);
      open = { id: `${partnerId}/${at}`, kind: 'purchase', number: `${at}`, partnerId, lines: [] };
      orders.push(open);
    }
    open.lines.push(orderLine(flat, open.lines.length + 1));
  }
  return orders;
}

const PROVENANCE = { sourceId: 'file:lines.csv', fetchedAt: 1, jobId: 'bench' };

function orderLine(flat: FlatLine, no: number): OrderLine {
  const receipts = [
    ...(flat.receiptDay === null
      ? []
      : [{ receivedOn: dateOfDay(flat.receiptDay), quantity: flat.received ?? 0 }]),
    ...(flat.laterDay === null
      ? []
      : [{ receivedOn: dateOfDay(flat.laterDay), quantity: flat.laterReceived ?? 0 }]),
  ];
  return {
    id: `${no}`,
    item: { number: `ITEM-${flat.order % 40}`, description: 'Bearing housing, cast' },
    ordered: flat.ordered,
    unit: 'pcs',
    value: { amount: `${flat.worth}.00`, currency: 'EUR' },
    sentOn: dateOfDay(flat.sent),
    ...(flat.requested === null ? {} : { requestedOn: dateOfDay(flat.requested) }),
    firstPromisedOn: dateOfDay(flat.first),
    lastPromisedOn: dateOfDay(flat.last),
    shipments: [],
    receipts,
    qualityEvents: [],
    invoices: [],
    pegs: [],
    provenance: PROVENANCE,
  };
}
