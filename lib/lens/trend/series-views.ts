import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Rhythm } from '../../kpi/alerts/periods.ts';
import type { SeriesPoint } from '../alerts/alert-views.ts';
import type { WatchedKpi } from '../alerts/watch-record.ts';
import type { Figure, KpiRow, MissingReason, Origin, PartnerHead } from '../views.ts';

/** One KPI of one partner over time. */
export interface KpiSeries {
  partner: PartnerHead;
  title: Pick<KpiRow, 'id' | 'basis'>;
  /** The figure over all records under what is agreed now: its unit and its trend are those of the months. */
  figure: Figure;
  /** Oldest first, one for each month from the first that has records to this one. */
  months: MonthPoint[];
  /** Versions of the agreement that begin within the months. */
  agreed: { from: CalendarDate; version: number; targetChanges: boolean }[];
  /** The chart that alerts come from; absent where this figure is not watched at all. */
  watch?: WatchView;
  today: CalendarDate;
}

/** One month of a series. */
export interface MonthPoint {
  /** First day of the month. */
  from: CalendarDate;
  value: number | null;
  missing?: MissingReason;
  n: number;
  hits?: number;
  /** 95 % Wilson interval of a share; 10th to 90th percentile of times. */
  interval?: [low: number, high: number];
  /** Fewer than five records: the value is told, not drawn. */
  standing: Figure['standing'];
  /** Records whose window is still open. */
  pending: number;
  /** The month is not over. */
  runs: boolean;
  /** What was to be reached then; `version` null: by our own proposal or the settings. */
  target?: number;
  floor?: number;
  version: number | null;
  /** Smoothed distance from the usual in standard deviations (EWMA), its limit, and whether it lies outside. */
  level: number | null;
  limit: number | null;
  isOutside: boolean;
}

/** The chart that alerts come from, or why there is none yet. */
export type WatchView =
  | { state: 'making' }
  | { state: 'unwatched'; kpi: WatchedKpi }
  | { state: 'ready'; kpi: WatchedKpi; rhythm: Rhythm; points: SeriesPoint[]; origin: Origin };

/** Days that received lines came early or late, and how long overdue ones have been open. */
export interface LatenessView {
  partner: PartnerHead;
  basis: NonNullable<KpiRow['basis']>;
  /** On time on this basis, over the same lines. */
  onTime: Figure;
  tolerance: { late: number; early: number | null };
  /** Ascending, without gaps; the first and last hold all that lies beyond. */
  bars: LatenessBar[];
  received: number;
  /** Overdue and not complete: late by more than they are now. */
  open: number;
  /** Days, negative when early; with open lines by Kaplan and Meier. `null`: more than half, or a tenth, are open still. */
  median: number | null;
  p90: number | null;
  /** The longest time seen, where one of them is `null`. */
  beyond: number | null;
  origin: Origin;
}

/** Lines that came within these days of the date, negative when early. */
export interface LatenessBar {
  /** `null`: all before `to`, all from `from` on. */
  from: number | null;
  to: number | null;
  received: number;
  open: number;
  /** How the days lie to what was agreed. */
  place: 'early' | 'in-window' | 'late' | 'mixed';
}
