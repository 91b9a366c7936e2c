import { inflation } from './bernoulli-cusum.ts';

/**
 * How far `hits` of `n` lie above what a share of `p` lets expect, in standard deviations:
 * z = (k - n p)/√(n p (1-p)(1 + (n-1) ρ)). `ofShare` is the variance of `p` where it is itself an estimate.
 */
export function overdispersedScore(hits: number, n: number, p: number, rho: number, ofShare = 0): number {
  return (hits - n * p) / Math.sqrt(n * p * (1 - p) * inflation(n, rho) + n * n * ofShare);
}
