import type { Alarm, Charted, ChartPoint } from './chart.ts';
import { LAG, PER_YEAR, type Rhythm } from './periods.ts';

/** A figure over a stretch of time: `total` as in {@link ChartPoint}. */
export interface Level {
  n: number;
  total: number;
}

/** A worsening, told once however often the chart alarms while it lasts. */
export interface Change {
  /** Periods: the one at whose end it was found, and the one with which it began, by estimate. */
  found: number;
  onset: number;
  /** All that was seen before the onset, and since. */
  before: Level;
  after: Level;
  /** Alarms of the chart that tell of it. */
  alarms: number;
  /** The last quarter was nearer to what was before. */
  eased: boolean;
}

/** Fewer cases do not tell whether a figure has come back. */
const LEAST_CASES = 5;

/**
 * The changes that a chart's alarms tell of, oldest first. An alarm belongs to the change before it unless the figure came
 * back in between: at least five cases, nearer to what was before than to what came since. A change that still lasts after
 * a year is told again.
 */
export function changesOf({ points, alarms }: Charted, rhythm: Rhythm): Change[] {
  const told: { first: Alarm; last: Alarm; alarms: number }[] = [];
  for (const alarm of alarms) {
    const open = told.at(-1);
    if (open && continues(points, open, alarm, rhythm)) {
      open.last = alarm;
      open.alarms += 1;
    } else told.push({ first: alarm, last: alarm, alarms: 1 });
  }
  return told.map(({ first: { at, onset }, alarms: count }) => {
    const before = levelOf(points.slice(0, onset));
    const after = levelOf(points.slice(onset));
    const lastQuarter = points.slice(Math.max(at + 1, points.length - LAG[rhythm]));
    return {
      found: (points[at] as ChartPoint).period,
      onset: (points[onset] as ChartPoint).period,
      before,
      after,
      alarms: count,
      eased: cameBack(levelOf(lastQuarter), before, levelOf(points.slice(onset, at + 1))),
    };
  });
}

function continues(
  points: readonly ChartPoint[],
  { first, last }: { first: Alarm; last: Alarm },
  alarm: Alarm,
  rhythm: Rhythm,
): boolean {
  const age = (points[alarm.at] as ChartPoint).period - (points[first.at] as ChartPoint).period;
  if (age > PER_YEAR[rhythm]) return false;
  const between = levelOf(points.slice(last.at + 1, alarm.onset));
  return !cameBack(
    between,
    levelOf(points.slice(0, first.onset)),
    levelOf(points.slice(first.onset, last.at + 1)),
  );
}

function cameBack(now: Level, before: Level, since: Level): boolean {
  if (now.n < LEAST_CASES || before.n === 0) return false;
  return meanOf(now) < (meanOf(before) + meanOf(since)) / 2;
}

export function meanOf({ n, total }: Level): number {
  return total / n;
}

function levelOf(points: readonly ChartPoint[]): Level {
  return points.reduce((sum, { n, total }) => ({ n: sum.n + n, total: sum.total + total }), {
    n: 0,
    total: 0,
  });
}
