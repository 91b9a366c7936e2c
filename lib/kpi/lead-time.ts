import { DAY_GRID, type Durations, histogramOf } from './durations.ts';
import { countOf, kaplanMeier, longestDuration, survivalQuantile } from './kaplan-meier.ts';
import type { KpiValue } from './kpi-value.ts';
import { type LineDays, NO_DAY } from './line-days.ts';
import { addToWelford, deviationOf, emptyWelford } from './stats/welford.ts';
import { COUNT, type Shape, shapeOf, timesOn } from './tally-parts.ts';

const LEAD_TIME_DEFINITION = 'lead-time/1';
const VARIATION_DEFINITION = 'lead-time-variation/1';
/** Fewer completed lines say nothing about a spread (`kpi.md` 1.2). */
const LEAST_FOR_SPREAD = 5;

/** One line's lead time: days from sent to complete, or the days so far for an open line. */
export type LeadTimeVerdict =
  | { state: 'completed'; days: number }
  | { state: 'open'; days: number }
  | {
      state: 'excluded';
      why: 'no-sent-date' | 'cancelled' | 'closed' | 'dispute-accepted' | 'received-before-sent';
    };

/** A line that came before it was sent has a wrong date somewhere; it is left out and counted. */
export function leadTimeOf({ line, cancelled, closed, sent, completed, today }: LineDays): LeadTimeVerdict {
  if (cancelled) return { state: 'excluded', why: 'cancelled' };
  if (closed) return { state: 'excluded', why: 'closed' };
  if (line.leftOut) return { state: 'excluded', why: 'dispute-accepted' };
  if (sent === NO_DAY) return { state: 'excluded', why: 'no-sent-date' };
  if (completed === NO_DAY) return { state: 'open', days: Math.max(0, today - sent) };
  if (completed < sent) return { state: 'excluded', why: 'received-before-sent' };
  return { state: 'completed', days: completed - sent };
}

export interface LeadTimeTally {
  times: Durations;
  excluded: number;
  /** Lines left out because they do not say when they were sent (part of `excluded`). */
  withoutDate: number;
}

export const LEAD_TIME_SHAPE: Shape<LeadTimeTally> = shapeOf({
  times: timesOn(DAY_GRID),
  excluded: COUNT,
  withoutDate: COUNT,
});

/** Median (open lines count by Kaplan and Meier), and s over mean of the completed lines. */
export function leadTimeValues(tally: LeadTimeTally): KpiValue[] {
  const histogram = histogramOf(tally.times, DAY_GRID);
  const completed = countOf(histogram.ended);
  const open = countOf(histogram.censored);
  const rest = { n: completed, pending: open, excluded: tally.excluded, lowerIsBetter: true };
  const steps = kaplanMeier(histogram);
  const [p10, median, p90] = [0.1, 0.5, 0.9].map((q) => survivalQuantile(steps, q)) as (number | null)[];
  const beyond = median === null ? longestDuration(histogram) : null;
  const time: KpiValue = {
    kpi: 'lead-time',
    definition: LEAD_TIME_DEFINITION,
    unit: 'days',
    value: median ?? null,
    ...rest,
  };
  if (median === null) {
    time.missing = beyond === null ? emptyLeadTime(tally) : 'still-open';
    if (beyond !== null) time.beyond = beyond;
  }
  if (p10 != null && p90 != null) time.interval = [p10, p90];
  return [time, variationValue(tally, histogram.ended, rest)];
}

function emptyLeadTime({ excluded, withoutDate }: LeadTimeTally) {
  if (withoutDate > 0) return 'no-sent-date';
  return excluded > 0 ? 'all-excluded' : 'no-records';
}

function variationValue(
  tally: LeadTimeTally,
  ended: Map<number, number>,
  rest: Pick<KpiValue, 'n' | 'pending' | 'excluded' | 'lowerIsBetter'>,
): KpiValue {
  const spread = emptyWelford();
  // Ascending, so that the sums do not depend on the sequence of the records.
  for (const [days, count] of [...ended].sort(([a], [b]) => a - b)) addToWelford(spread, days, count);
  const head = {
    kpi: 'lead-time-variation',
    definition: VARIATION_DEFINITION,
    unit: 'ratio',
    ...rest,
  } as const;
  const deviation = deviationOf(spread);
  if (spread.n === 0) return { ...head, value: null, missing: emptyLeadTime(tally) };
  if (spread.n < LEAST_FOR_SPREAD || deviation === null || spread.mean <= 0)
    return { ...head, value: null, missing: 'too-few-records' };
  return { ...head, value: deviation / spread.mean };
}
