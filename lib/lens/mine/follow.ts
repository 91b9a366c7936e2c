import {
  type Follow,
  followId,
  MAX_FOLLOWED_LINES,
  type SeenLine,
  type Snapshot,
} from '../../domain/follow.ts';
import type { Order } from '../../domain/order.ts';
import type { Now } from '../../domain/workspace.ts';
import { visibleOrder } from '../../kpi/as-of.ts';
import type { Store } from '../../store/open.ts';
import { orderById, partnerById } from '../../store/queries.ts';
import { visitOrdersOf } from '../../store/summaries.ts';
import { type LensContext, readContext } from '../context.ts';
import { lineView } from '../line-view.ts';

/** A follow of an order or a partner as it is now; null when the records do not hold it today. */
export async function newFollow(
  store: Store,
  kind: Follow['kind'],
  targetId: string,
  now: Now,
  sample: boolean,
): Promise<Follow | null> {
  const context = await readContext(store, now);
  const seen = await snapshotOf(store, kind, targetId, context);
  if (!seen.exists) return null;
  const title =
    kind === 'partner'
      ? (await partnerById(store, targetId))?.name
      : (await orderById(store, targetId))?.number;
  return {
    id: followId(kind, targetId),
    kind,
    targetId,
    title: title ?? targetId,
    followedAt: now.instant,
    sample,
    seen,
  };
}

/** What is followed as the records have it today. */
export function snapshotOf(
  store: Store,
  kind: Follow['kind'],
  targetId: string,
  context: LensContext,
): Promise<Snapshot> {
  return kind === 'order'
    ? snapshotOfOrder(store, targetId, context)
    : snapshotOfPartner(store, targetId, context);
}

async function snapshotOfOrder(store: Store, orderId: string, context: LensContext): Promise<Snapshot> {
  const stored = await orderById(store, orderId);
  const order = stored ? visibleOrder(stored, context.now.today) : null;
  if (!order) return nothing(context);
  const lines = seenLines(order, context);
  const counts = { ...countsOf(lines, context), exists: true };
  if (lines.length <= MAX_FOLLOWED_LINES) return { ...counts, lines, cut: false };
  const oldest = lines.reduce((a, b) => (b.fetchedAt < a.fetchedAt ? b : a));
  return { ...counts, lines: [oldest], cut: true };
}

async function snapshotOfPartner(store: Store, partnerId: string, context: LensContext): Promise<Snapshot> {
  if (!(await partnerById(store, partnerId))) return nothing(context);
  const open: SeenLine[] = [];
  const counts = { openLines: 0, lateLines: 0 };
  let oldest: SeenLine | undefined;
  await visitOrdersOf(store, partnerId, (orders) => {
    for (const stored of orders) {
      const order = visibleOrder(stored, context.now.today);
      if (!order) continue;
      for (const line of seenLines(order, context)) {
        if (line.state === 'done') continue;
        counts.openLines += 1;
        if (line.state === 'late') counts.lateLines += 1;
        if (!oldest || line.fetchedAt < oldest.fetchedAt) oldest = line;
        if (open.length <= MAX_FOLLOWED_LINES) open.push(line);
      }
    }
  });
  const cut = open.length > MAX_FOLLOWED_LINES;
  // Of many lines only the oldest is kept: it says how old the counts are.
  const lines = cut && oldest ? [oldest] : open;
  return { exists: true, day: context.now.today, ...counts, lines, cut };
}

/** The lines of an order as a follow remembers them; the order must be the one seen today. */
export function seenLines(order: Order, context: LensContext): SeenLine[] {
  return order.lines.map((line) => {
    const { state, promisedOn, origin, lineNumber } = lineView(line, order, NO_NAMES, context);
    const title = lineNumber ? `${order.number} / ${lineNumber}` : order.number;
    return {
      orderId: order.id,
      lineId: line.id,
      title,
      state,
      ...(promisedOn === undefined ? {} : { promisedOn }),
      sourceId: origin.sourceId,
      fetchedAt: origin.fetchedAt,
    };
  });
}

const NO_NAMES = new Map();

function countsOf(lines: readonly SeenLine[], context: LensContext) {
  const open = lines.filter(({ state }) => state !== 'done');
  const late = open.filter(({ state }) => state === 'late');
  return { day: context.now.today, openLines: open.length, lateLines: late.length };
}

function nothing(context: LensContext): Snapshot {
  return { exists: false, day: context.now.today, openLines: 0, lateLines: 0, lines: [], cut: false };
}
