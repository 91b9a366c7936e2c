/** Density of the standard normal distribution. */
export function normalDensity(x: number): number {
  return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
}

const NUMERATOR = [
  220.206867912376, 221.213596169931, 112.079291497871, 33.912866078383, 6.37396220353165, 0.700383064443688,
  0.0352624965998911,
];
const DENOMINATOR = [
  440.413735824752, 793.826512519948, 637.333633378831, 296.564248779674, 86.7807322029461, 16.064177579207,
  1.75566716318264, 0.0883883476483184,
];

/** Φ(x), the standard normal distribution function, to about 15 digits (Hart 1968, as given by West 2005). */
export function normalCdf(x: number): number {
  const distance = Math.abs(x);
  const upper = distance > 37 ? 0 : tail(distance);
  return x > 0 ? 1 - upper : upper;
}

function tail(x: number): number {
  const weight = Math.exp((-x * x) / 2);
  if (x < 7.07106781186547) return (weight * polynomial(NUMERATOR, x)) / polynomial(DENOMINATOR, x);
  const fraction = x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 0.65))));
  return weight / fraction / 2.506628274631;
}

const CENTRE = {
  above: [2.50662823884, -30.66479806614, 138.3577518672, -275.92851044697, 220.9460984245, -39.69683028665],
  below: [1, -13.28068155288, 66.80131188771, -155.6989798598, 161.585836858, -54.47609879822],
};
const TAIL = {
  above: [
    2.938163982698783, 4.374664141464968, -2.549732539343734, -2.400758277161838, -0.3223964580411365,
    -0.007784894002430293,
  ],
  below: [1, 3.754408661907416, 2.445134137142996, 0.3224671290700398, 0.007784695709041462],
};

/**
 * The x with Φ(x) = p for 0 < p < 1 (Acklam 2003, then one step of Halley); -Infinity for p <= 0 and Infinity for
 * p >= 1, which a caller has to keep out of what it shows.
 */
export function normalQuantile(p: number): number {
  if (p <= 0) return -Infinity;
  if (p >= 1) return Infinity;
  if (p > 0.5) return -normalQuantile(1 - p);
  const first = p < 0.02425 ? tailGuess(p) : centreGuess(p - 0.5);
  const error = (normalCdf(first) - p) / normalDensity(first);
  return first - error / (1 + (first * error) / 2);
}

function centreGuess(q: number): number {
  const r = q * q;
  return (q * polynomial(CENTRE.above, r)) / polynomial(CENTRE.below, r);
}

function tailGuess(p: number): number {
  const q = Math.sqrt(-2 * Math.log(p));
  return polynomial(TAIL.above, q) / polynomial(TAIL.below, q);
}

/** Σ c[i] xⁱ. */
function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (let at = coefficients.length - 1; at >= 0; at -= 1) sum = sum * x + (coefficients[at] ?? 0);
  return sum;
}
