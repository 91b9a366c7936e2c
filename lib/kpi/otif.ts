import { type CalendarDate, dayNumber } from '../domain/calendar-date.ts';
import type { OrderLine } from '../domain/order.ts';
import { type LineDays, NO_DAY, readLine } from './line-days.ts';
import { QUANTITY_EPSILON } from './received.ts';

/** Id and version of the definition below; every figure made with it carries this. */
export const OTIF_DEFINITION = 'otif/1';

/** The date that a delivery is measured against. */
const BASES = ['requested', 'first-promised', 'last-promised'] as const;
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
  /** Over on a day that its source does not know. */
  | 'closed'
  /** The partner contested the line, and that was accepted. */
  | 'dispute-accepted'
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
 * One line under `otif/1`, unless it was cancelled, is over on a day that is not known, or is left out by an accepted dispute: Q = ordered - cancelled, window = [due - early, due + late], W received inside the window,
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
  const seen = line.receipts.some((receipt) => receipt.receivedOn > today)
    ? { ...line, receipts: line.receipts.filter((receipt) => receipt.receivedOn <= today) }
    : line;
  return judgeDays(readLine(seen, tolerance.under, dayNumber(today)), basis, tolerance);
}

/** {@link judgeLine} of a line that was read already. */
export function judgeDays(days: LineDays, basis: Basis, tolerance: OtifTolerance): LineVerdict {
  const due = dueOn(days.line, basis);
  if (days.cancelled) return undecided('excluded', due, 'cancelled');
  if (days.closed) return undecided('excluded', due, 'closed');
  if (days.line.leftOut) return undecided('excluded', due, 'dispute-accepted');
  if (due === null)
    return undecided('excluded', due, basis === 'requested' ? 'no-requested-date' : 'no-promised-date');
  const dueDay = dueDayOf(days, basis);
  if (days.today <= dueDay + tolerance.late) return undecided('pending', due, 'window-open');
  return decide(days, due, dueDay, tolerance);
}

/** The due date on the basis as a day number; `NO_DAY` without one. */
function dueDayOf(days: LineDays, basis: Basis): number {
  if (basis === 'requested') return days.requested;
  return basis === 'first-promised' ? days.firstPromised : days.lastPromised;
}

function undecided(state: 'pending' | 'excluded', due: CalendarDate | null, why: OtifWhy): LineVerdict {
  return {
    state,
    due,
    quantity: null,
    inWindow: null,
    received: null,
    onTime: null,
    inFull: null,
    otif: null,
    lateness: null,
    whyOnTime: why,
    whyInFull: why,
  };
}

function decide(days: LineDays, due: CalendarDate, dueDay: number, tolerance: OtifTolerance): LineVerdict {
  const { line, quantity, received, completed } = days;
  const firstDay = tolerance.early === null ? NO_DAY : dueDay - tolerance.early;
  let inWindow = 0;
  let outside: OtifWhy | null = null;
  for (let at = 0; at < days.receipts.length; at += 1) {
    const day = days.receipts[at] ?? NO_DAY;
    if (day > dueDay + tolerance.late) outside = 'late';
    else if (day < firstDay) outside ??= 'early';
    else inWindow += line.receipts[at]?.quantity ?? 0;
  }
  const need = quantity === null ? null : (1 - tolerance.under) * quantity;
  const came = line.receipts.length > 0 && (received === null || received > QUANTITY_EPSILON);
  const onTime =
    came &&
    (outside === null ||
      (need !== null && received !== null && inWindow >= Math.min(need, received) - QUANTITY_EPSILON));
  const full = judgeQuantity(quantity, received, came, tolerance);
  return {
    state: 'decided',
    due,
    quantity,
    inWindow: received === null ? null : inWindow,
    received,
    onTime,
    inFull: full.inFull,
    otif: full.inFull === null ? null : onTime && full.inFull,
    lateness: (completed === NO_DAY ? days.today : completed) - dueDay,
    whyOnTime: onTime ? 'in-window' : came ? (outside ?? 'late') : 'nothing-received',
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
  /** All lines that count are right; `null` unless decided, and where one of its lines is not known. */
  right: boolean | null;
}

/** What is known of an order while its lines are judged one by one. */
export interface OrderSoFar {
  pending: boolean;
  counted: boolean;
  /** Whether every line that counts is known, and right (OTIF, filled, perfect). */
  known: boolean;
  right: boolean;
}

export function orderBegun(): OrderSoFar {
  return { pending: false, counted: false, known: true, right: true };
}

/** Adds one of its lines in place: whether it counts, and whether it is right; `null` is not known. */
export function addToOrder(order: OrderSoFar, state: LineVerdict['state'], right: boolean | null): void {
  if (state === 'pending') order.pending = true;
  else if (state === 'decided') {
    order.counted = true;
    if (right === null) order.known = false;
    else if (!right) order.right = false;
  }
}

/** The order once all its lines were added: pending while one of them is, excluded when all are. */
export function orderOutcome(order: OrderSoFar): OrderVerdict {
  if (order.pending) return { state: 'pending', right: null };
  if (!order.counted) return { state: 'excluded', right: null };
  return { state: 'decided', right: order.known ? order.right : null };
}
