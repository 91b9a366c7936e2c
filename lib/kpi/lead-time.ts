import { type CalendarDate, daysBetween } from '../domain/calendar-date.ts';
import type { OrderLine } from '../domain/order.ts';
import {
  addDuration,
  countOf,
  type DurationHistogram,
  kaplanMeier,
  longestDuration,
  survivalQuantile,
} from './kaplan-meier.ts';
import { completedOn, isCancelled } from './received.ts';

export const LEAD_TIME_DEFINITION = 'lead-time/1';

/** One line's lead time: days from sent to complete, or the days so far for an open line. */
export type LeadTimeVerdict =
  | { state: 'completed'; days: number; completed: CalendarDate }
  | { state: 'open'; days: number }
  | { state: 'excluded'; why: 'no-sent-date' | 'cancelled' | 'received-before-sent' };

/** A line that came before it was sent has a wrong date somewhere; it is left out and counted. */
export function judgeLeadTime(line: OrderLine, under: number, today: CalendarDate): LeadTimeVerdict {
  if (isCancelled(line)) return { state: 'excluded', why: 'cancelled' };
  if (line.sentOn === undefined) return { state: 'excluded', why: 'no-sent-date' };
  const completed = completedOn(line, under);
  if (completed === null) return { state: 'open', days: Math.max(0, daysBetween(line.sentOn, today)) };
  const days = daysBetween(line.sentOn, completed);
  if (days < 0) return { state: 'excluded', why: 'received-before-sent' };
  return { state: 'completed', days, completed };
}

/** Adds a verdict to the histogram in place; excluded ones leave it as it is. */
export function addLeadTime(histogram: DurationHistogram, verdict: LeadTimeVerdict): void {
  if (verdict.state !== 'excluded') addDuration(histogram, verdict.days, verdict.state === 'completed');
}

export interface LeadTimeSummary {
  completed: number;
  open: number;
  /** Days; `null` where the estimate is not reached: then it is more than `longest`. */
  median: number | null;
  p10: number | null;
  p90: number | null;
  longest: number | null;
  /** Over completed lines; `null` without any. */
  mean: number | null;
  deviation: number | null;
  /** Deviation over mean; `null` for fewer than five completed lines. */
  variation: number | null;
}

/** Median and P90 by Kaplan and Meier, so that open lines count; mean, s and CV over the completed ones. */
export function summariseLeadTime(histogram: DurationHistogram): LeadTimeSummary {
  const completed = countOf(histogram.ended);
  const steps = kaplanMeier(histogram);
  let sum = 0;
  let squares = 0;
  for (const [days, count] of histogram.ended) {
    sum += days * count;
    squares += days * days * count;
  }
  const mean = completed === 0 ? null : sum / completed;
  // Whole days: both sums are exact integers, so the textbook formula loses nothing.
  const deviation =
    completed < 2 ? null : Math.sqrt((squares * completed - sum * sum) / (completed * (completed - 1)));
  return {
    completed,
    open: countOf(histogram.censored),
    median: survivalQuantile(steps, 0.5),
    p10: survivalQuantile(steps, 0.1),
    p90: survivalQuantile(steps, 0.9),
    longest: longestDuration(histogram),
    mean,
    deviation,
    variation: completed >= 5 && mean !== null && mean > 0 && deviation !== null ? deviation / mean : null,
  };
}
