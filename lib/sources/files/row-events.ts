import type { Invoice, Peg, QualityEvent, Receipt, Shipment } from '../../domain/order.ts';
import type { Partner } from '../../domain/partner.ts';
import { currencyOf } from '../../recognise/values/currencies.ts';
import {
  dateOf,
  documentOf,
  flagOf,
  leaveOut,
  moneyOf,
  proseOf,
  quantityOf,
  type RowCells,
  rejectCell,
  textOf,
  toldNumberOf,
} from './row-cells.ts';

/** What happened to a line, as far as one row tells: each list has one entry or none. */

export function readShipments(cells: RowCells): Shipment[] {
  const number = toldNumberOf(cells, cells.at.shipmentNumber, 100);
  const shippedOn = dateOf(cells, cells.at.shippedOn);
  const advisedOn = dateOf(cells, cells.at.advisedOn);
  const quantity = quantityOf(cells, cells.at.shippedQuantity);
  if (number === undefined && shippedOn === undefined && advisedOn === undefined && !quantity) return [];
  const shipment: Shipment = { number: number ?? '' };
  put(shipment, 'advisedOn', advisedOn);
  put(shipment, 'shippedOn', shippedOn);
  put(shipment, 'quantity', quantity);
  return [shipment];
}

/**
 * A received quantity of 0 without a day is an open line, with a day a receipt that was taken back; below 0 goods that went
 * back. More or less without a day cannot be kept: deliveries are judged by their day.
 */
export function readReceipts(cells: RowCells): Receipt[] {
  const number = toldNumberOf(cells, cells.at.receiptNumber, 100);
  const receivedOn = dateOf(cells, cells.at.receivedOn);
  const quantity = quantityOf(cells, cells.at.receivedQuantity, true);
  if (receivedOn === undefined) {
    if (quantity) rejectCell(cells, cells.at.receivedQuantity, 'receipt-date-missing');
    else if (number !== undefined) rejectCell(cells, cells.at.receiptNumber, 'receipt-date-missing');
    return [];
  }
  const receipt: Receipt = { receivedOn };
  put(receipt, 'number', number);
  put(receipt, 'quantity', quantity);
  return [receipt];
}

/** A reject without a day of its own was found on the day of receipt. */
export function readQualityEvents(cells: RowCells): QualityEvent[] {
  const rejected = quantityOf(cells, cells.at.rejectedQuantity);
  if (!rejected) return [];
  const foundOn = dateOf(cells, cells.at.rejectedOn) ?? dateOf(cells, cells.at.receivedOn);
  if (foundOn === undefined) {
    rejectCell(cells, cells.at.rejectedQuantity, 'reject-date-missing');
    return [];
  }
  const event: QualityEvent = { foundOn, rejected };
  put(event, 'reason', proseOf(cells, cells.at.rejectReason, 300));
  return [event];
}

export function readInvoices(cells: RowCells): Invoice[] {
  const { text: number, damaged } = documentOf(cells, cells.at.invoiceNumber, 100);
  if (damaged) {
    leaveOut(cells, cells.at.invoiceNumber, damaged);
    return [];
  }
  const invoicedOn = dateOf(cells, cells.at.invoicedOn);
  const amount = moneyOf(cells, cells.at.invoiceAmount, readCurrency(cells));
  const paidOn = dateOf(cells, cells.at.paidOn);
  if (number === undefined) {
    if (invoicedOn !== undefined || amount !== undefined || paidOn !== undefined)
      rejectCell(cells, cells.at.invoiceNumber, 'invoice-number-missing');
    return [];
  }
  const invoice: Invoice = { number };
  put(invoice, 'invoicedOn', invoicedOn);
  put(invoice, 'amount', amount);
  put(invoice, 'quantity', quantityOf(cells, cells.at.invoicedQuantity, true));
  put(invoice, 'matched', flagOf(cells, cells.at.invoiceMatched));
  put(invoice, 'payableOn', dateOf(cells, cells.at.payableOn));
  put(invoice, 'paidOn', paidOn);
  return [invoice];
}

export function readPegs(cells: RowCells, customer: Partner | undefined): Peg[] {
  const salesOrder = toldNumberOf(cells, cells.at.customerOrder, 100);
  const quantity = quantityOf(cells, cells.at.pegQuantity);
  const neededOn = dateOf(cells, cells.at.neededOn);
  if (customer === undefined) {
    if (salesOrder !== undefined || quantity || neededOn !== undefined)
      rejectCell(cells, cells.at.customerName, 'customer-missing');
    return [];
  }
  const peg: Peg = { customerId: customer.id };
  put(peg, 'salesOrder', salesOrder);
  put(peg, 'quantity', quantity);
  put(peg, 'neededOn', neededOn);
  return [peg];
}

/** The row's ISO 4217 code, empty where it names none or a sign that several currencies share. */
export function readCurrency(cells: RowCells): string {
  const text = textOf(cells, cells.at.currency, 10);
  if (text === undefined) return '';
  const code = currencyOf(text);
  if (code === undefined) rejectCell(cells, cells.at.currency, 'currency-unreadable');
  return code ?? '';
}

/** Sets what is known; an unknown field stays absent. */
export function put<T, K extends keyof T>(into: T, key: K, value: T[K] | undefined): void {
  if (value !== undefined) into[key] = value;
}
