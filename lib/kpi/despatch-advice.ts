import { type CalendarDate, dayNumber } from '../domain/calendar-date.ts';
import type { OrderLine, Shipment } from '../domain/order.ts';
import { emptyReason, type KpiValue, shareOf } from './kpi-value.ts';
import { QUANTITY_EPSILON } from './received.ts';
import { COUNT, type Shape, shapeOf } from './tally-parts.ts';

const ADVICE_DEFINITION = 'asn-quality/1';

export type AdviceVerdict =
  | {
      state: 'decided';
      shipment: Shipment;
      receivedOn: CalendarDate;
      timely: boolean;
      /** Whether it said what came; `null` where either quantity is not known. */
      correct: boolean | null;
      /** `null`: timely, but nobody knows whether it was correct. */
      good: boolean | null;
    }
  | { state: 'pending'; shipment: Shipment };

/**
 * The despatch advices (ASN) of one line, one verdict per shipment: timely when it came on the day of the goods receipt
 * or before (the source gives days), correct when its quantity is within `under` of what was received. A shipment that
 * nobody advised is not timely. It counts once its goods have come.
 */
export function judgeAdvices(line: OrderLine, under: number): AdviceVerdict[] {
  const arrivals = arrivalsOf(line);
  return line.shipments.map((shipment, index) => {
    const arrival = arrivals(shipment, index);
    if (arrival === null) return { state: 'pending', shipment };
    const { receivedOn, quantity } = arrival;
    const timely = shipment.advisedOn !== undefined && dayNumber(shipment.advisedOn) <= dayNumber(receivedOn);
    const correct =
      shipment.quantity === undefined || quantity === null
        ? null
        : Math.abs(shipment.quantity - quantity) <= under * Math.abs(quantity) + QUANTITY_EPSILON;
    const good = timely ? correct : false;
    return { state: 'decided', shipment, receivedOn, timely, correct, good };
  });
}

interface Arrival {
  receivedOn: CalendarDate;
  quantity: number | null;
}

/**
 * Which receipt belongs to a shipment: that of the same number; where receipts bear no such numbers, the one at the same
 * place by day where there are as many; of a single shipment, all of them together.
 */
function arrivalsOf({
  shipments,
  receipts,
}: OrderLine): (shipment: Shipment, index: number) => Arrival | null {
  const named = receipts.some(({ number }) => shipments.some((shipment) => shipment.number === number));
  const first = [...receipts].sort((a, b) => (a.receivedOn < b.receivedOn ? -1 : 1));
  return (shipment, index) => {
    const own = named
      ? first.filter(({ number }) => number === shipment.number)
      : shipments.length === 1
        ? first
        : shipments.length === receipts.length
          ? first.slice(rankOf(shipments, index), rankOf(shipments, index) + 1)
          : [];
    const [earliest] = own;
    if (earliest === undefined) return null;
    const known = own.every(({ quantity }) => quantity !== undefined);
    const sum = own.reduce((total, { quantity = 0 }) => total + quantity, 0);
    return { receivedOn: earliest.receivedOn, quantity: known ? sum : null };
  };
}

/** Place of a shipment among those of its line by day of despatch; those without a day keep their sequence. */
function rankOf(shipments: readonly Shipment[], index: number): number {
  const own = shipments[index]?.shippedOn ?? '';
  let rank = 0;
  for (let at = 0; at < shipments.length; at += 1) {
    const other = shipments[at]?.shippedOn ?? '';
    if (other < own || (other === own && at < index)) rank += 1;
  }
  return rank;
}

/** Shipments (by line) whose goods have come. */
export interface AdviceTally {
  shipments: number;
  good: number;
  timely: number;
  correctKnown: number;
  correct: number;
  pending: number;
  /** Timely, but nobody knows whether they were correct. */
  unknown: number;
  /** Of lines that an accepted dispute leaves out. */
  leftOut: number;
}

export const ADVICE_SHAPE: Shape<AdviceTally> = shapeOf({
  shipments: COUNT,
  good: COUNT,
  timely: COUNT,
  correctKnown: COUNT,
  correct: COUNT,
  pending: COUNT,
  unknown: COUNT,
  leftOut: COUNT,
});

/** Adds one shipment in place. */
export function addAdvice(tally: AdviceTally, verdict: AdviceVerdict): void {
  if (verdict.state === 'pending') {
    tally.pending += 1;
    return;
  }
  if (verdict.timely) tally.timely += 1;
  if (verdict.correct !== null) tally.correctKnown += 1;
  if (verdict.correct) tally.correct += 1;
  if (verdict.good === null) tally.unknown += 1;
  else tally.shipments += 1;
  if (verdict.good) tally.good += 1;
}

/** Share of shipments that were advised in time and correctly. `recorded`: whether any source tells of advices. */
export function adviceValue(tally: AdviceTally, recorded: boolean): KpiValue {
  const { shipments, good, pending, unknown } = tally;
  const excluded = unknown + tally.leftOut;
  const none = recorded
    ? shipments > 0
      ? undefined
      : emptyReason(pending, excluded)
    : ('not-recorded' as const);
  return shareOf(
    {
      kpi: 'asn-quality',
      definition: ADVICE_DEFINITION,
      parts: {
        timely: { hits: tally.timely, n: shipments + unknown },
        correct: { hits: tally.correct, n: tally.correctKnown },
      },
    },
    { hits: good, n: shipments, pending, excluded, missing: none },
  );
}
