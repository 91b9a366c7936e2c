import { batchStep, bernoulliSteps, inflation } from './bernoulli-cusum.ts';
import type { Alarm, Charted, ChartPoint } from './chart.ts';
import { addToCusum, newCusum, REFERENCE } from './cusum.ts';
import { overdispersedScore } from './overdispersed.ts';
import { LAG, PER_MONTH, type Rhythm } from './periods.ts';
import { predictiveRho, type ShareChart, type StepOf, shareLimit } from './share-limit.ts';

/** What one period brought: shipments, and how many of them were late; lots, and how many were rejected. */
export interface SharePeriod {
  period: number;
  n: number;
  hits: number;
}

export interface ShareRules {
  rhythm: Rhythm;
  /** Share among all partners in the periods up to this one, which young charts lean on. */
  poolOf: (period: number) => number;
  /** False alarms that this chart may give in a month. */
  allowance: number;
}

/** Correlation of two shipments of one supplier in one period, as found in the SCMS history for a vendor's year. */
export const SHIPMENT_CORRELATION = 0.14;
/** A baseline begins with so many cases, and counts so many of all partners beside them. */
const LEAST_CASES = 30;
const POOLED_CASES = 10;
const LEAST_SHARE = 0.005;
const MOST_SHARE = 0.9;

/** Months: standard deviations above the usual share, with overdispersion, less the reference of the CUSUM. */
const monthStep: StepOf = (hits, n, { p, rho, ofShare }) =>
  overdispersedScore(hits, n, p, rho, ofShare) - REFERENCE;

/** Weeks: the evidence for doubled odds against the usual share (Bernoulli CUSUM). */
const weekStep: StepOf = (hits, n, chart) =>
  batchStep(bernoulliSteps(chart.p), hits, n, predictiveRho(chart, n));

const STEP_OF: Record<Rhythm, StepOf> = { week: weekStep, month: monthStep };

/**
 * Watches a share for worsening: its own history is the baseline (shrunk towards all partners), a CUSUM adds up what lies
 * above it, and begins anew after each alarm. `series` ascends by period and holds complete periods only; periods without
 * cases may be missing.
 */
export function chartShares(series: readonly SharePeriod[], rules: ShareRules): Charted {
  const baselineAt = baselines(series, rules);
  const stepOf = STEP_OF[rules.rhythm];
  const points: ChartPoint[] = [];
  const alarms: Alarm[] = [];
  let cusum = newCusum();
  let watched = 0;
  series.forEach(({ period, n, hits }, at) => {
    const point: ChartPoint = { period, n, total: hits, sum: null, limit: null };
    points.push(point);
    const chart = baselineAt(at);
    if (!chart) {
      cusum.lastZero = at;
      return;
    }
    watched += period - (series[at - 1]?.period ?? period - 1);
    point.sum = cusum.sum;
    if (n === 0) return;
    point.limit = shareLimit(chart, stepOf);
    const alarm = addToCusum(cusum, at, stepOf(hits, n, chart), point.limit, 0);
    point.sum = cusum.sum;
    if (!alarm) return;
    alarms.push({ at, onset: cusum.lastZero + 1 });
    cusum = newCusum(at);
  });
  return { points, alarms, watched };
}

/** What the chart is like in each period, from the periods before; `null` while too little is known. */
function baselines(series: readonly SharePeriod[], { rhythm, poolOf, allowance }: ShareRules) {
  let cases = 0;
  let hits = 0;
  let filled = 0;
  let next = 0;
  const first = series[0]?.period ?? 0;
  const length = PER_MONTH[rhythm] / allowance;
  const rho = SHIPMENT_CORRELATION;
  return (at: number): ShareChart | null => {
    const last = (series[at] as SharePeriod).period - LAG[rhythm] - 1;
    for (let each = series[next]; each && each.period <= last; each = series[++next]) {
      cases += each.n;
      hits += each.hits;
      if (each.n > 0) filled += 1;
    }
    if (cases < LEAST_CASES) return null;
    const raw = (hits + POOLED_CASES * poolOf(last)) / (cases + POOLED_CASES);
    const p = Math.min(MOST_SHARE, Math.max(LEAST_SHARE, raw));
    const independent = cases / inflation(cases / filled, rho);
    const ofShare = (p * (1 - p)) / (independent + POOLED_CASES + 1);
    return { p, n: cases / (last - first + 1), rho, ofShare, length };
  };
}
