/** What a plot draws: lines over periods, oldest first. `null` is a gap, never zero. */
export interface PlotShape {
  /** First day of each period. */
  days: readonly string[];
  lines: readonly PlotLine[];
  /** Intervals behind the values of a line. */
  whiskers?: readonly (readonly [low: number, high: number] | null)[];
  /** Where the periods lie that stand out: a triangle each, at the height of `of`. */
  alarms?: { of: PlotLine; at: readonly number[] };
  /** Upright lines with a word on top: from here on something else was agreed. */
  marks?: readonly { at: number; label: string }[];
  range: [low: number, high: number];
  format: (value: number) => string;
}

export type LineKind = 'value' | 'target' | 'floor' | 'limit' | 'all' | 'hits';

export interface PlotLine {
  kind: LineKind;
  values: readonly (number | null)[];
}

const DAY_MS = 86_400_000;

/** Seconds since the epoch of a day's begin in UTC, as the plot library counts. */
export function secondsOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 1000;
}

/** The day of such seconds. */
export function dayOfSeconds(seconds: number): string {
  return new Date(Math.round((seconds * 1000) / DAY_MS) * DAY_MS).toISOString().slice(0, 10);
}

/** A scale that holds all values with some air; `atLeast` is on it whatever they are, `most` its end where there is one. */
export function rangeOf(
  values: readonly (number | null | undefined)[],
  atLeast: readonly number[],
  most = Number.POSITIVE_INFINITY,
): [low: number, high: number] {
  const known = [...values, ...atLeast].filter((value): value is number => typeof value === 'number');
  if (known.length === 0) return [0, 1];
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const air = (high - low || Math.abs(high) || 1) * 0.08;
  return [low >= 0 && low - air < 0 ? 0 : low - air, Math.min(most, high + air)];
}

/** A limit holds until the next one. */
export function held(limits: readonly (number | null)[]): (number | null)[] {
  let last: number | null = null;
  return limits.map((limit) => {
    last = limit ?? last;
    return last;
  });
}
