import { normaliseNumber } from '../../domain/normalise.ts';
import type { Invoice, Order, OrderLine, Receipt, Shipment } from '../../domain/order.ts';
import type { Provenance } from '../../domain/provenance.ts';
import type { Payment } from './read-payments.ts';
import type {
  InvoiceLineRecord,
  MoveRecord,
  PurchaseLineRecord,
  PurchaseRecord,
  SaleLineRecord,
  SaleRecord,
  ShipmentRecord,
} from './records.ts';

/** What happened to the lines of a page of orders. */
export interface LineEvents {
  /** By `purchase.line,12`. */
  moves: ReadonlyMap<string, MoveRecord[]>;
  invoices: ReadonlyMap<string, InvoiceLineRecord[]>;
  /** By the invoice's id. */
  payments: ReadonlyMap<number, Payment>;
  /** By `stock.shipment.in,3`. */
  shipments: ReadonlyMap<string, ShipmentRecord>;
}

/** Also what went back of a line; of a purchase for whom it was bought. */
export interface OrderEvents<More> extends LineEvents {
  more(line: number): More;
}

/**
 * A purchase with its lines. Received is the sum of its done moves (`actual_quantity` is not); the date that holds is the
 * latest planned one of the moves, since a line has none of its own. Once Tryton calls a purchase received or cancelled,
 * nothing more comes: what was left of it is cancelled, and what was never to be moved (a service) is over without a day.
 */
export function toPurchase(
  purchase: PurchaseRecord,
  lines: readonly PurchaseLineRecord[],
  supplierId: string,
  events: OrderEvents<Pick<OrderLine, 'returns' | 'pegs'>>,
  provenance: Provenance,
): Order {
  const currency = purchase['currency.']?.code ?? '';
  return {
    ...heading('purchase', purchase.number, supplierId),
    lines: lines.map((line) => {
      const origin = `purchase.line,${line.id}`;
      const moves = events.moves.get(origin) ?? [];
      const requestedOn = (line.delivery_date_edit && line.delivery_date_store) || purchase.delivery_date;
      return {
        ...lineOf(line, origin, currency, provenance),
        ...present({
          sentOn: purchase.purchase_date,
          requestedOn,
          lastPromisedOn: lastPlanned(moves) ?? (moves.length === 0 ? line.delivery_date : undefined),
          ...endOf(purchase, line, moves),
        }),
        ...arrived(moves, events),
        invoices: invoicesOf(origin, events),
        ...events.more(line.id),
      };
    }),
  };
}

/** A sale: our own company serves it, and each line is the customer's demand. */
export function toSale(
  sale: SaleRecord,
  lines: readonly SaleLineRecord[],
  { ownId, customerId }: { ownId: string; customerId: string },
  events: OrderEvents<Pick<OrderLine, 'returns'>>,
  provenance: Provenance,
): Order {
  const currency = sale['currency.']?.code ?? '';
  return {
    ...heading('sales', sale.number, ownId),
    lines: lines.map((line) => {
      const origin = `sale.line,${line.id}`;
      const moves = events.moves.get(origin) ?? [];
      const neededOn = sale.shipping_date ?? line.shipping_date;
      const quantity = line.quantity ?? undefined;
      return {
        ...lineOf(line, origin, currency, provenance),
        ...present({
          sentOn: sale.sale_date,
          requestedOn: neededOn,
          lastPromisedOn: lastPlanned(moves),
          ...endOf(sale, line, moves),
        }),
        ...arrived(moves, events),
        invoices: invoicesOf(origin, events),
        pegs: [{ customerId, salesOrder: sale.number, ...present({ quantity, neededOn }) }],
        ...events.more(line.id),
      };
    }),
  };
}

function heading(kind: Order['kind'], number: string, partnerId: string): Omit<Order, 'lines'> {
  return { id: `${partnerId}/${normaliseNumber(number)}`, kind, number: number.slice(0, 100), partnerId };
}

