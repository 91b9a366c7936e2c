import type { Money } from '../domain/money.ts';
import type { HeadingDates, Invoice, Order, OrderLine, Shipment } from '../domain/order.ts';
import type { Provenance } from '../domain/provenance.ts';

/*
 * How an order is written: JSON arrays whose places stand for fields. Without the names a line takes less than half the
 * bytes, and bytes are what storing costs. `null` is an absent field, `0` an empty set. The places are part of the stored
 * format: add at the end only, and raise `RECORD_VERSION` for anything else. Written out field by field, because a loop
 * over field names is five times slower.
 */

/** The order as one line of text. Where its lines come from is kept once per block, in `origins`, and written as a number. */
export function packOrder(order: Order, origins: Provenance[]): string {
  const { id, kind, number, partnerId, buyer, buyerGroup, plant, company, heading, lines } = order;
  const packed: unknown[] = [
    id,
    kind,
    number,
    partnerId,
    lines.map((line) => packLine(line, origins)),
    buyer,
    buyerGroup,
    plant,
    company,
  ];
  if (heading) packed.push(packHeading(heading, origins));
  return JSON.stringify(packed);
}

function packHeading(heading: HeadingDates, origins: Provenance[]): unknown[] {
  return [
    heading.provenance && originNo(heading.provenance, origins),
    heading.sentOn,
    heading.requestedOn,
    heading.firstPromisedOn,
    heading.lastPromisedOn,
    heading.confirmedOn,
  ];
}

function packLine(line: OrderLine, origins: Provenance[]): unknown[] {
  const { item } = line;
  const packed: unknown[] = [
    line.id,
    originNo(line.provenance, origins),
    line.number,
    item.number,
    item.supplierNumber,
    item.description,
    line.ordered,
    line.cancelled,
    line.unit,
    packMoney(line.unitPrice),
    packMoney(line.value),
    line.sentOn,
    line.requestedOn,
    line.firstPromisedOn,
    line.lastPromisedOn,
    line.confirmedOn,
    packSet(line.shipments, packShipment),
    packSet(line.receipts, (receipt) => [receipt.receivedOn, receipt.number, receipt.quantity]),
    packSet(line.qualityEvents, (event) => [event.foundOn, event.rejected, event.reason]),
    packSet(line.invoices, packInvoice),
    packSet(line.pegs, (peg) => [peg.customerId, peg.salesOrder, peg.quantity, peg.neededOn]),
    line.nativeId,
  ];
  // Few lines have them: a line without is not made longer.
  const more = packMore(line);
  if (more.length > 0 || item.gtin !== undefined || item.alternates) packed.push(item.gtin, item.alternates);
  packed.push(...more);
  return packed;
}

/** What most sources do not say of a line, as far as the last of it that is said. */
function packMore(line: OrderLine): unknown[] {
  const { returns, changes, lots } = line;
  const packed: unknown[] = [
    line.item.group,
    line.shipTo,
    line.mode,
    packMoney(line.standardPrice),
    returns?.length ? returns.map((back) => [back.returnedOn, back.quantity]) : undefined,
    changes?.length
      ? changes.map((change) => [change.changedOn, change.field, change.by, change.days])
      : undefined,
    lots && [lots.inspected, lots.rejected],
    ...[line.documentsCorrect, line.undamaged, line.closed, line.closedSeenOn],
  ];
  return upToLast(packed);
}

function packShipment({ number, shippedOn, quantity, advisedOn }: Shipment): unknown[] {
  const packed: unknown[] = [number, shippedOn, quantity];
  if (advisedOn !== undefined) packed.push(advisedOn);
  return packed;
}

function packInvoice(invoice: Invoice): unknown[] {
  const { quantity, matched, payableOn, paidOn } = invoice;
  const packed: unknown[] = [invoice.number, invoice.invoicedOn, packMoney(invoice.amount)];
  packed.push(...upToLast([quantity, matched, payableOn, paidOn]));
  return packed;
}

/** Without the absent fields at its end. */
function upToLast(packed: unknown[]): unknown[] {
  while (packed.length > 0 && packed[packed.length - 1] === undefined) packed.pop();
  return packed;
}

function packMoney(money: Money | undefined): [string, string] | undefined {
  return money && [money.amount, money.currency];
}

function packSet<T>(elements: readonly T[], pack: (element: T) => unknown[]): unknown[][] | 0 {
  return elements.length === 0 ? 0 : elements.map(pack);
}

