import type { Now } from '../domain/workspace.ts';
import { readPolicy } from '../policy/policy.ts';
import { readNotices } from '../store/notices.ts';
import type { Store } from '../store/open.ts';
import { storeCounts } from '../store/queries.ts';
import { readWorkspace } from '../store/workspace.ts';
import { confidenceOf, isStale, noOrigin } from './context.ts';
import type { Origin, WorkspaceView } from './views.ts';

/** What every surface says about the data that it shows. */
export async function workspaceView(store: Store, now: Now): Promise<WorkspaceView> {
  const [workspace, counts, policy, notices] = await Promise.all([
    readWorkspace(store),
    storeCounts(store),
    readPolicy(store),
    readNotices(store),
  ]);
  return {
    notices,
    sample: workspace.sample,
    today: now.today,
    replay: now.replay,
    sources: counts.sources.map((source) => ({ ...source, stale: isStale(source.fetchedAt, now, policy) })),
    orders: counts.orders,
    lines: counts.lines,
    partners: counts.partners,
    waitingOrders: counts.waitingOrders,
  };
}

/** The source that was read longest ago: what rests on all records is no fresher. Of no record while there is no source. */
export function originOfWorkspace({ sources }: Pick<WorkspaceView, 'sources'>): Origin {
  const [first, ...others] = sources;
  if (!first) return noOrigin;
  const { sourceId, fetchedAt, stale } = others.reduce((a, b) => (b.fetchedAt < a.fetchedAt ? b : a), first);
  return { sourceId, fetchedAt, stale, confidence: confidenceOf(stale) };
}
