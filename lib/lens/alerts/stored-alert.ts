import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Level } from '../../kpi/alerts/changes.ts';
import type { ChartPoint } from '../../kpi/alerts/chart.ts';
import type { Rhythm } from '../../kpi/alerts/periods.ts';
import type { Silence } from '../../kpi/alerts/silence.ts';
import type { Newest, WatchedKpi, WatchedShare } from './watch-record.ts';

/** Version of what is stored of alerts; older ones are made anew. */
export const ALERTS_DEFINITION = 2;
export const ALERTS_KEY = 'alerts';

/** An alert as the job worker found it. */
export interface StoredAlert {
  partnerId: string;
  name: string;
  owner?: string;
  kpi: WatchedKpi;
  /** Day on which it was found, and on which the change began by estimate (for silence: last heard of). */
  foundOn: CalendarDate;
  since: CalendarDate;
  /** Strength of the evidence in standard deviations; the list is sorted by it. */
  weight: number;
  newest: Newest;
  evidence: ChartEvidence | SilenceEvidence;
}

export interface ChartEvidence {
  of: 'chart';
  rhythm: Rhythm;
  before: Level;
  after: Level;
  eased: boolean;
  /** Five numbers per period: period, cases, total, sum, limit; -1 where there is no sum or limit. */
  points: number[];
}

export interface SilenceEvidence
  extends Pick<Silence, 'silentDays' | 'gaps' | 'medianGap' | 'p99Gap' | 'limit'> {
  of: 'silence';
  /** Questions that wait for an answer. */
  open: number;
}

/** How much is watched for one owner: what the alarm budget is shared out among. */
export interface OwnerShare {
  owner: string;
  figures: number;
  suppliers: number;
}

/** Of each share two numbers per week: the week, and the share among all partners up to its end. */
export type Pools = Record<WatchedShare, number[]>;

/** All alerts of a day with what they were found by. */
export interface StoredAlerts {
  definition: number;
  day: CalendarDate;
  stamp: string;
  generation: number;
  perMonth: number;
  owners: OwnerShare[];
  pools: Pools;
  alerts: StoredAlert[];
}

const FIELDS = 5;
const NONE = -1;

export function packPoints(points: readonly ChartPoint[]): number[] {
  return points.flatMap(({ period, n, total, sum, limit }) => [
    period,
    n,
    round(total),
    sum === null ? NONE : round(sum),
    limit === null ? NONE : round(limit),
  ]);
}

export function unpackPoints(packed: readonly number[]): ChartPoint[] {
  const points: ChartPoint[] = [];
  for (let at = 0; at + FIELDS <= packed.length; at += FIELDS) {
    const [period = 0, n = 0, total = 0, sum = NONE, limit = NONE] = packed.slice(at, at + FIELDS);
    points.push({ period, n, total, sum: sum < 0 ? null : sum, limit: limit < 0 ? null : limit });
  }
  return points;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** What is stored, if it is of this definition. */
export function asStoredAlerts(value: unknown): StoredAlerts | null {
  const alerts = value as Partial<StoredAlerts> | null | undefined;
  return alerts?.definition === ALERTS_DEFINITION ? (alerts as StoredAlerts) : null;
}
