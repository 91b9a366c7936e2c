import { type CalendarDate, daysBetween } from '../domain/calendar-date.ts';
import type { Order, OrderLine, Peg } from '../domain/order.ts';
import { dueOn } from '../kpi/otif.ts';
import { quantityDue, quantityReceived } from '../kpi/received.ts';
import { lineKey } from './chaser/chased.ts';
import { type LensContext, lastKnownDay, originOf, type Partners, rulesFor } from './context.ts';
import { type RiskBook, riskOf } from './risk/risk-book.ts';
import { knownOf } from './silence/line-notes.ts';
import { type LineStatus, lineStatus, severityOf } from './status.ts';
import type { CustomerWaiting, LineView } from './views.ts';

/**
 * A line as any surface lists it; `order` must be the one seen today. Names come from `partners`, else the id stands.
 * `shared`: it was found by a number that other partners use too, so that it counts for less. `risks`: what an open line's
 * late risk is read from; without it none is shown.
 */
export function lineView(
  line: OrderLine,
  order: Order,
  partners: Partners,
  context: LensContext,
  shared = false,
  risks?: RiskBook,
): LineView {
  const status = lineStatus(line, order, context.now, rulesFor(line, context));
  const received = line.receipts.length === 0 ? (line.closed ? null : 0) : quantityReceived(line);
  const shipped = shippedQuantity(line);
  const rejected = line.qualityEvents.reduce((sum, event) => sum + event.rejected, 0);
  const returned = line.returns?.reduce((sum, { quantity }) => sum + quantity, 0);
  return {
    orderId: order.id,
    lineId: line.id,
    orderKind: order.kind,
    orderNumber: order.number,
    lineNumber: line.number,
    partnerId: order.partnerId,
    partnerName: partners.get(order.partnerId)?.name ?? order.partnerId,
    item: line.item,
    state: status.state,
    lateness: status.lateness,
    reasons: status.reasons,
    ordered: quantityDue(line) ?? undefined,
    received: received ?? undefined,
    shipped: shipped ?? undefined,
    unit: line.unit,
    value: line.value,
    sentOn: line.sentOn,
    requestedOn: line.requestedOn,
    firstPromisedOn: line.firstPromisedOn,
    promisedOn: dueOn(line, 'last-promised') ?? undefined,
    shipments: line.shipments,
    receipts: line.receipts.map(({ receivedOn, quantity }) => ({ receivedOn, quantity })),
    rejected: line.qualityEvents.length > 0 ? rejected : undefined,
    returned,
    customers: line.pegs.map((peg) => customerWaiting(peg, line, status, partners, context)),
    buyer: order.buyer,
    plant: order.plant,
    origin: originOf(line.provenance, context, shared),
    ...notesOf(line.id, order.id, status, dueOn(line, 'last-promised'), context),
    ...(risks && isAwaited(line, status) ? { risk: riskOf(line, order, risks, context) } : {}),
  };
}

/** What people said and did about an open line. */
function notesOf(
  lineId: string,
  orderId: string,
  { state }: LineStatus,
  promisedOn: CalendarDate | null,
  { notes, now }: LensContext,
): Pick<LineView, 'known' | 'chased'> {
  if (!notes || state === 'done') return {};
  const known = knownOf({ orderId, lineId, state, promisedOn: promisedOn ?? undefined }, notes, now.today);
  const chased = notes.chased.get(lineKey(orderId, lineId));
  return { ...(known ? { known } : {}), ...(chased ? { chased } : {}) };
}

/** Goods are still to come: neither done nor a return. */
function isAwaited(line: OrderLine, { state }: LineStatus): boolean {
  return state !== 'done' && (line.ordered ?? 0) >= 0;
}

function shippedQuantity(line: OrderLine): number | null {
  if (line.shipments.length === 0) return null;
  let total = 0;
  for (const shipment of line.shipments) {
    if (shipment.quantity === undefined) return null;
    total += shipment.quantity;
  }
  return total;
}

/**
 * Slack runs from the promise, or once that is past from today, to the need; of a record that is past its limit from the day
 * of reading, since nobody knows of any later one. A line that has come keeps nobody waiting.
 */
function customerWaiting(
  peg: Peg,
  line: OrderLine,
  status: LineStatus,
  partners: Partners,
  context: LensContext,
): CustomerWaiting {
  const promised = dueOn(line, 'last-promised');
  const day = lastKnownDay(line, context);
  const expected = promised !== null && promised < day ? day : promised;
  const waits = status.state !== 'done' && expected !== null && peg.neededOn !== undefined;
  return {
    partnerId: peg.customerId,
    name: partners.get(peg.customerId)?.name ?? peg.customerId,
    salesOrder: peg.salesOrder,
    quantity: peg.quantity,
    neededOn: peg.neededOn,
    slackDays: waits ? daysBetween(expected, peg.neededOn ?? expected) : undefined,
  };
}

/** Ids of all partners that the views of this order name. */
export function partnersOnOrder(order: Order): string[] {
  return [order.partnerId, ...order.lines.flatMap((line) => line.pegs.map((peg) => peg.customerId))];
}

/** How much a line asks for attention, the least first: what a person knows of comes behind all that is open. */
export function urgencyOf({ state, known }: Pick<LineView, 'state' | 'known'>): number {
  return known ? severityOf('done') - 0.5 : severityOf(state);
}

/** Worst first: what asks for attention by state, then the most days late, then the customer with the least slack, then by number. */
export function worstLineFirst(a: LineView, b: LineView): number {
  return (
    urgencyOf(a) - urgencyOf(b) ||
    severityOf(a.state) - severityOf(b.state) ||
    (b.lateness ?? Number.NEGATIVE_INFINITY) - (a.lateness ?? Number.NEGATIVE_INFINITY) ||
    leastSlack(a) - leastSlack(b) ||
    a.orderNumber.localeCompare(b.orderNumber, 'en', { numeric: true }) ||
    a.lineId.localeCompare(b.lineId, 'en', { numeric: true })
  );
}

/** Days of slack of the customer who waits hardest; a very large number where nobody does. */
function leastSlack(line: LineView): number {
  let least = Number.MAX_SAFE_INTEGER;
  for (const { slackDays } of line.customers)
    if (slackDays !== undefined && slackDays < least) least = slackDays;
  return least;
}
