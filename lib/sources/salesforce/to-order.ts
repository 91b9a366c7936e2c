import { normaliseNumber } from '../../domain/normalise.ts';
import type { Order, OrderLine } from '../../domain/order.ts';
import type { Provenance } from '../../domain/provenance.ts';
import { currencyOf, decimal } from '../amount.ts';
import { plainText } from '../plain-text.ts';
import type { OrderItemRecord, OrderRecord } from './records.ts';

/** Who an order is between. */
interface Between {
  ownId: string;
  customerId: string;
}

/** True for an order that was not sent yet; what was cancelled had been. */
export function isDraft(order: Pick<OrderRecord, 'Status' | 'StatusCode'>): boolean {
  return /^d/i.test(order.StatusCode ?? '') && !isCancelled(order);
}

/** Status labels are each company's own: the word is looked for. */
function isCancelled({ Status, StatusCode }: Pick<OrderRecord, 'Status' | 'StatusCode'>): boolean {
  return /cancel|stornier|annul/i.test(`${Status ?? ''} ${StatusCode ?? ''}`) || StatusCode === 'C';
}

/** An order of a customer: our own company serves it, and each line is the customer's demand. */
export function toOrder(
  order: OrderRecord,
  items: readonly OrderItemRecord[],
  { ownId, customerId }: Between,
  currency: string,
  provenance: Provenance,
): Order {
  const number = order.OrderNumber.slice(0, 100);
  const owner = plainText(order.Owner?.Name).slice(0, 200);
  const context: LineContext = {
    order,
    customerId,
    // The number that the customer gave it is the one in the customer's mails.
    salesOrder: (order.PoNumber?.trim() || number).slice(0, 100),
    currency: currencyOf(order.CurrencyIsoCode) || currency,
    provenance,
  };
  return {
    id: `${ownId}/${normaliseNumber(number)}`,
    kind: 'sales',
    number,
    partnerId: ownId,
    ...(owner ? { buyer: owner } : {}),
    lines: items.map((item) => toLine(item, context)),
  };
}

interface LineContext {
  order: OrderRecord;
  customerId: string;
  salesOrder: string;
  currency: string;
  provenance: Provenance;
}

function toLine(item: OrderItemRecord, context: LineContext): OrderLine {
  const { order, customerId, salesOrder, provenance } = context;
  const { Quantity: ordered, ServiceDate: neededOn, Product2: product } = item;
  const currency = currencyOf(item.CurrencyIsoCode) || context.currency;
  const money = (amount: number) => ({ amount: decimal(amount), currency });
  const itemNumber = product?.ProductCode?.trim().slice(0, 100);
  const description = plainText(product?.Name || item.Description).slice(0, 500);
  const id = `OrderItem,${item.Id}`;
  return {
    id,
    item: { ...(itemNumber ? { number: itemNumber } : {}), ...(description ? { description } : {}) },
    ordered,
    ...(isCancelled(order) ? { cancelled: ordered } : {}),
    ...(typeof item.UnitPrice === 'number' ? { unitPrice: money(item.UnitPrice) } : {}),
    ...(typeof item.TotalPrice === 'number' ? { value: money(item.TotalPrice) } : {}),
    ...(order.EffectiveDate ? { sentOn: order.EffectiveDate } : {}),
    ...(neededOn ? { requestedOn: neededOn } : {}),
    shipments: [],
    receipts: [],
    qualityEvents: [],
    invoices: [],
    pegs: [{ customerId, salesOrder, quantity: ordered, ...(neededOn ? { neededOn } : {}) }],
    nativeId: id,
    provenance,
  };
}
