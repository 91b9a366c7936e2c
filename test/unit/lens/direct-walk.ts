import type { Now } from '../../../lib/domain/workspace.ts';
import { visibleOrder } from '../../../lib/kpi/as-of.ts';
import { headOf, originOf, readContext } from '../../../lib/lens/context.ts';
import { headlineFigure } from '../../../lib/lens/partner/figures.ts';
import { measuresIn } from '../../../lib/lens/partner/measures.ts';
import { partnerHeadline } from '../../../lib/lens/partner/partner-summary.ts';
import type { PortfolioRow } from '../../../lib/lens/partner/partner-views.ts';
import { partnerList, portfolioRow } from '../../../lib/lens/partner/portfolio.ts';
import { refreshSummaries } from '../../../lib/lens/partner/refresh.ts';
import {
  addDelivered,
  addServed,
  emptyCounts,
  emptyTally,
  statesOf,
} from '../../../lib/lens/partner/summary.ts';
import type { Store } from '../../../lib/store/open.ts';
import { allPartners, eachOrder } from '../../../lib/store/queries.ts';

/** Every partner in one row, by one walk over all orders: what stored summaries have to be equal to. */
export async function walkedRows(store: Store, now: Now): Promise<PortfolioRow[]> {
  const context = await readContext(store, now);
  const delivered = new Map<string, ReturnType<typeof emptyTally>>();
  const served = new Map<string, ReturnType<typeof emptyCounts>>();
  await eachOrder(store, (stored) => {
    const order = visibleOrder(stored, now.today);
    if (order === null) return;
    const states = statesOf(order, context);
    const tally = delivered.get(order.partnerId) ?? emptyTally(order.partnerId, context);
    delivered.set(order.partnerId, tally);
    addDelivered(tally, order, states);
    for (const id of new Set(order.lines.flatMap((line) => line.pegs.map((peg) => peg.customerId)))) {
      const counts = served.get(id) ?? emptyCounts();
      served.set(id, counts);
      addServed(counts, order, states, id);
    }
  });
  const partners = await allPartners(store);
  return partners
    .map((partner) => {
      const tally = delivered.get(partner.id);
      const counts = tally ?? served.get(partner.id) ?? emptyCounts();
      const headline = headlineFigure(measuresIn((tally ?? emptyTally(partner.id, context)).book), context);
      const { figure, onTimeOnly } = partnerHeadline(partner, { ...counts, headline }, context);
      const { openLines, lateLines, lines } = counts;
      const ownOrigin = figure.origin.sourceId !== '' || counts.newest === null;
      const origin = ownOrigin ? figure.origin : originOf(counts.newest as never, context);
      return { partner: headOf(partner), otif: figure, onTimeOnly, openLines, lateLines, lines, origin };
    })
    .sort(byName);
}

/** The same rows as the panel shows them: from the stored summaries, made first where they are missing. */
export async function storedRows(store: Store, now: Now): Promise<PortfolioRow[]> {
  await refreshSummaries(store, now, async () => true);
  const { entries, context } = await partnerList(store, now);
  return entries.flatMap((entry) => portfolioRow(entry, context) ?? []).sort(byName);
}

function byName(a: PortfolioRow, b: PortfolioRow): number {
  return a.partner.name.localeCompare(b.partner.name, 'en');
}
