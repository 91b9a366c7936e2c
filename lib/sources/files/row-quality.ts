import type { ConfirmationChange, GoodsReturn, OrderLine } from '../../domain/order.ts';
import { dateOf, leaveOut, quantityOf, type RowCells, rejectCell, textOf } from './row-cells.ts';

/** What went back, was changed after the promise, or was found at incoming goods; each undefined where a row tells nothing. */

/** Goods without a day of return went back when they were rejected, else when they came. */
export function readReturns(cells: RowCells): GoodsReturn[] | undefined {
  const quantity = quantityOf(cells, cells.at.returnedQuantity);
  if (!quantity) return undefined;
  const { returnedOn, rejectedOn, receivedOn } = cells.at;
  const day = dateOf(cells, returnedOn) ?? dateOf(cells, rejectedOn) ?? dateOf(cells, receivedOn);
  if (day === undefined) rejectCell(cells, cells.at.returnedQuantity, 'return-date-missing');
  return day === undefined ? undefined : [{ returnedOn: day, quantity }];
}

const BUYER = new Set(
  'buyer us we purchasing customer internal own ourselves requester einkauf einkaufer wir uns intern besteller kunde acheteur nous client interne comprador nosotros cliente interno'.split(
    ' ',
  ),
);
const SUPPLIER = new Set(
  'supplier vendor they partner seller lieferant kreditor fournisseur vendeur proveedor vendedor'.split(' '),
);

/** A promise is the supplier's to change: where no column says otherwise, the supplier did. */
export function readChanges(cells: RowCells): ConfirmationChange[] | undefined {
  const changedOn = dateOf(cells, cells.at.promiseChangedOn);
  const days = quantityOf(cells, cells.at.promiseChangedDays, true);
  if (changedOn === undefined) {
    if (days) leaveOut(cells, cells.at.promiseChangedDays, 'change-date-missing');
    return undefined;
  }
  const change: ConfirmationChange = { changedOn, field: 'date', by: changedBy(cells) };
  if (days !== undefined) change.days = Math.round(days);
  return [change];
}

function changedBy(cells: RowCells): ConfirmationChange['by'] {
  const text = textOf(cells, cells.at.promiseChangedBy, 100);
  if (text === undefined) return 'supplier';
  const words = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}]+/u);
  if (words.some((word) => BUYER.has(word))) return 'buyer';
  if (!words.some((word) => SUPPLIER.has(word)))
    rejectCell(cells, cells.at.promiseChangedBy, 'side-unreadable');
  return 'supplier';
}

export function readLots(cells: RowCells): OrderLine['lots'] {
  const inspected = quantityOf(cells, cells.at.lotsInspected);
  const rejected = quantityOf(cells, cells.at.lotsRejected);
  if (inspected === undefined) {
    if (rejected) leaveOut(cells, cells.at.lotsRejected, 'lots-incomplete');
    return undefined;
  }
  if (rejected !== undefined && rejected > inspected) {
    leaveOut(cells, cells.at.lotsRejected, 'lots-incomplete');
    return undefined;
  }
  return { inspected, rejected: rejected ?? 0 };
}
