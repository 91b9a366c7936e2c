import { betaBinomial } from '../stats/beta-binomial.ts';
import { arlOfSteps, type Step } from './arl-steps.ts';
import { limitFor } from './budget.ts';

/** What a chart of shares is like, as far as its limit depends on it. */
export interface ShareChart {
  /** The usual share. */
  p: number;
  /** Cases per period on average, periods without any included. */
  n: number;
  /** Correlation of two cases of one period. */
  rho: number;
  /** Variance of `p` itself. */
  ofShare: number;
  /** Average number of periods between false alarms. */
  length: number;
}

/** What `hits` of `n` add to the CUSUM of a chart. */
export type StepOf = (hits: number, n: number, chart: ShareChart) => number;

/** Steps on logarithmic scales, per factor e, within which charts have the same limit. */
const STEPS = { p: 8, n: 6, doubt: 2, length: 10 };
const LEAST_DOUBT = 1e-3;
const MOST_P = 0.95;
const known = new WeakMap<StepOf, Map<number, number>>();

/**
 * The limit at which a CUSUM of shares alarms once in `length` periods by chance: from the distribution of its steps, with
 * Poisson numbers of cases and beta-binomial hits. Small shares are skewed: the normal law would promise too much.
 */
export function shareLimit(chart: ShareChart, stepOf: StepOf): number {
  const { p, n, rho, ofShare, length } = chart;
  const near = {
    p: Math.round(Math.log(p) * STEPS.p),
    n: Math.round(Math.log(n) * STEPS.n),
    doubt: Math.round(Math.log(Math.max(LEAST_DOUBT, ofShare / (p * (1 - p)))) * STEPS.doubt),
    length: Math.round(Math.log(length) * STEPS.length),
  };
  const key = [near.p, near.n, near.doubt, near.length].reduce((sum, step) => sum * 512 + step + 256, rho);
  const limits = known.get(stepOf) ?? new Map<number, number>();
  known.set(stepOf, limits);
  const made = limits.get(key);
  if (made !== undefined) return made;
  const share = Math.min(MOST_P, Math.exp(near.p / STEPS.p));
  const rounded = {
    p: share,
    n: Math.exp(near.n / STEPS.n),
    rho,
    ofShare: Math.exp(near.doubt / STEPS.doubt) * share * (1 - share),
    length: Math.exp(near.length / STEPS.length),
  };
  const steps = stepsOf(rounded, stepOf);
  const limit = limitFor(rounded.length, (h) => arlOfSteps(steps, h));
  limits.set(key, limit);
  return limit;
}

function stepsOf(chart: ShareChart, stepOf: StepOf): Step[] {
  return sizesOf(chart.n).flatMap(({ n, chance }) => {
    if (n === 0) return [{ value: 0, chance }];
    return betaBinomial(n, chart.p, predictiveRho(chart, n)).map((hits, k) => ({
      value: stepOf(k, n, chart),
      chance: chance * hits,
    }));
  });
}

/**
 * The correlation that hits of one period show to somebody who knows the share only by estimate: the variance of their
 * count is that of luck within the period plus that of the estimate.
 */
export function predictiveRho({ p, rho, ofShare }: ShareChart, n: number): number {
  if (n < 2) return rho;
  return Math.min(0.9, rho + (ofShare / (p * (1 - p))) * (n / (n - 1)));
}

/** Numbers of cases of a period, Poisson; for many, five points of the normal law. */
function sizesOf(mean: number): { n: number; chance: number }[] {
  if (mean > 8) {
    const points = [-1.6, -0.8, 0, 0.8, 1.6].map((x) => ({ x, weight: Math.exp((-x * x) / 2) }));
    const total = points.reduce((sum, { weight }) => sum + weight, 0);
    return points.map(({ x, weight }) => ({
      n: Math.round(mean + x * Math.sqrt(mean)),
      chance: weight / total,
    }));
  }
  const sizes: { n: number; chance: number }[] = [];
  let chance = Math.exp(-mean);
  let left = 1;
  for (let n = 0; left > 1e-4; n += 1) {
    sizes.push({ n, chance });
    left -= chance;
    chance *= mean / (n + 1);
  }
  return sizes.map((size) => ({ ...size, chance: size.chance / (1 - left) }));
}
