import { normaliseNumber } from '../../domain/normalise.ts';
import type { Order, OrderLine } from '../../domain/order.ts';
import type { Provenance } from '../../domain/provenance.ts';
import { currencyOf, decimal } from '../amount.ts';
import { plainText } from '../plain-text.ts';
import type { OrderModule } from './fields.ts';
import type { LineRecord, PurchaseRecord, SalesRecord } from './records.ts';
import { standingOf } from './status-words.ts';

/** Who says it, in which currency where nothing else is said, and the people by their ids. */
export interface OrderContext {
  currency: string;
  owners: ReadonlyMap<string, string>;
  provenance: Provenance;
  /** Lines can be queried, so that one that is gone is missed; else only its order is told as deleted. */
  together: boolean;
}

/** By what the lines of an order are known as its, where only the order is told as deleted. */
export function orderMark(module: OrderModule, id: string): string {
  return `${module},${id}`;
}

/** True for an order that was not sent yet. */
export function isDraft({ Status }: Pick<SalesRecord, 'Status'>): boolean {
  return standingOf(Status) === 'draft';
}

/** What its order's status says of a line. Zoho CRM does not know on which day it came. */
function endOf(
  { Status }: Pick<SalesRecord, 'Status'>,
  { Quantity }: LineRecord,
): Pick<OrderLine, 'cancelled' | 'closed'> {
  const standing = standingOf(Status);
  if (standing === 'cancelled') return { cancelled: Quantity };
  return standing === 'closed' ? { closed: true } : {};
}

/** An order of a customer: our own company serves it, and each line is the customer's demand. */
export function toSale(
  order: SalesRecord,
  lines: readonly LineRecord[],
  { ownId, customerId }: { ownId: string; customerId: string },
  context: OrderContext,
): Order {
  const number = order.SO_Number.slice(0, 100);
  // The number that the customer gave it is the one in the customer's mails.
  const salesOrder = (order.Purchase_Order?.trim() || number).slice(0, 100);
  const neededOn = order.Due_Date ?? undefined;
  const sentOn = dayOf(order.Created_Time);
  return {
    ...heading('sales', number, ownId, order, context),
    lines: lines.map((line) => ({
      ...lineOf('Ordered_Items', line, order, context),
      ...endOf(order, line),
      ...(sentOn ? { sentOn } : {}),
      ...(neededOn ? { requestedOn: neededOn } : {}),
      pegs: [{ customerId, salesOrder, quantity: line.Quantity, ...(neededOn ? { neededOn } : {}) }],
    })),
  };
}

/**
 * An order of ours to a vendor. Its due date is the promise. What Zoho calls delivered came on a day that it does not know,
 * and is no longer expected: it counts neither as late nor as on time.
 */
export function toPurchase(
  order: PurchaseRecord,
  lines: readonly LineRecord[],
  vendorId: string,
  context: OrderContext,
): Order {
  const number = (order.PO_Number?.trim() || order.id).slice(0, 100);
  const sentOn = order.PO_Date ?? dayOf(order.Created_Time);
  const tracking = order.Tracking_Number?.trim().slice(0, 100);
  return {
    ...heading('purchase', number, vendorId, order, context),
    lines: lines.map((line) => ({
      ...lineOf('Purchase_Items', line, order, context),
      ...endOf(order, line),
      ...(sentOn ? { sentOn } : {}),
      ...(order.Due_Date ? { lastPromisedOn: order.Due_Date } : {}),
      shipments: tracking ? [{ number: tracking }] : [],
    })),
  };
}

function heading(
  kind: Order['kind'],
  number: string,
  partnerId: string,
  { Owner }: Pick<SalesRecord, 'Owner'>,
  { owners }: OrderContext,
): Omit<Order, 'lines'> {
  const buyer = plainText(owners.get(Owner?.id ?? '')).slice(0, 200);
  const id = `${partnerId}/${normaliseNumber(number)}`;
  return { id, kind, number, partnerId, ...(buyer ? { buyer } : {}) };
}

function lineOf(
  subform: 'Ordered_Items' | 'Purchase_Items',
  line: LineRecord,
  order: Pick<SalesRecord, 'Currency' | 'id'>,
  context: OrderContext,
): OrderLine {
  const currency = currencyOf(order.Currency) || context.currency;
  const money = (amount: number) => ({ amount: decimal(amount), currency });
  const number = line['Product_Name.Product_Code']?.trim().slice(0, 100);
  const description = plainText(line['Product_Name.Product_Name'] || line.Description).slice(0, 500);
  const value = line.Net_Total ?? line.Total;
  const id = `${subform},${line.id}`;
  const of = subform === 'Ordered_Items' ? 'Sales_Orders' : 'Purchase_Orders';
  return {
    id,
    item: { ...(number ? { number } : {}), ...(description ? { description } : {}) },
    ordered: line.Quantity,
    ...(typeof line.List_Price === 'number' ? { unitPrice: money(line.List_Price) } : {}),
    ...(typeof value === 'number' ? { value: money(value) } : {}),
    shipments: [],
    receipts: [],
    qualityEvents: [],
    invoices: [],
    pegs: [],
    nativeId: context.together ? id : orderMark(of, order.id),
    provenance: context.provenance,
  };
}

function dayOf(at: number | null | undefined): string | undefined {
  return typeof at === 'number' ? new Date(at).toISOString().slice(0, 10) : undefined;
}
