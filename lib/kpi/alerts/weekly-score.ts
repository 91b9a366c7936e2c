/** The values of one week: how many, their mean, and their sum of squares about it. */
export interface WeekOfValues {
  n: number;
  mean: number;
  m2: number;
}

/** What weeks without a change look like. */
export interface Baseline {
  weeks: number;
  /** Mean over all values. */
  mean: number;
  /** Variance of one value within its week. */
  within: number;
  /** Variance between weeks beyond that (τ²). */
  between: number;
  /** Variance of `mean` itself. */
  ofMean: number;
}

/** Sums of baseline weeks, from which the baseline follows; weeks without values add nothing. */
export interface BaselineSums {
  weeks: number;
  n: number;
  n2: number;
  nx: number;
  nx2: number;
  m2: number;
}

export function emptyBaseline(): BaselineSums {
  return { weeks: 0, n: 0, n2: 0, nx: 0, nx2: 0, m2: 0 };
}

/** Adds a week in place. */
export function addToBaseline(sums: BaselineSums, { n, mean, m2 }: WeekOfValues): void {
  if (n === 0) return;
  sums.weeks += 1;
  sums.n += n;
  sums.n2 += n * n;
  sums.nx += n * mean;
  sums.nx2 += n * mean * mean;
  sums.m2 += m2;
}

/**
 * Mean weighted by n; variance within weeks pooled; variance between weeks by moments (DerSimonian and Laird 1986):
 * τ² = max(0, σ² (Q - (k-1)) / (S1 - S2/S1)), Q = Σ n (x - m)²/σ², S1 = Σ n, S2 = Σ n². `null` while nothing varies or
 * fewer than two weeks are known.
 */
export function baselineOf({ weeks, n, n2, nx, nx2, m2 }: BaselineSums): Baseline | null {
  if (weeks < 2) return null;
  const mean = nx / n;
  const squares = Math.max(0, nx2 - nx * mean);
  // Weeks of one value each have no variance within; all of it lies between them.
  const within = n > weeks ? m2 / (n - weeks) : 0;
  const between = Math.max(0, (squares - (weeks - 1) * within) / (n - n2 / n));
  if (within + between <= 0) return null;
  return { weeks, mean, within, between, ofMean: (within * n + between * n2) / (n * n) };
}

/**
 * How far a week lies above its baseline, in standard deviations: z = (mean - m)/√(σ²/n + τ² + Var m). The last term is
 * what the baseline itself may be off: without it, limits from half a year alarm about twice as often as they promise.
 */
export function weeklyScore({ n, mean }: WeekOfValues, baseline: Baseline): number {
  const variance = baseline.within / n + baseline.between + baseline.ofMean;
  return (mean - baseline.mean) / Math.sqrt(variance);
}
