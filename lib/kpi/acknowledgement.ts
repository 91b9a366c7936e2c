import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Order } from '../domain/order.ts';
import { isCancelled } from './received.ts';
import { addWorkingDays, workingDaysBetween } from './working-days.ts';

export const ACKNOWLEDGEMENT_DEFINITION = 'acknowledgement/1';

export type AcknowledgementVerdict =
  | {
      state: 'decided';
      hit: boolean;
      acknowledgedOn: CalendarDate | null;
      deadline: CalendarDate;
      workingDays: number;
    }
  | { state: 'pending'; deadline: CalendarDate }
  | { state: 'excluded'; why: 'no-sent-date' | 'cancelled' };

/**
 * One order: acknowledged when its first line was, within `within` working days of being sent. It counts when that time
 * has passed, also when the answer came early. The source gives days, not hours.
 */
export function judgeAcknowledgement(
  order: Order,
  within: number,
  today: CalendarDate,
): AcknowledgementVerdict {
  const live = order.lines.filter((line) => !isCancelled(line));
  if (live.length === 0) return { state: 'excluded', why: 'cancelled' };
  const sentOn = earliest(live.map((line) => line.sentOn));
  if (sentOn === null) return { state: 'excluded', why: 'no-sent-date' };
  const deadline = addWorkingDays(sentOn, within);
  if (today <= deadline) return { state: 'pending', deadline };
  const acknowledgedOn = earliest(live.map((line) => line.confirmedOn));
  const workingDays = workingDaysBetween(sentOn, acknowledgedOn ?? today);
  return {
    state: 'decided',
    hit: acknowledgedOn !== null && acknowledgedOn <= deadline,
    acknowledgedOn,
    deadline,
    workingDays,
  };
}

function earliest(dates: (CalendarDate | undefined)[]): CalendarDate | null {
  let first: CalendarDate | null = null;
  for (const date of dates) if (date !== undefined && (first === null || date < first)) first = date;
  return first;
}

/** Counts for the rate; tallies merge by addition. */
export interface AcknowledgementTally {
  orders: number;
  inTime: number;
  /** Decided orders that were acknowledged at all: 0 everywhere means that the source does not record it. */
  acknowledged: number;
  pending: number;
  excluded: number;
}

export function emptyAcknowledgements(): AcknowledgementTally {
  return { orders: 0, inTime: 0, acknowledged: 0, pending: 0, excluded: 0 };
}

/** Adds one order in place. */
export function addAcknowledgement(tally: AcknowledgementTally, verdict: AcknowledgementVerdict): void {
  if (verdict.state === 'pending') tally.pending += 1;
  else if (verdict.state === 'excluded') tally.excluded += 1;
  else {
    tally.orders += 1;
    if (verdict.hit) tally.inTime += 1;
    if (verdict.acknowledgedOn !== null) tally.acknowledged += 1;
  }
}

export function mergeAcknowledgements(
  a: AcknowledgementTally,
  b: AcknowledgementTally,
): AcknowledgementTally {
  return {
    orders: a.orders + b.orders,
    inTime: a.inTime + b.inTime,
    acknowledged: a.acknowledged + b.acknowledged,
    pending: a.pending + b.pending,
    excluded: a.excluded + b.excluded,
  };
}
