import { dateOfDay } from '../../domain/calendar-date.ts';
import { allowancePerFigure } from '../../kpi/alerts/budget.ts';
import { changesOf } from '../../kpi/alerts/changes.ts';
import type { Charted } from '../../kpi/alerts/chart.ts';
import { firstDayOf, type Rhythm } from '../../kpi/alerts/periods.ts';
import { isDated } from '../../kpi/cells/kpi-values.ts';
import { workingCalendar } from '../../kpi/working-calendar.ts';
import type { Store } from '../../store/open.ts';
import { readGathered } from '../../store/summaries.ts';
import type { SeriesPoint } from '../alerts/alert-views.ts';
import { replyChartOf, shareChartOf } from '../alerts/figure-charts.ts';
import { isWatchedOn, poolUpTo } from '../alerts/portfolio.ts';
import { ALERTS_KEY, asStoredAlerts, type StoredAlerts } from '../alerts/stored-alert.ts';
import { isWatchRecord, type WatchedKpi, type WatchRecord, watchKey } from '../alerts/watch-record.ts';
import { type LensContext, originOf } from '../context.ts';
import { kpiRulesOf } from '../kpi-rules.ts';
import { stampOf } from '../partner/stored-summary.ts';
import { readSegments } from '../segments/refresh-segments.ts';
import type { KpiRow } from '../views.ts';
import type { WatchView } from './series-views.ts';

/** Charted figures; silence has a rule and no chart. */
type Charts = Exclude<WatchedKpi, 'silence'>;

/** Of which figure of a partner page each chart is the watch. */
const CHART_OF: Partial<Record<KpiRow['id'], Charts>> = {
  'on-time': 'lateness',
  'quality-ppm': 'reject-rate',
  acknowledgement: 'acknowledgement',
  responsiveness: 'responsiveness',
};

/** What is watched of a figure; lateness counts against the first promise alone. */
export function watchedBy({ id, basis }: Pick<KpiRow, 'id' | 'basis'>): Charts | undefined {
  return basis === undefined || basis === 'first-promised' ? CHART_OF[id] : undefined;
}

/** The figure of a partner page that an alert is about; none for silence. */
export function figureOfAlert(kpi: WatchedKpi): Pick<KpiRow, 'id' | 'basis'> | undefined {
  const id = (Object.keys(CHART_OF) as KpiRow['id'][]).find((each) => CHART_OF[each] === kpi);
  return id && { id, ...(isDated(id) ? { basis: 'first-promised' } : {}) };
}

/** So many periods are shown at most. */
const MOST: Record<Rhythm, number> = { week: 104, month: 48 };

/** The whole chart of a watched figure, made the same way as its alerts and from the same records. */
export async function watchView(
  store: Store,
  partnerId: string,
  kpi: Charts,
  context: LensContext,
): Promise<WatchView> {
  const [record, value] = await readGathered(store, [watchKey(partnerId), ALERTS_KEY]);
  const stored = asStoredAlerts(value);
  const stamp = stampOf(context);
  const { today } = context.now;
  if (stored?.stamp !== stamp || !isWatchRecord(record, today, stamp)) return { state: 'making' };
  const newest = record.newest[kpi === 'responsiveness' ? 'questions' : 'orders'];
  if (newest === null || !isWatchedOn(record, kpi, today)) return { state: 'unwatched', kpi };
  const segments = await readSegments(store);
  const tier = segments?.suppliers.find((each) => each.partnerId === partnerId)?.tier;
  const rhythm: Rhythm = tier === 3 ? 'month' : 'week';
  const charted = chartOf(record, kpi, rhythm, stored, context);
  const [sourceId, fetchedAt] = newest;
  return {
    state: 'ready',
    kpi,
    rhythm,
    points: pointsOf(charted, kpi, rhythm).slice(-MOST[rhythm]),
    origin: originOf({ sourceId, fetchedAt }, context),
  };
}

function chartOf(
  record: WatchRecord,
  kpi: Charts,
  rhythm: Rhythm,
  { owners, pools }: StoredAlerts,
  { now, policy }: LensContext,
): Charted {
  const figures = owners.find(({ owner }) => owner === (record.owner ?? ''))?.figures ?? 0;
  const allowance = allowancePerFigure(policy['alerts.perMonth'], figures);
  const rules = { today: now.today, rhythm, allowance };
  if (kpi === 'responsiveness')
    return replyChartOf(record, workingCalendar(kpiRulesOf(policy).theirHours), rules);
  return shareChartOf(record, kpi, (week) => poolUpTo(pools[kpi], week), rules);
}

/** Every period from the first to the last, also those in which nothing was seen. */
function pointsOf(charted: Charted, kpi: Charts, rhythm: Rhythm): SeriesPoint[] {
  const changes = changesOf(charted, rhythm);
  const alarms = new Set(charted.alarms.map(({ at }) => charted.points[at]?.period));
  const known = new Map(charted.points.map((point) => [point.period, point]));
  const [first, last] = [charted.points[0]?.period ?? 0, charted.points.at(-1)?.period ?? -1];
  let held: number | null = null;
  return Array.from({ length: last - first + 1 }, (_, at): SeriesPoint => {
    const period = first + at;
    // Where nothing was seen the evidence stays as it is.
    const { n = 0, total = 0, sum = held, limit = null } = known.get(period) ?? {};
    held = sum;
    const seen = kpi === 'responsiveness' ? (n > 0 ? { hours: Math.exp(total / n) } : {}) : { hits: total };
    return {
      from: dateOfDay(firstDayOf(period, rhythm)),
      n,
      ...seen,
      sum,
      limit,
      isAlarm: alarms.has(period),
      isSince: changes.some(({ onset, found }) => period >= onset && period <= found),
    };
  });
}
