import { addDays, type CalendarDate, dayNumber } from '../../domain/calendar-date.ts';
import type { Order, OrderLine } from '../../domain/order.ts';
import type { Partner } from '../../domain/partner.ts';
import type { Provenance } from '../../domain/provenance.ts';
import { visibleOrder } from '../../kpi/as-of.ts';
import { isCancelled, quantityDue } from '../../kpi/received.ts';
import { addDemand, amountsSince, type DemandBook } from '../../kpi/segments/demand.ts';
import { worthOf } from '../../kpi/spend.ts';
import { standingOf } from '../../kpi/wilson.ts';
import type { Store } from '../../store/open.ts';
import { visitOrdersForCustomer, visitOrdersOf } from '../../store/summaries.ts';
import { type LensContext, noOrigin, originOf, rulesFor } from '../context.ts';
import { derive } from '../partner/derived.ts';
import { type LineStatus, lineStatus } from '../status.ts';
import type { Figure, Origin } from '../views.ts';

const VALUE_DEFINITION = 'ordered-12-months/1';
const YEAR = 365;

/** An open line with its order and state, as seen today. */
export interface OpenLine {
  order: Order;
  line: OrderLine;
  status: LineStatus;
}

/** One side of a partner's orders: what it delivers, or what serves it. */
export interface PartnerOrders {
  side: 'supplier' | 'customer';
  orders: number;
  /** The first day on which something was ordered; absent where no source says. */
  since?: CalendarDate;
  value: Figure;
  basis: 'ordered' | 'sales' | 'cost';
  open: OpenLine[];
  origin: Origin;
}

/** What was ordered of a partner or for it, gone through once per state of the records. */
export function partnerOrders(store: Store, partner: Partner, context: LensContext): Promise<PartnerOrders> {
  return derive(store, `mail:${partner.id}`, context, async () => {
    const delivered = new OrderTally('supplier', partner.id, context);
    await visitOrdersOf(store, partner.id, (orders) => delivered.add(orders));
    if (delivered.orders > 0) return delivered.end();
    const served = new OrderTally('customer', partner.id, context);
    await visitOrdersForCustomer(store, partner.id, (orders) => served.add(orders));
    return served.end();
  });
}

class OrderTally {
  orders = 0;
  private since: CalendarDate | undefined;
  private newest: Provenance | undefined;
  private readonly open: OpenLine[] = [];
  private readonly sums = new Map<string, number>();
  private readonly demand: DemandBook = new Map();
  /** Lines of the last twelve months, and those of them without a price. */
  private lines = 0;
  private unpriced = 0;
  private readonly from: CalendarDate;
  private readonly side: PartnerOrders['side'];
  private readonly partnerId: string;
  private readonly context: LensContext;

  constructor(side: PartnerOrders['side'], partnerId: string, context: LensContext) {
    this.side = side;
    this.partnerId = partnerId;
    this.context = context;
    this.from = addDays(context.now.today, -YEAR);
  }

  add(orders: readonly Order[]): void {
    for (const stored of orders) {
      const order = visibleOrder(stored, this.context.now.today);
      if (order === null) continue;
      this.orders += 1;
      if (this.side === 'customer') addDemand(this.demand, order);
      for (const line of order.lines) if (this.isMeant(line)) this.addLine(line, order);
    }
  }

  private isMeant(line: OrderLine): boolean {
    return this.side === 'supplier' || line.pegs.some(({ customerId }) => customerId === this.partnerId);
  }

  private addLine(line: OrderLine, order: Order): void {
    const { sentOn, provenance } = line;
    if (sentOn !== undefined && (this.since === undefined || sentOn < this.since)) this.since = sentOn;
    if (!this.newest || provenance.fetchedAt > this.newest.fetchedAt) this.newest = provenance;
    const status = lineStatus(line, order, this.context.now, rulesFor(line, this.context));
    if (status.state !== 'done') this.open.push({ line, order, status });
    if (sentOn === undefined || sentOn < this.from || isCancelled(line) || (line.ordered ?? 0) < 0) return;
    this.lines += 1;
    const worth = worthOf(line, quantityDue(line));
    if (worth === null) this.unpriced += 1;
    else this.sums.set(worth.currency, (this.sums.get(worth.currency) ?? 0) + worth.amount);
  }

  end(): PartnerOrders {
    const origin = this.newest ? originOf(this.newest, this.context) : noOrigin;
    const { basis, sums } = this.amounts();
    const value = valueFigure(sums, this.lines, this.unpriced, origin, this.context);
    const { side, orders, since, open } = this;
    return { side, orders, ...(since === undefined ? {} : { since }), value, basis, open, origin };
  }

  /** Of a customer what it pays where any file says so, else what the goods cost that were bought for it. */
  private amounts(): { basis: PartnerOrders['basis']; sums: ReadonlyMap<string, number> } {
    if (this.side === 'supplier') return { basis: 'ordered', sums: this.sums };
    const days = this.demand.get(this.partnerId)?.days ?? new Map();
    const of = (basis: 'sales' | 'cost') =>
      amountsSince(days, basis, dayNumber(this.from), this.context.now.today);
    const sales = of('sales');
    return sales.size > 0 ? { basis: 'sales', sums: sales } : { basis: 'cost', sums: of('cost') };
  }
}

/** Sums of several currencies stand side by side: without rates of exchange they are never added. */
function valueFigure(
  sums: ReadonlyMap<string, number>,
  lines: number,
  unpriced: number,
  origin: Origin,
  context: LensContext,
): Figure {
  const { today } = context.now;
  const amounts = [...sums]
    .map(([currency, amount]) => ({ currency, amount }))
    .sort((a, b) => b.amount - a.amount);
  const [only, ...others] = amounts;
  const base: Figure = {
    definition: VALUE_DEFINITION,
    value: null,
    unit: 'money',
    n: lines - unpriced,
    pending: 0,
    excluded: unpriced,
    standing: standingOf(lines - unpriced),
    asOf: today,
    period: [addDays(today, -YEAR), today],
    trend: [],
    origin,
  };
  if (lines === 0) return { ...base, missing: 'no-records' };
  if (only === undefined) return { ...base, missing: 'no-prices' };
  if (amounts.some(({ amount }) => !Number.isFinite(amount))) return { ...base, missing: 'too-large' };
  if (others.length > 0) return { ...base, missing: 'mixed-currencies', amounts };
  return { ...base, value: only.amount, currency: only.currency };
}
