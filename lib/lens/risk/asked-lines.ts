import { type CalendarDate, dateOfDay, dayNumber } from '../../domain/calendar-date.ts';
import type { Order, OrderLine } from '../../domain/order.ts';
import { completedOn, isCancelled } from '../../kpi/received.ts';
import { judgeRisk, type RiskBand } from '../../kpi/risk/judge-risk.ts';
import type { RiskModel, SupplierRisk } from '../../kpi/risk/model.ts';
import {
  LATE_RISK_DEFINITION,
  peersByMonth,
  type RiskFacts,
  type RiskNumbers,
  type RiskRules,
  riskDue,
  riskFacts,
  riskNumbers,
} from '../../kpi/risk/risk-facts.ts';
import { expectedOf } from './expected-days.ts';
import type { RiskView } from './risk-views.ts';

/** What is asked of an open line that has a day, as it is kept beside the supplier's history until there is a model. */
export type RiskAsked = [
  orderId: string,
  lineId: string,
  due: number,
  facts: RiskFacts,
  numbers: RiskNumbers,
];

/** The band of an open line worth a look, as lists over the whole store keep it: not overdue, elevated or high. */
export type PackedRisk = [
  orderId: string,
  lineId: string,
  /** What lists sort by; never shown. */
  p: number,
  band: Exclude<RiskBand, 'low'>,
  level: RiskView['level'],
  n: number,
  reasons: RiskView['reasons'],
  expected: NonNullable<RiskView['expected']> | null,
];

/** What is to be asked of the open lines of an order, which must be the one seen today. */
export function askedOf(order: Order, today: CalendarDate, rules: RiskRules): RiskAsked[] {
  const open = order.lines.filter((line) => isAwaited(line, rules));
  if (open.length === 0) return [];
  const peers = peersByMonth(order);
  return open.flatMap((line): RiskAsked[] => {
    const due = riskDue(line);
    if (due === null || due + rules.late < dayNumber(today)) return [];
    const among = peers.get(dateOfDay(due).slice(0, 7)) ?? 1;
    const facts = riskFacts(line, order, among, today, rules);
    return [[order.id, line.id, due, facts, riskNumbers(line, among, today)]];
  });
}

/** Goods are still to come. Most lines have come, which is the cheapest to tell. */
function isAwaited(line: OrderLine, { under }: RiskRules): boolean {
  if (line.receipts.length > 0 && completedOn(line, under) !== null) return false;
  return (line.ordered ?? 0) >= 0 && !isCancelled(line) && !line.closed;
}

/** Judges what was asked; lines at low risk are left out. */
export function judgeAsked(
  asked: readonly RiskAsked[],
  model: RiskModel,
  supplier: SupplierRisk | undefined,
  today: CalendarDate,
  { late, own }: { late: number; own: boolean },
): PackedRisk[] {
  return asked.flatMap(([orderId, lineId, due, facts, numbers]): PackedRisk[] => {
    const judged = judgeRisk(model, supplier, { facts, numbers, due, today: dayNumber(today), late, own });
    if (judged === null || judged.overdue || judged.band === 'low') return [];
    const p = Math.round(judged.p * 1e4) / 1e4;
    const { band, level, n, reasons } = judged;
    return [[orderId, lineId, p, band, level, n, reasons, expectedOf(judged, due) ?? null]];
  });
}

/** A packed band as a row shows it. */
export function unpackRisk(
  [, , , band, level, n, reasons, expected]: PackedRisk,
  asOf: CalendarDate,
): RiskView {
  return {
    definition: LATE_RISK_DEFINITION,
    band,
    overdue: false,
    level,
    n,
    reasons,
    ...(expected ? { expected } : {}),
    asOf,
  };
}
