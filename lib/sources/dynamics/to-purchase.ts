import { normaliseNumber } from '../../domain/normalise.ts';
import type { Order, OrderLine, Receipt } from '../../domain/order.ts';
import type { Provenance } from '../../domain/provenance.ts';
import { decimal } from '../amount.ts';
import { plainText } from '../plain-text.ts';
import { dayOf, dayOfTime } from './odata.ts';
import {
  OWNER,
  PURCHASED,
  type PurchaseLineRecord,
  type PurchaseRecord,
  type ReceiptLineRecord,
  type ReceiptRecord,
} from './records.ts';
import { itemOf, type Words } from './to-order.ts';

/** States of an order and of a line, as Field Service numbers them. */
export const DRAFT = 690_970_000;
const CANCELLED = 690_970_002;

/** What arrived, by the line that it arrived for; undefined where receipts can not be read. */
export type Receipts = ReadonlyMap<string, { line: ReceiptLineRecord; receipt: ReceiptRecord | undefined }[]>;

/**
 * A purchase order of Field Service. It has one expected date, which is the date that holds; a receipt has its own.
 */
export function toPurchase(
  order: PurchaseRecord,
  lines: readonly PurchaseLineRecord[],
  supplierId: string,
  words: Words,
  receipts: Receipts | undefined,
  provenance: Provenance,
): Order {
  const number = order.msdyn_name.slice(0, 100);
  const owner = plainText(order[OWNER]).slice(0, 200);
  return {
    id: `${supplierId}/${normaliseNumber(number)}`,
    kind: 'purchase',
    number,
    partnerId: supplierId,
    ...(owner ? { buyer: owner } : {}),
    lines: lines.map((line) => toLine(order, line, words, receipts, provenance)),
  };
}

function toLine(
  order: PurchaseRecord,
  line: PurchaseLineRecord,
  words: Words,
  receipts: Receipts | undefined,
  provenance: Provenance,
): OrderLine {
  const currency =
    words.currencies.get(line._transactioncurrencyid_value ?? order._transactioncurrencyid_value ?? '') ??
    words.currency;
  const money = (amount: number) => ({ amount: decimal(amount), currency });
  const sentOn = dayOf(order.msdyn_purchaseorderdate) ?? dayOfTime(order.createdon);
  const expectedOn = dayOf(line.msdyn_dateexpected) ?? dayOf(order.msdyn_dateexpected);
  const product = words.products.get(line._msdyn_product_value ?? '');
  const came = arrived(line, receipts);
  const received = receipts
    ? came.reduce((sum, { quantity = 0 }) => sum + quantity, 0)
    : (line.msdyn_qtyreceived ?? 0);
  const open = line.msdyn_quantity - received;
  const isOff = order.msdyn_systemstatus === CANCELLED || line.msdyn_itemstatus === CANCELLED;
  const id = `msdyn_purchaseorderproduct,${line.msdyn_purchaseorderproductid}`;
  return {
    id,
    ...(line.msdyn_lineorder ? { number: `${line.msdyn_lineorder}`.slice(0, 20) } : {}),
    item: itemOf(product?.productnumber, line[PURCHASED] || product?.name || line.msdyn_description),
    ordered: line.msdyn_quantity,
    ...(isOff && open > 0 ? { cancelled: open } : {}),
    // Without receipts nothing says on which day it came: a line of which no more is expected is over, and no day is made up.
    ...(!receipts && received > 0 && (isOff || open <= 0) ? { closed: true } : {}),
    ...(typeof line.msdyn_unitcost === 'number' ? { unitPrice: money(line.msdyn_unitcost) } : {}),
    ...(typeof line.msdyn_totalcost === 'number' ? { value: money(line.msdyn_totalcost) } : {}),
    ...(sentOn ? { sentOn } : {}),
    ...(expectedOn ? { lastPromisedOn: expectedOn } : {}),
    shipments: [],
    receipts: came,
    qualityEvents: [],
    invoices: [],
    pegs: [],
    nativeId: id,
    provenance,
  };
}

/** Receipts with their days; none where they can not be read, as what the line counts came on days that it does not say. */
function arrived(line: PurchaseLineRecord, receipts: Receipts | undefined): Receipt[] {
  const came = receipts?.get(line.msdyn_purchaseorderproductid) ?? [];
  // A receipt may list one line in parts.
  const byReceipt = Map.groupBy(came, ({ line: part }) => part._msdyn_purchaseorderreceipt_value ?? '');
  return [...byReceipt.values()].flatMap((parts): Receipt[] => {
    const receipt = parts[0]?.receipt;
    const receivedOn = dayOf(receipt?.msdyn_datereceived) ?? dayOfTime(receipt?.createdon);
    const number = plainText(receipt?.msdyn_name).slice(0, 100);
    const quantity = parts.reduce((sum, { line: part }) => sum + part.msdyn_quantity, 0);
    return receivedOn ? [{ receivedOn, quantity, ...(number ? { number } : {}) }] : [];
  });
}
