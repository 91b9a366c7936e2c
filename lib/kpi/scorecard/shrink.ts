import { lnBeta } from '../stats/gamma.ts';

/** What is known of a rate before the partner's own records count: a Beta with this mean, worth so many records. */
export interface Prior {
  mean: number;
  strength: number;
  /** `fitted` on at least eight partners of the segment; `pooled` is their common rate with strength 10. */
  from: 'fitted' | 'pooled';
}

/** Hits among `n` records; both may be weighted by age and then need not be whole. */
export interface RateCount {
  hits: number;
  n: number;
}

const MIN_PARTNERS = 8;
const POOLED_STRENGTH = 10;
/** Half-life of history in days. */
const HALF_LIFE = 180;

/**
 * The prior of one segment by maximum beta-binomial likelihood over its partners, Beta(mean·strength, (1-mean)·strength)
 * (`kpi.md` 2, rule 5). Fewer than eight partners with records: their pooled rate, strength 10. Null without any record.
 */
export function fitPrior(partners: readonly RateCount[]): Prior | null {
  const counted = partners.filter(({ n }) => n > 0);
  const n = counted.reduce((sum, each) => sum + each.n, 0);
  if (n === 0) return null;
  const pooled = counted.reduce((sum, each) => sum + each.hits, 0) / n;
  if (counted.length < MIN_PARTNERS) return { mean: pooled, strength: POOLED_STRENGTH, from: 'pooled' };
  let [u, v] = [logit(pooled), Math.log(POOLED_STRENGTH)];
  // The likelihood has one summit: turn by turn along both axes, until a turn moves neither.
  for (let turn = 0; turn < 60; turn += 1) {
    const nextU = summit((at) => logLikelihood(counted, at, v), -9, 9);
    const nextV = summit((at) => logLikelihood(counted, nextU, at), -3, 8);
    const moved = Math.abs(nextU - u) + Math.abs(nextV - v);
    [u, v] = [nextU, nextV];
    if (moved < 1e-5) break;
  }
  return { mean: 1 / (1 + Math.exp(-u)), strength: Math.exp(v), from: 'fitted' };
}

function logLikelihood(partners: readonly RateCount[], logitMean: number, logStrength: number): number {
  const mean = 1 / (1 + Math.exp(-logitMean));
  const strength = Math.exp(logStrength);
  const [a, b] = [mean * strength, (1 - mean) * strength];
  const base = lnBeta(a, b);
  let sum = 0;
  for (const { hits, n } of partners) sum += lnBeta(hits + a, n - hits + b) - base;
  return sum;
}

function logit(share: number): number {
  const inside = Math.min(1 - 1e-4, Math.max(1e-4, share));
  return Math.log(inside / (1 - inside));
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Where a function with one summit is highest between two bounds (golden section, to 1e-7). */
function summit(height: (at: number) => number, low: number, high: number): number {
  let [from, to] = [low, high];
  let [left, right] = [to - GOLDEN * (to - from), from + GOLDEN * (to - from)];
  let [atLeft, atRight] = [height(left), height(right)];
  while (to - from > 1e-7) {
    if (atLeft > atRight) {
      [to, right, atRight] = [right, left, atLeft];
      left = to - GOLDEN * (to - from);
      atLeft = height(left);
    } else {
      [from, left, atLeft] = [left, right, atRight];
      right = from + GOLDEN * (to - from);
      atRight = height(right);
    }
  }
  return (from + to) / 2;
}

/** A rate drawn towards the prior: (hits + mean·strength)/(n + strength); few records move it little. */
export function shrunkRate({ hits, n }: RateCount, prior: Prior): number {
  return (hits + prior.mean * prior.strength) / (n + prior.strength);
}

/** Hits and n over several months, each weighted by 2^(-age/180 days). Ages in days, 0 or more. */
export function decayedCount(months: readonly (RateCount & { ageDays: number })[]): RateCount {
  let [hits, n] = [0, 0];
  for (const month of months) {
    const weight = 2 ** (-Math.max(0, month.ageDays) / HALF_LIFE);
    hits += weight * month.hits;
    n += weight * month.n;
  }
  return { hits, n };
}
