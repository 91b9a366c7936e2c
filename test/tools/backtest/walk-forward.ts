import { dateOfDay } from '../../../lib/domain/calendar-date.ts';
import type { Order } from '../../../lib/domain/order.ts';
import { monthIndexOfDay } from '../../../lib/kpi/months.ts';
import { blendedScore } from '../../../lib/kpi/risk/blend.ts';
import { supplierRisk } from '../../../lib/kpi/risk/model.ts';
import {
  addOrderToRisk,
  emptyRiskCells,
  monthStart,
  type RiskCells,
} from '../../../lib/kpi/risk/risk-cells.ts';
import { peersByMonth, type RiskRules, riskFacts } from '../../../lib/kpi/risk/risk-facts.ts';
import { scoreLine } from '../../../lib/kpi/risk/score.ts';
import { RiskTrainer } from '../../../lib/kpi/risk/trainer.ts';
import type { HistoryLine } from './scms-lines.ts';

const RULES: RiskRules = { late: 0, under: 0, acknowledgeWithin: 3 };

/** `first`: as it was frozen at first (`late-risk/1`), by one model of all and nothing beside it. */
type Making = 'shipped' | 'first';

/** What was forecast for one line on the first day of the month in which it is due. */
export interface Forecast {
  id: string;
  month: number;
  p: number;
  level: string;
  /** `purchase` from a supplier, `sales` from our own warehouse. */
  kind: string;
  late: boolean;
}

/**
 * Forecasts every line due in the months `from` to `to` as of the first day of its month: the model is trained, and the
 * line's surroundings are read, from what had happened before that day. Of the line itself only its plan is used.
 */
export function walkForward(
  lines: readonly HistoryLine[],
  from: number,
  to: number,
  making: Making = 'shipped',
): Forecast[] {
  const forecasts: Forecast[] = [];
  for (let month = from; month <= to; month += 1) {
    const start = monthStart(month);
    const due = lines.filter((line) => monthIndexOfDay(line.due) === month);
    const cells = cellsAsOf(lines, start);
    if (due.length === 0 || cells.size === 0) continue;
    forecasts.push(...forecastMonth(due, cells, month, making));
  }
  return forecasts;
}

function forecastMonth(
  due: HistoryLine[],
  cells: Map<string, RiskCells>,
  month: number,
  making: Making,
): Forecast[] {
  const start = monthStart(month);
  const day = dateOfDay(start);
  const own = new Set(due.filter(({ order }) => order.kind === 'sales').map(({ order }) => order.partnerId));
  const trainer = new RiskTrainer(day);
  for (const [id, each] of cells) trainer.add(each, own.has(id));
  for (const [id, each] of cells) trainer.addExamples(each, own.has(id));
  const model = trainer.end();
  if (!model) return [];
  return due.map(({ id, order, line, due: dueDay, delivered }) => {
    const supplier = cells.get(order.partnerId);
    const peers = peersByMonth(order).get(day.slice(0, 7)) ?? 1;
    const facts = riskFacts(line, order, peers, dateOfDay(start - 1), RULES);
    const known = supplier && supplierRisk(supplier);
    const { p, level } =
      making === 'first'
        ? scoreLine(model, known, facts, start, dueDay)
        : blendedScore(model, order.kind === 'sales', known, facts, start, dueDay);
    return { id, month, p, level, kind: order.kind, late: delivered > dueDay };
  });
}

/** Every supplier's cells as of the morning of `day`: deliveries of that day or later have not happened. */
function cellsAsOf(lines: readonly HistoryLine[], day: number): Map<string, RiskCells> {
  const today = dateOfDay(day);
  const cells = new Map<string, RiskCells>();
  for (const order of new Set(lines.filter(({ due }) => due < day).map((line) => line.order))) {
    const known = cells.get(order.partnerId) ?? emptyRiskCells();
    cells.set(order.partnerId, known);
    addOrderToRisk(known, seenBefore(order, today), today, RULES);
  }
  return new Map([...cells].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function seenBefore(order: Order, day: string): Order {
  const lines = order.lines.map((line) => ({
    ...line,
    receipts: line.receipts.filter((receipt) => receipt.receivedOn < day),
  }));
  return { ...order, lines };
}
