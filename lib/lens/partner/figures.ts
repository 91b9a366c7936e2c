import { dateOfDay } from '../../domain/calendar-date.ts';
import { KPI_IDS, type KpiId } from '../../domain/kpi-id.ts';
import type { Cell } from '../../kpi/cells/cell.ts';
import { isDated, kpiValue } from '../../kpi/cells/kpi-values.ts';
import type { KpiValue } from '../../kpi/kpi-value.ts';
import { monthOf, trendMonths } from '../../kpi/months.ts';
import type { Basis } from '../../kpi/otif.ts';
import { standingOf } from '../../kpi/wilson.ts';
import { type LensContext, noOrigin, originOf, toleranceOf } from '../context.ts';
import { kpiRulesOf } from '../kpi-rules.ts';
import type { Figure, KpiRow, MissingReason } from '../views.ts';
import type { Measures } from './measures.ts';

/** KPI values as figures: with target, standing, trend, age and source. */

/** One figure of a partner. */
export function figureOf(measures: Measures, kpi: KpiId, basis: Basis, context: LensContext): Figure {
  const rules = kpiRulesOf(context.policy);
  const read = (cell: Cell) => kpiValue(cell, kpi, basis, rules, measures.whole);
  const { pending, excluded, definition, unit, lowerIsBetter, ...value } = read(measures.whole);
  const { whole } = measures;
  const figure: Figure = {
    definition,
    unit,
    value: value.value,
    n: value.n,
    pending,
    excluded,
    standing: standingOf(value.value === null ? 0 : (value.records ?? value.n)),
    trend: value.missing === 'not-recorded' ? [] : trendOf(measures, read, context),
    asOf: context.now.today,
    origin: whole.newest === null ? noOrigin : originOf(whole.newest, context),
  };
  for (const key of [
    'missing',
    'hits',
    'interval',
    'beyond',
    'currency',
    'amount',
    'amounts',
    'parts',
  ] as const)
    if (value[key] !== undefined) Object.assign(figure, { [key]: value[key] });
  if (lowerIsBetter) figure.lowerIsBetter = true;
  if (whole.from !== null && whole.to !== null) figure.period = [dateOfDay(whole.from), dateOfDay(whole.to)];
  if (!isDated(kpi)) return figure;
  return {
    ...figure,
    target: context.policy['otif.target'],
    floor: context.policy['otif.floor'],
    tolerance: toleranceOf(context.policy),
    ...(context.agreed ? { agreed: context.agreed } : {}),
  };
}

/** Months that are not over yet are in it with what has matured; months ahead are not. */
function trendOf(
  { months }: Measures,
  read: (cell: Cell) => KpiValue,
  context: LensContext,
): Figure['trend'] {
  const last = monthOf(context.now.today);
  const known = new Map<string, KpiValue>();
  const past = [...months.keys()].filter((month) => month <= last);
  for (const month of trendMonths(past)) {
    const cell = months.get(month);
    if (cell) known.set(month, read(cell));
  }
  const withValue = [...known].flatMap(([month, value]) => (value.value === null ? [] : [month]));
  return trendMonths(withValue).map((month) => {
    const value = known.get(month);
    return { month, value: value?.value ?? null, n: value?.n ?? 0 };
  });
}

/** A figure that cannot be there: an own site is not scored, a customer does not deliver. */
export function missingFigure(definition: string, missing: MissingReason, context: LensContext): Figure {
  return {
    definition,
    value: null,
    unit: 'ratio',
    missing,
    n: 0,
    pending: 0,
    excluded: 0,
    standing: 'too-few',
    trend: [],
    asOf: context.now.today,
    origin: noOrigin,
  };
}

/** OTIF by lines on the first promise; where quantities are not known, on time alone. */
export function headlineFigure(
  measures: Measures,
  context: LensContext,
): { figure: Figure; onTimeOnly: boolean } {
  const otif = figureOf(measures, 'otif', 'first-promised', context);
  const byQuantity = otif.missing === 'no-received-quantity' || otif.missing === 'no-ordered-quantity';
  if (!byQuantity) return { figure: otif, onTimeOnly: false };
  return { figure: figureOf(measures, 'on-time', 'first-promised', context), onTimeOnly: true };
}

const ROW_BASES: readonly Basis[] = ['first-promised', 'last-promised', 'requested'];

/** All KPI rows of a supplier, the graded basis first. */
export function kpiRows(measures: Measures, context: LensContext): KpiRow[] {
  return KPI_IDS.flatMap((id): KpiRow[] =>
    isDated(id)
      ? ROW_BASES.map((basis) => ({ id, basis, figure: figureOf(measures, id, basis, context) }))
      : [{ id, figure: figureOf(measures, id, 'first-promised', context) }],
  );
}
