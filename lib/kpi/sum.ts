/** A running sum of floats with its rounding error kept apart (Neumaier 1974). */
export interface Sum {
  total: number;
  carry: number;
}

export function emptySum(): Sum {
  return { total: 0, carry: 0 };
}

/** Adds in place. */
export function addToSum(sum: Sum, value: number): void {
  const next = sum.total + value;
  sum.carry += Math.abs(sum.total) >= Math.abs(value) ? sum.total - next + value : value - next + sum.total;
  sum.total = next;
}

/** The sum; Infinity where it ran over, whatever its sign. */
export function valueOfSum(sum: Sum): number {
  const value = sum.total + sum.carry;
  return Number.isFinite(value) ? value : Number.POSITIVE_INFINITY;
}
