import type { Now } from '../domain/workspace.ts';
import { readPolicy } from '../policy/policy.ts';
import { readNotices } from '../store/notices.ts';
import type { Store } from '../store/open.ts';
import { storeCounts } from '../store/queries.ts';
import { readWorkspace } from '../store/workspace.ts';
import { isStale } from './context.ts';
import type { WorkspaceView } from './views.ts';

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
  };
}
