import { addToWelford, emptyWelford } from '../stats/welford.ts';
import { inflation } from './bernoulli-cusum.ts';
import { ewmaLimit, nextEwma } from './ewma.ts';
import { overdispersedScore } from './overdispersed.ts';
import { selfStartingScore } from './self-starting.ts';
import { SHIPMENT_CORRELATION } from './share-chart.ts';

/** Limits of the chart in standard deviations: with weight 0.2, one month in 370 lies outside by chance. */
const EWMA_LIMIT = 2.86;

/** One month of the chart: how far the smoothed figure is from its own past, in standard deviations, and the limit of that. */
export interface EwmaPoint {
  /** Positive: above the usual; `null` while nothing is usual yet, and where nothing was seen. */
  level: number | null;
  limit: number | null;
  isOutside: boolean;
}

/** A month as a chart takes it in; `null`: too little was seen. */
export type EwmaMonth = { hits: number; n: number } | { value: number } | null;

const NOTHING: EwmaPoint = { level: null, limit: null, isOutside: false };
/** A usual share needs so many cases; the newest quarter is not part of it, so that a change does not hide itself. */
const LEAST_CASES = 30;
const LAG_MONTHS = 3;
const LEAST_SHARE = 0.005;

/**
 * Smooths how far each month lies from what was usual before it (Roberts 1959; weight 0.2, limits 2.86 standard
 * deviations). Shares: against the share until a quarter before, with overdispersion; other values: against the mean and
 * spread of the months before (Hawkins 1987). Months in which nothing was seen leave the level as it is.
 */
export function ewmaChart(months: readonly EwmaMonth[]): EwmaPoint[] {
  const scoreAt = scorer(months);
  let level = 0;
  let steps = 0;
  return months.map((_, at) => {
    const z = scoreAt(at);
    if (z === null) return NOTHING;
    level = nextEwma(level, z);
    steps += 1;
    const limit = ewmaLimit(steps, EWMA_LIMIT);
    return { level, limit, isOutside: Math.abs(level) > limit };
  });
}

/** Scores months in their sequence. */
function scorer(months: readonly EwmaMonth[]): (at: number) => number | null {
  const seen = emptyWelford();
  return (at) => {
    const month = months[at] ?? null;
    if (month === null) return null;
    if ('hits' in month) return shareScore(months.slice(0, Math.max(0, at - LAG_MONTHS)), month);
    const score = selfStartingScore(seen, month.value);
    addToWelford(seen, month.value);
    return score;
  };
}

function shareScore(before: readonly EwmaMonth[], { hits, n }: { hits: number; n: number }): number | null {
  let cases = 0;
  let usual = 0;
  let filled = 0;
  for (const month of before) {
    if (month === null || !('hits' in month)) continue;
    cases += month.n;
    usual += month.hits;
    filled += 1;
  }
  if (n === 0 || cases < LEAST_CASES) return null;
  const p = Math.min(1 - LEAST_SHARE, Math.max(LEAST_SHARE, usual / cases));
  const ofShare = (p * (1 - p) * inflation(cases / filled, SHIPMENT_CORRELATION)) / cases;
  return overdispersedScore(hits, n, p, SHIPMENT_CORRELATION, ofShare);
}
