import { addDays, type CalendarDate, daysBetween } from '../domain/calendar-date.ts';
import type { Order, OrderLine } from '../domain/order.ts';
import { completedOn, isCancelled, QUANTITY_EPSILON, quantityDue, quantityReceived } from './received.ts';

/** Id and version of the definition below; every figure made with it carries this. */
export const OTIF_DEFINITION = 'otif/1';

/** The date that a delivery is measured against. */
export const BASES = ['requested', 'first-promised', 'last-promised'] as const;
export type Basis = (typeof BASES)[number];

/** What was agreed: days late and early (`null`: early is on time), share short and over (`null`: over is fine). */
export interface OtifTolerance {
  late: number;
  early: number | null;
  under: number;
  over: number | null;
}

export const STRICT: OtifTolerance = { late: 0, early: null, under: 0, over: null };

/** Why a line counts as it does. The surfaces word it. */
export type OtifWhy =
  | 'in-window'
  | 'late'
  | 'early'
  | 'nothing-received'
  | 'short'
  | 'over'
  | 'window-open'
  | 'cancelled'
  | 'no-promised-date'
  | 'no-requested-date'
  | 'no-received-quantity'
  | 'no-ordered-quantity';

export interface LineVerdict {
  state: 'decided' | 'pending' | 'excluded';
  /** The due date on the basis. */
  due: CalendarDate | null;
  /** Ordered less cancelled, received inside the window, received until today: `null` where the source does not say. */
  quantity: number | null;
  inWindow: number | null;
  received: number | null;
  /** `null` unless decided; in full and OTIF also where quantities are not known. */
  onTime: boolean | null;
  inFull: boolean | null;
  otif: boolean | null;
  /** Completion less due date in days; for an open line past its date the days so far, for others `null`. */
  lateness: number | null;
  /** Why it is on time or not, pending or excluded. */
  whyOnTime: OtifWhy;
  /** Why it is in full or not, or why that is not known. */
  whyInFull: OtifWhy;
}

/** The date that the line is due on; the last promise falls back to the first, never the other way. */
export function dueOn(line: OrderLine, basis: Basis): CalendarDate | null {
  if (basis === 'requested') return line.requestedOn ?? null;
  if (basis === 'first-promised') return line.firstPromisedOn ?? null;
  return line.lastPromisedOn ?? line.firstPromisedOn ?? null;
}

/**
 * One line under `otif/1`: Q = ordered - cancelled, window = [due - early, due + late], W received inside the window,
 * T received until today, need = (1 - under) Q; on time: T > 0 and W >= min(need, T); in full: T >= need and, with an
 * over-tolerance, T <= (1 + over) Q; OTIF: both. It counts only when its window has closed (`today` > due + late).
 *
 * Where a receipt has no quantity, on time means that every receipt lies in the window; in full and OTIF are not known.
 * `today` must be the day that the line is seen on (see `visibleOrder`); later receipts are ignored.
 */
export function judgeLine(
  line: OrderLine,
  basis: Basis,
  tolerance: OtifTolerance,
  today: CalendarDate,
): LineVerdict {
  const due = dueOn(line, basis);
  if (isCancelled(line)) return undecided('excluded', due, 'cancelled');
  if (due === null)
    return undecided('excluded', due, basis === 'requested' ? 'no-requested-date' : 'no-promised-date');
  const lastDay = tolerance.late === 0 ? due : addDays(due, tolerance.late);
  if (today <= lastDay) return undecided('pending', due, 'window-open');
  const seen = line.receipts.some((receipt) => receipt.receivedOn > today)
    ? { ...line, receipts: line.receipts.filter((receipt) => receipt.receivedOn <= today) }
    : line;
  return decide(seen, due, lastDay, tolerance, today);
}

function undecided(state: 'pending' | 'excluded', due: CalendarDate | null, why: OtifWhy): LineVerdict {
  const open = {
    quantity: null,
    inWindow: null,
    received: null,
    onTime: null,
    inFull: null,
    otif: null,
    lateness: null,
  };
  return { state, due, ...open, whyOnTime: why, whyInFull: why };
}

function decide(
  line: OrderLine,
  due: CalendarDate,
  lastDay: CalendarDate,
  tolerance: OtifTolerance,
  today: CalendarDate,
): LineVerdict {
  const firstDay = tolerance.early === null ? null : addDays(due, -tolerance.early);
  const quantity = quantityDue(line);
  const received = quantityReceived(line);
  let inWindow = 0;
  let outside: OtifWhy | null = null;
  for (const receipt of line.receipts) {
    if (receipt.receivedOn > lastDay) outside = 'late';
    else if (firstDay !== null && receipt.receivedOn < firstDay) outside ??= 'early';
    else inWindow += receipt.quantity ?? 0;
  }
  const need = quantity === null ? null : (1 - tolerance.under) * quantity;
  const came = received === null ? true : received > QUANTITY_EPSILON;
  const onTime =
    came &&
    line.receipts.length > 0 &&
    (outside === null ||
      (need !== null && received !== null && inWindow >= Math.min(need, received) - QUANTITY_EPSILON));
  const full = judgeQuantity(quantity, received, came && line.receipts.length > 0, tolerance);
  const complete = completedOn(line, tolerance.under);
  return {
    state: 'decided',
    due,
    quantity,
    inWindow: received === null ? null : inWindow,
    received,
    onTime,
    inFull: full.inFull,
    otif: full.inFull === null ? null : onTime && full.inFull,
    lateness: daysBetween(due, complete ?? today),
    whyOnTime: onTime
      ? 'in-window'
      : came && line.receipts.length > 0
        ? (outside ?? 'late')
        : 'nothing-received',
    whyInFull: full.why,
  };
}

function judgeQuantity(
  quantity: number | null,
  received: number | null,
  came: boolean,
  tolerance: OtifTolerance,
): { inFull: boolean | null; why: OtifWhy } {
  if (!came) return { inFull: false, why: 'nothing-received' };
  if (received === null) return { inFull: null, why: 'no-received-quantity' };
  if (quantity === null) return { inFull: null, why: 'no-ordered-quantity' };
  if (received < (1 - tolerance.under) * quantity - QUANTITY_EPSILON) return { inFull: false, why: 'short' };
  if (tolerance.over !== null && received > (1 + tolerance.over) * quantity + QUANTITY_EPSILON)
    return { inFull: false, why: 'over' };
  return { inFull: true, why: 'in-window' };
}

export interface OrderVerdict {
  state: 'decided' | 'pending' | 'excluded';
  /** All lines that count are OTIF; `null` unless decided, and where one of its lines is not known. */
  otif: boolean | null;
  lines: LineVerdict[];
}

/**
 * A whole order: pending while one of its lines is, excluded when all are; OTIF when every line that counts is. The
 * lines' verdicts come along, in the order's sequence.
 */
export function judgeOrder(
  order: Order,
  basis: Basis,
  tolerance: OtifTolerance,
  today: CalendarDate,
): OrderVerdict {
  const lines = order.lines.map((line) => judgeLine(line, basis, tolerance, today));
  if (lines.some((line) => line.state === 'pending')) return { state: 'pending', otif: null, lines };
  const counted = lines.filter((line) => line.state === 'decided');
  if (counted.length === 0) return { state: 'excluded', otif: null, lines };
  const known = counted.every((line) => line.otif !== null);
  return { state: 'decided', otif: known ? counted.every((line) => line.otif === true) : null, lines };
}
