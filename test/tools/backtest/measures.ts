import { fitLogistic } from '../../../lib/kpi/risk/logistic.ts';
import { logit } from '../../../lib/kpi/risk/logit.ts';
import { randomFrom } from '../sample/random.ts';

/** One forecast beside what came of it. */
export interface Outcome {
  month: number;
  p: number;
  late: boolean;
}

export interface Measures {
  n: number;
  late: number;
  brier: number;
  logLoss: number;
  ece10: number;
  intercept: number;
  slope: number;
  /** Of the tenth of lines with the highest forecasts in each month: the share that came late, and the share of the late. */
  precision: number;
  recall: number;
}

const EDGE = 1e-3;

/** `kpi.md` 4.5. Never divides by nothing: an empty list has no measures. */
export function measure(outcomes: readonly Outcome[]): Measures | null {
  const n = outcomes.length;
  if (n === 0) return null;
  const late = outcomes.filter((each) => each.late).length;
  const [intercept = 0, slope = 1] = calibrationOf(outcomes);
  const watched = [...byMonth(outcomes).values()].flatMap(highestTenth);
  const caught = watched.filter((each) => each.late).length;
  return {
    n,
    late,
    brier: meanOf(outcomes, squared),
    logLoss: meanOf(outcomes, ({ p, late: isLate }) => {
      const kept = Math.min(1 - EDGE, Math.max(EDGE, p));
      return -Math.log(isLate ? kept : 1 - kept);
    }),
    ece10: ece(outcomes),
    intercept,
    slope,
    precision: caught / watched.length,
    recall: late === 0 ? 0 : caught / late,
  };
}

function squared({ p, late }: Outcome): number {
  return (p - (late ? 1 : 0)) ** 2;
}

function meanOf(outcomes: readonly Outcome[], of: (outcome: Outcome) => number): number {
  return outcomes.reduce((sum, each) => sum + of(each), 0) / outcomes.length;
}

function highestTenth(month: Outcome[]): Outcome[] {
  return [...month].sort((a, b) => b.p - a.p).slice(0, Math.ceil(month.length * 0.1));
}

/** Ten bins of equal count by forecast: mean of |mean forecast - share late|. */
function ece(outcomes: readonly Outcome[]): number {
  const sorted = [...outcomes].sort((a, b) => a.p - b.p);
  let sum = 0;
  for (let bin = 0; bin < 10; bin += 1) {
    const from = Math.floor((bin * sorted.length) / 10);
    const part = sorted.slice(from, Math.floor(((bin + 1) * sorted.length) / 10));
    if (part.length === 0) continue;
    sum += Math.abs(part.reduce((total, { p, late }) => total + p - (late ? 1 : 0), 0));
  }
  return sum / sorted.length;
}

/** Logistic regression of what came on the log odds of what was forecast, without any prior. */
function calibrationOf(outcomes: readonly Outcome[]): number[] {
  const n = outcomes.length;
  const examples = {
    columns: 1,
    values: Float64Array.from(outcomes, ({ p }) => logit(p)),
    lines: new Float64Array(n).fill(1),
    late: Float64Array.from(outcomes, ({ late }) => (late ? 1 : 0)),
  };
  const rows = {
    index: Uint32Array.from(outcomes, (_, at) => at),
    weight: new Float64Array(n).fill(1),
    count: n,
  };
  return fitLogistic(examples, rows, { mean: [0, 1], strength: [0, 0] });
}

function byMonth(outcomes: readonly Outcome[]): Map<number, Outcome[]> {
  const months = new Map<number, Outcome[]>();
  for (const each of outcomes) months.set(each.month, [...(months.get(each.month) ?? []), each]);
  return months;
}

const DRAWS = 1000;

/** Brier score of `a` less that of `b` on the same lines, with the 95 % interval of whole months drawn again and again. */
export function brierDifference(
  a: readonly Outcome[],
  b: readonly Outcome[],
): [difference: number, low: number, high: number] {
  const sums = new Map<number, [sum: number, n: number]>();
  a.forEach((outcome, at) => {
    const other = b[at];
    if (!other || other.month !== outcome.month) throw new Error('The two forecasts are of different lines.');
    const month = sums.get(outcome.month) ?? [0, 0];
    sums.set(outcome.month, [month[0] + squared(outcome) - squared(other), month[1] + 1]);
  });
  const months = [...sums.values()];
  const random = randomFrom(12345);
  const drawn = Array.from({ length: DRAWS }, () => {
    let [sum, n] = [0, 0];
    for (let draw = 0; draw < months.length; draw += 1) {
      const month = random.pick(months);
      sum += month[0];
      n += month[1];
    }
    return sum / n;
  }).sort((x, y) => x - y);
  const difference = meanOf(a, squared) - meanOf(b, squared);
  return [difference, drawn[DRAWS * 0.025] as number, drawn[DRAWS * 0.975] as number];
}
