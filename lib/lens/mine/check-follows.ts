import type { Follow, SeenLine, Snapshot } from '../../domain/follow.ts';
import type { Now } from '../../domain/workspace.ts';
import { visibleOrder } from '../../kpi/as-of.ts';
import { dropFollow, editFollow, listFollows } from '../../store/follows.ts';
import type { Store } from '../../store/open.ts';
import { orderById } from '../../store/queries.ts';
import { readWorkspace } from '../../store/workspace.ts';
import { type LensContext, readContext } from '../context.ts';
import { seenLines, snapshotOf } from './follow.ts';
import { changesBetween } from './follow-changes.ts';

/**
 * Compares everything followed with what the person last saw of it, and stores what is different. A replay of a day
 * before that is no change. What was followed in the sample goes with the sample.
 */
export async function checkFollows(store: Store, now: Now): Promise<void> {
  const follows = await listFollows(store);
  if (follows.length === 0) return;
  const [context, { sample }] = await Promise.all([readContext(store, now), readWorkspace(store)]);
  for (const follow of follows) {
    if (follow.sample && !sample) await dropFollow(store, follow.id);
    else if (follow.sample === sample && now.today >= follow.seen.day) await check(store, follow, context);
  }
}

async function check(store: Store, follow: Follow, context: LensContext): Promise<void> {
  const current = await withDone(
    store,
    follow,
    await snapshotOf(store, follow.kind, follow.targetId, context),
    context,
  );
  await editFollow(store, follow.id, (stored) => {
    const different = changesBetween(stored.seen, current) !== null;
    if (!different && stored.now === undefined) return undefined;
    if (different && JSON.stringify(stored.now) === JSON.stringify(current)) return undefined;
    const { now: _, ...rest } = stored;
    return different ? { ...rest, now: current } : rest;
  });
}

/** Lines that are no longer among the open ones of a partner are looked up: most have arrived, few have vanished. */
async function withDone(
  store: Store,
  { kind, seen }: Follow,
  current: Snapshot,
  context: LensContext,
): Promise<Snapshot> {
  if (kind === 'order' || !current.exists || seen.cut || current.cut) return current;
  const open = new Set(current.lines.map(({ orderId, lineId }) => `${orderId} ${lineId}`));
  const left = seen.lines.filter(({ orderId, lineId }) => !open.has(`${orderId} ${lineId}`));
  const found: SeenLine[] = [];
  for (const orderId of new Set(left.map((line) => line.orderId))) {
    const stored = await orderById(store, orderId);
    const order = stored ? visibleOrder(stored, context.now.today) : null;
    if (!order) continue;
    const wanted = new Set(left.filter((line) => line.orderId === orderId).map(({ lineId }) => lineId));
    found.push(...seenLines(order, context).filter(({ lineId }) => wanted.has(lineId)));
  }
  return { ...current, lines: [...current.lines, ...found] };
}
