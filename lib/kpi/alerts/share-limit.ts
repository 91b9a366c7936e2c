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

/** Steps on logarithmic scales within which charts have the same limit. */
const STEPS = { p: 8, n: 6, ofShare: 2, length: 10 };
const known = new WeakMap<StepOf, Map<string, number>>();

/**
 * The limit at which a CUSUM of shares alarms once in `length` periods by chance: from the distribution of its steps, with
 * Poisson numbers of cases and beta-binomial hits. Small shares are skewed: the normal law would promise too much.
 */
export function shareLimit(chart: ShareChart, stepOf: StepOf): number {
  const limits = known.get(stepOf) ?? new Map<string, number>();
  known.set(stepOf, limits);
  const { p, n, rho, length } = chart;
  const variance = p * (1 - p);
  const near = {
    p: snap(p, STEPS.p),
    n: snap(n, STEPS.n),
    doubt: snap(Math.max(1e-3, chart.ofShare / variance), STEPS.ofShare),
    length: snap(length, STEPS.length),
  };
  const key = JSON.stringify([near, rho]);
  const made = limits.get(key);
  if (made !== undefined) return made;
  const rounded = {
    p: Math.min(0.95, near.p),
    n: near.n,
    rho,
    length: near.length,
    ofShare: near.doubt * near.p * (1 - Math.min(0.95, near.p)),
  };
  const steps = stepsOf(rounded, stepOf);
  const limit = limitFor(rounded.length, (h) => arlOfSteps(steps, h));
  limits.set(key, limit);
  return limit;
}

function snap(value: number, perE: number): number {
  return Math.exp(Math.round(Math.log(value) * perE) / perE);
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
