import { addDays, type CalendarDate } from '../domain/calendar-date.ts';
import type { ConfirmationChange, Invoice, Order, OrderLine, Shipment } from '../domain/order.ts';

/**
 * The order as it stood at the end of `today`: every later event is taken out, lines that were not yet sent are
 * hidden. `null` when no line was known then. The order itself is returned, not a copy, when nothing is hidden.
 *
 * A line without a sent date counts as known from its first event on; one without any event at all has nothing that
 * places it after `today` and stays. Promised dates of a line that was confirmed later were not known yet; a promise that
 * was moved later is shown as it stood before the move. What goods tell when they arrive (lots, papers, damage) is
 * hidden until the first of them did. A line that is done on a day that nobody knows is open before the day on which it was first
 * read so, where it was read as open before; one that was done already when it was first read is done on every day, since it can
 * not be told since when, and being late must not be made up. Numbers without a date (a shipment or invoice that the source only names) stay with
 * their line: they are names, not events.
 */
export function visibleOrder(order: Order, today: CalendarDate): Order | null {
  let changed = false;
  const lines: OrderLine[] = [];
  for (const line of order.lines) {
    const visible = visibleLine(line, today);
    if (visible !== line) changed = true;
    if (visible !== null) lines.push(visible);
  }
  if (lines.length === 0) return null;
  return changed ? { ...order, lines } : order;
}

function visibleLine(line: OrderLine, today: CalendarDate): OrderLine | null {
  if (line.sentOn !== undefined && line.sentOn > today) return null;
  if (!hasLaterEvent(line, today)) return line;
  const visible: OrderLine = {
    ...line,
    receipts: line.receipts.filter((receipt) => receipt.receivedOn <= today),
    shipments: line.shipments.flatMap((shipment) => visibleShipment(shipment, today)),
    qualityEvents: line.qualityEvents.filter((event) => event.foundOn <= today),
    invoices: line.invoices.flatMap((invoice) => visibleInvoice(invoice, today)),
  };
  if (line.returns) visible.returns = line.returns.filter((back) => back.returnedOn <= today);
  if (line.changes) {
    visible.changes = line.changes.filter((change) => change.changedOn <= today);
    takeBackPromise(visible, line.changes, today);
  }
  if (isLater(line.closedSeenOn, today)) {
    delete visible.closed;
    delete visible.closedSeenOn;
  }
  const confirmed = line.confirmedOn !== undefined && line.confirmedOn <= today;
  if (line.sentOn === undefined && !confirmed && !hasEvent(visible)) return null;
  if (line.confirmedOn !== undefined && !confirmed) {
    delete visible.confirmedOn;
    delete visible.firstPromisedOn;
    delete visible.lastPromisedOn;
  }
  if (line.receipts.length > 0 && visible.receipts.length === 0) {
    delete visible.lots;
    delete visible.documentsCorrect;
    delete visible.undamaged;
  }
  return visible;
}

/** A shipment that was only announced later was not known; one that had left was, without its despatch advice. */
function visibleShipment(shipment: Shipment, today: CalendarDate): Shipment[] {
  const { advisedOn, ...unadvised } = shipment;
  if ((shipment.shippedOn ?? advisedOn ?? today) > today) return [];
  return advisedOn !== undefined && advisedOn > today ? [unadvised] : [shipment];
}

function visibleInvoice(invoice: Invoice, today: CalendarDate): Invoice[] {
  if (invoice.invoicedOn !== undefined && invoice.invoicedOn > today) return [];
  if (invoice.paidOn === undefined || invoice.paidOn <= today) return [invoice];
  const { paidOn: _, ...unpaid } = invoice;
  return [unpaid];
}

/** The promise that held before the later moves: by their days, else the first one, else none is known. */
function takeBackPromise(
  visible: OrderLine,
  changes: readonly ConfirmationChange[],
  today: CalendarDate,
): void {
  const moves = changes.filter(({ field }) => field === 'date');
  const later = moves.filter(({ changedOn }) => changedOn > today);
  if (later.length === 0 || visible.lastPromisedOn === undefined) return;
  if (later.every(({ days }) => days !== undefined)) {
    const days = later.reduce((sum, move) => sum + (move.days ?? 0), 0);
    visible.lastPromisedOn = addDays(visible.lastPromisedOn, -days);
  } else if (later.length === moves.length && visible.firstPromisedOn !== undefined) {
    visible.lastPromisedOn = visible.firstPromisedOn;
  } else {
    delete visible.lastPromisedOn;
  }
}

function hasEvent(line: OrderLine): boolean {
  return (
    line.receipts.length > 0 ||
    line.qualityEvents.length > 0 ||
    line.shipments.some(({ shippedOn, advisedOn }) => shippedOn !== undefined || advisedOn !== undefined) ||
    line.invoices.some(({ invoicedOn, paidOn }) => invoicedOn !== undefined || paidOn !== undefined) ||
    (line.returns?.length ?? 0) > 0 ||
    (line.changes?.length ?? 0) > 0
  );
}

function hasLaterEvent(line: OrderLine, today: CalendarDate): boolean {
  return (
    isLater(line.confirmedOn, today) ||
    isLater(line.closedSeenOn, today) ||
    line.receipts.some((receipt) => receipt.receivedOn > today) ||
    line.shipments.some(
      ({ shippedOn, advisedOn }) => isLater(shippedOn, today) || isLater(advisedOn, today),
    ) ||
    line.qualityEvents.some((event) => event.foundOn > today) ||
    line.invoices.some(({ invoicedOn, paidOn }) => isLater(invoicedOn, today) || isLater(paidOn, today)) ||
    (line.returns?.some((back) => back.returnedOn > today) ?? false) ||
    (line.changes?.some((change) => change.changedOn > today) ?? false)
  );
}

function isLater(day: CalendarDate | undefined, today: CalendarDate): boolean {
  return day !== undefined && day > today;
}
