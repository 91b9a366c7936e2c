/** The 97.5 % point of the normal distribution. */
const Z_95 = 1.959963984540054;

/**
 * Wilson's 95 % interval for `hits` of `n` (Wilson 1927; centre (p + z²/2n)/(1 + z²/n), half-width
 * z √(p(1-p)/n + z²/4n²)/(1 + z²/n)); `null` for n = 0.
 */
export function wilson(hits: number, n: number): [low: number, high: number] | null {
  if (n <= 0) return null;
  const p = hits / n;
  const z2 = Z_95 * Z_95;
  const scale = 1 + z2 / n;
  const centre = (p + z2 / (2 * n)) / scale;
  const half = (Z_95 * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n))) / scale;
  // Rounding would leave 5e-17 at the ends, where the interval reaches them exactly.
  return [hits === 0 ? 0 : centre - half, hits === n ? 1 : centre + half];
}

/** How far a figure on `n` cases may be trusted (`kpi.md` 2, rule 4). */
export function standingOf(n: number): 'too-few' | 'provisional' | 'judged' {
  if (n < 5) return 'too-few';
  return n < 30 ? 'provisional' : 'judged';
}
