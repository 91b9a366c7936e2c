import {
  formatDays,
  formatHours,
  formatNumber,
  formatPercent,
  formatSum,
  joinParts,
  NOT_KNOWN,
} from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { Figure, KpiRow, PartnerHead } from '../../lib/lens/views.ts';

/** The name of a KPI. */
export function kpiName(row: Pick<KpiRow, 'id'>): string {
  return t(`kpi.${row.id}`);
}

/** Name and date basis: `On time in full, first promised`. */
export function kpiTitle(row: Pick<KpiRow, 'id' | 'basis'>): string {
  return row.basis ? `${kpiName(row)}, ${t(`basis.${row.basis}`)}` : kpiName(row);
}

/** A value in the unit of its figure: `78.4%`, `23d`, `4.5h`, `1,240`, `€1.2M`. */
export function formatFigure(value: number, unit: Figure['unit'], currency?: string): string {
  switch (unit) {
    case 'ratio':
      return formatPercent(value);
    case 'days':
      return formatDays(value, 'narrow');
    case 'hours':
      return formatHours(value, 'narrow');
    case 'money':
      return formatSum(value, currency);
    case 'count':
      return formatNumber(Math.round(value * 10) / 10);
    case 'ppm':
      return formatNumber(Math.round(value));
  }
}

/** The value to show: a share of few as `3 of 3`, a dash when it is not known. */
export function figureValue(figure: Figure): string {
  if (figure.value === null) return NOT_KNOWN;
  if (figure.standing === 'too-few' && figure.unit === 'ratio' && figure.hits !== undefined)
    return t('kpi.hits', { hits: figure.hits, n: figure.n });
  return formatFigure(figure.value, figure.unit, figure.currency);
}

/** Sums of several currencies, which are never added: `€1.2M + $0.4M`. */
export function sumsWords(amounts: NonNullable<Figure['amounts']>): string {
  return amounts.map(({ currency, amount }) => formatSum(amount, currency)).join(' + ');
}

/** What a figure rests on: n and its date basis, for times the slow end. */
export function figureBasis(row: KpiRow): string {
  const { figure } = row;
  const n = t('kpi.n', { n: figure.n });
  if (row.basis) return `${n}, ${t(`basis.${row.basis}`)}`;
  return (figure.unit === 'days' || figure.unit === 'hours') && figure.interval
    ? `${n}, ${t('kpi.p90', { value: formatFigure(figure.interval[1], figure.unit) })}`
    : n;
}

/** What is not in the figure, or limits it: pending, left out, provisional. Empty when nothing does. */
export function figureLimits(figure: Figure): string {
  return joinParts([
    figure.standing === 'provisional' && figure.value !== null ? t('kpi.provisional') : undefined,
    figure.pending > 0 ? t('kpi.pending', { n: figure.pending }) : undefined,
    figure.excluded > 0 ? t('kpi.excluded', { n: figure.excluded }) : undefined,
  ]);
}

/** A target or floor, without a decimal that says nothing: `95%`. */
export function formatTarget(value: number, unit: Figure['unit']): string {
  if (unit !== 'ratio') return formatFigure(value, unit);
  return formatPercent(value, Number.isInteger(Math.round(value * 1000) / 10) ? 0 : 1);
}

/** Roles, numbers and domains under a partner's name. */
export function headWords(head: PartnerHead): string {
  return joinParts([...head.roles.map((role) => t(`role.${role}`)), head.domains[0], head.numbers[0]]);
}
