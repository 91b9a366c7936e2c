import { type CalendarDate, dayNumber } from '../../domain/calendar-date.ts';
import { monthIndexOfDay } from '../months.ts';
import { type Company, type CompanyRates, ratesOn } from './company.ts';
import type { Delays } from './delays.ts';
import type { RiskCells } from './risk-cells.ts';
import { LATE_RISK_DEFINITION } from './risk-facts.ts';
import { type SupplierHistory, walkHistory } from './supplier-history.ts';
import { beginTraining, type Fitted, fitRisk, type Training } from './training.ts';

/** Below these there is nothing to weigh features by; the plain rates of a level speak then. */
const FEWEST = { lines: 200, late: 20, months: 6 } as const;

/** Why no model was trained. */
type NoModel = 'few-lines' | 'few-late' | 'few-months';

export interface RiskModel {
  definition: string;
  /** The day that counted as today. */
  day: CalendarDate;
  /** Decided lines that it rests on, and the late ones. */
  lines: number;
  late: number;
  rates: CompanyRates;
  recent: [lines: number, late: number];
  delays: Delays;
  fitted: Fitted | null;
  missing?: NoModel;
  /** The model of suppliers alone, where own sites are in the other; else null. */
  apart: RiskModel | null;
}

/** What one supplier's lines are judged by; absent for a supplier without any decided line. */
export interface SupplierRisk {
  history: SupplierHistory;
  overdue: number;
  recent: RiskCells['recent'];
  delays: RiskCells['delays'];
}

export function supplierRisk(cells: RiskCells): SupplierRisk {
  const history = walkHistory(cells, new Map(), () => {});
  return { history, overdue: cells.overdue, recent: cells.recent, delays: cells.delays };
}

/** Begins to train for `day`: then every supplier's cells go through `addExamples`, then comes {@link endModel}. */
export function beginModel(company: Company, day: CalendarDate): Training {
  return beginTraining(company, monthIndexOfDay(dayNumber(day)));
}

/** The model as of `day`; null for a company without a single decided line. */
export function endModel(company: Company, training: Training, day: CalendarDate): RiskModel | null {
  const on = dayNumber(day);
  const rates = ratesOn(company, on);
  if (rates === null) return null;
  const counts = [...company.months.values()];
  const lines = counts.reduce((sum, [n]) => sum + n, 0);
  const late = counts.reduce((sum, [, n]) => sum + n, 0);
  const missing = missingOf(lines, late, counts.length);
  return {
    definition: LATE_RISK_DEFINITION,
    day,
    lines,
    late,
    rates,
    recent: company.recent,
    delays: company.delays,
    fitted: missing ? null : fitRisk(training, on),
    ...(missing ? { missing } : {}),
    apart: null,
  };
}

function missingOf(lines: number, late: number, months: number): NoModel | undefined {
  if (lines < FEWEST.lines) return 'few-lines';
  if (Math.min(late, lines - late) < FEWEST.late) return 'few-late';
  return months < FEWEST.months ? 'few-months' : undefined;
}
