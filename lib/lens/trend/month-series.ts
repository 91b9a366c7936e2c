import type { Agreement, TemplateId } from '../../domain/agreement.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { KpiId } from '../../domain/kpi-id.ts';
import { type EwmaMonth, ewmaChart } from '../../kpi/alerts/ewma-chart.ts';
import { emptyCell } from '../../kpi/cells/cell.ts';
import { isDated, kpiValue } from '../../kpi/cells/kpi-values.ts';
import type { KpiValue } from '../../kpi/kpi-value.ts';
import { monthIndexOf, monthName, monthOf } from '../../kpi/months.ts';
import type { Basis } from '../../kpi/otif.ts';
import { standingOf } from '../../kpi/wilson.ts';
import { contextUnder } from '../agreed-context.ts';
import type { LensContext } from '../context.ts';
import { kpiRulesOf } from '../kpi-rules.ts';
import type { Measures } from '../partner/measures.ts';
import { type Basis as AgreedBasis, basisOn } from '../scorecard/score-periods.ts';
import type { MonthPoint } from './series-views.ts';

/** So many months are shown at most: what lies before is another story. */
const MOST_MONTHS = 48;

export interface MonthsOf {
  kpi: KpiId;
  basis: Basis;
  /** The partner's measures under each tolerance that was agreed. */
  measuresUnder: (basis: AgreedBasis) => Measures;
  versions: readonly Agreement[];
  template: TemplateId;
  context: LensContext;
}

/**
 * A KPI month by month, each under what was agreed for it, from the first month with a value to this one. What is not
 * known stays null with its reason.
 */
export function monthSeries(of: MonthsOf): MonthPoint[] {
  const { today } = of.context.now;
  const current = monthIndexOf(today);
  const first = firstMonth(of);
  if (first === null) return [];
  const months: string[] = [];
  for (let at = Math.max(first, current - MOST_MONTHS + 1); at <= current; at += 1)
    months.push(monthName(at));
  const seen = months.map((month) => seenIn(month, of));
  const chart = ewmaChart(seen.map(({ value, standing }) => chartMonth(value, standing)));
  return months.map((month, at) => {
    const { value, standing, agreed } = seen[at] as Seen;
    const { level, limit, isOutside } = chart[at] ?? { level: null, limit: null, isOutside: false };
    return {
      from: `${month}-01`,
      value: value.value,
      ...(value.missing ? { missing: value.missing } : {}),
      n: value.n,
      ...(value.hits === undefined ? {} : { hits: value.hits }),
      ...(value.interval ? { interval: value.interval } : {}),
      standing,
      pending: value.pending,
      runs: month === monthOf(today),
      ...targetOf(agreed, of),
      level,
      limit,
      isOutside,
    };
  });
}

interface Seen {
  value: KpiValue;
  standing: MonthPoint['standing'];
  agreed: AgreedBasis;
}

function seenIn(month: string, { kpi, basis, measuresUnder, versions, template, context }: MonthsOf): Seen {
  const agreed = basisOn(versions, template, `${month}-01`);
  const measures = measuresUnder(agreed);
  const rules = kpiRulesOf(contextUnder(agreed.agreement, context).policy);
  const cell = measures.months.get(month) ?? emptyCell(measures.whole.partnerId, month);
  const value = kpiValue(cell, kpi, basis, rules, measures.whole);
  return { value, standing: standingOf(value.value === null ? 0 : (value.records ?? value.n)), agreed };
}

/** Number of the first month, up to this one, in which the KPI has records; null where none has. */
function firstMonth(of: MonthsOf): number | null {
  const { measuresUnder, versions, template, context } = of;
  const today = monthOf(context.now.today);
  const months = [...measuresUnder(basisOn(versions, template, context.now.today)).months.keys()].sort();
  const found = months.find((month) => month <= today && hasRecords(seenIn(month, of).value));
  return found === undefined ? null : monthIndexOf(`${found}-01`);
}

function hasRecords({ value, n, pending, beyond }: KpiValue): boolean {
  return value !== null || n > 0 || pending > 0 || beyond !== undefined;
}

/** Shares of independent counts and times are charted; money, units and sums are not. */
function chartMonth(
  { value, hits, n, unit, interval }: KpiValue,
  standing: MonthPoint['standing'],
): EwmaMonth {
  if (value === null) return null;
  if (unit === 'ratio' && hits !== undefined && interval) return { hits, n };
  if (standing === 'too-few') return null;
  return unit === 'days' || unit === 'hours' ? { value } : null;
}

/** What was to be reached: the term that was agreed or proposed, for deliveries else the settings. */
function targetOf(
  { agreement, terms }: AgreedBasis,
  { kpi, basis, context }: MonthsOf,
): Pick<MonthPoint, 'target' | 'floor' | 'version'> {
  const version = agreement?.version ?? null;
  const term = terms.find(
    (each) => each.kpi === kpi && (!isDated(kpi) || (each.basis ?? 'first-promised') === basis),
  );
  if (term) return { target: term.target, floor: term.floor, version };
  if (!isDated(kpi)) return { version };
  return { target: context.policy['otif.target'], floor: context.policy['otif.floor'], version: null };
}

/** Versions that begin within the months, and whether this figure's target or the tolerance of deliveries changes with them. */
export function agreedWithin(
  months: readonly MonthPoint[],
  versions: readonly Agreement[],
): { from: CalendarDate; version: number; targetChanges: boolean }[] {
  const first = months[0]?.from;
  if (first === undefined) return [];
  return versions.flatMap(({ from, version }) => {
    const at = months.findIndex((month) => month.version === version);
    if (from < first || at < 0) return [];
    const [before, since] = [months[at - 1], months[at]];
    const targetChanges = before?.target !== since?.target || before?.floor !== since?.floor;
    return [{ from: since?.from ?? from, version, targetChanges }];
  });
}
