import { changesOf } from '../../../../lib/kpi/alerts/changes.ts';
import type { Charted } from '../../../../lib/kpi/alerts/chart.ts';
import { PER_YEAR, type Rhythm } from '../../../../lib/kpi/alerts/periods.ts';
import { chartReplies } from '../../../../lib/kpi/alerts/reply-chart.ts';
import type { Question } from '../../../../lib/kpi/alerts/reply-periods.ts';
import { chartShares, type SharePeriod } from '../../../../lib/kpi/alerts/share-chart.ts';

/** Series without and with a change, by the simulation of `kpi.md` 4.1, through the charts as they are shipped. Seeded. */

export interface Random {
  uniform: () => number;
  normal: () => number;
  poisson: (mean: number) => number;
  beta: (a: number, b: number) => number;
}

/** Numbers in [0, 1) by mulberry32, and what is drawn from them. */
export function seeded(seed: number): Random {
  let state = seed;
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  const poisson = (mean: number) => {
    let count = 0;
    for (let product = uniform(); product > Math.exp(-mean); product *= uniform()) count += 1;
    return count;
  };
  return { uniform, normal, poisson, beta: (a, b) => ratio(gamma(a), gamma(b)) };

  /** Marsaglia and Tsang 2000. */
  function gamma(shape: number): number {
    if (shape < 1) return gamma(shape + 1) * uniform() ** (1 / shape);
    const d = shape - 1 / 3;
    for (;;) {
      const x = normal();
      const v = (1 + x / Math.sqrt(9 * d)) ** 3;
      if (v > 0 && Math.log(uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
    }
  }
}

function ratio(a: number, b: number): number {
  return a / (a + b);
}

const WEEK_HOURS = 168;
/** A Monday, in hours since the epoch. */
const START = 4 * 24;

/** Questions of so many weeks: logarithms of hours normal, 1 within and 0.2 between weeks; from a week on times a factor. */
export function questions(
  random: Random,
  {
    weeks,
    perWeek,
    factor = 1,
    from = weeks,
  }: { weeks: number; perWeek: number; factor?: number; from?: number },
): Question[] {
  return Array.from({ length: weeks }, (_, week) => {
    const shift = 0.2 * random.normal() + (week >= from ? Math.log(factor) : 0);
    return Array.from({ length: random.poisson(perWeek) }, () => {
      const asked = START + (week + random.uniform()) * WEEK_HOURS;
      return { asked, answered: asked + 8 * Math.exp(shift + random.normal()) };
    });
  }).flat();
}

export function chartedReplies(asked: readonly Question[], weeks: number, allowance: number): Charted {
  const end = START + weeks * WEEK_HOURS;
  return chartReplies(asked, { rhythm: 'week', hours: (from, to) => to - from, end, allowance });
}

/** Weeks or months of a share with correlation 0.14 inside each. */
function shares(
  random: Random,
  { periods, mean, p }: { periods: number; mean: number; p: number },
): SharePeriod[] {
  const rho = 0.14;
  return Array.from({ length: periods }, (_, period) => {
    const n = random.poisson(mean);
    const own = random.beta((p * (1 - rho)) / rho, ((1 - p) * (1 - rho)) / rho);
    let hits = 0;
    for (let at = 0; at < n; at += 1) if (random.uniform() < own) hits += 1;
    return { period, n, hits };
  });
}

/** False alerts by what is allowed, over watched time: 1 is as promised. */
export interface Promise {
  found: number;
  allowed: number;
}

/** Six years of suppliers whose share is as it always was; theirs are spread as the SCMS vendors are. */
export function falseShares(
  random: Random,
  {
    suppliers,
    rhythm,
    mean,
    pool,
    allowance,
  }: {
    suppliers: number;
    rhythm: Rhythm;
    mean: number;
    pool: number;
    allowance: number;
  },
): Promise {
  const sum: Promise = { found: 0, allowed: 0 };
  for (let at = 0; at < suppliers; at += 1) {
    const p = Math.min(0.6, Math.max(0.01, random.beta(pool * 17, (1 - pool) * 17)));
    const series = shares(random, { periods: 6 * PER_YEAR[rhythm], mean, p });
    const charted = chartShares(series, { rhythm, poolOf: () => pool, allowance });
    sum.found += changesOf(charted, rhythm).length;
    sum.allowed += (charted.watched / PER_YEAR[rhythm]) * 12 * allowance;
  }
  return sum;
}

/** The same of answers, three years each. */
export function falseReplies(
  random: Random,
  { suppliers, perWeek, allowance }: { suppliers: number; perWeek: number; allowance: number },
): Promise {
  const sum: Promise = { found: 0, allowed: 0 };
  const weeks = 156;
  for (let at = 0; at < suppliers; at += 1) {
    const charted = chartedReplies(questions(random, { weeks, perWeek }), weeks, allowance);
    sum.found += changesOf(charted, 'week').length;
    sum.allowed += (charted.watched / 52) * 12 * allowance;
  }
  return sum;
}

/** Share of doublings in week 14 after half a year that are found within 13 weeks, given no earlier alarm. */
export function doublingsFound(
  random: Random,
  { runs, perWeek, allowance }: { runs: number; perWeek: number; allowance: number },
): { found: number; of: number; medianWeeks: number } {
  const from = 26 + 14;
  const weeks = from + 13;
  const delays: number[] = [];
  let of = 0;
  for (let run = 0; run < runs; run += 1) {
    const asked = questions(random, { weeks, perWeek, factor: 2, from });
    const { alarms } = chartedReplies(asked, weeks, allowance);
    if (alarms.some(({ at }) => at < from)) continue;
    of += 1;
    const first = alarms[0];
    if (first) delays.push(first.at - from + 1);
  }
  delays.sort((a, b) => a - b);
  return { found: delays.length, of, medianWeeks: delays[delays.length >> 1] ?? Number.NaN };
}
