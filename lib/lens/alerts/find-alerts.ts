import { addDays, type CalendarDate, dateOfDay, dayNumber } from '../../domain/calendar-date.ts';
import { type Change, changesOf, meanOf } from '../../kpi/alerts/changes.ts';
import type { Charted } from '../../kpi/alerts/chart.ts';
import { endOf, firstDayOf, LAG, type Rhythm } from '../../kpi/alerts/periods.ts';
import { silenceOf } from '../../kpi/alerts/silence.ts';
import type { WorkingCalendar } from '../../kpi/working-calendar.ts';
import { replyChartOf, shareChartOf } from './figure-charts.ts';
import type { Portfolio } from './portfolio.ts';
import { packPoints, type StoredAlert } from './stored-alert.ts';
import { type Newest, SHARES, type WatchedKpi, type WatchRecord } from './watch-record.ts';

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

/** The alerts of one partner, as of today. */
export function findAlerts(record: WatchRecord, portfolio: Portfolio, rules: AlertRules): StoredAlert[] {
  const rhythm: Rhythm = rules.tierOf(record.partnerId) === 3 ? 'month' : 'week';
  const allowance = portfolio.allowanceOf(record.owner, rules.perMonth);
  const chart = { today: rules.today, rhythm, allowance };
  const alerts: StoredAlert[] = [];
  for (const share of SHARES) {
    if (!portfolio.isWatched(record, share) || record.newest.orders === null) continue;
    const charted = shareChartOf(record, share, portfolio.poolOf(share), chart);
    alerts.push(...alertsOf(record, share, charted, rhythm, rules.today, record.newest.orders));
  }
  const { questions } = record.newest;
  if (questions === null) return alerts;
  if (portfolio.isWatched(record, 'responsiveness')) {
    const charted = replyChartOf(record, rules.calendar, chart);
    alerts.push(...alertsOf(record, 'responsiveness', charted, rhythm, rules.today, questions));
  }
  const silent =
    portfolio.isWatched(record, 'silence') && silenceAlert(record, allowance, rules.today, questions);
  return silent ? [...alerts, silent] : alerts;
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
