import { ACKNOWLEDGEMENT_DEFINITION, type AcknowledgementTally } from '../../kpi/acknowledgement.ts';
import { LEAD_TIME_DEFINITION, summariseLeadTime } from '../../kpi/lead-time.ts';
import { trendMonths } from '../../kpi/months.ts';
import { type Basis, OTIF_DEFINITION } from '../../kpi/otif.ts';
import { type OtifTally, quantitiesKnown, unitsOf } from '../../kpi/otif-tally.ts';
import { partsPerMillion, QUALITY_DEFINITION, type QualityTally } from '../../kpi/quality.ts';
import { valueOfSum } from '../../kpi/sum.ts';
import { standingOf, wilson } from '../../kpi/wilson.ts';
import { type LensContext, noOrigin, originOf, toleranceOf } from '../context.ts';
import type { Figure, KpiRow, MissingReason } from '../views.ts';
import type { ByMonth, Measures } from './measures.ts';

/** Tallies as figures: value, n, interval, what is pending and left out, trend, age. */

type OtifFigureId = 'on-time' | 'in-full' | 'otif' | 'otif-orders' | 'otif-units';

interface Rate {
  hits: number;
  n: number;
}

/** Numerator and denominator of one KPI, or why it is not known. */
function rateOf(id: OtifFigureId, tally: OtifTally): Rate | MissingReason {
  if (id === 'on-time') return { hits: tally.onTime, n: tally.lines };
  const known = quantitiesKnown(tally);
  if (known !== true) return known;
  if (id === 'in-full') return { hits: tally.inFull, n: tally.quantified };
  if (id === 'otif') return { hits: tally.otif, n: tally.quantified };
  if (id === 'otif-orders') return { hits: tally.ordersOtif, n: tally.orders };
  const units = unitsOf(tally);
  return { hits: units.inWindow, n: units.due };
}

export function otifFigure(measures: Measures, id: OtifFigureId, basis: Basis, context: LensContext): Figure {
  const byMonth = measures.otif.get(basis);
  if (!byMonth) throw new Error(`The measures were made without the basis ${basis}.`);
  const tally = byMonth.all;
  const orders = id === 'otif-orders';
  const unknown = id === 'on-time' ? 0 : tally.lines - tally.quantified;
  const rate = rateOf(id, tally);
  return {
    ...common(OTIF_DEFINITION, 'ratio', measures, context),
    ...rateFields(rate, orders ? tally.orders : tally.lines, id !== 'otif-units', missingDate(tally, basis)),
    pending: orders ? tally.ordersPending : tally.pending,
    excluded: orders ? tally.ordersExcluded + tally.ordersUnknown : tally.excluded + unknown,
    target: context.policy['otif.target'],
    floor: context.policy['otif.floor'],
    tolerance: toleranceOf(context.policy),
    trend: trendOf(byMonth, (month) => {
      const part = rateOf(id, month);
      return typeof part === 'string' ? { value: null, n: 0 } : { value: ratio(part), n: part.n };
    }),
  };
}

/** Nothing matured: because no line has the date, or because none is due yet. */
function missingDate(tally: OtifTally, basis: Basis): MissingReason {
  const allWithout = tally.withoutDate > 0 && tally.pending === 0;
  if (!allWithout) return 'no-matured-lines';
  return basis === 'requested' ? 'no-requested-date' : 'no-promised-date';
}

/** `lines` tells how far the figure may be trusted: units of one line come or fail together. */
function rateFields(rate: Rate | MissingReason, lines: number, independent: boolean, empty: MissingReason) {
  if (typeof rate === 'string') return { value: null, missing: rate, n: 0, standing: standingOf(0) };
  if (rate.n <= 0) return { value: null, missing: empty, n: 0, standing: standingOf(0) };
  const interval = independent ? (wilson(rate.hits, rate.n) ?? undefined) : undefined;
  return {
    value: ratio(rate),
    n: rate.n,
    hits: rate.hits,
    interval,
    standing: standingOf(independent ? rate.n : lines),
  };
}

function ratio(rate: Rate): number | null {
  return rate.n > 0 ? rate.hits / rate.n : null;
}

