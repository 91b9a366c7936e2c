import type { CalendarDate, Instant } from '../../domain/calendar-date.ts';
import type { Dismissal, DismissReason } from '../../domain/dismissal.ts';
import type { Promised } from '../../kpi/alerts/budget.ts';
import type { Rhythm } from '../../kpi/alerts/periods.ts';
import type { RecordsView } from '../partner/partner-views.ts';
import type { Origin, WorkspaceView } from '../views.ts';
import type { SilenceEvidence } from './stored-alert.ts';
import type { WatchedKpi } from './watch-record.ts';

/** An alert with what speaks for it. */
export interface AlertView {
  /** `<partnerId> <kpi> <day found>`: under this it is put away. */
  id: string;
  partnerId: string;
  partnerName: string;
  owner?: string;
  kpi: WatchedKpi;
  foundOn: CalendarDate;
  /** Day on which the change began by estimate; of a silence, the last day on which the partner was heard of. */
  since: CalendarDate;
  /** Strength of the evidence in standard deviations. */
  weight: number;
  origin: Origin;
  evidence: ChartView | SilenceEvidence;
  dismissal?: Dismissal;
  /** Lines of the partner that the figure leaves out, because a dispute was accepted; absent: none, or it counts no lines. */
  leftOut?: number;
}

export interface ChartView {
  of: 'chart';
  rhythm: Rhythm;
  before: SideView;
  after: SideView;
  /** After ÷ before; null where there was nothing before. */
  factor: number | null;
  /** The last quarter was nearer to what was before. */
  eased: boolean;
  series: SeriesPoint[];
}

/** A figure over a stretch of time: late of `n`, or typical hours of `n` answers. */
export interface SideView {
  n: number;
  hits?: number;
  hours?: number;
}

export interface SeriesPoint extends SideView {
  /** First day of the week or month. */
  from: CalendarDate;
  /** Evidence of a worsening that has piled up, and the limit above which it is an alarm; null where there is none. */
  sum: number | null;
  limit: number | null;
  isAlarm: boolean;
  isSince: boolean;
}

/** What was put away of one figure, and how many of those were false alarms. */
export interface AwayCount {
  kpi: WatchedKpi;
  away: number;
  isFalse: number;
  reasons: { reason: DismissReason; n: number }[];
}

export interface AlertList {
  /** Strongest evidence first. */
  open: AlertView[];
  /** Nearer to what was before in the last quarter: worth knowing, not worth acting on. */
  eased: AlertView[];
  away: AlertView[];
  counts: AwayCount[];
  /** Stored alerts that were found by other settings or not at all are being made. */
  isMade: boolean;
  /** The day on which they were found, where that is not today. */
  asOf?: CalendarDate;
  watched: WatchedView;
  workspace: WorkspaceView;
}

/** How much is watched, and how many false alerts that means with the budget as it is. */
export interface WatchedView extends Promised {
  perMonth: number;
  figures: number;
  suppliers: number;
}

/** A question behind an alert. */
export interface QuestionRow {
  id: string;
  title?: string;
  askedAt: Instant;
  /** Absent while it is open. */
  answeredAt?: Instant;
  /** Working hours until its answer, or until now. */
  hours: number;
  origin: Origin;
}

/** An alert with the records since it began. */
export interface AlertEvidence {
  alert: AlertView;
  today: CalendarDate;
  /** Misses first; of a figure on deliveries. */
  rows: RecordsView['rows'];
  /** Slowest first; of a figure on answers. */
  questions: QuestionRow[];
}
