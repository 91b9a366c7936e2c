import { addDays, type CalendarDate, dateOfDay, dayNumber } from '../../domain/calendar-date.ts';
import { type Change, changesOf, meanOf } from '../../kpi/alerts/changes.ts';
import type { Charted } from '../../kpi/alerts/chart.ts';
import { endOf, firstDayOf, LAG, periodOf, type Rhythm } from '../../kpi/alerts/periods.ts';
import { chartReplies } from '../../kpi/alerts/reply-chart.ts';
import { chartShares, type SharePeriod } from '../../kpi/alerts/share-chart.ts';
import { silenceOf } from '../../kpi/alerts/silence.ts';
import { businessHours, type WorkingCalendar } from '../../kpi/working-calendar.ts';
import type { Portfolio } from './portfolio.ts';
import { packPoints, type StoredAlert } from './stored-alert.ts';
import {
  type Newest,
  SHARES,
  type WatchedKpi,
  type WatchedShare,
  type WatchRecord,
  weeksOf,
} from './watch-record.ts';

export interface AlertRules {
  today: CalendarDate;
  /** False alarms that one owner accepts in a month. */
  perMonth: number;
  /** When partners work. */
  calendar: WorkingCalendar;
  /** Partners of the third tier are looked at once a month; `null` while it is not known. */
  tierOf: (partnerId: string) => 1 | 2 | 3 | null;
}

/** Alerts older than this are history: the trend shows them. */
const SHOWN_DAYS = 182;
/** How much of a series goes with its alert, before the onset and at least. */
const POINTS_BEFORE = 26;
const HOUR_MINUTES = 60;

/** The alerts of one partner, as of today. */
export function findAlerts(record: WatchRecord, portfolio: Portfolio, rules: AlertRules): StoredAlert[] {
  const rhythm: Rhythm = rules.tierOf(record.partnerId) === 3 ? 'month' : 'week';
  const allowance = portfolio.allowanceOf(record.owner, rules.perMonth);
  const alerts: StoredAlert[] = [];
  for (const share of SHARES) {
    if (!portfolio.isWatched(record, share) || record.newest.orders === null) continue;
    const charted = chartShares(periodsOf(record, share, rhythm, rules.today), {
      rhythm,
      poolOf: (period) => portfolio.poolOf(share)(rhythm === 'week' ? period : lastWeekOf(period)),
      allowance,
    });
    alerts.push(...alertsOf(record, share, charted, rhythm, rules.today, record.newest.orders));
  }
  const { questions } = record.newest;
  if (questions === null) return alerts;
  if (portfolio.isWatched(record, 'responsiveness')) {
    const charted = repliesOf(record, rhythm, allowance, rules);
    alerts.push(...alertsOf(record, 'responsiveness', charted, rhythm, rules.today, questions));
  }
  const silent =
    portfolio.isWatched(record, 'silence') && silenceAlert(record, allowance, rules.today, questions);
  return silent ? [...alerts, silent] : alerts;
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

function repliesOf(
  { questions }: WatchRecord,
  rhythm: Rhythm,
  allowance: number,
  { today, calendar }: AlertRules,
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

function alertsOf(
  { partnerId, name, owner }: WatchRecord,
  kpi: WatchedKpi,
  charted: Charted,
  rhythm: Rhythm,
  today: CalendarDate,
  newest: Newest,
): StoredAlert[] {
  const earliest = addDays(today, -SHOWN_DAYS);
  return changesOf(charted, rhythm).flatMap((change) => {
    const foundOn = endOf(change.found, rhythm);
    if (foundOn < earliest) return [];
    const from = Math.min(
      change.onset - POINTS_BEFORE,
      (charted.points.at(-1)?.period ?? 0) - 2 * LAG[rhythm],
    );
    return [
      {
        partnerId,
        name,
        ...(owner === undefined ? {} : { owner }),
        kpi,
        foundOn,
        since: dateOfDay(firstDayOf(change.onset, rhythm)),
        weight: weightOf(change, kpi),
        newest,
        evidence: {
          of: 'chart',
          rhythm,
          before: change.before,
          after: change.after,
          eased: change.eased,
          points: packPoints(charted.points.filter(({ period }) => period >= from)),
        },
      } satisfies StoredAlert,
    ];
  });
}

/** How far apart before and after are, in standard deviations of their difference; half of it when it has eased. */
function weightOf({ before, after, eased }: Change, kpi: WatchedKpi): number {
  if (before.n === 0 || after.n === 0) return 0;
  const pooled = (before.total + after.total) / (before.n + after.n);
  // Logarithms of hours spread by about one.
  const variance = kpi === 'responsiveness' ? 1 : Math.max(0.01, pooled * (1 - pooled));
  const apart = (meanOf(after) - meanOf(before)) / Math.sqrt(variance * (1 / before.n + 1 / after.n));
  return Math.max(0, eased ? apart / 2 : apart);
}

function silenceAlert(
  record: WatchRecord,
  allowance: number,
  today: CalendarDate,
  newest: Newest,
): StoredAlert | null {
  const silence = silenceOf(record.heard, dayNumber(today), allowance);
  if (silence === null || silence.silentDays <= silence.limit) return null;
  const { lastDay, foundDay, silentDays, gaps, medianGap, p99Gap, limit } = silence;
  if (foundDay > dayNumber(today) || foundDay < dayNumber(today) - SHOWN_DAYS) return null;
  const open = record.questions.filter((minute, at) => at % 2 === 1 && minute < 0).length;
  const { partnerId, name, owner } = record;
  return {
    partnerId,
    name,
    ...(owner === undefined ? {} : { owner }),
    kpi: 'silence',
    foundOn: dateOfDay(foundDay),
    since: dateOfDay(lastDay),
    weight: (3 * silentDays) / limit,
    newest,
    evidence: { of: 'silence', silentDays, gaps, medianGap, p99Gap, limit, open },
  };
}
