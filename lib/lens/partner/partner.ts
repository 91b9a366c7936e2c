import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Order, OrderLine } from '../../domain/order.ts';
import type { Partner } from '../../domain/partner.ts';
import type { Now } from '../../domain/workspace.ts';
import { visibleOrder } from '../../kpi/as-of.ts';
import { addOrderToCells } from '../../kpi/cells/add-order.ts';
import type { CellBook } from '../../kpi/cells/cell-book.ts';
import { OTIF_DEFINITION } from '../../kpi/otif.ts';
import { agreementsOf } from '../../store/agreements.ts';
import type { Store } from '../../store/open.ts';
import { partnerById, partnersByIds } from '../../store/queries.ts';
import {
  readSummary,
  type SummaryRecord,
  visitOrdersForCustomer,
  visitOrdersOf,
} from '../../store/summaries.ts';
import { contextToday } from '../agreed-context.ts';
import { storedMeasures } from '../cells/partner-measures.ts';
import { headOf, type LensContext, notScored, readContext, rulesFor } from '../context.ts';
import { customerFigures } from '../customers/customer-figures.ts';
import { lineView, partnersOnOrder, worstLineFirst } from '../line-view.ts';
import { likelyLateFirst } from '../risk/likely-late.ts';
import { readRiskBook } from '../risk/risk-book.ts';
import { steer } from '../segments/steer.ts';
import { wantedItems } from '../segments/wanted-items.ts';
import { lineStatus } from '../status.ts';
import type { KpiRow, LineView } from '../views.ts';
import { workspaceView } from '../workspace.ts';
import { kpiRows, missingFigure } from './figures.ts';
import { bookFor, type Measures, measuresIn } from './measures.ts';
import type { PartnerView } from './partner-views.ts';
import { addRelations, readRelations } from './relations.ts';
import { mapInSlices, sortInSlices } from './slices.ts';
import { freshnessOf } from './stored-summary.ts';

/** An open line with its order, as seen today. */
interface OpenLine {
  order: Order;
  line: OrderLine;
}

/**
 * The page of one partner, or of the one that stands for it; null when there is none with this id. Orders are read a few at a time; `show` gets who it is and
 * what is counted already, as soon as it shows that there are many.
 */
export async function partnerView(
  store: Store,
  asked: string,
  now: Now,
  show: (part: PartnerView) => void = () => {},
): Promise<PartnerView | null> {
  const partner = await partnerById(store, asked);
  if (!partner) return null;
  const partnerId = partner.id;
  const context = await readContext(store, now);
  const workspace = await workspaceView(store, now);
  const agreed = contextToday((await agreementsOf(store, partnerId)).records, context);
  const [measures] = (await storedMeasures(store, partnerId, [agreed])) ?? [];
  let seen = new PartnerTally(partner, context, agreed, measures);
  const began = await readSummary(store, partnerId);
  const totals = began && freshnessOf(began, context) === 'today' ? totalsOf(began) : undefined;
  for (let attempt = 1; ; attempt += 1) {
    const delivered = await visitOrdersOf(store, partnerId, (orders) => {
      if (seen.orders > 0 && attempt === 1) show(emptyView(partner, workspace, totals));
      seen.add(orders, 'delivered');
    });
    const served = await visitOrdersForCustomer(store, partnerId, (orders) => seen.add(orders, 'served'));
    if ((delivered !== null && served === delivered) || attempt === ATTEMPTS) break;
    seen = new PartnerTally(partner, context, agreed, measures);
  }
  return { head: headOf(partner), ...(await seen.end(store, partnerId)), workspace };
}

/** A store that is written all the time is read so often; then what was read holds, of one state or of two close by. */
const ATTEMPTS = 3;

function totalsOf({ orders, lines, open, late }: SummaryRecord): PartnerView['totals'] {
  return { orders, lines, openLines: open, lateLines: late };
}

function emptyView(
  partner: Partner,
  workspace: PartnerView['workspace'],
  totals: PartnerView['totals'] = { orders: 0, lines: 0, openLines: 0, lateLines: 0 },
): PartnerView {
  return { head: headOf(partner), kpis: [], openLines: [], waiting: [], totals, workspace, reading: true };
}

/** What a page needs of a partner's orders, gathered as they are read. */
class PartnerTally {
  orders = 0;
  private readonly book: CellBook;
  private readonly counts = { delivered: noCounts(), served: noCounts() };
  private readonly open = { delivered: [] as OpenLine[], served: [] as OpenLine[] };
  private readonly partner: Partner;
  private readonly context: LensContext;
  private readonly agreed: LensContext;
  /** From stored cells; undefined where orders have to be gone through. */
  private readonly stored: Measures | undefined;

