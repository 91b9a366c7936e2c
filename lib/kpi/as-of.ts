import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Order, OrderLine } from '../domain/order.ts';

/**
 * The order as it stood at the end of `today`: every later event is taken out, lines that were not yet sent are
 * hidden. `null` when no line was known then. The order itself is returned, not a copy, when nothing is hidden.
 *
 * A line without a sent date counts as known from its first event on; one without any event at all has nothing that
 * places it after `today` and stays. Promised dates of a line that was confirmed later were not known yet. Numbers
 * without a date (a shipment or invoice that the source only names) stay with their line: they are names, not events.
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
  const later = hasLaterEvent(line, today);
  if (!later) return line;
  const receipts = line.receipts.filter((receipt) => receipt.receivedOn <= today);
  const shipments = line.shipments.filter(
    (shipment) => shipment.shippedOn === undefined || shipment.shippedOn <= today,
  );
  const qualityEvents = line.qualityEvents.filter((event) => event.foundOn <= today);
  const invoices = line.invoices.filter(
    (invoice) => invoice.invoicedOn === undefined || invoice.invoicedOn <= today,
  );
  const confirmed = line.confirmedOn !== undefined && line.confirmedOn <= today;
  if (line.sentOn === undefined) {
    const known =
      confirmed ||
      receipts.length > 0 ||
      qualityEvents.length > 0 ||
      shipments.some((shipment) => shipment.shippedOn !== undefined) ||
      invoices.some((invoice) => invoice.invoicedOn !== undefined);
    if (!known) return null;
  }
  const visible = { ...line, receipts, shipments, qualityEvents, invoices };
  if (line.confirmedOn !== undefined && !confirmed) {
    delete visible.confirmedOn;
    delete visible.firstPromisedOn;
    delete visible.lastPromisedOn;
  }
  return visible;
}

function hasLaterEvent(line: OrderLine, today: CalendarDate): boolean {
  return (
    (line.confirmedOn !== undefined && line.confirmedOn > today) ||
    line.receipts.some((receipt) => receipt.receivedOn > today) ||
    line.shipments.some((shipment) => shipment.shippedOn !== undefined && shipment.shippedOn > today) ||
    line.qualityEvents.some((event) => event.foundOn > today) ||
    line.invoices.some((invoice) => invoice.invoicedOn !== undefined && invoice.invoicedOn > today)
  );
}
