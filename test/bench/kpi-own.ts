import { dayNumber } from '../../lib/domain/calendar-date.ts';
import type { Order } from '../../lib/domain/order.ts';
import { addOrderToCells } from '../../lib/kpi/cells/add-order.ts';
import { type CellBook, cellsOf } from '../../lib/kpi/cells/cell-book.ts';
import { DAY_GRID, histogramOf } from '../../lib/kpi/durations.ts';
import { monthIndexOf } from '../../lib/kpi/months.ts';
import { spendOf } from '../../lib/kpi/spend.ts';
import { valueOfSum } from '../../lib/kpi/sum.ts';
import type { LensContext } from '../../lib/lens/context.ts';
import { bookFor, measuresIn } from '../../lib/lens/partner/measures.ts';
import { agreedBases, scorePeriods } from '../../lib/lens/scorecard/score-periods.ts';
import { defaultPolicy } from '../../lib/policy/settings.ts';
import { TODAY } from './kpi-lines.ts';
import { type Aggregates, addRow } from './kpi-tables.ts';

const NOW = { today: TODAY, instant: dayNumber(TODAY) * 86_400_000, replay: false };
export const CONTEXT: LensContext = { now: NOW, policy: defaultPolicy(), facts: new Map() };

/** The cells of one supplier, and its scorecard of twelve months. */
export function cellsAndScore(
  partnerId: string,
  orders: readonly Order[],
): { book: CellBook; score: number | null } {
  const book = bookFor(partnerId, CONTEXT);
  for (const order of orders) addOrderToCells(book, order);
  const measures = measuresIn(book);
  const [period] = scorePeriods(
    () => measures,
    agreedBases([], 'direct'),
    () => [],
    CONTEXT,
    new Map(),
    1,
  );
  return { book, score: period?.card.score ?? null };
}

/** What cells hold, in the tables that the peers give. */
export function addToAggregates(into: Aggregates, supplier: number, book: CellBook): void {
  for (const cell of cellsOf(book)) {
    const month = cell.month === '' ? -1 : monthIndexOf(cell.month);
    for (const basis of ['firstPromised', 'lastPromised', 'requested'] as const) {
      const tally = cell[basis];
      if (!tally) continue;
      const { lines, onTime, inFull, otif, pending, excluded } = tally;
      const units = [valueOfSum(tally.unitsDue), valueOfSum(tally.unitsInWindow)];
      addRow(into[basis], supplier, month, [lines, onTime, inFull, otif, pending, excluded, ...units]);
      const { orders, ordersOtif, ordersPending, ordersExcluded } = tally;
      addRow(into[`${basis}Orders`], supplier, month, [orders, ordersOtif, ordersPending, ordersExcluded]);
    }
    if (cell.fill) {
      const { lines, filled, pending, orders, ordersFilled, ordersPending } = cell.fill;
      const units = [valueOfSum(cell.fill.unitsOrdered), valueOfSum(cell.fill.unitsShipped)];
      addRow(into.fill, supplier, month, [lines, filled, pending, ...units]);
      addRow(into.fillOrders, supplier, month, [orders, ordersFilled, ordersPending]);
    }
    if (cell.leadTime) {
      const { ended, censored } = histogramOf(cell.leadTime.times, DAY_GRID);
      addRow(into.leadTime, supplier, month, [...sums(ended), ...sums(censored)]);
    }
    if (cell.quality) {
      const { received, receipts } = cell.quality;
      addRow(into.received, supplier, month, [receipts, valueOfSum(received)]);
    }
    for (const { ordered } of cell.spend ? spendOf(cell.spend) : [])
      addRow(into.spend, supplier, month, [ordered]);
  }
}

function sums(counts: ReadonlyMap<number, number>): [count: number, days: number] {
  let [count, days] = [0, 0];
  for (const [time, times] of counts) {
    count += times;
    days += time * times;
  }
  return [count, days];
}
