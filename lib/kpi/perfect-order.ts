import type { OrderLine } from '../domain/order.ts';
import { type KpiValue, type NoValue, shareOf } from './kpi-value.ts';
import type { LineVerdict } from './otif.ts';
import { COUNT, type Shape, shapeOf } from './tally-parts.ts';

const PERFECT_DEFINITION = 'perfect-order/1';

/** The four things that must be right (SCOR RL.1.1); `null` where the source does not say. */
export interface Components {
  inFull: boolean | null;
  onDate: boolean | null;
  documents: boolean | null;
  condition: boolean | null;
}

/** What is known of a line whose delivery is decided. A finding of quality is damage; without one nothing is said. */
export function componentsOf(line: OrderLine, delivery: LineVerdict): Components {
  const rejected = line.qualityEvents.some((event) => event.rejected > 0);
  return {
    inFull: delivery.inFull,
    onDate: delivery.onTime,
    documents: line.documentsCorrect ?? null,
    condition: rejected ? false : (line.undamaged ?? null),
  };
}

/** A line is perfect when all four are right. As long as one is not known it is neither: missing data is never a 1. */
export function isPerfect({ inFull, onDate, documents, condition }: Components): boolean | null {
  if (inFull === null || onDate === null || documents === null || condition === null) return null;
  return inFull && onDate && documents && condition;
}

/** Orders of which all lines are perfect; and each component by line, where it is known. */
export interface PerfectTally {
  orders: number;
  ordersPerfect: number;
  ordersPending: number;
  /** Orders with a component that is not known. */
  ordersUnknown: number;
  ordersExcluded: number;
  inFullKnown: number;
  inFull: number;
  onDateKnown: number;
  onDate: number;
  documentsKnown: number;
  documents: number;
  conditionKnown: number;
  condition: number;
}

export const PERFECT_SHAPE: Shape<PerfectTally> = shapeOf({
  orders: COUNT,
  ordersPerfect: COUNT,
  ordersPending: COUNT,
  ordersUnknown: COUNT,
  ordersExcluded: COUNT,
  inFullKnown: COUNT,
  inFull: COUNT,
  onDateKnown: COUNT,
  onDate: COUNT,
  documentsKnown: COUNT,
  documents: COUNT,
  conditionKnown: COUNT,
  condition: COUNT,
});

/** Adds the components of one decided line in place. */
export function addComponents(tally: PerfectTally, components: Components): void {
  const { inFull, onDate, documents, condition } = components;
  if (inFull !== null) tally.inFullKnown += 1;
  if (inFull) tally.inFull += 1;
  if (onDate !== null) tally.onDateKnown += 1;
  if (onDate) tally.onDate += 1;
  if (documents !== null) tally.documentsKnown += 1;
  if (documents) tally.documents += 1;
  if (condition !== null) tally.conditionKnown += 1;
  if (condition) tally.condition += 1;
}

/** Adds what an order is as a whole, in place: `right` when all its lines are perfect, `null` is not known. */
export function addPerfectOrder(
  tally: PerfectTally,
  state: LineVerdict['state'],
  right: boolean | null,
): void {
  if (state === 'pending') tally.ordersPending += 1;
  else if (state === 'excluded') tally.ordersExcluded += 1;
  else if (right === null) tally.ordersUnknown += 1;
  else {
    tally.orders += 1;
    if (right) tally.ordersPerfect += 1;
  }
}

export function perfectValue(tally: PerfectTally): KpiValue {
  return shareOf(
    {
      kpi: 'perfect-order',
      definition: PERFECT_DEFINITION,
      parts: {
        'in-full': { hits: tally.inFull, n: tally.inFullKnown },
        'on-date': { hits: tally.onDate, n: tally.onDateKnown },
        documents: { hits: tally.documents, n: tally.documentsKnown },
        condition: { hits: tally.condition, n: tally.conditionKnown },
      },
    },
    {
      hits: tally.ordersPerfect,
      n: tally.orders,
      pending: tally.ordersPending,
      excluded: tally.ordersExcluded + tally.ordersUnknown,
      missing: whyNone(tally),
    },
  );
}

function whyNone({ orders, ordersUnknown }: PerfectTally): NoValue | undefined {
  return orders === 0 && ordersUnknown > 0 ? 'not-recorded' : undefined;
}
