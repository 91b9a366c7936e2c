import type { KpiId } from '../domain/kpi-id.ts';
import { emptyReason, type KpiValue, type NoValue, shareOf } from './kpi-value.ts';
import { type Basis, type LineVerdict, type OrderVerdict, OTIF_DEFINITION } from './otif.ts';
import { addToSum, emptySum, type Sum, valueOfSum } from './sum.ts';
import { COUNT, type Shape, SUM, shapeOf } from './tally-parts.ts';

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

export const OTIF_SHAPE: Shape<OtifTally> = shapeOf({
  lines: COUNT,
  onTime: COUNT,
  quantified: COUNT,
  inFull: COUNT,
  otif: COUNT,
  unreceived: COUNT,
  withoutReceivedQuantity: COUNT,
  withoutOrderedQuantity: COUNT,
  pending: COUNT,
  excluded: COUNT,
  withoutDate: COUNT,
  orders: COUNT,
  ordersOtif: COUNT,
  ordersPending: COUNT,
  ordersExcluded: COUNT,
  ordersUnknown: COUNT,
  unitsDue: SUM,
  unitsInWindow: SUM,
});

/** Written out: cells are made by the thousand, and a literal is ten times faster than a loop over the shape. */
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

/** Adds what an order is as a whole, without its lines. */
export function addOrderCounts(tally: OtifTally, verdict: OrderVerdict): void {
  if (verdict.state === 'pending') tally.ordersPending += 1;
  else if (verdict.state === 'excluded') tally.ordersExcluded += 1;
  else if (verdict.right === null) tally.ordersUnknown += 1;
  else {
    tally.orders += 1;
    if (verdict.right) tally.ordersOtif += 1;
  }
}

/** Adds one line in place. */
export function addLineVerdict(tally: OtifTally, line: LineVerdict): void {
  if (line.state === 'pending') {
    tally.pending += 1;
    return;
  }
  if (line.state === 'excluded') {
    tally.excluded += 1;
    if (line.due === null && line.whyOnTime !== 'cancelled' && line.whyOnTime !== 'closed')
      tally.withoutDate += 1;
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

/** Share of received lines whose quantities must be known before in full and OTIF are given (as for scorecards, `kpi.md` 2.2). */
const MIN_QUANTITY_COVERAGE = 0.6;

/**
 * Whether in full and OTIF can be told. Lines on which nothing came are known misses even in a source without
 * quantities: taken alone they would show 0 %, so the share is taken over the lines that did arrive.
 */
function quantitiesKnown(tally: OtifTally): true | 'no-received-quantity' | 'no-ordered-quantity' {
  const known = tally.quantified - tally.unreceived;
  const unknown = tally.withoutReceivedQuantity + tally.withoutOrderedQuantity;
  if (unknown === 0 || known / (known + unknown) >= MIN_QUANTITY_COVERAGE) return true;
  return tally.withoutOrderedQuantity > tally.withoutReceivedQuantity
    ? 'no-ordered-quantity'
    : 'no-received-quantity';
}

/** The five figures of a basis: on time, in full, both, both by order, and by unit. */
export function otifValues(tally: OtifTally, basis: Basis): KpiValue[] {
  const head = (kpi: KpiId) => ({ kpi, basis, definition: OTIF_DEFINITION });
  const known = quantitiesKnown(tally);
  const missing = known === true ? undefined : known;
  const { pending } = tally;
  const none = (n: number) => missing ?? (n > 0 ? undefined : nothingDue(tally, basis));
  const excluded = tally.excluded + tally.lines - tally.quantified;
  const lines = (hits: number) => ({
    hits,
    n: tally.quantified,
    pending,
    excluded,
    missing: none(tally.quantified),
  });
  return [
    shareOf(head('otif'), lines(tally.otif)),
    shareOf(head('on-time'), {
      hits: tally.onTime,
      n: tally.lines,
      pending,
      excluded: tally.excluded,
      missing: tally.lines > 0 ? undefined : nothingDue(tally, basis),
    }),
    shareOf(head('in-full'), lines(tally.inFull)),
    shareOf(head('otif-orders'), {
      hits: tally.ordersOtif,
      n: tally.orders,
      pending: tally.ordersPending,
      excluded: tally.ordersExcluded + tally.ordersUnknown,
      missing: none(tally.orders),
    }),
    byUnits(head('otif-units'), tally, { pending, excluded, missing: none }),
  ];
}

/** Units of one line come or fail together: they are no independent counts, so no interval is given. */
function byUnits(
  head: { kpi: KpiId; basis: Basis; definition: string },
  tally: OtifTally,
  {
    pending,
    excluded,
    missing,
  }: { pending: number; excluded: number; missing: (n: number) => NoValue | undefined },
): KpiValue {
  const due = valueOfSum(tally.unitsDue);
  const none = missing(due);
  const rest = { ...head, unit: 'ratio', pending, excluded, lowerIsBetter: false } as const;
  if (none !== undefined) return { ...rest, value: null, missing: none, n: 0 };
  const hits = valueOfSum(tally.unitsInWindow);
  return { ...rest, value: hits / due, n: due, hits, records: tally.quantified };
}

/** Nothing matured: because no line has the date, or because none is due yet. */
function nothingDue(tally: OtifTally, basis: Basis): NoValue {
  if (tally.withoutDate > 0 && tally.pending === 0)
    return basis === 'requested' ? 'no-requested-date' : 'no-promised-date';
  return emptyReason(tally.pending, tally.excluded);
}
