import { addDays, type CalendarDate, daysBetween } from '../domain/calendar-date.ts';
import type { PaintState } from '../domain/mention.ts';
import type { Order, OrderLine } from '../domain/order.ts';
import type { Now } from '../domain/workspace.ts';
import { dueOn } from '../kpi/otif.ts';
import { completedOn, isCancelled, isClosedUndated, quantityDue, quantityReceived } from '../kpi/received.ts';
import { workingDaysBetween } from '../kpi/working-days.ts';
import type { SourceFacts } from './source-facts.ts';
import type { StatusReason } from './views.ts';

export interface LineStatus {
  state: PaintState;
  /** Worst first; never empty. */
  reasons: StatusReason[];
  /** Days late (negative: early or still to come); null without a promised date. */
  lateness: number | null;
}

/** What the rules below need to know beside the line. */
export interface StatusRules extends Pick<SourceFacts, 'acknowledgements' | 'despatch'> {
  under: number;
  dueSoonDays: number;
  acknowledgeWithin: number;
}

/** Rules without a policy; whether the source records answers and despatch is then judged by the order itself. */
function rulesOfOrder(order: Order): StatusRules {
  return {
    acknowledgements: order.lines.some((line) => line.confirmedOn !== undefined),
    despatch: order.lines.some((line) => line.shipments.some((shipment) => shipment.shippedOn !== undefined)),
    under: 0,
    dueSoonDays: 7,
    acknowledgeWithin: 3,
  };
}

/**
 * The state of a line on the day `now.today`; the order must be the one seen on that day (`visibleOrder`).
 * Done: received complete, or received where quantities are not known, or cancelled, or said to be over by its source. Late: open and the promise that
 * holds is past. At risk: open with a reason from {@link riskReasons}. Unknown: open without a promise or a risk.
 */
export function lineStatus(
  line: OrderLine,
  order: Order,
  now: Pick<Now, 'today'>,
  rules = rulesOfOrder(order),
): LineStatus {
  if (line.ordered !== undefined && line.ordered < 0) return returnStatus(line);
  if (isCancelled(line) && line.receipts.length === 0)
    return { state: 'done', reasons: [{ code: 'cancelled' }], lateness: null };
  const promised = dueOn(line, 'last-promised');
  const completed = completedOn(line, rules.under);
  if (completed !== null) return doneStatus(promised, completed);
  if (isClosedUndated(line, completed))
    return { state: 'done', reasons: [{ code: 'closed' }], lateness: null };
  const short = shortReason(line);
  const risks = riskReasons(line, promised, now.today, rules);
  const asked = afterRequested(line, promised);
  if (promised === null) {
    const reasons: StatusReason[] = [...short, ...risks, { code: 'no-promised-date' }];
    return { state: risks.length > 0 ? 'risk' : 'unknown', reasons, lateness: null };
  }
  const lateness = daysBetween(promised, now.today);
  if (lateness > 0)
    return {
      state: 'late',
      reasons: [{ code: 'overdue', days: lateness }, ...short, ...risks, ...asked],
      lateness,
    };
  if (risks.length > 0) return { state: 'risk', reasons: [...risks, ...short, ...asked], lateness };
  return {
    state: 'ok',
    reasons: [...short, ...asked, { code: 'on-track', daysLeft: daysBetween(now.today, promised) }],
    lateness,
  };
}

/** Goods that go back to the supplier: done once so much was taken off the stock; promises do not hold for it. */
function returnStatus(line: OrderLine): LineStatus {
  const back = quantityReceived(line);
  const done = line.receipts.length > 0 && (back === null || back <= (quantityDue(line) ?? 0));
  return { state: done ? 'done' : 'unknown', reasons: [{ code: 'return' }], lateness: null };
}

function doneStatus(promised: CalendarDate | null, completed: CalendarDate): LineStatus {
  if (promised === null) return { state: 'done', reasons: [{ code: 'no-promised-date' }], lateness: null };
  const lateness = daysBetween(promised, completed);
  const reason: StatusReason =
    lateness > 0 ? { code: 'received-late', days: lateness } : { code: 'received-on-time' };
  return { state: 'done', reasons: [reason], lateness };
}

function shortReason(line: OrderLine): StatusReason[] {
  const ordered = quantityDue(line);
  const received = quantityReceived(line);
  if (line.receipts.length === 0 || ordered === null || received === null) return [];
  return [{ code: 'received-short', received, ordered }];
}

/** Promised after the day we asked for: a fact to mention, since the supplier may keep that promise; by itself no risk. */
function afterRequested(line: OrderLine, promised: CalendarDate | null): StatusReason[] {
  if (promised === null || line.requestedOn === undefined || promised <= line.requestedOn) return [];
  return [{ code: 'promised-after-requested', days: daysBetween(line.requestedOn, promised) }];
}

/**
 * Why an open line may fail, by plain rules: promised after the customer needs it; due soon and nothing shipped (where
 * the source records despatch); moved later since the first promise; not acknowledged in time (where it records
 * acknowledgements).
 */
function riskReasons(
  line: OrderLine,
  promised: CalendarDate | null,
  today: CalendarDate,
  rules: StatusRules,
): StatusReason[] {
  const reasons: StatusReason[] = [];
  if (promised !== null) {
    const needed = earliestNeed(line);
    if (needed !== null && promised > needed)
      reasons.push({ code: 'promised-after-needed', days: daysBetween(needed, promised) });
    const soon = promised >= today && promised <= addDays(today, rules.dueSoonDays);
    if (rules.despatch && soon && line.shipments.length === 0 && line.receipts.length === 0) {
      reasons.push({ code: 'due-soon-not-shipped', days: daysBetween(today, promised) });
    }
    if (line.firstPromisedOn !== undefined && promised > line.firstPromisedOn) {
      reasons.push({ code: 'moved-later', days: daysBetween(line.firstPromisedOn, promised) });
    }
  }
  const silence = rules.acknowledgements ? unanswered(line, today) : 0;
  if (silence > rules.acknowledgeWithin) reasons.push({ code: 'not-acknowledged', days: silence });
  return reasons;
}

/** Working days since the line was sent without an answer; goods that moved are an answer too. */
function unanswered(line: OrderLine, today: CalendarDate): number {
  if (line.sentOn === undefined || line.confirmedOn !== undefined) return 0;
  if (line.shipments.length > 0 || line.receipts.length > 0) return 0;
  return workingDaysBetween(line.sentOn, today);
}

function earliestNeed(line: OrderLine): CalendarDate | null {
  let first: CalendarDate | null = null;
  for (const peg of line.pegs)
    if (peg.neededOn !== undefined && (first === null || peg.neededOn < first)) first = peg.neededOn;
  return first;
}

/** Worst first: the order in which states are listed, and in which one state stands for several. */
const SEVERITY: readonly PaintState[] = ['late', 'differs', 'risk', 'unknown', 'ok', 'done'];

export function severityOf(state: PaintState): number {
  return SEVERITY.indexOf(state);
}

/** The worst of several states; unknown for none. */
export function worstState(states: Iterable<PaintState>): PaintState {
  let worst: PaintState | null = null;
  for (const state of states) if (worst === null || severityOf(state) < severityOf(worst)) worst = state;
  return worst ?? 'unknown';
}
