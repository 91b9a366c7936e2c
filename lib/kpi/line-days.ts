import { type CalendarDate, dayNumber } from '../domain/calendar-date.ts';
import type { OrderLine } from '../domain/order.ts';
import {
  completedOn,
  isClosedUndated,
  lastReceivedOn,
  QUANTITY_EPSILON,
  quantityDue,
  quantityReceived,
} from './received.ts';

/** Stands for a day that is not known: earlier than every day. */
export const NO_DAY = -(2 ** 30);

/** What every KPI of a line starts from, read once: its days as numbers, its quantities. */
export interface LineDays {
  line: OrderLine;
  today: number;
  requested: number;
  firstPromised: number;
  /** The date that holds now; it falls back to the first promise, never the other way. */
  lastPromised: number;
  sent: number;
  cancelled: boolean;
  /** Over on a day that is not known. */
  closed: boolean;
  /** Ordered less cancelled; `null` where the source does not say. */
  quantity: number | null;
  /** Received until today; `null` where a receipt does not say how much. */
  received: number | null;
  /** Days of the receipts, in their sequence. */
  receipts: number[];
  lastReceipt: CalendarDate | null;
  lastReceiptDay: number;
  /** The day on which it was complete. */
  completed: number;
}

/** Reads a line as seen on `today` (see `visibleOrder`), complete at `(1 - under)` of what was due. */
export function readLine(line: OrderLine, under: number, today: number): LineDays {
  const first = dayOf(line.firstPromisedOn);
  const lastReceipt = lastReceivedOn(line);
  const lastReceiptDay = dayOf(lastReceipt ?? undefined);
  const quantity = quantityDue(line);
  const received = quantityReceived(line);
  const completed = completedOn(line, under, lastReceipt, quantity, received);
  return {
    line,
    today,
    requested: dayOf(line.requestedOn),
    firstPromised: first,
    lastPromised: line.lastPromisedOn === undefined ? first : dayNumber(line.lastPromisedOn),
    sent: dayOf(line.sentOn),
    cancelled: quantity !== null && quantity <= QUANTITY_EPSILON,
    closed: isClosedUndated(line, completed),
    quantity,
    received,
    receipts: receiptDays(line, lastReceiptDay),
    lastReceipt,
    lastReceiptDay,
    completed: completed === lastReceipt ? lastReceiptDay : dayOf(completed ?? undefined),
  };
}

function dayOf(date: CalendarDate | undefined): number {
  return date === undefined ? NO_DAY : dayNumber(date);
}

function receiptDays(line: OrderLine, last: number): number[] {
  if (line.receipts.length === 1) return [last];
  return line.receipts.map((receipt) => dayNumber(receipt.receivedOn));
}
