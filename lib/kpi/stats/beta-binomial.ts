import { lnBeta, lnGamma } from './gamma.ts';

/**
 * Probabilities of 0 to `n` hits when the share itself varies from group to group around `p` with correlation `rho`
 * inside a group (beta-binomial; binomial for rho = 0). 0 < p < 1, 0 <= rho < 1.
 */
export function betaBinomial(n: number, p: number, rho: number): number[] {
  const a = (p * (1 - rho)) / rho;
  const b = ((1 - p) * (1 - rho)) / rho;
  const chances: number[] = [];
  for (let hits = 0; hits <= n; hits += 1) {
    const ways = lnGamma(n + 1) - lnGamma(hits + 1) - lnGamma(n - hits + 1);
    const chance =
      rho === 0
        ? hits * Math.log(p) + (n - hits) * Math.log1p(-p)
        : lnBeta(a + hits, b + n - hits) - lnBeta(a, b);
    chances.push(Math.exp(ways + chance));
  }
  return chances;
}
