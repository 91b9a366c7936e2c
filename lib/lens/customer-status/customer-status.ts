import { type CalendarDate, dayOfInstant } from '../../domain/calendar-date.ts';
import { normaliseNumber } from '../../domain/normalise.ts';
import { type Order, type Peg, UNKNOWN_PARTNER } from '../../domain/order.ts';
import type { Now } from '../../domain/workspace.ts';
import { visibleOrder } from '../../kpi/as-of.ts';
import { customerStatusRule } from '../../policy/customer-status.ts';
import { readMine } from '../../policy/mine.ts';
import { findItems } from '../../store/items.ts';
import type { Store } from '../../store/open.ts';
import { findOrders, orderById, partnerById, partnersByIds } from '../../store/queries.ts';
import { languageFor } from '../chaser/partner-language.ts';
import { type LensContext, readContext } from '../context.ts';
import { lineView } from '../line-view.ts';
import { readRiskBook } from '../risk/risk-book.ts';
import { personOf } from '../silence/line-notes.ts';
import type { LineView } from '../views.ts';
import { workspaceView } from '../workspace.ts';
import { allowedRow, type ServedLine, salesRow, supplyRow } from './status-row.ts';
import type { StatusLine, StatusRow, StatusView } from './status-views.ts';
import { type SupplierTraces, supplierTraces, withoutTraces } from './supplier-traces.ts';

/** Lines that one status holds. */
const MOST_LINES = 200;
/** Blocks that are read for the suppliers of the items, of each some of the newest. */
const ITEM_BLOCKS = 400;

/** A line of ours that serves the customer, and under which numbers its order with us is known. */
interface Served extends ServedLine {
  order: Order;
  numbers: readonly string[];
}

/**
 * What a customer may be told of its order, seen from one order of ours: a sales order, or one that something was bought by.
 * All orders that serve the same order of the customer are in it. `off` where the company's policy forbids it; null where
 * there is no such order today, or nothing of it is for this customer.
 */
export async function customerStatus(
  store: Store,
  { orderId, customerId }: { orderId: string; customerId: string },
  now: Now,
): Promise<StatusView | 'off' | null> {
  const rule = await customerStatusRule(store);
  if (rule === 'off') return 'off';
  const [stored, customer, context, workspace, mine] = await Promise.all([
    orderById(store, orderId),
    partnerById(store, customerId),
    readContext(store, now),
    workspaceView(store, now),
    readMine(store),
  ]);
  const order = stored ? visibleOrder(stored, now.today) : null;
  if (!order || !customer) return null;
  const orders = await ordersBehind(store, order, customer.id, now.today);
  const served = await servedLines(store, orders, customer.id, context);
  if (served.length === 0) return null;
  const rows = rowsOf(served, now.today);
  const shown = rows.slice(0, MOST_LINES);
  const traces = await tracesOf(store, served, shown);
  const lines = shown.map(([{ view, peg }, row]): StatusLine => {
    const kept = withoutTraces(allowedRow(row, rule), traces);
    return { key: `${view.orderId}/${view.lineId}/${peg.salesOrder ?? ''}`, ...kept, origin: view.origin };
  });
  return {
    customer: { id: customer.id, name: customer.name },
    lines,
    left: Math.max(0, rows.length - MOST_LINES),
    language: languageFor(customer, []),
    sender: personOf(mine),
    asOf: asOf(served, now),
    rule,
    workspace,
  };
}

/** The order itself, and all others that serve the same order of this customer. */
async function ordersBehind(
  store: Store,
  order: Order,
  customerId: string,
  today: CalendarDate,
): Promise<Order[]> {
  const numbers = new Set(pegsFor(order, customerId).flatMap((peg) => numbersOf(order, peg)));
  const found = new Map([[order.id, order]]);
  for (const hits of (await findOrders(store, [...numbers])).values())
    for (const hit of hits) {
      const seen = found.has(hit.order.id) ? null : visibleOrder(hit.order, today);
      if (!seen) continue;
      // A purchase order may have the number of a customer's order by chance.
      const lines = seen.lines.filter((line) =>
        line.pegs.some(
          (peg) => peg.customerId === customerId && numbersOf(seen, peg).some((each) => numbers.has(each)),
        ),
      );
      if (lines.length > 0) found.set(seen.id, { ...seen, lines });
    }
  return [...found.values()];
}

