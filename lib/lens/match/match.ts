import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Mention } from '../../domain/mention.ts';
import type { IdentifierKind } from '../../domain/normalise.ts';
import { normaliseNumber } from '../../domain/normalise.ts';
import type { Order, OrderLine } from '../../domain/order.ts';
import { visibleOrder } from '../../kpi/as-of.ts';
import { isGtin } from '../../recognise/check-digits.ts';
import type { ItemMatch } from '../item/item-lines.ts';
import { isCalled } from '../item/item-names.ts';

/** What a number is on an order. */
type Meaning = 'order' | 'shipment' | 'invoice' | 'sales-order';

/** Which meanings a mention of a kind may have: a number labelled as a shipment never hits an order number. */
const MEANINGS: Record<IdentifierKind, readonly Meaning[]> = {
  // A customer's "PO" is what we hold as the customer's order with us.
  'purchase-order': ['order', 'sales-order'],
  'sales-order': ['order', 'sales-order'],
  shipment: ['shipment'],
  invoice: ['invoice'],
  number: ['order', 'shipment', 'invoice', 'sales-order'],
  email: [],
  domain: [],
  'partner-number': [],
  item: [],
  message: [],
  draft: [],
};

/** Lines of one order that a number stands for, as seen today. */
export interface OrderPart {
  order: Order;
  lines: OrderLine[];
}

/** One reading of a number: whose it is, and which lines it names. */
export interface Reading {
  /** Who the number belongs to: the partner that delivers, or the customer whose order it is. */
  partnerId: string;
  meaning: Meaning;
  parts: OrderPart[];
}

export type Match =
  /** `shared`: other partners use the number too, and the page's site decided. */
  | { kind: 'lines'; key: string; reading: Reading; shared: boolean }
  | { kind: 'partner'; partnerId: string }
  | { kind: 'item'; key: string; item: ItemMatch }
  | { kind: 'ambiguous'; key: string; readings: Reading[]; partnerIds: string[]; items: ItemMatch[] };

/**
 * All readings of `key` on these orders that the mention's kind allows, one per partner, the most telling meaning each
 * (order before shipment before invoice before the customer's order). Orders and numbers that were not yet known on
 * `today` give none.
 */
export function readingsOf(
  key: string,
  kind: IdentifierKind,
  orders: readonly Order[],
  today: CalendarDate,
): Reading[] {
  const byPartner = new Map<string, Reading>();
  for (const stored of orders) {
    const order = visibleOrder(stored, today);
    if (order === null) continue;
    for (const reading of readingsOnOrder(key, kind, order)) {
      const found = byPartner.get(reading.partnerId);
      const rank = MEANINGS.number.indexOf(reading.meaning);
      if (!found || rank < MEANINGS.number.indexOf(found.meaning)) byPartner.set(reading.partnerId, reading);
      else if (found.meaning === reading.meaning) found.parts.push(...reading.parts);
    }
  }
  return [...byPartner.values()];
}

function readingsOnOrder(key: string, kind: IdentifierKind, order: Order): Reading[] {
  for (const meaning of MEANINGS[kind]) {
    if (meaning === 'sales-order') return customerReadings(key, order);
    const lines = linesWith(key, kind, meaning, order);
    if (lines.length > 0) return [{ partnerId: order.partnerId, meaning, parts: [{ order, lines }] }];
  }
  return [];
}

function linesWith(key: string, kind: IdentifierKind, meaning: Meaning, order: Order): OrderLine[] {
  if (meaning === 'order') {
    // A supplier's own sales order number is not ours: the label fits only orders that our own sites serve.
    if (kind === 'sales-order' && order.kind !== 'sales') return [];
    return isOrderNumber(key, order) ? order.lines : [];
  }
  if (meaning === 'shipment')
    return order.lines.filter((line) => line.shipments.some((each) => normaliseNumber(each.number) === key));
  return order.lines.filter((line) => line.invoices.some((each) => normaliseNumber(each.number) === key));
}

