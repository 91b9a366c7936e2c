import { type CalendarDate, dateOfDay, dayNumber } from '../../domain/calendar-date.ts';
import type { Order, OrderLine } from '../../domain/order.ts';
import { FEWEST_LINES, judgeRisk } from '../../kpi/risk/judge-risk.ts';
import type { RiskModel, SupplierRisk } from '../../kpi/risk/model.ts';
import {
  LATE_RISK_DEFINITION,
  peersByMonth,
  riskDue,
  riskFacts,
  riskNumbers,
} from '../../kpi/risk/risk-facts.ts';
import type { Store } from '../../store/open.ts';
import { readGathered } from '../../store/summaries.ts';
import type { LensContext } from '../context.ts';
import { stampOf } from '../partner/stored-summary.ts';
import { expectedOf } from './expected-days.ts';
import { unpackModel, unpackSupplier } from './pack-risk.ts';
import { readRiskModel } from './refresh-risk.ts';
import { isRiskRecord, riskKey, riskRulesOf } from './risk-record.ts';
import type { NoRisk, RiskView } from './risk-views.ts';

/** The model and what is known of some suppliers, read once for all lines of a view. */
export interface RiskBook {
  /** Null while it is not made for these settings and this day yet; `none` where there is nothing to learn from. */
  model: RiskModel | null | 'none';
  suppliers: ReadonlyMap<string, SupplierRisk>;
}

export async function readRiskBook(
  store: Store,
  partnerIds: Iterable<string>,
  context: LensContext,
): Promise<RiskBook> {
  const ids = [...new Set(partnerIds)];
  const [stored, records] = await Promise.all([readRiskModel(store), readGathered(store, ids.map(riskKey))]);
  const suppliers = new Map<string, SupplierRisk>();
  // What a replay has not reached yet must not judge.
  const isReached = stored && stored.stamp === stampOf(context) && stored.day <= context.now.today;
  if (!isReached) return { model: null, suppliers };
  for (const record of records)
    if (isRiskRecord(record) && record.stamp === stored.stamp && record.day <= context.now.today)
      suppliers.set(record.partnerId, unpackSupplier(record.supplier));
  return { model: stored.text === '' ? 'none' : unpackModel(stored.text), suppliers };
}

/** The risk of one open line; `order` must be the one seen today. */
export function riskOf(line: OrderLine, order: Order, book: RiskBook, context: LensContext): RiskView {
  const { today } = context.now;
  const { model } = book;
  const due = riskDue(line);
  if (due === null) return noRisk('no-promised-date', today);
  if (model === null) return noRisk('being-made', today);
  if (model === 'none') return noRisk('too-few-lines', today, 0);
  const rules = riskRulesOf(context);
  const day = dayNumber(today);
  const peers = peersByMonth(order).get(dateOfDay(due).slice(0, 7)) ?? 1;
  const judged = judgeRisk(model, book.suppliers.get(order.partnerId), {
    facts: riskFacts(line, order, peers, today, rules),
    numbers: riskNumbers(line, peers, today),
    due,
    today: day,
    late: rules.late,
    own: order.kind === 'sales',
  });
  if (judged === null) return noRisk('too-few-lines', model.day, model.lines);
  const { band, overdue, level, n, reasons } = judged;
  const expected = expectedOf(judged, due);
  return {
    definition: LATE_RISK_DEFINITION,
    band,
    overdue,
    level,
    n,
    reasons,
    ...(expected ? { expected } : {}),
    asOf: model.day,
  };
}

function noRisk(missing: NoRisk, asOf: CalendarDate, n = 0): RiskView {
  return {
    definition: LATE_RISK_DEFINITION,
    band: null,
    missing,
    overdue: false,
    level: 'all',
    n,
    ...(missing === 'too-few-lines' ? { needed: FEWEST_LINES } : {}),
    reasons: [],
    asOf,
  };
}
