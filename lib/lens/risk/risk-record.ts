import type { CalendarDate } from '../../domain/calendar-date.ts';
import { type Order, UNKNOWN_PARTNER } from '../../domain/order.ts';
import { visibleOrder } from '../../kpi/as-of.ts';
import { supplierRisk } from '../../kpi/risk/model.ts';
import { addOrderToRisk, emptyRiskCells } from '../../kpi/risk/risk-cells.ts';
import type { RiskRules } from '../../kpi/risk/risk-facts.ts';
import type { LensContext } from '../context.ts';
import { stampOf } from '../partner/stored-summary.ts';
import { askedOf, type RiskAsked } from './asked-lines.ts';
import { packCells, packSupplier, RISK_TEXT_VERSION } from './pack-risk.ts';

/** What models and scores need of one supplier, made beside its summary. */
export interface RiskRecord {
  partnerId: string;
  version: number;
  day: CalendarDate;
  stamp: string;
  /** Its months, for training; and what its open lines are judged by. */
  cells: string;
  /** True for one of our own sites. */
  own: boolean;
  supplier: string;
  /** JSON of what is asked of its open lines. */
  asked: string;
}

/** Under which names they lie among what is gathered. */
export const RISK_PREFIX = 'risk ';

export function riskKey(partnerId: string): string {
  return RISK_PREFIX + partnerId;
}

/** True for a record that this version wrote. */
export function isRiskRecord(value: unknown): value is RiskRecord {
  return typeof value === 'object' && value !== null && (value as RiskRecord).version === RISK_TEXT_VERSION;
}

export function riskRulesOf({ policy }: LensContext): RiskRules {
  return {
    late: policy['otif.lateDays'],
    under: policy['otif.under'],
    acknowledgeWithin: policy['acknowledgement.workingDays'],
  };
}

/** Makes the record of one supplier from its orders, which go in one by one in any sequence. Null for who delivers nothing. */
export function riskMaker(partnerId: string, context: LensContext) {
  const { today } = context.now;
  const cells = emptyRiskCells();
  const rules = riskRulesOf(context);
  const asked: RiskAsked[] = [];
  let orders = 0;
  let own = false;
  return {
    add(stored: Order): void {
      const order = partnerId === UNKNOWN_PARTNER ? null : visibleOrder(stored, today);
      if (order === null) return;
      orders += 1;
      own ||= order.kind === 'sales';
      addOrderToRisk(cells, order, today, rules);
      asked.push(...askedOf(order, today, rules));
    },
    end(): RiskRecord | null {
      if (orders === 0) return null;
      return {
        partnerId,
        version: RISK_TEXT_VERSION,
        day: today,
        stamp: stampOf(context),
        cells: packCells(cells),
        own,
        supplier: packSupplier(supplierRisk(cells)),
        asked: JSON.stringify(asked),
      };
    },
  };
}
