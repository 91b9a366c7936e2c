/** One measured figure: median and 95th percentile of at least nine runs, or a ratio or count with its bar. */
export interface BenchResult {
  name: string;
  unit: 'ms' | 'MB' | 'MB/s' | '/s' | 'x' | 'bytes' | 'count';
  median: number;
  p95: number;
  runs: number;
  /** What passes or fails: a ratio to a peer in the same run, or a count. */
  bar?: { atMost?: number; atLeast?: number };
  /** An absolute aim, for the table only: it depends on the machine. */
  goal?: string;
}

/** Median and 95th percentile (nearest rank) of samples. */
export function summarise(samples: number[]): { median: number; p95: number; runs: number } {
  const sorted = [...samples].sort((a, b) => a - b);
  const rank = (q: number) =>
    sorted[Math.min(sorted.length - 1, Math.ceil(q * sorted.length) - 1)] ?? Number.NaN;
  return { median: rank(0.5), p95: rank(0.95), runs: sorted.length };
}

/** True when the bar holds for the median, or when there is none. */
export function holds({ median, bar }: BenchResult): boolean {
  return (
    median <= (bar?.atMost ?? Number.POSITIVE_INFINITY) &&
    median >= (bar?.atLeast ?? Number.NEGATIVE_INFINITY)
  );
}
