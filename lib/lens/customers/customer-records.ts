import { type CalendarDate, dateOfDay } from '../../domain/calendar-date.ts';
import type { Order, OrderLine } from '../../domain/order.ts';
import type { Now } from '../../domain/workspace.ts';
import { visibleOrder } from '../../kpi/as-of.ts';
import { addDemand, type DemandBook } from '../../kpi/segments/demand.ts';
import type { Store } from '../../store/open.ts';
import { partnerById, partnersByIds } from '../../store/queries.ts';
import { visitOrdersForCustomer } from '../../store/summaries.ts';
import { readContext } from '../context.ts';
import { lineView, partnersOnOrder } from '../line-view.ts';
import { mapInSlices, sortInSlices } from '../partner/slices.ts';
import { workspaceView } from '../workspace.ts';
import type { CustomerRecords, Sum } from './customer-views.ts';

/** A store that is written all the time is read so often. */
const ATTEMPTS = 3;

/** The lines behind a customer's figures, the newest first; those that are not counted (cancelled, not dated) last. */
export async function customerRecords(
  store: Store,
  customerId: string,
  now: Now,
): Promise<CustomerRecords | null> {
  const partner = await partnerById(store, customerId);
  if (!partner) return null;
  const context = await readContext(store, now);
  let found: { order: Order; line: OrderLine }[] = [];
  for (let attempt = 1; ; attempt += 1) {
    found = [];
    const read = await visitOrdersForCustomer(store, customerId, (orders) => {
      for (const stored of orders) {
        const order = visibleOrder(stored, now.today);
        for (const line of order?.lines ?? [])
          if (order && line.pegs.some((peg) => peg.customerId === customerId)) found.push({ order, line });
      }
    });
    if (read !== null || attempt === ATTEMPTS) break;
  }
  const partners = await partnersByIds(store, new Set(found.flatMap(({ order }) => partnersOnOrder(order))));
  const rows = await mapInSlices(found, ({ order, line }) => ({
    line: lineView(line, order, partners, context),
    ...countedOf(order, line, customerId),
  }));
  return {
    customerId,
    name: partner.name,
    rows: await sortInSlices(rows, newestFirst),
    workspace: await workspaceView(store, now),
  };
}

type Row = CustomerRecords['rows'][number];

/** What one line counts for this customer, by the rule that its figures are made by. */
function countedOf(order: Order, line: OrderLine, customerId: string): Omit<Row, 'line'> {
  const book: DemandBook = new Map();
  addDemand(book, { ...order, lines: [line] });
  const [found] = book.get(customerId)?.days ?? [];
  if (found === undefined) return { counted: false };
  const [day, { amounts }] = found;
  const sums = [...amounts].map(([key, amount]): Sum => ({ amount, currency: key.split(' ')[1] ?? '' }));
  const on: CalendarDate = dateOfDay(day);
  return { counted: true, on, ...(sums[0] ? { amount: sums[0] } : {}) };
}

function newestFirst(a: Row, b: Row): number {
  const [onA, onB] = [a.on ?? '', b.on ?? ''];
  if (onA !== onB) return onA < onB ? 1 : -1;
  return a.line.orderNumber.localeCompare(b.line.orderNumber, 'en', { numeric: true });
}
