import type { OrderVerdict } from './otif.ts';
import { addToSum, emptySum, mergeSums, type Sum, valueOfSum } from './sum.ts';

/**
 * What `otif/1` sums up: numerators and denominators, never ratios. Tallies of disjoint sets of orders merge by
 * addition; an order must lie in one shard as a whole.
 */
export interface OtifTally {
  /** Decided lines and those on time. */
  lines: number;
  onTime: number;
  /** Decided lines whose quantities are known, or where nothing came; in full and OTIF among them. */
  quantified: number;
  inFull: number;
  otif: number;
  /** Of the quantified ones: lines on which nothing has come. */
  unreceived: number;
  /** Received lines that do not say how much came, or how much was ordered. */
  withoutReceivedQuantity: number;
  withoutOrderedQuantity: number;
  pending: number;
  excluded: number;
  /** Lines left out for want of a date on the basis (part of `excluded`). */
  withoutDate: number;
  orders: number;
  ordersOtif: number;
  ordersPending: number;
  ordersExcluded: number;
  /** Decided orders with a line whose quantities are not known. */
  ordersUnknown: number;
  /** Units due, and units of them received in the window. */
  unitsDue: Sum;
  unitsInWindow: Sum;
}

const COUNTS = [
  'lines',
  'onTime',
  'quantified',
  'inFull',
  'otif',
  'unreceived',
  'withoutReceivedQuantity',
  'withoutOrderedQuantity',
  'pending',
  'excluded',
  'withoutDate',
  'orders',
  'ordersOtif',
  'ordersPending',
  'ordersExcluded',
  'ordersUnknown',
] as const satisfies readonly (keyof OtifTally)[];

export function emptyOtifTally(): OtifTally {
  return {
    lines: 0,
    onTime: 0,
    quantified: 0,
    inFull: 0,
    otif: 0,
    unreceived: 0,
    withoutReceivedQuantity: 0,
    withoutOrderedQuantity: 0,
    pending: 0,
    excluded: 0,
    withoutDate: 0,
    orders: 0,
    ordersOtif: 0,
    ordersPending: 0,
    ordersExcluded: 0,
    ordersUnknown: 0,
    unitsDue: emptySum(),
    unitsInWindow: emptySum(),
  };
}

/** Adds one order and all its lines in place. */
export function addOrderVerdict(tally: OtifTally, verdict: OrderVerdict): void {
  addOrderCounts(tally, verdict);
  for (const line of verdict.lines) addLineVerdict(tally, line);
}

/** Adds what an order is as a whole, without its lines. */
export function addOrderCounts(tally: OtifTally, verdict: OrderVerdict): void {
  if (verdict.state === 'pending') tally.ordersPending += 1;
  else if (verdict.state === 'excluded') tally.ordersExcluded += 1;
  else if (verdict.otif === null) tally.ordersUnknown += 1;
  else {
    tally.orders += 1;
    if (verdict.otif) tally.ordersOtif += 1;
  }
}

/** Adds one line in place. */
export function addLineVerdict(tally: OtifTally, line: OrderVerdict['lines'][number]): void {
  if (line.state === 'pending') {
    tally.pending += 1;
    return;
  }
  if (line.state === 'excluded') {
    tally.excluded += 1;
    if (line.due === null && line.whyOnTime !== 'cancelled') tally.withoutDate += 1;
    return;
  }
  tally.lines += 1;
  if (line.onTime) tally.onTime += 1;
  if (line.inFull === null) {
    if (line.whyInFull === 'no-ordered-quantity') tally.withoutOrderedQuantity += 1;
    else tally.withoutReceivedQuantity += 1;
    return;
  }
  tally.quantified += 1;
  if (line.inFull) tally.inFull += 1;
  if (line.otif) tally.otif += 1;
  if (line.whyInFull === 'nothing-received') tally.unreceived += 1;
  if (line.quantity !== null && line.inWindow !== null) {
    addToSum(tally.unitsDue, line.quantity);
    addToSum(tally.unitsInWindow, Math.max(0, Math.min(line.inWindow, line.quantity)));
  }
}

/** The tally of both sets; counts are exact in any order of merging. */
export function mergeOtifTallies(a: OtifTally, b: OtifTally): OtifTally {
  const merged = {
    ...a,
    unitsDue: mergeSums(a.unitsDue, b.unitsDue),
    unitsInWindow: mergeSums(a.unitsInWindow, b.unitsInWindow),
  };
  for (const count of COUNTS) merged[count] = a[count] + b[count];
  return merged;
}

/** Share of received lines whose quantities must be known before in full and OTIF are given (as for scorecards, `kpi.md` 2.2). */
const MIN_QUANTITY_COVERAGE = 0.6;

/**
 * Whether in full and OTIF can be told. Lines on which nothing came are known misses even in a source without
 * quantities: taken alone they would show 0 %, so the share is taken over the lines that did arrive.
 */
export function quantitiesKnown(tally: OtifTally): true | 'no-received-quantity' | 'no-ordered-quantity' {
  const known = tally.quantified - tally.unreceived;
  const unknown = tally.withoutReceivedQuantity + tally.withoutOrderedQuantity;
  if (unknown === 0 || known / (known + unknown) >= MIN_QUANTITY_COVERAGE) return true;
  return tally.withoutOrderedQuantity > tally.withoutReceivedQuantity
    ? 'no-ordered-quantity'
    : 'no-received-quantity';
}

/** Units due and received in the window, as plain numbers. */
export function unitsOf(tally: OtifTally): { due: number; inWindow: number } {
  return { due: valueOfSum(tally.unitsDue), inWindow: valueOfSum(tally.unitsInWindow) };
}
