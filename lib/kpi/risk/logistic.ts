import { solve } from '../stats/linear-system.ts';
import { expit } from './logit.ts';

/** Examples in groups of equal features: row `i` has `columns` numbers, `lines[i]` cases and `late[i]` events. */
export interface Examples {
  columns: number;
  values: Float64Array;
  lines: Float64Array;
  late: Float64Array;
}

/** What the weights are pulled to before any example is seen; strength 0 leaves one free. The first is the intercept. */
export interface Prior {
  mean: readonly number[];
  strength: readonly number[];
}

/** The examples that count, and how much each. */
export interface Rows {
  index: Uint32Array;
  weight: Float64Array;
  count: number;
}

const MOST_STEPS = 40;
const HALVINGS = 30;
const SETTLED = 1e-9;

/**
 * Logistic regression with a normal prior (L2 around `prior.mean`), by Newton's method with step halving. `rows` picks and
 * weighs the examples. Answers intercept and weights; the prior's means where nothing is picked.
 */
export function fitLogistic(
  examples: Examples,
  rows: Rows,
  prior: Prior,
  start: readonly number[] = prior.mean,
): number[] {
  let weights = [...start];
  let loss = lossOf(examples, rows, prior, weights);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const move = newtonStep(examples, rows, prior, weights);
    let scale = 1;
    let next = weights;
    let better = loss;
    for (let halving = 0; halving < HALVINGS; halving += 1, scale /= 2) {
      next = weights.map((weight, at) => weight + scale * (move[at] as number));
      better = lossOf(examples, rows, prior, next);
      if (better <= loss) break;
    }
    if (!(better <= loss)) return weights;
    const largest = Math.max(...move.map((each) => Math.abs(each * scale)));
    weights = next;
    loss = better;
    if (largest < SETTLED) break;
  }
  return weights;
}

/** Negative log likelihood plus the prior's part. */
function lossOf(
  { columns, values, lines, late }: Examples,
  rows: Rows,
  prior: Prior,
  weights: number[],
): number {
  let loss = 0;
  for (let pick = 0; pick < rows.count; pick += 1) {
    const row = rows.index[pick] as number;
    let x = weights[0] as number;
    for (let at = 0; at < columns; at += 1)
      x += (weights[at + 1] as number) * (values[row * columns + at] as number);
    const soft = Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    loss += (rows.weight[pick] as number) * ((lines[row] as number) * soft - (late[row] as number) * x);
  }
  for (let at = 0; at <= columns; at += 1)
    loss +=
      0.5 * (prior.strength[at] as number) * ((weights[at] as number) - (prior.mean[at] as number)) ** 2;
  return loss;
}

function newtonStep(examples: Examples, rows: Rows, prior: Prior, weights: number[]): Float64Array {
  const size = examples.columns + 1;
  const gradient = new Float64Array(size);
  const curvature = Array.from({ length: size }, () => new Float64Array(size));
  const x = new Float64Array(size);
  x[0] = 1;
  for (let pick = 0; pick < rows.count; pick += 1)
    addExample(
      examples,
      rows.index[pick] as number,
      rows.weight[pick] as number,
      weights,
      x,
      gradient,
      curvature,
    );
  for (let row = 0; row < size; row += 1) {
    const line = curvature[row] as Float64Array;
    const strength = prior.strength[row] as number;
    gradient[row] =
      (gradient[row] as number) - strength * ((weights[row] as number) - (prior.mean[row] as number));
    // A column that is 0 everywhere and has no prior would leave the system without a solution.
    line[row] = (line[row] as number) + strength + 1e-9;
    for (let column = 0; column < row; column += 1)
      (curvature[column] as Float64Array)[row] = line[column] as number;
  }
  return solve(curvature, gradient);
}

function addExample(
  { columns, values, lines, late }: Examples,
  row: number,
  weight: number,
  weights: number[],
  x: Float64Array,
  gradient: Float64Array,
  curvature: Float64Array[],
): void {
  let score = weights[0] as number;
  for (let at = 1; at <= columns; at += 1) {
    x[at] = values[row * columns + at - 1] as number;
    score += (weights[at] as number) * (x[at] as number);
  }
  const p = expit(score);
  const n = lines[row] as number;
  const residual = weight * ((late[row] as number) - n * p);
  const spread = weight * n * p * (1 - p);
  for (let at = 0; at <= columns; at += 1) {
    const value = x[at] as number;
    if (value === 0) continue;
    gradient[at] = (gradient[at] as number) + residual * value;
    const line = curvature[at] as Float64Array;
    const part = spread * value;
    for (let to = 0; to <= at; to += 1) line[to] = (line[to] as number) + part * (x[to] as number);
  }
}