function pegsFor({ lines }: Order, customerId: string): Peg[] {
  return lines.flatMap(({ pegs }) => pegs.filter((peg) => peg.customerId === customerId));
}

/** Under which numbers a customer's order is known: what the peg says, and our sales order's own. */
function numbersOf({ kind, number }: Order, { salesOrder = '' }: Peg): string[] {
  return [salesOrder, kind === 'sales' ? number : ''].map(normaliseNumber).filter(Boolean);
}

async function servedLines(
  store: Store,
  orders: readonly Order[],
  customerId: string,
  context: LensContext,
): Promise<Served[]> {
  const partners = await partnersByIds(store, [...orders.map(({ partnerId }) => partnerId), customerId]);
  const risks = await readRiskBook(
    store,
    orders.map(({ partnerId }) => partnerId),
    context,
  );
  return orders.flatMap((order) =>
    order.lines.flatMap((line) => {
      const pegs = line.pegs.filter((peg) => peg.customerId === customerId);
      if (pegs.length === 0) return [];
      const view = lineView(line, order, partners, context, false, risks);
      if (view.reasons.some(({ code }) => code === 'return')) return [];
      return pegs.map((peg) => ({ order, view, peg, numbers: numbersOf(order, peg) }));
    }),
  );
}

/** The rows, our own sales orders first; what was bought for one of them stands behind its lines. */
function rowsOf(served: readonly Served[], today: CalendarDate): [Served, StatusRow][] {
  const sales = served.filter(({ order }) => order.kind === 'sales');
  const bought = served.filter(({ order }) => order.kind !== 'sales');
  const rows: [Served, StatusRow][] = [];
  const used = new Set<Served>();
  for (const each of sales) {
    const forIt = bought.filter((one) => shareNumber(one, each));
    for (const one of forIt) used.add(one);
    const same = forIt.filter(({ view }) => sameItem(view, each.view)).map(({ view }) => view);
    const items = sales.filter((other) => shareNumber(other, each));
    const loose = forIt
      .filter(({ view }) => !items.some((other) => sameItem(view, other.view)))
      .map(({ view }) => view);
    rows.push([each, salesRow(each, same, loose, today)]);
  }
  for (const each of bought) if (!used.has(each)) rows.push([each, supplyRow(each, today)]);
  return rows;
}

function shareNumber({ numbers }: Served, other: Served): boolean {
  return numbers.some((number) => other.numbers.includes(number));
}

function sameItem({ item: a }: LineView, { item: b }: LineView): boolean {
  return (
    a.number !== undefined &&
    b.number !== undefined &&
    normaliseNumber(a.number) === normaliseNumber(b.number)
  );
}

/** What tells the suppliers behind all that is served, and who else delivers the items that are shown. */
async function tracesOf(
  store: Store,
  served: readonly Served[],
  shown: readonly (readonly [Served, StatusRow])[],
): Promise<SupplierTraces> {
  const keys = new Set(shown.flatMap(([{ view }]) => normaliseNumber(view.item.number ?? '') || []));
  const bought = served.map(({ order }) => order);
  const blocks = Math.max(2, Math.floor(ITEM_BLOCKS / Math.max(1, keys.size)));
  for (const hits of (await findItems(store, [...keys], blocks)).values())
    for (const { order, line } of hits) bought.push({ ...order, lines: [line] });
  const orders = bought.filter(({ kind }) => kind === 'purchase');
  const ids = new Set(orders.map(({ partnerId }) => partnerId));
  ids.delete(UNKNOWN_PARTNER);
  return supplierTraces([...(await partnersByIds(store, ids)).values()], orders);
}

/** The day of the oldest record that is told of; in a replay the day that is replayed. */
function asOf(served: readonly Served[], { today, replay }: Now): CalendarDate {
  if (replay) return today;
  const oldest = Math.min(...served.map(({ view }) => view.origin.fetchedAt));
  const day = dayOfInstant(oldest);
  return day < today ? day : today;
}
