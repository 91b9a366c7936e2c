import type { ScoreTerm } from '../../domain/agreement.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { KpiValue } from '../../kpi/kpi-value.ts';
import type { Grade } from '../../kpi/scorecard/grade.ts';
import type { Ungraded } from '../../kpi/scorecard/scorecard.ts';
import type { Origin, PartnerHead } from '../views.ts';

/** A term of one or more scorecards; two of the same KPI on the same date are one column, whatever their targets. */
export type PortfolioColumn = Pick<ScoreTerm, 'kpi' | 'basis'>;

/** What a partner reaches in a term of its scorecard. */
interface PortfolioCell {
  /** Of the whole period; its value is null with the reason in `missing` where there is none. */
  figure: KpiValue;
  /** 0 to 100 between floor and target of this partner's term; null when it is not scored. */
  score: number | null;
  /** The whole interval lies on the wrong side of the target: only then may it be held against the partner. */
  missesSurely: boolean;
}

/** A scored partner. */
export interface PortfolioMapRow {
  partner: PartnerHead;
  score: number | null;
  grade: Grade | null;
  /** Why there is no grade. */
  ungraded?: Ungraded;
  /** Lines that its figures leave out, because a dispute was accepted; absent: none. */
  leftOut?: number;
  /** Share of the weight that has data, 0 to 1. */
  coverage: number;
  /** One per column; null where it is no term of this partner's scorecard. */
  cells: (PortfolioCell | null)[];
}

/** Every scored partner by the terms of its scorecard, by name. */
export interface PortfolioMapView {
  asOf: CalendarDate;
  /** Of the oldest among what the rows rest on. */
  origin: Origin;
  /** First and last month, `2025-06`. */
  period: [from: string, to: string];
  /** Those that count most first. */
  columns: PortfolioColumn[];
  rows: PortfolioMapRow[];
  /** Partners whose figures are being made: they are in no row. */
  pending: number;
}