export function leadTimeFigure(measures: Measures, context: LensContext): Figure {
  const { leadTime } = measures;
  const summary = summariseLeadTime(leadTime.all);
  const { median, p10, p90, longest, completed, open } = summary;
  const allWithout = completed + open === 0 && leadTime.withoutDate > 0;
  return {
    ...common(LEAD_TIME_DEFINITION, 'days', measures, context),
    value: median,
    missing: median === null ? (allWithout ? 'no-sent-date' : 'no-matured-lines') : undefined,
    beyond: median === null ? (longest ?? undefined) : undefined,
    n: completed,
    interval: p10 !== null && p90 !== null ? [p10, p90] : undefined,
    pending: open,
    excluded: leadTime.excluded,
    standing: standingOf(completed),
    lowerIsBetter: true,
    trend: trendOf(leadTime, (month) => {
      const part = summariseLeadTime(month);
      return { value: part.median, n: part.completed };
    }),
  };
}

export function acknowledgementFigure(measures: Measures, context: LensContext): Figure {
  const byMonth = measures.acknowledgement;
  const tally = byMonth.all;
  const recorded = measures.recorded.acknowledgements || tally.acknowledged > 0;
  const rate: Rate | MissingReason = recorded
    ? { hits: tally.inTime, n: tally.orders }
    : 'no-acknowledgements';
  const empty: MissingReason =
    tally.pending === 0 && tally.excluded > 0 ? 'no-sent-date' : 'no-matured-lines';
  return {
    ...common(ACKNOWLEDGEMENT_DEFINITION, 'ratio', measures, context),
    ...rateFields(rate, tally.orders, true, empty),
    pending: tally.pending,
    excluded: tally.excluded,
    trend: recorded
      ? trendOf(byMonth, (month: AcknowledgementTally) => ({
          value: ratio({ hits: month.inTime, n: month.orders }),
          n: month.orders,
        }))
      : [],
  };
}

export function qualityFigure(measures: Measures, context: LensContext): Figure {
  const byMonth = measures.quality;
  const tally = byMonth.all;
  const recorded = measures.recorded.quality || tally.findings > 0;
  const value = recorded ? partsPerMillion(tally) : null;
  const unquantified: MissingReason = tally.unknown > 0 ? 'no-received-quantity' : 'no-matured-lines';
  return {
    ...common(QUALITY_DEFINITION, 'ppm', measures, context),
    value,
    missing: value === null ? (recorded ? unquantified : 'no-quality-records') : undefined,
    n: value === null ? 0 : valueOfSum(tally.received),
    hits: value === null ? undefined : valueOfSum(tally.rejected),
    pending: 0,
    excluded: tally.unknown,
    standing: standingOf(value === null ? 0 : tally.lines),
    lowerIsBetter: true,
    trend: recorded
      ? trendOf(byMonth, (month: QualityTally) => ({
          value: partsPerMillion(month),
          n: valueOfSum(month.received),
        }))
      : [],
  };
}

function trendOf<T>(
  byMonth: ByMonth<T>,
  point: (tally: T) => { value: number | null; n: number },
): Figure['trend'] {
  const points = trendMonths(byMonth.months.keys()).map((month) => {
    const tally = byMonth.months.get(month);
    return { month, ...(tally === undefined ? { value: null, n: 0 } : point(tally)) };
  });
  return points.some((each) => each.value !== null) ? points : [];
}

function common(definition: string, unit: Figure['unit'], measures: Measures, context: LensContext) {
  return {
    definition,
    unit,
    asOf: context.now.today,
    period: measures.period ?? undefined,
    origin: measures.newest === null ? noOrigin : originOf(measures.newest, context),
  };
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
  const otif = otifFigure(measures, 'otif', 'first-promised', context);
  const byQuantity = otif.missing === 'no-received-quantity' || otif.missing === 'no-ordered-quantity';
  if (!byQuantity) return { figure: otif, onTimeOnly: false };
  return { figure: otifFigure(measures, 'on-time', 'first-promised', context), onTimeOnly: true };
}

/** All KPI rows of a supplier, the graded basis first. */
export function kpiRows(measures: Measures, context: LensContext): KpiRow[] {
  const bases: Basis[] = ['first-promised', 'last-promised', 'requested'];
  const rows: KpiRow[] = [];
  for (const id of ['otif', 'on-time', 'in-full', 'otif-orders', 'otif-units'] as const) {
    for (const basis of bases) rows.push({ id, basis, figure: otifFigure(measures, id, basis, context) });
  }
  rows.push({ id: 'lead-time', figure: leadTimeFigure(measures, context) });
  rows.push({ id: 'acknowledgement', figure: acknowledgementFigure(measures, context) });
  rows.push({ id: 'quality-ppm', figure: qualityFigure(measures, context) });
  return rows;
}
