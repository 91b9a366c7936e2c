import { normaliseNumber } from '../../domain/normalise.ts';
import type { Order, OrderLine } from '../../domain/order.ts';
import type { Provenance } from '../../domain/provenance.ts';
import { decimal } from '../amount.ts';
import { plainText } from '../plain-text.ts';
import { dayOf, dayOfTime } from './odata.ts';
import {
  type OrderLineRecord,
  type OrderRecord,
  OWNER,
  PRODUCT,
  type ProductRecord,
  UNIT,
} from './records.ts';

/** What a line says of itself by other tables. */
export interface Words {
  products: ReadonlyMap<string, ProductRecord>;
  currencies: ReadonlyMap<string, string>;
  /** Of amounts that name none. */
  currency: string;
}

const CANCELLED = 2;
const FULFILLED = 3;
const INVOICED = 4;

/** An order of a customer: our own company serves it, and each line is the customer's demand. */
export function toOrder(
  order: OrderRecord,
  lines: readonly OrderLineRecord[],
  { ownId, customerId }: { ownId: string; customerId: string },
  words: Words,
  provenance: Provenance,
): Order {
  const number = order.ordernumber.slice(0, 100);
  const owner = plainText(order[OWNER]).slice(0, 200);
  return {
    id: `${ownId}/${normaliseNumber(number)}`,
    kind: 'sales',
    number,
    partnerId: ownId,
    ...(owner ? { buyer: owner } : {}),
    lines: lines.map((line) => toLine(line, { order, customerId, words, provenance })),
  };
}

interface Context {
  order: OrderRecord;
  customerId: string;
  words: Words;
  provenance: Provenance;
}

function toLine(line: OrderLineRecord, { order, customerId, words, provenance }: Context): OrderLine {
  const ordered = line.quantity;
  const cancelled = order.statecode === CANCELLED ? ordered : (line.quantitycancelled ?? 0);
  const neededOn = dayOf(line.requestdeliveryby) ?? dayOf(order.requestdeliveryby);
  const sentOn = dayOf(order.submitdate) ?? dayOfTime(order.createdon);
  const currency =
    words.currencies.get(line._transactioncurrencyid_value ?? order._transactioncurrencyid_value ?? '') ??
    words.currency;
  const money = (amount: number) => ({ amount: decimal(amount), currency });
  const product = words.products.get(line._productid_value ?? '');
  const item = itemOf(product?.productnumber, line[PRODUCT] || product?.name || line.productdescription);
  const unit = plainText(line[UNIT]).slice(0, 40);
  const id = `salesorderdetail,${line.salesorderdetailid}`;
  return {
    id,
    ...(line.lineitemnumber ? { number: `${line.lineitemnumber}`.slice(0, 20) } : {}),
    item,
    ordered,
    ...(cancelled > 0 ? { cancelled } : {}),
    ...(unit ? { unit } : {}),
    ...(typeof line.priceperunit === 'number' ? { unitPrice: money(line.priceperunit) } : {}),
    ...(typeof line.extendedamount === 'number' ? { value: money(line.extendedamount) } : {}),
    ...(sentOn ? { sentOn } : {}),
    ...(neededOn ? { requestedOn: neededOn } : {}),
    shipments: [],
    ...endOf(order, ordered - cancelled),
    qualityEvents: [],
    invoices: [],
    pegs: [
      {
        customerId,
        salesOrder: order.ordernumber.slice(0, 100),
        quantity: ordered,
        ...(neededOn ? { neededOn } : {}),
      },
    ],
    nativeId: id,
    provenance,
  };
}

/** What a line is about, by the number and the name of its product. */
export function itemOf(
  number: string | null | undefined,
  name: string | null | undefined,
): OrderLine['item'] {
  const own = plainText(number).slice(0, 100);
  const description = plainText(name).slice(0, 500);
  return { ...(own ? { number: own } : {}), ...(description ? { description } : {}) };
}

/** An order is fulfilled as a whole. Where it does not say on which day, it is over, and no day is made up. */
function endOf(
  { statecode, datefulfilled }: OrderRecord,
  quantity: number,
): Pick<OrderLine, 'closed' | 'receipts'> {
  if (statecode !== FULFILLED && statecode !== INVOICED) return { receipts: [] };
  const receivedOn = dayOf(datefulfilled);
  if (!receivedOn) return { closed: true, receipts: [] };
  return { receipts: quantity > 0 ? [{ receivedOn, quantity }] : [] };
}
