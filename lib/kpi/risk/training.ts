import { monthIndexOfDay } from '../months.ts';
import { type Company, type CompanyRates, middleOf, ratesByMonth } from './company.ts';
import { FEATURES, writeFeatures } from './features.ts';
import { type Examples, fitLogistic, type Prior, type Rows } from './logistic.ts';
import { expit, logit } from './logit.ts';
import { monthStart, type RiskCells } from './risk-cells.ts';
import { walkHistory } from './supplier-history.ts';

/** What was chosen on the SCMS history due before July 2012, and frozen (README, "Late risk"). */
const TRAINING = {
  /** Half-life of an example, in days. */
  halfLife: 365,
  /** L2 around the prior: the base counts as it is, all else as nothing. */
  strength: 10,
  /** Months whose own forecasts calibrate, the half-life of such a forecast in days, and how strongly "as it is" holds. */
  calibrationMonths: 12,
  calibrationHalfLife: 90,
  calibrationStrength: [30, 100],
} as const;

/** More cells than this are thinned out evenly: the weights no longer change, only time and memory do. */
const MOST_EXAMPLES = 100_000;
const PRIOR: Prior = {
  mean: [0, ...FEATURES.map((feature) => (feature === 'base' ? 1 : 0))],
  strength: [0, ...FEATURES.map(() => TRAINING.strength)],
};

/** Examples as they are gathered, supplier by supplier. */
export interface Training extends Examples {
  rates: Map<number, CompanyRates>;
  months: Int32Array;
  count: number;
  seen: number;
  stride: number;
}

/** Makes room for the examples of a company; `last` is the month that is to be judged. */
export function beginTraining(company: Company, last: number): Training {
  const stride = Math.max(1, Math.ceil(company.cells / MOST_EXAMPLES));
  const room = Math.ceil(company.cells / stride);
  return {
    columns: FEATURES.length,
    values: new Float64Array(room * FEATURES.length),
    lines: new Float64Array(room),
    late: new Float64Array(room),
    rates: ratesByMonth(company, last),
    months: new Int32Array(room),
    count: 0,
    seen: 0,
    stride,
  };
}

/** Adds the examples of one supplier in place; suppliers must come in the same sequence each time. */
export function addExamples(training: Training, cells: Pick<RiskCells, 'months' | 'backlog'>): void {
  walkHistory(cells, training.rates, (month, cell, around) => {
    training.seen += 1;
    if (training.seen % training.stride !== 0) return;
    const row = training.count++;
    writeFeatures(cell.facts, around, training.values, row * training.columns);
    training.lines[row] = cell.lines;
    training.late[row] = cell.late;
    training.months[row] = month;
  });
}

/** Rows of the months before each month, in the sequence of months. */
interface Sorted {
  index: Uint32Array;
  /** How many rows lie in months before the given one. */
  before: (month: number) => number;
}

function sortedByMonth({ months, count }: Training): Sorted {
  const index = Uint32Array.from({ length: count }, (_, row) => row);
  index.sort((a, b) => (months[a] as number) - (months[b] as number) || a - b);
  const before = (month: number) => {
    let [low, high] = [0, count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((months[index[middle] as number] as number) < month) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return { index, before };
}

export interface Fitted {
  /** Intercept, then one weight per feature. */
  weights: number[];
  /** Mean of each feature over the weighed examples: what a reason is measured against. */
  means: number[];
  /** Intercept and slope on the log odds, from the forecasts of the last months. */
  calibration: [intercept: number, slope: number];
}

/**
 * Fits the model on all examples there are, as of `day`, and calibrates it on what models of the same making said about
 * each of the twelve months before. Months are fitted forwards, so that none sees a later one.
 */
export function fitRisk(training: Training, day: number): Fitted {
  const month = monthIndexOfDay(day);
  const sorted = sortedByMonth(training);
  let weights: number[] | undefined;
  const forecasts: { x: number; row: number }[] = [];
  for (let earlier = month - TRAINING.calibrationMonths; earlier < month; earlier += 1) {
    const [from, to] = [sorted.before(earlier), sorted.before(earlier + 1)];
    if (from === 0 || from === to) continue;
    weights = fitLogistic(
      training,
      weighed(training, sorted.index, from, monthStart(earlier)),
      PRIOR,
      weights,
    );
    for (let at = from; at < to; at += 1) {
      const row = sorted.index[at] as number;
      forecasts.push({ x: logit(expit(scoreOf(training, row, weights))), row });
    }
  }
  const rows = weighed(training, sorted.index, training.count, day);
  const calibration = calibrate(training, forecasts, day);
  return {
    weights: fitLogistic(training, rows, PRIOR, weights),
    means: meansOf(training, rows),
    calibration,
  };
}

/** The first `count` rows with what they weigh on a day. */
function weighed(training: Training, index: Uint32Array, count: number, day: number): Rows {
  const weight = new Float64Array(count);
  for (let pick = 0; pick < count; pick += 1)
    weight[pick] = weightOf(training, index[pick] as number, day, TRAINING.halfLife);
  return { index, weight, count };
}

function weightOf(training: Training, row: number, day: number, halfLife: number): number {
  const age = Math.max(0, day - middleOf(training.months[row] as number));
  return training.stride * 0.5 ** (age / halfLife);
}

function scoreOf({ values, columns }: Training, row: number, weights: readonly number[]): number {
  let score = weights[0] as number;
  for (let at = 0; at < columns; at += 1)
    score += (weights[at + 1] as number) * (values[row * columns + at] as number);
  return score;
}

/** Platt's scaling, recent months first, with a prior of "as it is". */
function calibrate(
  training: Training,
  forecasts: readonly { x: number; row: number }[],
  day: number,
): [intercept: number, slope: number] {
  const examples: Examples = {
    columns: 1,
    values: Float64Array.from(forecasts, ({ x }) => x),
    lines: Float64Array.from(forecasts, ({ row }) => training.lines[row] as number),
    late: Float64Array.from(forecasts, ({ row }) => training.late[row] as number),
  };
  const rows = {
    index: Uint32Array.from(forecasts, (_, at) => at),
    weight: Float64Array.from(forecasts, ({ row }) =>
      weightOf(training, row, day, TRAINING.calibrationHalfLife),
    ),
    count: forecasts.length,
  };
  const [intercept = 0, slope = 1] = fitLogistic(examples, rows, {
    mean: [0, 1],
    strength: TRAINING.calibrationStrength,
  });
  return [intercept, slope];
}

function meansOf(training: Training, { index, weight, count }: Rows): number[] {
  const sums = new Float64Array(training.columns);
  let total = 0;
  for (let pick = 0; pick < count; pick += 1) {
    const row = index[pick] as number;
    const share = (weight[pick] as number) * (training.lines[row] as number);
    total += share;
    for (let at = 0; at < training.columns; at += 1)
      sums[at] = (sums[at] as number) + share * (training.values[row * training.columns + at] as number);
  }
  return [...sums].map((sum) => (total === 0 ? 0 : sum / total));
}
