/** Reference value of a CUSUM in standard deviations: half the shift that it finds soonest. */
export const REFERENCE = 0.5;

/** A one-sided CUSUM while values go in. */
export interface Cusum {
  sum: number;
  /** Index of the last value after which the sum was zero; -1 before the first. */
  lastZero: number;
}

export function newCusum(start = -1): Cusum {
  return { sum: 0, lastZero: start };
}

/**
 * Adds one standardised value, in place: C = max(0, C + z - k) (Page 1954). Answers true when C > h. The change then
 * began, by estimate, right after `lastZero` (Montgomery, 9.1).
 */
export function addToCusum(
  cusum: Cusum,
  index: number,
  z: number,
  limit: number,
  reference = REFERENCE,
): boolean {
  cusum.sum = Math.max(0, cusum.sum + z - reference);
  if (cusum.sum === 0) cusum.lastZero = index;
  return cusum.sum > limit;
}
