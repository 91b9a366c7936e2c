import { changesOf } from '../../../lib/kpi/alerts/changes.ts';
import { firstDayOf, periodOf, type Rhythm } from '../../../lib/kpi/alerts/periods.ts';
import { chartShares, type SharePeriod } from '../../../lib/kpi/alerts/share-chart.ts';
import { wilson } from '../../../lib/kpi/wilson.ts';

/**
 * Alerts on lateness, tried on a delivery history by the protocol of the published backtest: shipments by due month from
 * 2007 to June 2015, vendors with sixty of them. An alarm is right when the next quarter is bad: five shipments or more, late by five
 * points and half as much again than usual. Onsets are first bad quarters; one is caught by an alarm two months around it.
 */

/** One shipment, however many lines it has. */
export interface Shipment {
  vendor: string;
  /** Day number. */
  due: number;
  late: boolean;
}

export interface AlertScore {
  alarms: number;
  precision: number;
  onsets: number;
  recall: number;
  recallFrom: number;
  recallTo: number;
  /** Months from onset to alarm. */
  delay: number;
}

const FIRST = 2007 * 12;
const MONTHS = 102;
const QUARTER = 3;
const POOLED = 10;
const LEAST_BASELINE = 30;
const LEAST_QUARTER = 5;
const LEAST_SHIPMENTS = 60;

type Counts = [n: number, late: number];

export interface AlertBacktest {
  vendors: string[];
  /** The score of the shipped chart; `changes` counts one alert per change instead of every alarm. */
  score: (rhythm: Rhythm, of: 'alarms' | 'changes', without?: string) => AlertScore;
}

export function alertBacktest(shipments: readonly Shipment[], allowance: number): AlertBacktest {
  const inTime = shipments.filter(({ due }) => monthOf(due) >= 0 && monthOf(due) < MONTHS);
  const vendors = [...new Set(inTime.map(({ vendor }) => vendor))]
    .filter((vendor) => inTime.filter((each) => each.vendor === vendor).length >= LEAST_SHIPMENTS)
    .sort();
  const pool = monthCounts(inTime);
  const found = new Map<string, number[]>();

  function alarmsOf(vendor: string, rhythm: Rhythm, of: 'alarms' | 'changes'): number[] {
    const key = `${vendor} ${rhythm} ${of}`;
    const known = found.get(key);
    if (known) return known;
    const own = inTime.filter((each) => each.vendor === vendor);
    const charted = chartShares(series(own, rhythm), {
      rhythm,
      poolOf: shareUntil(inTime, rhythm),
      allowance,
    });
    const periods =
      of === 'alarms'
        ? charted.alarms.map(({ at }) => charted.points[at]?.period ?? 0)
        : changesOf(charted, rhythm).map((change) => change.found);
    // An alarm of a week is known when that is over.
    const months = periods.map((period) => monthOf(firstDayOf(period + 1, rhythm) - 1));
    found.set(key, months);
    return months;
  }

  return {
    vendors,
    score(rhythm, of, without) {
      const judged = vendors
        .filter((vendor) => vendor !== without)
        .map((vendor) =>
          judge(
            monthCounts(inTime.filter((each) => each.vendor === vendor)),
            pool,
            alarmsOf(vendor, rhythm, of),
          ),
        );
      return scoreOf(judged);
    },
  };
}

interface Judged {
  alarms: number;
  right: number;
  onsets: number;
  delays: number[];
}

function judge(own: readonly Counts[], pool: readonly Counts[], alarms: readonly number[]): Judged {
  const bad = own.map((_, month) => badQuarter(own, pool, month));
  const scored = [...new Set(alarms)].filter((month) => (own[month]?.[0] ?? 0) > 0 && bad[month] !== null);
  const onsets = bad.flatMap((isBad, month) =>
    isBad === true && bad[month - 1] === false ? [month + 1] : [],
  );
  return {
    alarms: scored.length,
    right: scored.filter((month) => bad[month]).length,
    onsets: onsets.length,
    delays: onsets.flatMap((onset) => {
      const caught = [...alarms].sort((a, b) => a - b).find((month) => Math.abs(month - onset) <= 2);
      return caught === undefined ? [] : [caught - onset];
    }),
  };
}

/** Whether the three months after this one are bad; null where that cannot be told. */
function badQuarter(own: readonly Counts[], pool: readonly Counts[], month: number): boolean | null {
  const [known, late] = sum(own, 0, month - QUARTER - 1);
  const [n, k] = sum(own, month + 1, month + QUARTER);
  if (known < LEAST_BASELINE || month + QUARTER >= MONTHS || n < LEAST_QUARTER) return null;
  const [all, allLate] = sum(pool, 0, month - QUARTER - 1);
  const usual = (late + (POOLED * allLate) / all) / (known + POOLED);
  return k / n >= Math.max(usual + 0.05, 1.5 * usual);
}

function scoreOf(judged: readonly Judged[]): AlertScore {
  const total = (pick: (each: Judged) => number) => judged.reduce((all, each) => all + pick(each), 0);
  const delays = judged.flatMap((each) => each.delays).sort((a, b) => a - b);
  const onsets = total((each) => each.onsets);
  const [recallFrom, recallTo] = wilson(delays.length, onsets) ?? [0, 1];
  const alarms = total((each) => each.alarms);
  return {
    alarms,
    precision: total((each) => each.right) / alarms,
    onsets,
    recall: delays.length / onsets,
    recallFrom,
    recallTo,
    delay: delays[delays.length >> 1] ?? Number.NaN,
  };
}

function monthOf(day: number): number {
  return periodOf(day, 'month') - FIRST;
}

function monthCounts(shipments: readonly Shipment[]): Counts[] {
  const counts = Array.from({ length: MONTHS }, (): Counts => [0, 0]);
  for (const { due, late } of shipments) {
    const month = counts[monthOf(due)] as Counts;
    month[0] += 1;
    if (late) month[1] += 1;
  }
  return counts;
}

function sum(counts: readonly Counts[], from: number, to: number): Counts {
  return counts
    .slice(Math.max(0, from), Math.max(0, to + 1))
    .reduce(([n, k], [more, late]): Counts => [n + more, k + late], [0, 0]);
}

function series(shipments: readonly Shipment[], rhythm: Rhythm): SharePeriod[] {
  const periods = new Map<number, SharePeriod>();
  for (const { due, late } of shipments) {
    const period = periodOf(due, rhythm);
    const counts = periods.get(period) ?? { period, n: 0, hits: 0 };
    periods.set(period, counts);
    counts.n += 1;
    if (late) counts.hits += 1;
  }
  return [...periods.values()].sort((a, b) => a.period - b.period);
}

function shareUntil(shipments: readonly Shipment[], rhythm: Rhythm): (period: number) => number {
  const all = series(shipments, rhythm);
  return (period) => {
    const [n, hits] = all.reduce(
      ([cases, late], each): Counts =>
        each.period <= period ? [cases + each.n, late + each.hits] : [cases, late],
      [0, 0] as Counts,
    );
    return n === 0 ? 0 : hits / n;
  };
}
