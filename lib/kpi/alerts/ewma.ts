/** How much the newest value counts. */
const EWMA_WEIGHT = 0.2;

/** E = (1 - l) E + l z (Roberts 1959). */
export function nextEwma(before: number, z: number, weight = EWMA_WEIGHT): number {
  return (1 - weight) * before + weight * z;
}

/**
 * The limit of |E| after `steps` values in standard deviations of one value, tighter while the chart is young:
 * L √(l/(2-l) (1 - (1-l)^2t)). `Infinity` steps give the steady limit.
 */
export function ewmaLimit(steps: number, limit: number, weight = EWMA_WEIGHT): number {
  return limit * Math.sqrt((weight / (2 - weight)) * (1 - (1 - weight) ** (2 * steps)));
}
