import type { Partner } from '../domain/partner.ts';
import { visibleOrder } from '../kpi/as-of.ts';
import { OTIF_DEFINITION } from '../kpi/otif.ts';
import type { Store } from '../store/open.ts';
import { ordersForCustomer, ordersOfPartner } from '../store/queries.ts';
import { type LensContext, notScored } from './context.ts';
import { derive } from './derived.ts';
import { headlineFigure, missingFigure } from './figures.ts';
import { addDelivered, addServed, emptySummary, type Summary, statesOf } from './summary.ts';
import type { Figure } from './views.ts';

/** What a partner looks like in one row: the orders it delivers, or, for a customer, the lines that serve it. */
export function partnerSummary(store: Store, partnerId: string, context: LensContext): Promise<Summary> {
  return derive(store, `summary:${partnerId}`, context, async () => {
    const { today } = context.now;
    const summary = emptySummary();
    for (const stored of await ordersOfPartner(store, partnerId)) {
      const order = visibleOrder(stored, today);
      if (order !== null) addDelivered(summary, order, statesOf(order, context), context);
    }
    if (summary.orders > 0) return summary;
    for (const stored of await ordersForCustomer(store, partnerId)) {
      const order = visibleOrder(stored, today);
      if (order !== null) addServed(summary, order, statesOf(order, context), partnerId);
    }
    return summary;
  });
}

/** The headline of a partner: suppliers are scored, own sites and mere customers are not. */
export function partnerHeadline(
  partner: Partner,
  summary: Summary,
  context: LensContext,
): { figure: Figure; onTimeOnly: boolean } {
  const unscored = notScored(partner);
  if (unscored) return { figure: missingFigure(OTIF_DEFINITION, unscored, context), onTimeOnly: false };
  return headlineFigure(summary.measures, context);
}
