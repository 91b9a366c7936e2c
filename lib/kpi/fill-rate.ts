import type { OrderLine, Shipment } from '../domain/order.ts';
import { type KpiValue, shareOf } from './kpi-value.ts';
import { type LineDays, NO_DAY } from './line-days.ts';
import type { LineVerdict, OtifTolerance } from './otif.ts';
import { QUANTITY_EPSILON } from './received.ts';
import { addToSum, type Sum, valueOfSum } from './sum.ts';
import { COUNT, type Shape, SUM, shapeOf } from './tally-parts.ts';

const FILL_DEFINITION = 'fill-rate/1';

export type FillVerdict =
  | { state: 'decided'; filled: boolean; units: number; first: number }
  | { state: 'pending' }
  | {
      state: 'excluded';
      why:
        | 'cancelled'
        | 'closed'
        | 'dispute-accepted'
        | 'no-promised-date'
        | 'no-ordered-quantity'
        | 'no-received-quantity';
    };

/**
 * One line: what its first shipment held, of what was ordered; what followed later is a backorder. It belongs to its first
 * promised date (the requested one where nothing was promised), and counts once that has passed: a line of which
 * nothing was shipped by then is not filled. Over-delivery fills no more than the line.
 */
export function judgeFill(days: LineDays, tolerance: OtifTolerance): FillVerdict {
  if (days.cancelled) return { state: 'excluded', why: 'cancelled' };
  if (days.closed) return { state: 'excluded', why: 'closed' };
  if (days.line.leftOut) return { state: 'excluded', why: 'dispute-accepted' };
  const due = fillDueDay(days);
  if (due === NO_DAY) return { state: 'excluded', why: 'no-promised-date' };
  if (days.today <= due + tolerance.late) return { state: 'pending' };
  if (days.quantity === null) return { state: 'excluded', why: 'no-ordered-quantity' };
  const first = firstShipped(days);
  if (first === null) return { state: 'excluded', why: 'no-received-quantity' };
  const filled = first >= (1 - tolerance.under) * days.quantity - QUANTITY_EPSILON;
  return {
    state: 'decided',
    filled,
    units: days.quantity,
    first: Math.min(Math.max(0, first), days.quantity),
  };
}

/** The day that fill rates belong to; `NO_DAY` without one. */
export function fillDueDay({ firstPromised, requested }: LineDays): number {
  return firstPromised === NO_DAY ? requested : firstPromised;
}

/** Units of the first despatch, or where despatches do not say how much, of the first receipt; `null` is not known. */
function firstShipped({ line, receipts }: LineDays): number | null {
  if (line.shipments.length === 0 && receipts.length === 0) return 0;
  return firstDespatched(line.shipments) ?? firstReceived(line, receipts);
}

/** Despatches of one day count as one. Several without a day have no first one. */
function firstDespatched(shipments: readonly Shipment[]): number | null {
  if (shipments.length === 1) return shipments[0]?.quantity ?? null;
  let first: string | null = null;
  let sum = 0;
  for (const { shippedOn, quantity } of shipments) {
    if (shippedOn === undefined || quantity === undefined) return null;
    if (first === null || shippedOn < first) {
      first = shippedOn;
      sum = quantity;
    } else if (shippedOn === first) sum += quantity;
  }
  return first === null ? null : sum;
}

function firstReceived({ receipts }: OrderLine, days: readonly number[]): number | null {
  const first = Math.min(...days);
  let sum: number | null = null;
  for (let at = 0; at < receipts.length; at += 1) {
    if (days[at] !== first) continue;
    const quantity = receipts[at]?.quantity;
    if (quantity === undefined) return null;
    sum = (sum ?? 0) + quantity;
  }
  return sum;
}

/** What a line is to its order: one that is not known leaves it not known, one that was cancelled, closed or is left out is no part of it. */
export function fillInOrder(verdict: FillVerdict): Pick<FillVerdict, 'state'> & { right: boolean | null } {
  if (verdict.state === 'decided') return { state: 'decided', right: verdict.filled };
  if (verdict.state === 'pending' || NO_PART.has(verdict.why)) return { state: verdict.state, right: null };
  return { state: 'decided', right: null };
}

const NO_PART: ReadonlySet<string> = new Set(['cancelled', 'closed', 'dispute-accepted']);

/** Lines, units and orders that were complete at their first shipment. */
export interface FillTally {
  lines: number;
  filled: number;
  unitsOrdered: Sum;
  unitsShipped: Sum;
  orders: number;
  ordersFilled: number;
  pending: number;
  excluded: number;
  ordersPending: number;
  /** Orders with a line that is not known, or without one that counts. */
  ordersExcluded: number;
}

export const FILL_SHAPE: Shape<FillTally> = shapeOf({
  lines: COUNT,
  filled: COUNT,
  unitsOrdered: SUM,
  unitsShipped: SUM,
  orders: COUNT,
  ordersFilled: COUNT,
  pending: COUNT,
  excluded: COUNT,
  ordersPending: COUNT,
  ordersExcluded: COUNT,
});

/** Adds one line in place. */
export function addFill(tally: FillTally, verdict: FillVerdict): void {
  if (verdict.state === 'pending') tally.pending += 1;
  else if (verdict.state === 'excluded') tally.excluded += 1;
  else {
    tally.lines += 1;
    if (verdict.filled) tally.filled += 1;
    addToSum(tally.unitsOrdered, verdict.units);
    addToSum(tally.unitsShipped, verdict.first);
  }
}

/** Adds what an order is as a whole, in place: `right` when all its lines were filled, `null` is not known. */
export function addOrderFill(tally: FillTally, state: LineVerdict['state'], right: boolean | null): void {
  if (state === 'pending') tally.ordersPending += 1;
  else if (right === null) tally.ordersExcluded += 1;
  else {
    tally.orders += 1;
    if (right) tally.ordersFilled += 1;
  }
}

/** Fill rate by line, unit and order. */
export function fillValues(tally: FillTally): KpiValue[] {
  const { pending, excluded } = tally;
  const definition = FILL_DEFINITION;
  const lines = shareOf(
    { kpi: 'line-fill', definition },
    { hits: tally.filled, n: tally.lines, pending, excluded },
  );
  const ordered = valueOfSum(tally.unitsOrdered);
  const units: KpiValue = { ...lines, kpi: 'unit-fill' };
  if (lines.value !== null) {
    delete units.interval;
    const hits = valueOfSum(tally.unitsShipped);
    Object.assign(units, { value: hits / ordered, n: ordered, hits, records: tally.lines });
  }
  const orders = shareOf(
    { kpi: 'order-fill', definition },
    {
      hits: tally.ordersFilled,
      n: tally.orders,
      pending: tally.ordersPending,
      excluded: tally.ordersExcluded,
    },
  );
  return [lines, units, orders];
}
