import { workingDayAfter, workingDaysAfter } from '../working-days.ts';

/** How long a partner has not been heard of, in working days, against its own gaps. */
export interface Silence {
  /** Day numbers: when it was last heard of, and the first day on which the gap was too long. */
  lastDay: number;
  foundDay: number;
  silentDays: number;
  gaps: number;
  medianGap: number;
  /** 99 of 100 of its gaps were no longer. */
  p99Gap: number;
  /** Longer than this is an alarm. */
  limit: number;
}

/** Fewer gaps say nothing of what is rare. */
const LEAST_GAPS = 20;
const TAIL = 0.9;
const RARE = 0.01;
const WORKING_DAYS_PER_MONTH = (365.25 / 12 / 7) * 5;
const NO_HOLIDAYS = new Set<number>();

/**
 * The silence rule: a gap longer than 99 of 100 of the partner's own gaps, and rarer than the allowed false alarms let
 * it be. Beyond the longest tenth, gaps are taken as exponential with the mean excess seen there, since no history is long
 * enough to have seen the rarest. `days` are the day numbers on which it was heard of; `null` with fewer than 20 gaps.
 */
export function silenceOf(days: readonly number[], today: number, allowance: number): Silence | null {
  const heard = [...new Set(days)].filter((day) => day <= today).sort((a, b) => a - b);
  const gaps = heard.slice(1).map((day, at) => workingDaysAfter(heard[at] as number, day, NO_HOLIDAYS));
  const lastDay = heard.at(-1);
  if (lastDay === undefined || gaps.length < LEAST_GAPS) return null;
  gaps.sort((a, b) => a - b);
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  const chance = Math.min(RARE, (allowance * mean) / WORKING_DAYS_PER_MONTH);
  const from = quantileOf(gaps, TAIL);
  const beyond = gaps.filter((gap) => gap > from);
  const excess = beyond.reduce((sum, gap) => sum + gap - from, 0) / Math.max(1, beyond.length);
  const p99Gap = quantileOf(gaps, 1 - RARE);
  // Half a day on top, since gaps are whole days.
  const extended = from + Math.max(excess, mean / 2) * Math.log((1 - TAIL) / chance) + 0.5;
  const limit = Math.ceil(Math.max(p99Gap, extended));
  return {
    lastDay,
    foundDay: workingDayAfter(lastDay, limit + 1, NO_HOLIDAYS),
    silentDays: workingDaysAfter(lastDay, today, NO_HOLIDAYS),
    gaps: gaps.length,
    medianGap: quantileOf(gaps, 0.5),
    p99Gap,
    limit,
  };
}

/** The smallest value that so large a share does not exceed. */
function quantileOf(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] as number;
}
