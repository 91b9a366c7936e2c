import { type CalendarDate, dayNumber } from '../../domain/calendar-date.ts';
import { allowancePerFigure } from '../../kpi/alerts/budget.ts';
import { LAG, periodOf } from '../../kpi/alerts/periods.ts';
import type { SharePeriod } from '../../kpi/alerts/share-chart.ts';
import type { OwnerShare, Pools } from './stored-alert.ts';
import { SHARES, type WatchedKpi, type WatchedShare, type WatchRecord, weeksOf } from './watch-record.ts';

const LEAST_CASES = 30;
const LEAST_QUESTIONS = 10;
const LEAST_HEARD = 21;
/** Weeks without a case after which a figure is not watched any more. */
const DORMANT = 26;
const WEEK_MINUTES = 7 * 24 * 60;

/** What is known over all partners before any chart is drawn: usual shares, and what each owner has to share a budget among. */
export function portfolioOf(today: CalendarDate) {
  const pools: Record<WatchedShare, Map<number, [n: number, hits: number]>> = {
    lateness: new Map(),
    'reject-rate': new Map(),
    acknowledgement: new Map(),
  };
  const owners = new Map<string, OwnerShare>();
  const shares = new Map<WatchedShare, number[]>();
  const week = periodOf(dayNumber(today), 'week');
  const sharesOf = (share: WatchedShare): number[] => {
    const known = shares.get(share) ?? cumulated(pools[share]);
    shares.set(share, known);
    return known;
  };

  return {
    add(record: WatchRecord): void {
      for (const share of SHARES) addToPool(pools[share], weeksOf(record, share));
      const figures = watchedFigures(record, week).length;
      if (figures === 0) return;
      const owner = owners.get(record.owner ?? '') ?? { owner: record.owner ?? '', figures: 0, suppliers: 0 };
      owners.set(owner.owner, owner);
      owner.figures += figures;
      owner.suppliers += 1;
    },
    owners: () => [...owners.values()].sort((a, b) => b.figures - a.figures),
    /** False alarms that each figure of this owner may give in a month. */
    allowanceOf: (owner: string | undefined, perMonth: number) =>
      allowancePerFigure(perMonth, owners.get(owner ?? '')?.figures ?? 0),
    /** The share among all partners up to a week; asked once all partners have been added. */
    poolOf: (share: WatchedShare) => (upTo: number) => poolUpTo(sharesOf(share), upTo),
    /** The shares among all partners, to be stored: see `poolUpTo`. */
    pools: (): Pools => ({
      lateness: sharesOf('lateness'),
      'reject-rate': sharesOf('reject-rate'),
      acknowledgement: sharesOf('acknowledgement'),
    }),
    isWatched: (record: WatchRecord, kpi: WatchedKpi) => watchedFigures(record, week).includes(kpi),
  };
}
export type Portfolio = ReturnType<typeof portfolioOf>;

/** True where a figure of a partner has a baseline and is alive. */
export function isWatchedOn(record: WatchRecord, kpi: WatchedKpi, today: CalendarDate): boolean {
  return watchedFigures(record, periodOf(dayNumber(today), 'week')).includes(kpi);
}

/** The figures of a partner that have a baseline and are alive: no others can give an alarm. */
function watchedFigures(record: WatchRecord, week: number): WatchedKpi[] {
  const figures: WatchedKpi[] = SHARES.filter((share) => {
    const weeks = weeksOf(record, share);
    const known = weeks.reduce((sum, { period, n }) => sum + (period < week - LAG.week ? n : 0), 0);
    return known >= LEAST_CASES && (weeks.at(-1)?.period ?? 0) >= week - DORMANT;
  });
  const { questions, heard } = record;
  const lastAsked = questions.reduce((last, minute, at) => (at % 2 === 0 ? Math.max(last, minute) : last), 0);
  const isAlive = periodOf(lastAsked / (WEEK_MINUTES / 7), 'week') >= week - DORMANT;
  if (questions.length / 2 >= LEAST_QUESTIONS && isAlive) figures.push('responsiveness');
  if (heard.length >= LEAST_HEARD && periodOf(heard.at(-1) ?? 0, 'week') >= week - DORMANT)
    figures.push('silence');
  return figures;
}

function addToPool(pool: Map<number, [n: number, hits: number]>, weeks: readonly SharePeriod[]): void {
  for (const { period, n, hits } of weeks) {
    const counts = pool.get(period) ?? [0, 0];
    pool.set(period, counts);
    counts[0] += n;
    counts[1] += hits;
  }
}

/** Two numbers per week with cases, ascending: week, and the share up to its end. */
function cumulated(pool: ReadonlyMap<number, [n: number, hits: number]>): number[] {
  let n = 0;
  let hits = 0;
  return [...pool]
    .sort(([a], [b]) => a - b)
    .flatMap(([week, counts]) => {
      n += counts[0];
      hits += counts[1];
      return [week, Math.round((hits / n) * 1e6) / 1e6];
    });
}

/** The share up to a week among what `pools` gave, in the steps of a search; 0 before the first. */
export function poolUpTo(weeks: readonly number[], week: number): number {
  let low = 0;
  let high = weeks.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((weeks[2 * middle] ?? 0) <= week) low = middle + 1;
    else high = middle;
  }
  return weeks[2 * low - 1] ?? 0;
}
