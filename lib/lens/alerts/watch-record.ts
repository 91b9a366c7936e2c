import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { SharePeriod } from '../../kpi/alerts/share-chart.ts';

/** Version of what a watch record says; older ones are made anew with their summaries. */
export const WATCH_DEFINITION = 2;

/** The shares that are watched. */
export const SHARES = ['lateness', 'reject-rate', 'acknowledgement'] as const;
export type WatchedShare = (typeof SHARES)[number];
export type WatchedKpi = WatchedShare | 'responsiveness' | 'silence';

/** The newest record behind a series: a figure over many records is as fresh as that. */
export type Newest = [sourceId: string, fetchedAt: number];

/**
 * What charts need of one partner, in few numbers, made beside its summary. Weeks are numbered as in `lib/kpi/alerts`;
 * only those that are over are in it.
 */
export interface WatchRecord {
  partnerId: string;
  definition: number;
  day: CalendarDate;
  stamp: string;
  name: string;
  owner?: string;
  /** Per share three numbers for each week with cases, ascending: week, cases, hits. */
  weeks: Record<WatchedShare, number[]>;
  /** Two numbers per question: minutes since the epoch when it was asked and answered, -1 while it is open. */
  questions: number[];
  /** Day numbers on which the partner was heard of. */
  heard: number[];
  newest: { orders: Newest | null; questions: Newest | null };
}

/** Under which name the record of a partner lies among what is gathered. */
export const WATCH_PREFIX = 'watch ';

export function watchKey(partnerId: string): string {
  return WATCH_PREFIX + partnerId;
}

export function weeksOf(record: WatchRecord, share: WatchedShare): SharePeriod[] {
  const flat = record.weeks[share];
  const weeks: SharePeriod[] = [];
  for (let at = 0; at + 2 < flat.length; at += 3)
    weeks.push({ period: flat[at] as number, n: flat[at + 1] as number, hits: flat[at + 2] as number });
  return weeks;
}

/** True for a record of this definition, day and settings: what else lies there is left out. */
export function isWatchRecord(value: unknown, day: CalendarDate, stamp: string): value is WatchRecord {
  if (typeof value !== 'object' || value === null) return false;
  const record = value as Partial<WatchRecord>;
  return record.definition === WATCH_DEFINITION && record.day === day && record.stamp === stamp;
}
