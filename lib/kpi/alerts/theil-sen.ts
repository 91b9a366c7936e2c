import { normalQuantile } from '../stats/normal.ts';

export interface TheilSen {
  /** Median slope of all pairs, per unit of time. */
  slope: number;
  /** Sen's interval of the slope. */
  interval: [low: number, high: number];
  /** Median of what is left of the values: the line's height at time 0. */
  intercept: number;
}

/**
 * Theil (1950) and Sen's (1968) line: the median of the slopes of all pairs of different times, with Sen's interval by the
 * variance of Kendall's S. `null` where no two times differ.
 */
export function theilSen(
  times: readonly number[],
  values: readonly number[],
  confidence = 0.95,
): TheilSen | null {
  const slopes: number[] = [];
  for (let later = 1; later < times.length; later += 1)
    for (let earlier = 0; earlier < later; earlier += 1) {
      const run = (times[later] as number) - (times[earlier] as number);
      if (run !== 0) slopes.push(((values[later] as number) - (values[earlier] as number)) / run);
    }
  if (slopes.length === 0) return null;
  slopes.sort((a, b) => a - b);
  const slope = medianOfSorted(slopes);
  const rest = values.map((value, at) => value - slope * (times[at] as number)).sort((a, b) => a - b);
  return { slope, interval: senInterval(slopes, times, values, confidence), intercept: medianOfSorted(rest) };
}

function senInterval(
  slopes: readonly number[],
  times: readonly number[],
  values: readonly number[],
  confidence: number,
): [number, number] {
  const n = times.length;
  const spread = Math.sqrt(Math.max(0, (n * (n - 1) * (2 * n + 5) - tieTerm(times) - tieTerm(values)) / 18));
  const reach = normalQuantile((1 + confidence) / 2) * spread;
  const last = slopes.length - 1;
  const low = Math.max(0, Math.round((slopes.length - reach) / 2) - 1);
  const high = Math.min(last, Math.round((slopes.length + reach) / 2));
  return [slopes[low] as number, slopes[high] as number];
}

function tieTerm(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let sum = 0;
  for (const t of counts.values()) sum += t * (t - 1) * (2 * t + 5);
  return sum;
}

function medianOfSorted(sorted: readonly number[]): number {
  const middle = sorted.length >> 1;
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}
