import { normalCdf, normalQuantile } from '../stats/normal.ts';
import { studentCdf } from '../stats/student.ts';
import type { Welford } from '../stats/welford.ts';

/**
 * A value measured against those before it alone (Hawkins 1987): U = Φ⁻¹(F_t,n-2(√((n-1)/n) (x - mean)/s)). For a normal
 * series the U are independent and standard normal from the third value on, whatever its mean and spread. `null` for the
 * first two values, and while those before do not differ among themselves.
 */
export function selfStartingScore({ n: before, mean, m2 }: Welford, value: number): number | null {
  if (before < 2 || m2 <= 0) return null;
  const spread = Math.sqrt(m2 / (before - 1));
  const t = (Math.sqrt(before / (before + 1)) * (value - mean)) / spread;
  return studentScore(t, before - 1);
}

/** The normal score that is as rare as `t` under Student's distribution; at most 8 either way. */
export function studentScore(t: number, freedom: number): number {
  // From below, where small probabilities keep their digits.
  const score = -normalQuantile(Math.max(normalCdf(-8), studentCdf(-Math.abs(t), freedom)));
  return t < 0 ? -score : score;
}