function isOrderNumber(key: string, order: Order): boolean {
  return normaliseNumber(order.number) === key || order.id.slice(order.id.lastIndexOf('/') + 1) === key;
}

/** The customers whose order with us this is; its lines may come from several suppliers. */
function customerReadings(key: string, order: Order): Reading[] {
  const byCustomer = new Map<string, OrderLine[]>();
  for (const line of order.lines) {
    for (const peg of line.pegs) {
      if (peg.salesOrder === undefined || normaliseNumber(peg.salesOrder) !== key) continue;
      const lines = byCustomer.get(peg.customerId) ?? [];
      byCustomer.set(peg.customerId, lines);
      if (!lines.includes(line)) lines.push(line);
    }
  }
  return [...byCustomer].map(([partnerId, lines]) => ({
    partnerId,
    meaning: 'sales-order',
    parts: [{ order, lines }],
  }));
}

/** A bare number must be this long to be taken for one of ours; shorter ones are prices, years and positions. */
const MIN_BARE_DIGITS = 7;
/**
 * How full a shape may be for a bare number to count. At one in a thousand a page with a thousand foreign numbers of that
 * shape shows about one false mark; at the ten-digit numbers of an ERP system (10¹⁰ of them) a million orders are 10⁻⁴.
 */
const MAX_BARE_DENSITY = 1e-3;
/** On the partner's own site shorter numbers count too, but not years and item positions. */
const MIN_OWN_SITE_DIGITS = 5;

/** True when a number says itself what it is, by its label or by letters of its own (`SCMS-4`). */
export function speaksForItself(mention: Mention, key: string): boolean {
  if (mention.labelled || mention.kind !== 'number') return true;
  return (key.match(/\p{L}/gu)?.length ?? 0) >= 2;
}

/** Whether an unlabelled number may count: long and of a sparse shape, or seen on the site of the partner it belongs to. */
export function bareNumberCounts(key: string, density: number, onPartnersSite: boolean): boolean {
  if (onPartnersSite && key.length >= MIN_OWN_SITE_DIGITS) return true;
  return key.length >= MIN_BARE_DIGITS && density <= MAX_BARE_DENSITY;
}

/** A part number without a label needs letters and digits, so many together: shorter ones stand in any text. */
const MIN_BARE_ITEM = 6;
/** How full a shape of letters and digits may be: its letters say much already, so more than for bare digits. */
const MAX_ITEM_DENSITY = 0.05;

/** Whether an unlabelled part number may count: long, of letters and digits and a sparse shape, or a GTIN that checks. */
export function bareItemCounts(key: string, density: number, items: readonly ItemMatch[]): boolean {
  if (isGtin(key)) return items.some(({ lines }) => lines.some(({ line }) => isCalled(line, key)));
  if (key.length < MIN_BARE_ITEM || !/\p{L}/u.test(key) || !/\d/.test(key)) return false;
  return density <= MAX_ITEM_DENSITY;
}

/**
 * One reading, or one item, is a match; several are ambiguous, unless the page is the site of one of the partners. A number
 * that is an order and an item alike is shown as both: what its label says was settled before.
 */
export function decideMatch(
  key: string,
  readings: Reading[],
  items: readonly ItemMatch[],
  sitePartners: ReadonlySet<string>,
): Match | null {
  const own = readings.filter((reading) => sitePartners.has(reading.partnerId));
  const candidates = own.length > 0 ? own : readings;
  const [only] = candidates;
  const [item] = items;
  if (only !== undefined && candidates.length === 1 && item === undefined)
    return { kind: 'lines', key, reading: only, shared: readings.length > 1 };
  if (item !== undefined && items.length === 1 && only === undefined) return { kind: 'item', key, item };
  if (only === undefined && item === undefined) return null;
  return { kind: 'ambiguous', key, readings: candidates, partnerIds: [], items: [...items] };
}
