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

/** How many partners of a tier one owner can look after, and who is beyond that: applied after tiers, never a criterion. */
export function overCapacity(
  tiers: ReadonlyMap<string, { tier: Tier | null; owner: string | undefined }>,
  capacity: Record<Tier, number>,
): { owner: string; tier: Tier; partners: number; capacity: number }[] {
  const counts = new Map<string, { owner: string; tier: Tier; partners: number }>();
  for (const { tier, owner } of tiers.values()) {
    if (tier === null || owner === undefined) continue;
    const key = `${tier} ${owner}`;
    const count = counts.get(key) ?? { owner, tier, partners: 0 };
    count.partners += 1;
    counts.set(key, count);
  }
  return [...counts.values()]
    .filter(({ tier, partners }) => partners > capacity[tier])
    .map((count) => ({ ...count, capacity: capacity[count.tier] }));
}