  constructor(partner: Partner, context: LensContext, agreed: LensContext, stored: Measures | undefined) {
    this.partner = partner;
    this.context = context;
    this.agreed = agreed;
    this.stored = stored;
    this.book = bookFor(partner.id, agreed);
  }

  add(orders: readonly Order[], side: 'delivered' | 'served'): void {
    for (const stored of orders) {
      const order = visibleOrder(stored, this.context.now.today);
      if (order === null) continue;
      this.orders += 1;
      const counts = this.counts[side];
      counts.orders += 1;
      if (this.isCounted(order, side)) addOrderToCells(this.book, order);
      const lines = side === 'delivered' ? order.lines : order.lines.filter((line) => this.isServed(line));
      for (const line of lines) this.count(line, order, side);
    }
  }

  private isCounted(order: Order, side: 'delivered' | 'served'): boolean {
    if (this.stored !== undefined || side === 'served') return false;
    return order.kind === 'purchase' && notScored(this.partner) === null;
  }

  private isServed(line: OrderLine): boolean {
    return line.pegs.some((peg) => peg.customerId === this.partner.id);
  }

  private count(line: OrderLine, order: Order, side: 'delivered' | 'served'): void {
    const counts = this.counts[side];
    counts.lines += 1;
    if (line.sentOn !== undefined && (counts.first === undefined || line.sentOn < counts.first))
      counts.first = line.sentOn;
    const { state } = lineStatus(line, order, this.context.now, rulesFor(line, this.context));
    if (state === 'done') return;
    counts.open += 1;
    if (state === 'late') counts.late += 1;
    this.open[side].push({ line, order });
  }

  async end(store: Store, partnerId: string): Promise<Omit<PartnerView, 'head' | 'workspace'>> {
    const side = this.counts.delivered.orders > 0 ? 'delivered' : 'served';
    const named = [...this.open.delivered, ...this.open.served].map(({ order }) => order);
    if (!this.stored) addRelations(this.book, await readRelations(store, partnerId));
    const customer = await customerFigures(store, this.partner, this.context);
    const partners = await partnersByIds(store, new Set([partnerId, ...named.flatMap(partnersOnOrder)]));
    const risks = await readRiskBook(
      store,
      named.map((order) => order.partnerId),
      this.context,
    );
    const view = ({ line, order }: OpenLine) => lineView(line, order, partners, this.context, false, risks);
    const delivered = await mapInSlices(this.open.delivered, view);
    const served = await mapInSlices(this.open.served, view);
    const { orders, lines, open, late, first } = this.counts[side];
    const openLines = await sortInSlices(side === 'delivered' ? delivered : served, likelyLateFirst);
    const steered = await steer(store, this.partner, wantedItems(openLines), this.context, true);
    return {
      ...(customer ? { customer } : {}),
      ...(steered ? { steer: steered } : {}),
      kpis: kpisOf(this.partner, () => this.stored ?? measuresIn(this.book), this.agreed),
      openLines,
      waiting: await waitingBehind(partnerId, delivered, served),
      firstOrderOn: first,
      totals: { orders, lines, openLines: open, lateLines: late },
    };
  }
}

function noCounts(): { orders: number; lines: number; open: number; late: number; first?: CalendarDate } {
  return { orders: 0, lines: 0, open: 0, late: 0 };
}

/** Own sites and mere customers are not scored: one row says so. */
function kpisOf(partner: Partner, measures: () => Measures, context: LensContext): KpiRow[] {
  const unscored = notScored(partner);
  if (unscored) {
    const figure = missingFigure(OTIF_DEFINITION, unscored, context);
    return [{ id: 'otif', basis: 'first-promised', figure }];
  }
  return kpiRows(measures(), context);
}

/** Customers behind this partner's open lines, least slack first; for a customer, its own open supply. */
function waitingBehind(
  partnerId: string,
  delivered: readonly LineView[],
  served: readonly LineView[],
): Promise<PartnerView['waiting']> {
  const behind = delivered.flatMap((line) => line.customers.map((customer) => ({ customer, line })));
  const own = served.flatMap((line) =>
    line.customers.filter((each) => each.partnerId === partnerId).map((customer) => ({ customer, line })),
  );
  return sortInSlices(
    [...behind, ...own],
    (a, b) => slack(a.customer.slackDays) - slack(b.customer.slackDays) || worstLineFirst(a.line, b.line),
  );
}

function slack(days: number | undefined): number {
  return days ?? Number.MAX_SAFE_INTEGER;
}
