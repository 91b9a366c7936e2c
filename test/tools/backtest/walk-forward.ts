import { dateOfDay } from '../../../lib/domain/calendar-date.ts';
import type { Order } from '../../../lib/domain/order.ts';
import { monthIndexOfDay } from '../../../lib/kpi/months.ts';
import { addToCompany, emptyCompany } from '../../../lib/kpi/risk/company.ts';
import { beginModel, endModel, supplierRisk } from '../../../lib/kpi/risk/model.ts';
import {
  addOrderToRisk,
  emptyRiskCells,
  monthStart,
  type RiskCells,
} from '../../../lib/kpi/risk/risk-cells.ts';
import { peersByMonth, type RiskRules, riskFacts } from '../../../lib/kpi/risk/risk-facts.ts';
import { scoreLine } from '../../../lib/kpi/risk/score.ts';
import { addExamples } from '../../../lib/kpi/risk/training.ts';
import type { HistoryLine } from './scms-lines.ts';

const RULES: RiskRules = { late: 0, under: 0, acknowledgeWithin: 3 };

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
export function walkForward(lines: readonly HistoryLine[], from: number, to: number): Forecast[] {
  const forecasts: Forecast[] = [];
  for (let month = from; month <= to; month += 1) {
    const start = monthStart(month);
    const due = lines.filter((line) => monthIndexOfDay(line.due) === month);
    const cells = cellsAsOf(lines, start);
    if (due.length === 0 || cells.size === 0) continue;
    forecasts.push(...forecastMonth(due, cells, month));
  }
  return forecasts;
}

function forecastMonth(due: HistoryLine[], cells: Map<string, RiskCells>, month: number): Forecast[] {
  const start = monthStart(month);
  const day = dateOfDay(start);
  const company = emptyCompany();
  for (const each of cells.values()) addToCompany(company, each);
  const training = beginModel(company, day);
  for (const each of cells.values()) addExamples(training, each);
  const model = endModel(company, training, day);
  if (!model) return [];
  return due.map(({ id, order, line, due: dueDay, delivered }) => {
    const supplier = cells.get(order.partnerId);
    const peers = peersByMonth(order).get(day.slice(0, 7)) ?? 1;
    const facts = riskFacts(line, order, peers, dateOfDay(start - 1), RULES);
    const { p, level } = scoreLine(model, supplier && supplierRisk(supplier), facts, start, dueDay);
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
