/** Probabilities nearer to 0 or 1 than this are not believed: a rate of 0 of 5 is no certainty. */
const EDGE = 1e-3;

/** ln(p / (1 - p)), with p kept off 0 and 1. */
export function logit(p: number): number {
  const kept = Math.min(1 - EDGE, Math.max(EDGE, p));
  return Math.log(kept / (1 - kept));
}

/** 1 / (1 + e^-x): the inverse of {@link logit}. */
export function expit(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
