import { lnBeta, lnGamma } from '../stats/gamma.ts';
import { lowestNear } from '../stats/nelder-mead.ts';

/** Repeat orders, time of the last one and time observed, both since the first order and in the same unit (weeks). */
export interface Activity {
  repeats: number;
  last: number;
  observed: number;
}

/** Fader, Hardie, Lee 2005: order rate ~ Gamma(r, alpha), chance to leave after an order ~ Beta(a, b). */
export interface BgNbd {
  r: number;
  alpha: number;
  a: number;
  b: number;
}

/** Fewer customers do not carry four parameters: the silence rule stands in. */
const MIN_CUSTOMERS = 30;
/** Terms of the hypergeometric series, which converges slowly only near z = 1. */
const MAX_TERMS = 10_000;

/** The model of these customers by maximum likelihood; null for fewer than thirty, or when none ever ordered again. */
export function fitBgNbd(customers: readonly Activity[]): BgNbd | null {
  const sound = customers.filter(isSound);
  if (sound.length < MIN_CUSTOMERS || sound.every(({ repeats }) => repeats === 0)) return null;
  const loss = (logs: readonly number[]) => {
    const model = fromLogs(logs);
    if (Object.values(model).some((value) => value < 1e-4 || value > 1e4)) return Number.POSITIVE_INFINITY;
    let sum = 0;
    for (const customer of sound) sum -= logLikelihood(model, customer);
    return sum / sound.length;
  };
  const found = lowestNear(loss, [0, 0, 0, 0]);
  return Number.isFinite(found.height) ? fromLogs(found.at) : null;
}

function fromLogs([r = 0, alpha = 0, a = 0, b = 0]: readonly number[]): BgNbd {
  return { r: Math.exp(r), alpha: Math.exp(alpha), a: Math.exp(a), b: Math.exp(b) };
}

/** Clock skew and repeated days make such: the last order lies outside of what was observed. */
function isSound({ repeats, last, observed }: Activity): boolean {
  return repeats >= 0 && observed > 0 && last >= 0 && last <= observed && (repeats > 0 || last === 0);
}

function logLikelihood({ r, alpha, a, b }: BgNbd, { repeats: x, last, observed }: Activity): number {
  const common = lnGamma(r + x) - lnGamma(r) + r * Math.log(alpha);
  const alive = lnBeta(a, b + x) - lnBeta(a, b) - (r + x) * Math.log(alpha + observed);
  if (x === 0) return common + alive;
  const left = lnBeta(a + 1, b + x - 1) - lnBeta(a, b) - (r + x) * Math.log(alpha + last);
  const high = Math.max(alive, left);
  return common + high + Math.log(Math.exp(alive - high) + Math.exp(left - high));
}

/**
 * Chance that a customer is still one: 1/(1 + a/(b+x-1)·((alpha+T)/(alpha+t))^(r+x)). Null without a repeat order: the model
 * would always say 1, so tenure and silence are shown instead.
 */
export function aliveProbability(model: BgNbd, customer: Activity): number | null {
  if (customer.repeats === 0 || !isSound(customer)) return null;
  return alive(model, customer);
}

function alive({ r, alpha, a, b }: BgNbd, { repeats: x, last, observed }: Activity): number {
  if (x === 0) return 1;
  return 1 / (1 + (a / (b + x - 1)) * ((alpha + observed) / (alpha + last)) ** (r + x));
}

/** Orders to expect in the next `time` units; null where the customer's times make no sense. */
export function expectedOrders(model: BgNbd, customer: Activity, time: number): number | null {
  if (!isSound(customer) || !(time >= 0)) return null;
  const { r, alpha, a, b } = model;
  const { repeats: x, observed } = customer;
  // At a = 1 the formula divides by zero; its two sides meet there.
  const safeA = Math.abs(a - 1) < 1e-9 ? 1 + 1e-9 : a;
  const ratio = (alpha + observed) / (alpha + observed + time);
  const series = hypergeometric(r + x, b + x, safeA + b + x - 1, time / (alpha + observed + time));
  const bare = ((safeA + b + x - 1) / (safeA - 1)) * (1 - ratio ** (r + x) * series);
  return bare * alive(model, customer);
}

/** Gauss' 2F1(a, b; c; z) by its series, for 0 ≤ z < 1. */
function hypergeometric(a: number, b: number, c: number, z: number): number {
  let [term, sum] = [1, 1];
  for (let n = 0; n < MAX_TERMS; n += 1) {
    term *= (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z;
    sum += term;
    if (Math.abs(term) < 1e-15 * Math.abs(sum)) break;
  }
  return sum;
}
