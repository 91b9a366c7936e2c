import type { Now } from '../../domain/workspace.ts';
import { ownerLoads } from '../../kpi/segments/capacity.ts';
import type { Store } from '../../store/open.ts';
import { noOrigin, originOf, readContext } from '../context.ts';
import { workspaceView } from '../workspace.ts';
import { readSegments } from './refresh-segments.ts';
import type { SegmentsView } from './segment-views.ts';

/** The portfolio in segments, as the job worker placed it last; nobody until it has. */
export async function segmentsView(store: Store, now: Now): Promise<SegmentsView> {
  const [context, stored, workspace] = await Promise.all([
    readContext(store, now),
    readSegments(store),
    workspaceView(store, now),
  ]);
  const suppliers = (stored?.suppliers ?? []).map(({ newest, ...point }) => ({
    ...point,
    origin: newest === null ? noOrigin : originOf({ sourceId: newest[0], fetchedAt: newest[1] }, context),
  }));
  const capacity = {
    strategic: context.policy['capacity.strategic'],
    bottleneck: context.policy['capacity.bottleneck'],
  };
  const loads = ownerLoads(suppliers, capacity);
  return { day: stored?.day ?? now.today, suppliers, loads, capacity, workspace };
}
