import { type CalendarDate, dayNumber } from '../../domain/calendar-date.ts';
import type { Charted } from '../../kpi/alerts/chart.ts';
import { endOf, firstDayOf, periodOf, type Rhythm } from '../../kpi/alerts/periods.ts';
import { chartReplies } from '../../kpi/alerts/reply-chart.ts';
import { chartShares, type SharePeriod } from '../../kpi/alerts/share-chart.ts';
import { businessHours, type WorkingCalendar } from '../../kpi/working-calendar.ts';
import { type WatchedShare, type WatchRecord, weeksOf } from './watch-record.ts';

/** What the chart of one figure follows beside its own series. */
export interface ChartRules {
  today: CalendarDate;
  rhythm: Rhythm;
  /** False alarms that this chart may give in a month. */
  allowance: number;
}

/** The chart of a share; `poolOf` gives the share among all partners up to a week. */
export function shareChartOf(
  record: WatchRecord,
  share: WatchedShare,
  poolOf: (week: number) => number,
  { today, rhythm, allowance }: ChartRules,
): Charted {
  return chartShares(periodsOf(record, share, rhythm, today), {
    rhythm,
    poolOf: (period) => poolOf(rhythm === 'week' ? period : lastWeekOf(period)),
    allowance,
  });
}

/** The series of a share; a week belongs to the month of its Thursday, and the month that runs is left out. */
function periodsOf(
  record: WatchRecord,
  share: WatchedShare,
  rhythm: Rhythm,
  today: CalendarDate,
): SharePeriod[] {
  const weeks = weeksOf(record, share);
  if (rhythm === 'week') return weeks;
  const months = new Map<number, SharePeriod>();
  for (const { period, n, hits } of weeks) {
    const month = periodOf(firstDayOf(period, 'week') + 3, 'month');
    if (endOf(month, 'month') > today) continue;
    const counts = months.get(month) ?? { period: month, n: 0, hits: 0 };
    months.set(month, counts);
    counts.n += n;
    counts.hits += hits;
  }
  return [...months.values()];
}

function lastWeekOf(month: number): number {
  return periodOf(firstDayOf(month + 1, 'month') - 1, 'week');
}

const HOUR_MINUTES = 60;

/** The chart of the time to answer; `calendar` says when the partner works. */
export function replyChartOf(
  { questions }: WatchRecord,
  calendar: WorkingCalendar,
  { today, rhythm, allowance }: ChartRules,
): Charted {
  const asked = [];
  for (let at = 0; at + 1 < questions.length; at += 2) {
    const answered = questions[at + 1] as number;
    asked.push({
      asked: (questions[at] as number) / HOUR_MINUTES,
      ...(answered < 0 ? {} : { answered: answered / HOUR_MINUTES }),
    });
  }
  const hours = (from: number, to: number) => businessHours(calendar, from * 3_600_000, to * 3_600_000);
  return chartReplies(asked, { rhythm, hours, end: dayNumber(today) * 24, allowance });
}
