import { type CalendarDate, dateOfDay } from '../../domain/calendar-date.ts';
import type { Dismissal } from '../../domain/dismissal.ts';
import type { Now } from '../../domain/workspace.ts';
import { allowancePerFigure, promiseOf } from '../../kpi/alerts/budget.ts';
import { type Level, meanOf } from '../../kpi/alerts/changes.ts';
import type { ChartPoint } from '../../kpi/alerts/chart.ts';
import { endOf, firstDayOf } from '../../kpi/alerts/periods.ts';
import { allDismissals } from '../../store/dismissals.ts';
import type { Store } from '../../store/open.ts';
import { leftOutCounts } from '../../store/share-answers.ts';
import { readGathered } from '../../store/summaries.ts';
import { type LensContext, originOf, readContext } from '../context.ts';
import { stampOf } from '../partner/stored-summary.ts';
import { workspaceView } from '../workspace.ts';
import type {
  AlertList,
  AlertView,
  AwayCount,
  ChartView,
  SeriesPoint,
  SideView,
  WatchedView,
} from './alert-views.ts';
import {
  ALERTS_KEY,
  asStoredAlerts,
  type ChartEvidence,
  type OwnerShare,
  type StoredAlert,
  type StoredAlerts,
  unpackPoints,
} from './stored-alert.ts';
import { SHARES, type WatchedKpi } from './watch-record.ts';

/** All alerts as they were found last, those that were put away apart. Reads two small things; walks no orders. */
export async function alertList(store: Store, now: Now): Promise<AlertList> {
  const [context, workspace, [value], { records }, leftOut] = await Promise.all([
    readContext(store, now),
    workspaceView(store, now),
    readGathered(store, [ALERTS_KEY]),
    allDismissals(store),
    leftOutCounts(store),
  ]);
  const dismissals = records.filter(({ sample }) => sample === workspace.sample);
  const stored = shownAlerts(asStoredAlerts(value), context);
  const alerts = (stored?.alerts ?? []).map((alert) => ({
    ...alertView(alert, dismissals, context),
    ...leftOutOf(alert, leftOut),
  }));
  const open = alerts.filter(({ dismissal }) => dismissal === undefined);
  return {
    open: open.filter((alert) => !hasEased(alert)),
    eased: open.filter(hasEased),
    away: alerts.filter(({ dismissal }) => dismissal !== undefined),
    counts: countsOf(dismissals),
    isMade: stored !== null,
    ...(stored && stored.day !== now.today ? { asOf: stored.day } : {}),
    watched: watchedView(stored?.owners ?? [], context.policy['alerts.perMonth']),
    workspace,
  };
}

/** How much is watched, and how many false alerts the setting as it is means. */
export async function readWatched(store: Store, now: Now): Promise<WatchedView> {
  const [context, [value]] = await Promise.all([readContext(store, now), readGathered(store, [ALERTS_KEY])]);
  return watchedView(asStoredAlerts(value)?.owners ?? [], context.policy['alerts.perMonth']);
}

function hasEased({ evidence }: AlertView): boolean {
  return evidence.of === 'chart' && evidence.eased;
}

/** How many alerts wait to be looked at. */
export async function openAlerts(store: Store, now: Now): Promise<number> {
  return (await alertList(store, now)).open.length;
}

/** One alert by its id; null when it is not found any more. */
export async function alertById(store: Store, id: string, now: Now): Promise<AlertView | null> {
  const { open, eased, away } = await alertList(store, now);
  return [...open, ...eased, ...away].find((alert) => alert.id === id) ?? null;
}

/** What was found with other settings, or on a day that a replay has not reached, is not shown. */
function shownAlerts(stored: StoredAlerts | null, context: LensContext): StoredAlerts | null {
  if (stored === null || stored.stamp !== stampOf(context)) return null;
  return stored.day <= context.now.today ? stored : null;
}

