import { type CalendarDate, dayNumber } from '../domain/calendar-date.ts';
import type { Order } from '../domain/order.ts';
import { emptyReason, type KpiValue, type NoValue, shareOf } from './kpi-value.ts';
import { isCancelled } from './received.ts';
import { COUNT, type Shape, shapeOf } from './tally-parts.ts';
import { type Holidays, workingDayAfter } from './working-days.ts';

const ACKNOWLEDGEMENT_DEFINITION = 'acknowledgement/1';

export type AcknowledgementVerdict =
  | {
      state: 'decided';
      hit: boolean;
      sentOn: CalendarDate;
      acknowledgedOn: CalendarDate | null;
      /** The last day that was in time, as a day number. */
      deadline: number;
    }
  | { state: 'pending'; deadline: number; sentOn: CalendarDate }
  | { state: 'excluded'; why: 'no-sent-date' | 'cancelled' | 'dispute-accepted' };

/**
 * One order: acknowledged when its first line was, within `within` working days of being sent. It counts when that time
 * has passed, also when the answer came early. The source gives days, not hours. A refusal is an acknowledgement too.
 * Lines that are left out by an accepted dispute are no part of the order.
 */
export function judgeAcknowledgement(
  order: Order,
  within: number,
  today: number,
  holidays: Holidays,
): AcknowledgementVerdict {
  let live = false;
  let leftOut = false;
  let sentOn: CalendarDate | null = null;
  let acknowledgedOn: CalendarDate | null = null;
  for (const line of order.lines) {
    if (isCancelled(line)) continue;
    if (line.leftOut) {
      leftOut = true;
      continue;
    }
    live = true;
    sentOn = earlier(sentOn, line.sentOn);
    acknowledgedOn = earlier(acknowledgedOn, line.confirmedOn);
  }
  if (!live) return { state: 'excluded', why: leftOut ? 'dispute-accepted' : 'cancelled' };
  if (sentOn === null) return { state: 'excluded', why: 'no-sent-date' };
  const deadline = workingDayAfter(dayNumber(sentOn), within, holidays);
  if (today <= deadline) return { state: 'pending', deadline, sentOn };
  const hit = acknowledgedOn !== null && dayNumber(acknowledgedOn) <= deadline;
  return { state: 'decided', hit, sentOn, acknowledgedOn, deadline };
}

function earlier(known: CalendarDate | null, date: CalendarDate | undefined): CalendarDate | null {
  return date !== undefined && (known === null || date < known) ? date : known;
}

/** Counts for the rate. */
export interface AcknowledgementTally {
  orders: number;
  inTime: number;
  pending: number;
  excluded: number;
  /** Orders left out because no line says when it was sent (part of `excluded`). */
  withoutDate: number;
}

export const ACKNOWLEDGEMENT_SHAPE: Shape<AcknowledgementTally> = shapeOf({
  orders: COUNT,
  inTime: COUNT,
  pending: COUNT,
  excluded: COUNT,
  withoutDate: COUNT,
});

/** Adds one order in place. */
export function addAcknowledgement(tally: AcknowledgementTally, verdict: AcknowledgementVerdict): void {
  if (verdict.state === 'pending') tally.pending += 1;
  else if (verdict.state === 'excluded') {
    tally.excluded += 1;
    if (verdict.why === 'no-sent-date') tally.withoutDate += 1;
  } else {
    tally.orders += 1;
    if (verdict.hit) tally.inTime += 1;
  }
}

/** `recorded`: whether any source tells of acknowledgements at all; else nothing is said of the supplier. */
export function acknowledgementValue(tally: AcknowledgementTally, recorded: boolean): KpiValue {
  const { orders, inTime, pending, excluded } = tally;
  return shareOf(
    { kpi: 'acknowledgement', definition: ACKNOWLEDGEMENT_DEFINITION },
    { hits: inTime, n: orders, pending, excluded, missing: recorded ? whyNone(tally) : 'not-recorded' },
  );
}

function whyNone({ orders, pending, excluded, withoutDate }: AcknowledgementTally): NoValue | undefined {
  if (orders > 0) return undefined;
  return pending === 0 && withoutDate > 0 ? 'no-sent-date' : emptyReason(pending, excluded);
}
