import type { Order } from '../../domain/order.ts';
import type { Silence } from '../../domain/silence.ts';
import type { Now } from '../../domain/workspace.ts';
import { visibleOrder } from '../../kpi/as-of.ts';
import { readMine } from '../../policy/mine.ts';
import type { Store } from '../../store/open.ts';
import { orderById, partnersByIds } from '../../store/queries.ts';
import { allSilences } from '../../store/silences.ts';
import { type LensContext, readContext } from '../context.ts';
import { lineView } from '../line-view.ts';
import type { LineView } from '../views.ts';
import { workspaceView } from '../workspace.ts';
import { endOfSilence, isSaidBy } from './line-notes.ts';
import type { SilenceRow } from './silence-views.ts';

/** Everything that is said to be known until a day: what holds first, by its day. */
export async function silenceList(store: Store, now: Now): Promise<SilenceRow[]> {
  const [silences, mine, context, { sample }] = await Promise.all([
    allSilences(store),
    readMine(store),
    readContext(store, now),
    workspaceView(store, now),
  ]);
  const own = silences.filter((each) => each.sample === sample);
  const orders = new Map(
    await Promise.all(
      [...new Set(own.map(({ orderId }) => orderId))].map(
        async (id) => [id, await orderById(store, id)] as const,
      ),
    ),
  );
  const partners = await partnersByIds(store, new Set(own.map(({ partnerId }) => partnerId)));
  return own
    .map((silence): SilenceRow => {
      const line = lineOf(silence, orders.get(silence.orderId), partners, context);
      if (!line) return { silence, end: 'gone' };
      if (!isSaidBy(silence, mine)) return { silence, line, end: 'other' };
      return { silence, line, end: endOfSilence(silence, line, now.today) };
    })
    .sort((a, b) => Number(a.end !== null) - Number(b.end !== null) || compare(a.silence, b.silence));
}

function compare(a: Silence, b: Silence): number {
  return a.until.localeCompare(b.until) || a.title.localeCompare(b.title, 'en', { numeric: true });
}

function lineOf(
  { lineId }: Silence,
  stored: Order | undefined,
  partners: Parameters<typeof lineView>[2],
  context: LensContext,
): LineView | undefined {
  const order = stored && visibleOrder(stored, context.now.today);
  const line = order?.lines.find(({ id }) => id === lineId);
  return order && line ? lineView(line, order, partners, context) : undefined;
}