/** Expected false alerts with a budget: of the owner with the most figures, and over all suppliers. */
function watchedView(owners: readonly OwnerShare[], perMonth: number): WatchedView {
  const figures = owners.reduce((sum, owner) => sum + owner.figures, 0);
  const suppliers = owners.reduce((sum, owner) => sum + owner.suppliers, 0);
  const promises = owners.map((owner) => promiseOf(perMonth, owner.figures, owner.suppliers));
  const perYear = owners.reduce(
    (sum, owner) => sum + 12 * owner.figures * allowancePerFigure(perMonth, owner.figures),
    0,
  );
  return {
    perMonth,
    figures,
    suppliers,
    perOwnerMonth: Math.max(0, ...promises.map(({ perOwnerMonth }) => perOwnerMonth)),
    perSupplierYear: suppliers === 0 ? 0 : perYear / suppliers,
  };
}

function alertView(stored: StoredAlert, dismissals: readonly Dismissal[], context: LensContext): AlertView {
  const { partnerId, name, owner, kpi, foundOn, since, newest, evidence } = stored;
  const [sourceId, fetchedAt] = newest;
  const dismissal = dismissals.find(
    (each) => each.partnerId === partnerId && each.kpi === kpi && isSameChange(each.alarmOn, stored),
  );
  return {
    id: alertId(stored),
    partnerId,
    partnerName: name,
    ...(owner === undefined ? {} : { owner }),
    kpi,
    foundOn,
    since,
    weight: stored.weight,
    origin: originOf({ sourceId, fetchedAt }, context),
    evidence: evidence.of === 'chart' ? chartView(evidence, kpi, stored) : evidence,
    ...(dismissal ? { dismissal } : {}),
  };
}

/** Only where the figure counts lines, and leaves out those that are contested rightly. */
function leftOutOf({ kpi, partnerId }: StoredAlert, counts: ReadonlyMap<string, number>) {
  const leftOut = counts.get(partnerId);
  return leftOut && SHARES.some((share) => share === kpi) ? { leftOut } : {};
}

function alertId({ partnerId, kpi, foundOn }: Pick<StoredAlert, 'partnerId' | 'kpi' | 'foundOn'>): string {
  return `${partnerId} ${kpi} ${foundOn}`;
}

/** Later records may move the day on which a change is found: what was put away is the change, not the day. */
function isSameChange(alarmOn: CalendarDate, { since }: StoredAlert): boolean {
  return alarmOn >= since;
}

function chartView(
  { rhythm, before, after, eased, points }: ChartEvidence,
  kpi: WatchedKpi,
  { foundOn, since }: StoredAlert,
): ChartView {
  const isTimed = kpi === 'responsiveness';
  const side = (level: Level): SideView =>
    isTimed
      ? { n: level.n, ...(level.n > 0 ? { hours: Math.exp(meanOf(level)) } : {}) }
      : { n: level.n, hits: level.total };
  const point = (each: ChartPoint): SeriesPoint => ({
    from: dateOfDay(firstDayOf(each.period, rhythm)),
    ...side(each),
    sum: each.sum,
    limit: each.limit,
    isAlarm: endOf(each.period, rhythm) === foundOn,
    isSince: dateOfDay(firstDayOf(each.period, rhythm)) >= since,
  });
  return {
    of: 'chart',
    rhythm,
    before: side(before),
    after: side(after),
    factor: factorOf(before, after, isTimed),
    eased,
    series: unpackPoints(points).map(point),
  };
}

function factorOf(before: Level, after: Level, isTimed: boolean): number | null {
  if (before.n === 0 || after.n === 0) return null;
  if (isTimed) return Math.exp(meanOf(after) - meanOf(before));
  return before.total === 0 ? null : meanOf(after) / meanOf(before);
}

const WATCHED: readonly string[] = [...SHARES, 'responsiveness', 'silence'] satisfies WatchedKpi[];

function isWatched(kpi: string): kpi is WatchedKpi {
  return WATCHED.includes(kpi);
}

/** Every reason but "known" says that the alarm was false. */
function countsOf(dismissals: readonly Dismissal[]): AwayCount[] {
  const counts = new Map<string, AwayCount>();
  for (const { kpi, reason } of dismissals) {
    if (!isWatched(kpi)) continue;
    const count = counts.get(kpi) ?? { kpi, away: 0, isFalse: 0, reasons: [] };
    counts.set(kpi, count);
    count.away += 1;
    if (reason !== 'known') count.isFalse += 1;
    const known = count.reasons.find((each) => each.reason === reason);
    if (known) known.n += 1;
    else count.reasons.push({ reason, n: 1 });
  }
  return [...counts.values()].sort((a, b) => b.away - a.away);
}
