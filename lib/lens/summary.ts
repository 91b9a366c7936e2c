import type { PaintState } from '../domain/mention.ts';
import type { Order } from '../domain/order.ts';
import type { Basis } from '../kpi/otif.ts';
import { type LensContext, rulesFor } from './context.ts';
import { addOtif, emptyMeasures, type Measures } from './measures.ts';
import { lineStatus, severityOf } from './status.ts';

/** What one partner looks like in one row. */
export interface Summary {
  orders: number;
  lines: number;
  openLines: number;
  lateLines: number;
  /** The worst state of an open line; done when there are lines and none is open, unknown without lines. */
  state: PaintState;
  measures: Measures;
}

const GRADED: readonly Basis[] = ['first-promised'];

export function emptySummary(): Summary {
  return {
    orders: 0,
    lines: 0,
    openLines: 0,
    lateLines: 0,
    state: 'unknown',
    measures: emptyMeasures(GRADED),
  };
}

/** The state of each line of an order, in its sequence; the order must be the one seen today. */
export function statesOf(order: Order, context: LensContext): PaintState[] {
  return order.lines.map((line) => lineStatus(line, order, context.now, rulesFor(line, context)).state);
}

/** Adds an order that the partner delivers, in place, with the states of its lines. Only purchases are scored. */
export function addDelivered(
  summary: Summary,
  order: Order,
  states: PaintState[],
  context: LensContext,
): void {
  summary.orders += 1;
  for (const state of states) countLine(summary, state);
  if (order.kind === 'purchase') addOtif(summary.measures, order, context);
}

/** Adds an order of which lines serve this customer, in place, with the states of its lines. */
export function addServed(summary: Summary, order: Order, states: PaintState[], customerId: string): void {
  summary.orders += 1;
  order.lines.forEach((line, index) => {
    const state = states[index];
    if (state !== undefined && line.pegs.some((peg) => peg.customerId === customerId))
      countLine(summary, state);
  });
}

function countLine(summary: Summary, state: PaintState): void {
  if (summary.lines === 0 || severityOf(state) < severityOf(summary.state)) summary.state = state;
  summary.lines += 1;
  if (state === 'done') return;
  summary.openLines += 1;
  if (state === 'late') summary.lateLines += 1;
}
