import type { Quadrant } from './kraljic.ts';

/** Relationships of the two kinds that take people's time, of one owner; undefined: nobody looks after them. */
export interface OwnerLoad {
  owner: string | undefined;
  strategic: number;
  bottleneck: number;
  /** Of which there are more than one owner can look after. */
  over: ('strategic' | 'bottleneck')[];
}

/**
 * Who looks after how many: applied after segments, never a criterion (`kpi.md` 3). Those beyond their capacity first, then by
 * number; those that nobody looks after last.
 */
export function ownerLoads(
  places: Iterable<{ quadrant: Quadrant | null; owner?: string }>,
  capacity: { strategic: number; bottleneck: number },
): OwnerLoad[] {
  const loads = new Map<string | undefined, OwnerLoad>();
  for (const { quadrant, owner } of places) {
    if (quadrant !== 'strategic' && quadrant !== 'bottleneck') continue;
    const load = loads.get(owner) ?? { owner, strategic: 0, bottleneck: 0, over: [] };
    loads.set(owner, load);
    load[quadrant] += 1;
  }
  for (const load of loads.values())
    if (load.owner !== undefined)
      load.over = (['strategic', 'bottleneck'] as const).filter((kind) => load[kind] > capacity[kind]);
  return [...loads.values()].sort(
    (a, b) =>
      Number(a.owner === undefined) - Number(b.owner === undefined) ||
      b.over.length - a.over.length ||
      b.strategic + b.bottleneck - (a.strategic + a.bottleneck) ||
      ((a.owner ?? '') < (b.owner ?? '') ? -1 : 1),
  );
}
