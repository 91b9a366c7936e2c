import type { SurvivalStep } from '../kaplan-meier.ts';
import { openShare } from './delays.ts';

/** However silent a supplier is, no more than this is concluded from lines of the past that had come by now. */
const LEAST_LEFT = 0.02;

/**
 * The probability of coming late, given that the line is still open on the morning `daysToDue` days before its due date: by
 * Bayes' rule with the share of the punctual ones that had not come by then. For p = S(late) it is S(late) / S(-days - 1),
 * the rule without a model (`kpi.md` 4.3). `late` is the tolerance in days. `left` is that share of the punctual ones.
 */
export function stillOpen(
  p: number,
  daysToDue: number,
  steps: readonly SurvivalStep[],
  late: number,
): { p: number; left: number } {
  const missed = openShare(steps, late);
  if (missed >= 1 || p <= 0) return { p, left: 1 };
  const came = (openShare(steps, -daysToDue - 1) - missed) / (1 - missed);
  const left = Math.max(LEAST_LEFT, Math.min(1, came));
  return { p: p / (p + (1 - p) * left), left };
}

/** Days from the due date; `high` is null where fewer than nine in ten lines of the past had come at all. */
export interface Arrival {
  low: number;
  middle: number;
  high: number | null;
}

const SHARES = [0.1, 0.5, 0.9] as const;

/**
 * When an open line is likely to come, as days from its due date: the tenth, the half and nine tenths of the lines of the
 * past, weighed so that a share `p` of them is late. `from` is today, as days from the due date. Null where the past does
 * not reach that far, or half of such lines never came.
 */
export function arrivalOf(
  p: number,
  from: number,
  steps: readonly SurvivalStep[],
  late: number,
): Arrival | null {
  const weigh = weighing(p, from, steps, late);
  if (weigh === null) return null;
  const reached: number[] = [];
  const next = (days: number, open: number) => {
    while (
      reached.length < SHARES.length &&
      weigh(days, open) <= 1 - (SHARES[reached.length] as number) + 1e-12
    )
      reached.push(days);
  };
  next(from, openShare(steps, from));
  for (const step of steps) if (step.time > from) next(step.time, step.survival);
  const [low, middle, high = null] = reached;
  return low === undefined || middle === undefined ? null : { low, middle, high };
}

/** How the share still open on a day is weighed; null where no line of the past was open as long. */
function weighing(
  p: number,
  from: number,
  steps: readonly SurvivalStep[],
  late: number,
): ((days: number, open: number) => number) | null {
  const atStart = openShare(steps, from - 1);
  if (atStart <= 0) return null;
  const missed = openShare(steps, late);
  const punctual = atStart - missed;
  if (from > late || missed <= 0 || punctual <= 0) return (_, open) => open / atStart;
  return (days, open) => (days >= late ? (p * open) / missed : p + ((1 - p) * (open - missed)) / punctual);
}