function originNo(origin: Provenance, origins: Provenance[]): number {
  const { sourceId, fetchedAt, jobId } = origin;
  for (let no = 0; no < origins.length; no++) {
    const known = origins[no];
    if (known?.jobId === jobId && known.fetchedAt === fetchedAt && known.sourceId === sourceId) return no;
  }
  return origins.push({ sourceId, fetchedAt, jobId }) - 1;
}

/** How the packed order with this id begins, and no other. */
export function packedStart(orderId: string): string {
  return `[${JSON.stringify(orderId)},`;
}

/** What {@link packOrder} wrote with these origins; an `Order` when the same definition wrote it. */
export function unpackOrder(text: string, origins: readonly Provenance[]): unknown {
  const [id, kind, number, partnerId, lines, buyer, buyerGroup, plant, company, heading] = JSON.parse(text);
  const unpacked = lines.map((line: unknown[]) => unpackLine(line, origins));
  return present({
    id,
    kind,
    number,
    partnerId,
    buyer,
    buyerGroup,
    plant,
    company,
    heading: unpackHeading(heading, origins),
    lines: unpacked,
  });
}

function unpackHeading(packed: unknown, origins: readonly Provenance[]): unknown {
  if (!Array.isArray(packed)) return undefined;
  const [origin, sentOn, requestedOn, firstPromisedOn, lastPromisedOn, confirmedOn] = packed;
  const provenance = origin === null ? undefined : origins[origin];
  return present({ sentOn, requestedOn, firstPromisedOn, lastPromisedOn, confirmedOn, provenance });
}

function unpackLine(packed: unknown[], origins: readonly Provenance[]): unknown {
  const [id, origin, number, itemNumber, supplierNumber, description, ordered, cancelled, unit] = packed;
  const [sentOn, requestedOn, firstPromisedOn, lastPromisedOn, confirmedOn] = packed.slice(11);
  const [shipments, receipts, qualityEvents, invoices, pegs, nativeId, gtin, alternates, group] =
    packed.slice(16);
  return present({
    id,
    number,
    item: present({ number: itemNumber, supplierNumber, gtin, description, alternates, group }),
    ordered,
    cancelled,
    unit,
    unitPrice: unpackMoney(packed[9]),
    value: unpackMoney(packed[10]),
    sentOn,
    requestedOn,
    firstPromisedOn,
    lastPromisedOn,
    confirmedOn,
    shipments: unpackSet(shipments, ([of, shippedOn, quantity, advisedOn]) => ({
      number: of,
      shippedOn,
      quantity,
      advisedOn,
    })),
    receipts: unpackSet(receipts, ([receivedOn, of, quantity]) => ({ number: of, receivedOn, quantity })),
    qualityEvents: unpackSet(qualityEvents, ([foundOn, rejected, reason]) => ({ foundOn, rejected, reason })),
    invoices: unpackSet(invoices, ([of, on, amount, quantity, matched, payableOn, paidOn]) => ({
      number: of,
      invoicedOn: on,
      amount: unpackMoney(amount),
      quantity,
      matched,
      payableOn,
      paidOn,
    })),
    pegs: unpackSet(pegs, ([customerId, salesOrder, quantity, on]) => ({
      customerId,
      salesOrder,
      quantity,
      neededOn: on,
    })),
    nativeId,
    provenance: origins[origin as number],
    ...(packed.length > 24 ? unpackMore(packed.slice(25)) : undefined),
  });
}

function unpackMore(packed: unknown[]): Record<string, unknown> {
  const [
    shipTo,
    mode,
    standardPrice,
    returns,
    changes,
    lots,
    documentsCorrect,
    undamaged,
    closed,
    closedSeenOn,
  ] = packed;
  return {
    shipTo,
    mode,
    standardPrice: unpackMoney(standardPrice),
    returns: returns && unpackSet(returns, ([returnedOn, quantity]) => ({ returnedOn, quantity })),
    changes:
      changes && unpackSet(changes, ([changedOn, field, by, days]) => ({ changedOn, field, by, days })),
    lots: Array.isArray(lots) ? { inspected: lots[0], rejected: lots[1] } : undefined,
    documentsCorrect,
    undamaged,
    closed,
    closedSeenOn,
  };
}

function unpackMoney(packed: unknown): { amount: unknown; currency: unknown } | undefined {
  return Array.isArray(packed) ? { amount: packed[0], currency: packed[1] } : undefined;
}

function unpackSet(packed: unknown, unpack: (element: unknown[]) => Record<string, unknown>): unknown[] {
  return Array.isArray(packed) ? packed.map((element) => present(unpack(element))) : [];
}

/** Takes the fields away that were not there when the record was packed. */
function present(record: Record<string, unknown>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const field in record) {
    const value = record[field];
    if (value !== null && value !== undefined) kept[field] = value;
  }
  return kept;
}
