import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Order } from '../domain/order.ts';
import type { Partner } from '../domain/partner.ts';
import type { Now } from '../domain/workspace.ts';
import { visibleOrder } from '../kpi/as-of.ts';
import { OTIF_DEFINITION } from '../kpi/otif.ts';
import type { Store } from '../store/open.ts';
import { ordersForCustomer, ordersOfPartner, partnerById, partnersByIds } from '../store/queries.ts';
import { headOf, type LensContext, notScored, type Partners, readContext } from './context.ts';
import { kpiRows, missingFigure } from './figures.ts';
import { isOpen, lineView, partnersOnOrder, worstLineFirst } from './line-view.ts';
import { addOtif, addService, emptyMeasures, type Measures } from './measures.ts';
import type { KpiRow, LineView, PartnerView } from './views.ts';
import { workspaceView } from './workspace.ts';

/** The page of one partner; null when there is none with this id. */
export async function partnerView(store: Store, partnerId: string, now: Now): Promise<PartnerView | null> {
  const partner = await partnerById(store, partnerId);
  if (!partner) return null;
  const context = await readContext(store, now);
  const { delivered, served } = await ordersToday(store, partnerId, context);
  const partners = await partnersByIds(store, [...delivered, ...served].flatMap(partnersOnOrder));
  const lines = viewsOf(delivered, partners, context);
  const servedLines = viewsOf(served, partners, context).filter((line) =>
    line.customers.some((customer) => customer.partnerId === partnerId),
  );
  const own = delivered.length > 0 ? lines : servedLines;
  const openLines = own.filter(isOpen).sort(worstLineFirst);
  return {
    head: headOf(partner),
    kpis: kpisOf(partner, delivered, context),
    openLines,
    waiting: waitingBehind(partnerId, lines, servedLines),
    firstOrderOn: firstDate(own),
    totals: {
      orders: new Set(own.map((line) => line.orderId)).size,
      lines: own.length,
      openLines: openLines.length,
      lateLines: openLines.filter((line) => line.state === 'late').length,
    },
    workspace: await workspaceView(store, now),
  };
}

/** The orders that a partner delivers and those that serve it, as seen today. */
export async function ordersToday(store: Store, partnerId: string, context: LensContext) {
  const seen = (orders: Order[]) =>
    orders.map((order) => visibleOrder(order, context.now.today)).filter((order) => order !== null);
  const [delivered, served] = await Promise.all([
    ordersOfPartner(store, partnerId),
    ordersForCustomer(store, partnerId),
  ]);
  return { delivered: seen(delivered), served: seen(served) };
}

function viewsOf(orders: readonly Order[], partners: Partners, context: LensContext): LineView[] {
  return orders.flatMap((order) => order.lines.map((line) => lineView(line, order, partners, context)));
}

/** The measures of one supplier on all bases. */
export function measuresOf(orders: readonly Order[], context: LensContext): Measures {
  const measures = emptyMeasures();
  for (const order of orders) {
    if (order.kind !== 'purchase') continue;
    addOtif(measures, order, context);
    addService(measures, order, context);
  }
  return measures;
}

/** Own sites and mere customers are not scored: one row says so. */
function kpisOf(partner: Partner, delivered: readonly Order[], context: LensContext): KpiRow[] {
  const unscored = notScored(partner);
  if (unscored) {
    const figure = missingFigure(OTIF_DEFINITION, unscored, context);
    return [{ id: 'otif', basis: 'first-promised', figure }];
  }
  return kpiRows(measuresOf(delivered, context), context);
}

/** Customers behind this partner's open lines, least slack first; for a customer, its own open supply. */
function waitingBehind(
  partnerId: string,
  lines: LineView[],
  servedLines: LineView[],
): PartnerView['waiting'] {
  const behind = lines
    .filter(isOpen)
    .flatMap((line) => line.customers.map((customer) => ({ customer, line })));
  const own = servedLines
    .filter(isOpen)
    .flatMap((line) =>
      line.customers.filter((each) => each.partnerId === partnerId).map((customer) => ({ customer, line })),
    );
  return [...behind, ...own].sort(
    (a, b) => slack(a.customer.slackDays) - slack(b.customer.slackDays) || worstLineFirst(a.line, b.line),
  );
}

function slack(days: number | undefined): number {
  return days ?? Number.MAX_SAFE_INTEGER;
}

function firstDate(lines: readonly LineView[]): CalendarDate | undefined {
  let first: CalendarDate | undefined;
  for (const { sentOn } of lines)
    if (sentOn !== undefined && (first === undefined || sentOn < first)) first = sentOn;
  return first;
}
