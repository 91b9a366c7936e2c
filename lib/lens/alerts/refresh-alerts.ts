import type { Now } from '../../domain/workspace.ts';
import { workingCalendar } from '../../kpi/working-calendar.ts';
import { gatheredAfter, writeGathered } from '../../store/gathered.ts';
import type { Store } from '../../store/open.ts';
import { storeGeneration } from '../../store/queries.ts';
import { announceSummaries, readGathered, summarisedIds } from '../../store/summaries.ts';
import { type LensContext, readContext } from '../context.ts';
import { kpiRulesOf } from '../kpi-rules.ts';
import { summariesCurrent } from '../partner/refresh.ts';
import { stampOf } from '../partner/stored-summary.ts';
import { riskCurrent } from '../risk/refresh-risk.ts';
import { readSegments, segmentsCurrent } from '../segments/refresh-segments.ts';
import { findAlerts } from './find-alerts.ts';
import { portfolioOf } from './portfolio.ts';
import {
  ALERTS_DEFINITION,
  ALERTS_KEY,
  asStoredAlerts,
  type StoredAlert,
  type StoredAlerts,
} from './stored-alert.ts';
import { isWatchRecord, WATCH_PREFIX, type WatchRecord } from './watch-record.ts';

/** How many partners' series are read in one go. */
const PAGE = 200;

/** True when all that the job worker derives is of today: the summaries of partners, their segments, the alerts, the model. */
export async function derivedCurrent(store: Store, now: Now): Promise<boolean> {
  const steps = [summariesCurrent, segmentsCurrent, alertsCurrent, riskCurrent];
  for (const isCurrent of steps) if (!(await isCurrent(store, now))) return false;
  return true;
}

/** True when alerts are of today, of these settings and of the records as they are. */
async function alertsCurrent(store: Store, now: Now): Promise<boolean> {
  const [context, generation, [stored]] = await Promise.all([
    readContext(store, now),
    storeGeneration(store),
    readGathered(store, [ALERTS_KEY]),
  ]);
  const alerts = asStoredAlerts(stored);
  return alerts !== null && isOf(alerts, context) && alerts.generation === generation;
}

/** Found on this day, with these settings. */
function isOf({ day, stamp, perMonth }: StoredAlerts, context: LensContext): boolean {
  const { now, policy } = context;
  return day === now.today && stamp === stampOf(context) && perMonth === policy['alerts.perMonth'];
}

/**
 * Finds the alerts of all partners from the series that were made beside their summaries: first what all of them have in
 * common, then chart by chart. `goOn` is asked between pages; false leaves it to the next call. Answers true when the
 * stored alerts are current.
 */
export async function refreshAlerts(store: Store, now: Now, goOn: () => Promise<boolean>): Promise<boolean> {
  for (;;) {
    if (await alertsCurrent(store, now)) return true;
    const context = await readContext(store, now);
    const generation = await storeGeneration(store);
    const known = new Set(await summarisedIds(store));
    const gone: string[] = [];
    const portfolio = portfolioOf(now.today);
    const isAllAdded = await eachWatch(store, context, goOn, (record, name) => {
      if (known.has(record.partnerId)) portfolio.add(record);
      else gone.push(name);
    });
    if (!isAllAdded) return false;
    const segments = await readSegments(store);
    const tiers = new Map(segments?.suppliers.map(({ partnerId, tier }) => [partnerId, tier]));
    const rules = {
      today: now.today,
      perMonth: context.policy['alerts.perMonth'],
      calendar: workingCalendar(kpiRulesOf(context.policy).theirHours),
      tierOf: (partnerId: string) => tiers.get(partnerId) ?? null,
    };
    const alerts: StoredAlert[] = [];
    const isAllCharted = await eachWatch(store, context, goOn, (record) => {
      if (known.has(record.partnerId)) alerts.push(...findAlerts(record, portfolio, rules));
    });
    if (!isAllCharted) return false;
    const value: StoredAlerts = {
      definition: ALERTS_DEFINITION,
      day: now.today,
      stamp: stampOf(context),
      generation,
      perMonth: rules.perMonth,
      owners: portfolio.owners(),
      pools: portfolio.pools(),
      alerts: alerts.sort((a, b) => b.weight - a.weight),
    };
    if (await writeGathered(store, generation, ALERTS_KEY, value, gone)) {
      announceSummaries();
      return true;
    }
    if (!(await goOn())) return false;
  }
}

/** Visits every series of today, with the name that it lies under. False when it was interrupted. */
async function eachWatch(
  store: Store,
  context: LensContext,
  goOn: () => Promise<boolean>,
  visit: (record: WatchRecord, name: string) => void,
): Promise<boolean> {
  const stamp = stampOf(context);
  for (let after = ''; ; ) {
    const { names, values } = await gatheredAfter(store, WATCH_PREFIX, after, PAGE);
    values.forEach((value, at) => {
      if (isWatchRecord(value, context.now.today, stamp)) visit(value, names[at] as string);
    });
    after = names.at(-1) ?? '';
    if (names.length < PAGE) return true;
    if (!(await goOn())) return false;
  }
}
