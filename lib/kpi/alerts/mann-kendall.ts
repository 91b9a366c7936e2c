import { normalCdf } from '../stats/normal.ts';

export interface MannKendall {
  n: number;
  /** Rising pairs less falling pairs. */
  s: number;
  variance: number;
  /** (S - sgn S)/√V; 0 when nothing varies. */
  z: number;
  /** Two-sided; exact for up to ten values, else by the normal law. */
  p: number;
}

const MOST_EXACT = 10;

/**
 * Mann (1945) and Kendall's test for a trend: S = Σ sgn(x_j - x_i), V = (n(n-1)(2n+5) - Σ t(t-1)(2t+5))/18 over groups of t
 * equal values. Values in the sequence of time. For p below 0.05 there is a trend; meant for a review every quarter, not
 * for weekly alarms. `null` for fewer than four values, of which no trend can be told.
 */
export function mannKendall(values: readonly number[]): MannKendall | null {
  const n = values.length;
  if (n < 4) return null;
  let s = 0;
  for (let later = 1; later < n; later += 1)
    for (let earlier = 0; earlier < later; earlier += 1)
      s += Math.sign((values[later] as number) - (values[earlier] as number));
  const ties = tiesOf(values);
  const variance =
    (n * (n - 1) * (2 * n + 5) - ties.reduce((sum, t) => sum + t * (t - 1) * (2 * t + 5), 0)) / 18;
  const z = variance === 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(variance);
  const p = n <= MOST_EXACT ? exactP(s, ties) : 2 * normalCdf(-Math.abs(z));
  return { n, s, variance, z, p: Math.min(1, p) };
}

/** How many values are equal, per group; groups of one among them. */
function tiesOf(values: readonly number[]): number[] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()];
}

/** Share of all sequences of the same values whose |S| is at least as large: S = pairs that differ - 2 × inversions. */
function exactP(s: number, ties: readonly number[]): number {
  const inversions = inversionCounts(ties);
  const pairs = inversions.length - 1;
  let all = 0;
  let asFar = 0;
  inversions.forEach((count, at) => {
    all += count;
    if (Math.abs(pairs - 2 * at) >= Math.abs(s)) asFar += count;
  });
  return asFar / all;
}

/** How many sequences of a multiset have 0, 1, 2 … inversions: the coefficients of its Gaussian multinomial. */
function inversionCounts(ties: readonly number[]): number[] {
  let counts = [1];
  let placed = 0;
  for (const group of ties) {
    // Putting a group of t equal values among those placed: Π (1 - q^(placed+i)) / (1 - q^i) for i = 1 to t.
    for (let i = 1; i <= group; i += 1) counts = overOneLess(timesOneLess(counts, placed + i), i);
    placed += group;
  }
  return counts;
}

/** Times (1 - q^power). */
function timesOneLess(counts: readonly number[], power: number): number[] {
  const result = [...counts, ...Array<number>(power).fill(0)];
  counts.forEach((count, at) => {
    result[at + power] = (result[at + power] as number) - count;
  });
  return result;
}

/** Divided by (1 - q^power), which leaves no rest here. */
function overOneLess(counts: readonly number[], power: number): number[] {
  const result = [...counts];
  for (let at = power; at < result.length; at += 1)
    result[at] = (result[at] as number) + (result[at - power] as number);
  return result.slice(0, result.length - power);
}
