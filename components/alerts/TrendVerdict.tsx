import { formatNumber, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import { quarterlyTrend } from '../../lib/lens/alerts/quarterly-trend.ts';
import type { Figure } from '../../lib/lens/views.ts';
import { Told } from '../parts/Told.tsx';
import { formatFigure } from '../wording/kpi.ts';
import { asOfWords } from '../wording/line.ts';

/** Whether a figure gets better or worse over its months, by how much a quarter, and how sure that is. */
export function TrendVerdict({ figure }: { figure: Figure }) {
  const trend = quarterlyTrend(figure);
  if (trend === null) return null;
  const { direction, slope, interval, months, p } = trend;
  const [low, high] = interval;
  const words = (value: number) => stepWords(value, figure);
  return (
    <Told as="p" origin={figure.origin} class="small dim">
      {joinParts([
        figure.origin.stale && asOfWords(figure.origin),
        t(`trend.verdict.${direction}`),
        direction !== 'none' &&
          t('trend.verdict.slope', { slope: words(slope), low: words(low), high: words(high) }),
        t('trend.verdict.basis', {
          n: months,
          p: p < 0.001 ? '< 0.001' : `= ${formatNumber(Math.round(p * 1000) / 1000)}`,
        }),
      ])}
    </Told>
  );
}

/** A step of a share in points, of anything else in its unit; with its sign. */
function stepWords(value: number, { unit, currency }: Figure): string {
  const sign = value > 0 ? '+' : '';
  if (unit === 'ratio') return sign + t('trend.points', { n: formatNumber(Math.round(value * 1000) / 10) });
  return sign + formatFigure(value, unit, currency);
}
