import type { Exchange } from '../domain/activity.ts';
import type { Instant } from '../domain/calendar-date.ts';
import { addTime, type Durations, HOUR_GRID, histogramOf } from './durations.ts';
import { countOf, kaplanMeier, longestDuration, survivalAt, survivalQuantile } from './kaplan-meier.ts';
import type { KpiValue } from './kpi-value.ts';
import { COUNT, type Shape, shapeOf, timesOn } from './tally-parts.ts';
import { businessHours, type WorkingCalendar } from './working-calendar.ts';

const RESPONSIVENESS_DEFINITION = 'responsiveness/1';
const OUR_REPLY_DEFINITION = 'our-reply/1';

export type ReplyVerdict =
  | { state: 'answered' | 'open'; hours: number }
  | { state: 'excluded'; why: 'answered-before-asked' };

/**
 * One question: business hours of the side that had to answer, until its answer or, while there is none, until now. Null
 * when it had not been asked by then; an answer that comes later is not known yet. One that is only seen now and then was open
 * until it was last looked at (censored there: Kaplan-Meier takes both).
 */
export function judgeReply(
  { askedAt, answeredAt, lookedAt }: Exchange,
  calendar: WorkingCalendar,
  now: Instant,
): ReplyVerdict | null {
  if (askedAt > now) return null;
  if (answeredAt === undefined || answeredAt > now)
    return { state: 'open', hours: businessHours(calendar, askedAt, Math.min(now, lookedAt ?? now)) };
  if (answeredAt < askedAt) return { state: 'excluded', why: 'answered-before-asked' };
  return { state: 'answered', hours: businessHours(calendar, askedAt, answeredAt) };
}

export interface ReplyTally {
  times: Durations;
  excluded: number;
}

export const REPLY_SHAPE: Shape<ReplyTally> = shapeOf({ times: timesOn(HOUR_GRID), excluded: COUNT });

/** Adds one question in place. */
export function addReply(tally: ReplyTally, verdict: ReplyVerdict): void {
  if (verdict.state === 'excluded') tally.excluded += 1;
  else addTime(tally.times, HOUR_GRID, verdict.hours, verdict.state === 'answered');
}

/**
 * Median hours to answer by Kaplan and Meier, so that open questions count: a median of the answered ones would get better
 * when a supplier stops answering. `parts.in-time`: the estimated share that is answered within `within` hours, per 1.
 */
export function replyValue(
  kpi: 'responsiveness' | 'our-reply',
  { times, excluded }: ReplyTally,
  within: number,
): KpiValue {
  const histogram = histogramOf(times, HOUR_GRID);
  const steps = kaplanMeier(histogram);
  const answered = countOf(histogram.ended);
  const open = countOf(histogram.censored);
  const [p10 = null, median = null, p90 = null] = [0.1, 0.5, 0.9].map((q) => survivalQuantile(steps, q));
  const value: KpiValue = {
    kpi,
    definition: kpi === 'responsiveness' ? RESPONSIVENESS_DEFINITION : OUR_REPLY_DEFINITION,
    unit: 'hours',
    value: median,
    n: answered,
    pending: open,
    excluded,
    lowerIsBetter: true,
  };
  if (p10 !== null && p90 !== null) value.interval = [p10, p90];
  if (answered + open > 0) value.parts = { 'in-time': { hits: 1 - survivalAt(steps, within), n: 1 } };
  if (median !== null) return value;
  const beyond = longestDuration(histogram);
  if (beyond === null) return { ...value, missing: excluded > 0 ? 'all-excluded' : 'not-recorded' };
  return { ...value, missing: 'still-open', beyond };
}
