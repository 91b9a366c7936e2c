import type { Now } from '../domain/workspace.ts';
import { visibleOrder } from '../kpi/as-of.ts';
import type { Store } from '../store/open.ts';
import { orderById, partnersByIds } from '../store/queries.ts';
import { readContext } from './context.ts';
import { lineView, partnersOnOrder } from './line-view.ts';
import { likelyLateFirst } from './risk/likely-late.ts';
import { readRiskBook } from './risk/risk-book.ts';
import type { LineView } from './views.ts';

/** The lines of one order, worst first; null when it is not in the store, or was not yet sent today. */
export async function orderView(store: Store, orderId: string, now: Now): Promise<LineView[] | null> {
  const [stored, context] = await Promise.all([orderById(store, orderId), readContext(store, now)]);
  const order = stored ? visibleOrder(stored, now.today) : null;
  if (!order) return null;
  const [partners, risks] = await Promise.all([
    partnersByIds(store, partnersOnOrder(order)),
    readRiskBook(store, [order.partnerId], context),
  ]);
  return order.lines
    .map((line) => lineView(line, order, partners, context, false, risks))
    .sort(likelyLateFirst);
}
