import type { Partner } from '../../domain/partner.ts';
import { visibleOrder } from '../../kpi/as-of.ts';
import { OTIF_DEFINITION } from '../../kpi/otif.ts';
import { agreementsOf } from '../../store/agreements.ts';
import type { Store } from '../../store/open.ts';
import { ordersForCustomer, ordersOfPartner } from '../../store/queries.ts';
import { readSummary } from '../../store/summaries.ts';
import { contextToday } from '../agreed-context.ts';
import { type LensContext, notScored } from '../context.ts';
import type { Figure } from '../views.ts';
import { derive } from './derived.ts';
import { headlineFigure, missingFigure } from './figures.ts';
import { measuresIn } from './measures.ts';
import { freshnessOf, summaryOf } from './stored-summary.ts';
import { addDelivered, addServed, emptyCounts, emptyTally, type Summary, statesOf } from './summary.ts';

/**
 * What a partner looks like in one row: the orders it delivers, or, for a customer, the lines that serve it. The stored
 * summary where it is of today; else made from the records now.
 */
export async function partnerSummary(
  store: Store,
  partnerId: string,
  context: LensContext,
): Promise<Summary> {
  return derive(store, `summary:${partnerId}`, context, async () => {
    const stored = await readSummary(store, partnerId);
    if (stored && freshnessOf(stored, context) === 'today') return summaryOf(stored, context);
    return makeNow(store, partnerId, context);
  });
}

async function makeNow(store: Store, partnerId: string, context: LensContext): Promise<Summary> {
  const { today } = context.now;
  const agreed = contextToday((await agreementsOf(store, partnerId)).records, context);
  const tally = emptyTally(partnerId, agreed);
  for (const stored of await ordersOfPartner(store, partnerId)) {
    const order = visibleOrder(stored, today);
    if (order !== null) addDelivered(tally, order, statesOf(order, context));
  }
  const headline = headlineFigure(measuresIn(tally.book), agreed);
  if (tally.orders > 0) return { ...tally, headline };
  const counts = emptyCounts();
  for (const stored of await ordersForCustomer(store, partnerId)) {
    const order = visibleOrder(stored, today);
    if (order !== null) addServed(counts, order, statesOf(order, context), partnerId);
  }
  return { ...counts, headline };
}

/** The headline of a partner: suppliers are scored, own sites and mere customers are not. */
export function partnerHeadline(
  partner: Partner,
  summary: Summary,
  context: LensContext,
): { figure: Figure; onTimeOnly: boolean } {
  const unscored = notScored(partner);
  if (unscored) return { figure: missingFigure(OTIF_DEFINITION, unscored, context), onTimeOnly: false };
  return summary.headline;
}
