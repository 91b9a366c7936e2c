import type { Now } from '../domain/workspace.ts';
import { visibleOrder } from '../kpi/as-of.ts';
import type { Store } from '../store/open.ts';
import { allPartners, eachOrder } from '../store/queries.ts';
import { headOf, type LensContext, readContext } from './context.ts';
import { derive } from './derived.ts';
import { partnerHeadline } from './partner-summary.ts';
import { addDelivered, addServed, emptySummary, type Summary, statesOf } from './summary.ts';
import type { PortfolioRow, PortfolioView } from './views.ts';
import { workspaceView } from './workspace.ts';

/** Every partner in one row, by name. Walks all orders once per state of the store; asked again it answers at once. */
export async function portfolioView(store: Store, now: Now): Promise<PortfolioView> {
  const context = await readContext(store, now);
  const [rows, workspace] = await Promise.all([
    derive(store, 'portfolio', context, () => makeRows(store, context)),
    workspaceView(store, now),
  ]);
  return { rows, workspace };
}

async function makeRows(store: Store, context: LensContext): Promise<PortfolioRow[]> {
  const delivered = new Map<string, Summary>();
  const served = new Map<string, Summary>();
  await eachOrder(store, (stored) => {
    const order = visibleOrder(stored, context.now.today);
    if (order === null) return;
    const states = statesOf(order, context);
    addDelivered(summaryIn(delivered, order.partnerId), order, states, context);
    const customers = new Set(order.lines.flatMap((line) => line.pegs.map((peg) => peg.customerId)));
    for (const id of customers) addServed(summaryIn(served, id), order, states, id);
  });
  const partners = await allPartners(store);
  return partners
    .map((partner) => {
      const summary = delivered.get(partner.id) ?? served.get(partner.id) ?? emptySummary();
      const { figure, onTimeOnly } = partnerHeadline(partner, summary, context);
      const { openLines, lateLines, lines } = summary;
      return { partner: headOf(partner), otif: figure, onTimeOnly, openLines, lateLines, lines };
    })
    .sort((a, b) => a.partner.name.localeCompare(b.partner.name, 'en'));
}

function summaryIn(summaries: Map<string, Summary>, id: string): Summary {
  const found = summaries.get(id);
  if (found) return found;
  const fresh = emptySummary();
  summaries.set(id, fresh);
  return fresh;
}
