import { formatHours, formatMonth, formatNumber, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { SeriesPoint } from '../../lib/lens/alerts/alert-views.ts';
import type { MonthPoint } from '../../lib/lens/trend/series-views.ts';
import type { Figure } from '../../lib/lens/views.ts';
import { formatFigure, formatTarget } from './kpi.ts';
import { missingWords } from './reasons.ts';

/** The value of a month: a dash's reason where there is none, a share of few as `3 of 4`. */
export function monthValue({ value, missing, n, hits, standing }: MonthPoint, figure: Figure): string {
  if (value === null) return missingWords(missing ?? 'no-records');
  if (standing === 'too-few' && hits !== undefined) return t('series.hits', { hits, n });
  return formatFigure(value, figure.unit, figure.currency);
}

/** `76.1% to 89.0%`; empty without one. */
export function intervalWords(
  { interval }: Pick<MonthPoint, 'interval'>,
  { unit, currency }: Figure,
): string {
  if (!interval) return '';
  const [low, high] = interval.map((value) => formatFigure(value, unit, currency));
  return t('series.interval', { low: low ?? '', high: high ?? '' });
}

/** What is special about a month. */
export function monthNotes(point: MonthPoint): string {
  return joinParts([
    point.runs && t('series.runs'),
    point.value !== null && point.standing === 'too-few' && t('series.too-few'),
    point.pending > 0 && t('kpi.pending', { n: point.pending }),
    point.isOutside && t((point.level ?? 0) > 0 ? 'series.outside.above' : 'series.outside.below'),
  ]);
}

/** A month in one line, as it is spoken. */
export function monthWords(point: MonthPoint, figure: Figure): string {
  const { from, n, target, value } = point;
  return joinParts([
    `${formatMonth(from)}: ${monthValue(point, figure)}`,
    value !== null && t('kpi.n', { n }),
    value !== null && intervalWords(point, figure),
    target !== undefined && t('series.target', { target: formatTarget(target, figure.unit) }),
    monthNotes(point),
  ]);
}

/** How far a month's smoothed value lies from the usual. */
export function levelWords({ from, level, limit }: MonthPoint): string {
  if (level === null || limit === null) return `${formatMonth(from)}: ${t('series.watch.words.none')}`;
  const words = t('series.level.words', { level: signed(level), limit: formatNumber(round(limit)) });
  return `${formatMonth(from)}: ${words}`;
}

/** With its sign, two decimals. */
export function signed(value: number): string {
  return (value > 0 ? '+' : '') + formatNumber(round(value));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** A period of an alert chart: what was seen, the evidence and its limit. */
export function periodWords({ n, hits, hours, sum, limit, isAlarm }: SeriesPoint): string {
  const seen =
    n === 0
      ? t('series.watch.words.none')
      : hours === undefined
        ? t('series.watch.words', { hits: hits ?? 0, n })
        : t('series.watch.words.hours', { hours: formatHours(hours), n });
  return joinParts([
    seen,
    sum !== null &&
      limit !== null &&
      t('series.watch.words.sum', { sum: formatNumber(round(sum)), limit: formatNumber(round(limit)) }),
    isAlarm && t('alert.mark.alarm'),
  ]);
}
