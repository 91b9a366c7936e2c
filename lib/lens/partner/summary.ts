import type { PaintState } from '../../domain/mention.ts';
import type { Order, OrderLine } from '../../domain/order.ts';
import type { Provenance } from '../../domain/provenance.ts';
import { addOrderToCells } from '../../kpi/cells/add-order.ts';
import type { CellBook } from '../../kpi/cells/cell-book.ts';
import { type LensContext, rulesFor } from '../context.ts';
import { lineStatus, severityOf } from '../status.ts';
import type { Figure } from '../views.ts';
import { bookFor } from './measures.ts';

/** What is counted of the orders that a partner delivers, or of the lines that serve it. */
export interface Counts {
  orders: number;
  lines: number;
  openLines: number;
  lateLines: number;
  /** The worst state of an open line; done when there are lines and none is open, unknown without lines. */
  state: PaintState;
  /** The newest record among them; null without any. */
  newest: Newest | null;
}

/** Where a record came from and when. */
type Newest = Pick<Provenance, 'sourceId' | 'fetchedAt'>;

/** The share by which a partner is judged at a glance. */
interface Headline {
  figure: Figure;
  onTimeOnly: boolean;
}

/** What one partner looks like in one row. */
export interface Summary extends Counts {
  headline: Headline;
}

/** A summary while orders go in. */
export interface Tally extends Counts {
  book: CellBook;
}

export function emptyCounts(): Counts {
  return { orders: 0, lines: 0, openLines: 0, lateLines: 0, state: 'unknown', newest: null };
}

export function emptyTally(partnerId: string, context: LensContext): Tally {
  return { ...emptyCounts(), book: bookFor(partnerId, context) };
}

/** The state of each line of an order, in its sequence; the order must be the one seen today. */
export function statesOf(order: Order, context: LensContext): PaintState[] {
  return order.lines.map((line) => lineStatus(line, order, context.now, rulesFor(line, context)).state);
}

/** Counts an order that the partner delivers, in place, with the states of its lines. */
export function countDelivered(counts: Counts, order: Order, states: PaintState[]): void {
  counts.orders += 1;
  order.lines.forEach((line, index) => {
    countLine(counts, line, states[index]);
  });
}

/** The same with what it means for the figures. Only purchases are scored. */
export function addDelivered(tally: Tally, order: Order, states: PaintState[]): void {
  countDelivered(tally, order, states);
  if (order.kind === 'purchase') addOrderToCells(tally.book, order);
}

/** Adds an order of which lines serve this customer, in place, with the states of its lines. */
export function addServed(counts: Counts, order: Order, states: PaintState[], customerId: string): void {
  counts.orders += 1;
  order.lines.forEach((line, index) => {
    if (line.pegs.some((peg) => peg.customerId === customerId)) countLine(counts, line, states[index]);
  });
}

/** Adds the counts of other orders, in place. */
export function addCounts(counts: Counts, more: Counts): void {
  if (more.lines > 0 && (counts.lines === 0 || severityOf(more.state) < severityOf(counts.state)))
    counts.state = more.state;
  counts.orders += more.orders;
  counts.lines += more.lines;
  counts.openLines += more.openLines;
  counts.lateLines += more.lateLines;
  counts.newest = newer(counts.newest, more.newest);
}

function countLine(counts: Counts, line: OrderLine, state: PaintState | undefined): void {
  if (state === undefined) return;
  if (counts.lines === 0 || severityOf(state) < severityOf(counts.state)) counts.state = state;
  counts.lines += 1;
  counts.newest = newer(counts.newest, line.provenance);
  if (state === 'done') return;
  counts.openLines += 1;
  if (state === 'late') counts.lateLines += 1;
}

function newer(a: Newest | null, b: Newest | null): Newest | null {
  if (a === null || b === null) return a ?? b;
  return b.fetchedAt > a.fetchedAt ? b : a;
}
