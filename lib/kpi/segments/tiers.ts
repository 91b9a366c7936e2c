import type { AbcClass } from './abc.ts';
import type { Quadrant } from './kraljic.ts';

export type Tier = 1 | 2 | 3;

export interface TierInputs {
  quadrant: Quadrant | null;
  abc: AbcClass | null;
  /** Somebody has marked the partner as critical. */
  critical: boolean;
}

/** Tier 1 is strategic or critical, tier 2 is A or bottleneck, the rest is 3 (`kpi.md` 3). Null while nothing is known. */
export function tierOf({ quadrant, abc, critical }: TierInputs): Tier | null {
  if (critical || quadrant === 'strategic') return 1;
  if (quadrant === null && abc === null) return null;
  return abc === 'A' || quadrant === 'bottleneck' ? 2 : 3;
}