function lineOf(
  line: PurchaseLineRecord | SaleLineRecord,
  origin: string,
  currency: string,
  provenance: Provenance,
): OrderLine {
  const product = line['product.'];
  const description = product?.name ?? line.description;
  const supplierNumber = 'product_supplier.' in line ? line['product_supplier.']?.code : undefined;
  const money = (amount: string | null) => (amount === null ? undefined : { amount, currency });
  return {
    id: origin,
    item: present({
      number: product?.code,
      supplierNumber,
      description: description?.slice(0, 500),
    }),
    ...present({
      ordered: line.quantity,
      unit: line['unit.']?.symbol,
      unitPrice: money(line.unit_price),
      value: money(line.amount),
    }),
    shipments: [],
    receipts: [],
    qualityEvents: [],
    invoices: [],
    pegs: [],
    nativeId: origin,
    provenance,
  };
}

/** The latest planned day of what is still to come; once nothing is, or has a day, of what came. */
export function lastPlanned(
  moves: readonly Pick<MoveRecord, 'state' | 'planned_date'>[],
): string | undefined {
  const daysOf = (wanted: (state: string) => boolean) =>
    moves.flatMap(({ state, planned_date }) => (wanted(state) ? (planned_date ?? []) : []));
  const open = daysOf((state) => state !== 'cancelled' && state !== 'done');
  return (open.length > 0 ? open : daysOf((state) => state === 'done')).sort().at(-1);
}

function arrived(
  moves: readonly MoveRecord[],
  { shipments }: LineEvents,
): { receipts: Receipt[]; shipments: Shipment[] } {
  const receipts: Receipt[] = [];
  const under: Shipment[] = [];
  for (const { state, shipment, quantity, effective_date } of moves) {
    const papers = shipment === null ? undefined : shipments.get(shipment);
    if (papers?.reference) under.push({ number: papers.reference.slice(0, 100), quantity });
    if (state !== 'done' || !effective_date) continue;
    receipts.push({ receivedOn: effective_date, quantity, ...present({ number: papers?.number }) });
  }
  return { receipts, shipments: under };
}

function endOf(
  { state, shipment_state }: PurchaseRecord | SaleRecord,
  { quantity }: PurchaseLineRecord | SaleLineRecord,
  moves: readonly MoveRecord[],
): Pick<OrderLine, 'cancelled' | 'closed'> {
  const isOff = state === 'cancelled';
  if (!isOff && shipment_state !== 'received' && shipment_state !== 'sent') return {};
  if (!isOff && moves.length === 0) return { closed: true };
  if (quantity === null) return {};
  const came = moves.reduce((sum, move) => sum + (move.state === 'done' ? move.quantity : 0), 0);
  return came < quantity ? { cancelled: quantity - came } : {};
}

function invoicesOf(origin: string, { invoices, payments }: LineEvents): Invoice[] {
  return (invoices.get(origin) ?? []).flatMap((each) => {
    const known = invoiceOf(each);
    return known ? { ...known, ...payments.get(each['invoice.']?.id ?? 0) } : [];
  });
}

/** Drafts have no number, and are nobody's claim yet. */
function invoiceOf(line: InvoiceLineRecord): Invoice | undefined {
  const invoice = line['invoice.'];
  const number = invoice?.reference || invoice?.number;
  if (!invoice || !number || !['posted', 'paid'].includes(invoice.state)) return undefined;
  const currency = invoice['currency.']?.code ?? '';
  const amount = line.amount === null ? undefined : { amount: line.amount, currency };
  return {
    number: number.slice(0, 100),
    ...present({ invoicedOn: invoice.invoice_date, amount, quantity: line.quantity }),
  };
}

/** Without what is null or undefined: a field that is not known is absent. */
function present<T extends Record<string, unknown>>(
  fields: T,
): { [K in keyof T]?: Exclude<T[K], null | undefined> } {
  const known = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(known) as { [K in keyof T]?: Exclude<T[K], null | undefined> };
}
