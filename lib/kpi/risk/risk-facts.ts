import { type CalendarDate, dayNumber } from '../../domain/calendar-date.ts';
import type { Order, OrderLine } from '../../domain/order.ts';
import { dueOn } from '../otif.ts';
import { quantityDue } from '../received.ts';
import { workingDaysBetween } from '../working-days.ts';

/** Id and version of the definition: what counts as late, what is asked of a line, and how the model is made. */
export const LATE_RISK_DEFINITION = 'late-risk/2';

/** What was agreed or set: days late that still count as on time, share short that counts as complete, days to answer. */
export interface RiskRules {
  late: number;
  under: number;
  acknowledgeWithin: number;
}

/**
 * What is known of a line on some day before it comes, in few whole numbers, so that equal lines fall into one cell. 0 stands for
 * "not known" or "nothing" where not said otherwise. Never what only the delivery itself tells.
 */
export interface RiskFacts {
  /** Where the goods go: with the supplier, the lane. Empty where no source says. */
  lane: string;
  mode: string;
  group: string;
  /** Quarters of a power of ten of the ordered quantity, plus one. */
  quantity: number;
  /** Quarters of a power of two of the number of lines of this order that are due in the same month. */
  orderLines: number;
  /** Quarters of a power of two of the days between sending and due date, plus one. */
  lead: number;
  /** 1 not answered, 2 answered in time, 3 answered late. */
  answer: 0 | 1 | 2 | 3;
  /** Halves of a power of two of the days by which the supplier moved it later. */
  pushed: number;
  /** The same of the days between the requested and the promised date. */
  afterRequested: number;
  /** 1 when goods are under way. */
  shipped: 0 | 1;
}

/** The day a line is due, as a number: the promise that holds; null without one. */
export function riskDue(line: OrderLine): number | null {
  const due = dueOn(line, 'last-promised');
  return due === null ? null : dayNumber(due);
}

/** The numbers behind the facts, as they are said in words. Null is "not known". */
export interface RiskNumbers {
  quantity: number | null;
  orderLines: number;
  leadDays: number | null;
  pushedDays: number;
  afterRequestedDays: number;
}

/** What is known of a line at the end of `asOf`; `peers` is how many lines of its order are due in its month. */
export function riskNumbers(line: OrderLine, peers: number, asOf: CalendarDate): RiskNumbers {
  const due = dueOn(line, 'last-promised');
  const quantity = quantityDue(line);
  const sent = sentBy(line, asOf);
  return {
    quantity: quantity === null || quantity < 0 ? null : quantity,
    orderLines: Math.max(1, peers),
    leadDays: sent && due && due >= sent ? daysFrom(sent, due) : null,
    pushedDays: pushedDays(line, asOf),
    afterRequestedDays: afterRequestedDays(line, due, asOf),
  };
}

/** The same in few whole numbers, with what has no number. */
export function riskFacts(
  line: OrderLine,
  order: Order,
  peers: number,
  asOf: CalendarDate,
  rules: RiskRules,
): RiskFacts {
  const { quantity, orderLines, leadDays, pushedDays, afterRequestedDays } = riskNumbers(line, peers, asOf);
  const sent = sentBy(line, asOf);
  return {
    lane: laneOf(line, order),
    mode: line.mode ?? '',
    group: line.item.group ?? '',
    quantity: quantity === null ? 0 : 1 + Math.round(4 * Math.log10(1 + quantity)),
    orderLines: Math.round(4 * Math.log2(orderLines)),
    lead: leadDays === null ? 0 : 1 + Math.round(4 * Math.log2(1 + leadDays)),
    answer: sent ? answerOf(line, sent, asOf, rules) : 0,
    pushed: steps(pushedDays),
    afterRequested: steps(afterRequestedDays),
    shipped: isShipped(line, asOf) ? 1 : 0,
  };
}

/** Where a line goes, which with the supplier makes its lane; empty where no source says. */
export function laneOf(line: OrderLine, order: Order): string {
  return line.shipTo ?? order.plant ?? '';
}

function sentBy(line: OrderLine, asOf: CalendarDate): CalendarDate | undefined {
  return line.sentOn !== undefined && line.sentOn <= asOf ? line.sentOn : undefined;
}

/** How many lines of an order are due in the month of each of its lines. */
export function peersByMonth(order: Order): Map<string, number> {
  const peers = new Map<string, number>();
  for (const line of order.lines) {
    const month = dueOn(line, 'last-promised')?.slice(0, 7);
    if (month !== undefined) peers.set(month, (peers.get(month) ?? 0) + 1);
  }
  return peers;
}

function steps(days: number): number {
  return days > 0 ? Math.round(2 * Math.log2(1 + days)) : 0;
}

function daysFrom(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from);
}

function answerOf(line: OrderLine, sent: CalendarDate, asOf: CalendarDate, rules: RiskRules): 1 | 2 | 3 {
  if (line.confirmedOn === undefined || line.confirmedOn > asOf) return 1;
  return workingDaysBetween(sent, line.confirmedOn) > rules.acknowledgeWithin ? 3 : 2;
}

/** Only moves with a day of their own: of others it is not known when they became known. */
function pushedDays(line: OrderLine, asOf: CalendarDate): number {
  let days = 0;
  for (const change of line.changes ?? [])
    if (change.field === 'date' && change.by === 'supplier' && change.changedOn <= asOf)
      days += change.days ?? 0;
  return days;
}

function afterRequestedDays(line: OrderLine, due: CalendarDate | null, asOf: CalendarDate): number {
  const first = line.firstPromisedOn ?? due;
  if (line.requestedOn === undefined || first === null) return 0;
  if (line.confirmedOn !== undefined && line.confirmedOn > asOf) return 0;
  return daysFrom(line.requestedOn, first);
}

function isShipped(line: OrderLine, asOf: CalendarDate): boolean {
  return line.shipments.some(({ shippedOn, advisedOn }) => {
    const day = shippedOn ?? advisedOn;
    return day !== undefined && day <= asOf;
  });
}
