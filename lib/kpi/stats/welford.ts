/** Mean and spread of values that go in one by one (Welford 1962); M2 is the sum of squares about the mean. */
export interface Welford {
  n: number;
  mean: number;
  m2: number;
}

export function emptyWelford(): Welford {
  return { n: 0, mean: 0, m2: 0 };
}

/** Adds a value that was seen `times` times, in place. */
export function addToWelford(into: Welford, value: number, times = 1): void {
  mergeWelford(into, { n: times, mean: value, m2: 0 });
}

/** Adds another set in place (Chan, Golub and LeVeque 1979): M2 = M2a + M2b + d² na nb / n. */
export function mergeWelford(into: Welford, from: Welford): void {
  if (from.n === 0) return;
  const n = into.n + from.n;
  const distance = from.mean - into.mean;
  into.mean += (distance * from.n) / n;
  into.m2 += from.m2 + (distance * distance * into.n * from.n) / n;
  into.n = n;
}

/** The sample's standard deviation; `null` for fewer than two values. */
export function deviationOf({ n, m2 }: Welford): number | null {
  return n < 2 ? null : Math.sqrt(Math.max(0, m2) / (n - 1));
}
