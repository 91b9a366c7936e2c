import { t } from '../../lib/i18n/t.ts';
import type { KpiSeries, MonthPoint } from '../../lib/lens/trend/series-views.ts';
import { formatFigure } from '../wording/kpi.ts';
import { signed } from '../wording/series.ts';
import { held, type PlotLine, type PlotShape, rangeOf } from './plot-shape.ts';

/** A figure by months: interval behind the value, target and floor as they were agreed. Months of few records are gaps. */
export function monthShape({ months, figure, agreed }: KpiSeries): PlotShape {
  const drawn = (pick: (point: MonthPoint) => number | null | undefined): (number | null)[] =>
    months.map((point) => (point.standing === 'too-few' ? null : (pick(point) ?? null)));
  const value: PlotLine = { kind: 'value', values: drawn((point) => point.value) };
  const target: PlotLine = { kind: 'target', values: months.map((point) => point.target ?? null) };
  const floor: PlotLine = { kind: 'floor', values: months.map((point) => point.floor ?? null) };
  const whiskers = months.map(({ standing, interval }) =>
    standing === 'too-few' ? null : (interval ?? null),
  );
  const lines = [floor, target, value].filter(({ values }) => values.some((each) => each !== null));
  const isShare = figure.unit === 'ratio';
  const ends = isShare ? (figure.lowerIsBetter ? [0] : [1]) : [0];
  return {
    days: months.map(({ from }) => from),
    lines: lines.includes(value) ? lines : [...lines, value],
    whiskers,
    alarms: { of: value, at: months.flatMap(({ isOutside }, at) => (isOutside ? [at] : [])) },
    marks: agreed.map(({ from, version }) => ({
      at: months.findIndex((point) => point.from === from),
      label: t('series.version', { version }),
    })),
    range: rangeOf(
      [...lines.flatMap(({ values }) => values), ...whiskers.flatMap((ends) => ends ?? [])],
      ends,
      isShare && !figure.lowerIsBetter ? 1.02 : undefined,
    ),
    format: (each) => formatFigure(each, figure.unit, figure.currency).replace(/[.,]0(?=\D*$)/, ''),
  };
}

/** The smoothed distance from the usual with its limits; null where nothing is usual yet. */
export function levelShape(months: readonly MonthPoint[]): PlotShape | null {
  if (!months.some(({ level }) => level !== null)) return null;
  const value: PlotLine = { kind: 'value', values: months.map(({ level }) => level) };
  const upper = held(months.map(({ limit }) => limit));
  const lines: PlotLine[] = [
    { kind: 'limit', values: upper },
    { kind: 'limit', values: upper.map((limit) => (limit === null ? null : -limit)) },
    value,
  ];
  return {
    days: months.map(({ from }) => from),
    lines,
    alarms: { of: value, at: months.flatMap(({ isOutside }, at) => (isOutside ? [at] : [])) },
    range: rangeOf(
      lines.flatMap(({ values }) => values),
      [-1.2, 1.2],
    ),
    format: signed,
  };
}
