import { formatDate } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { AlertView, ChartView } from '../../lib/lens/alerts/alert-views.ts';
import { alertName } from '../wording/alerts.ts';

interface SeriesBarsProps {
  alert: AlertView;
  chart: ChartView;
  width: number;
  height: number;
}

/**
 * What was seen, period by period: of counts all cases with the late or rejected ones dark, of times the typical hours. The
 * table below says the same in numbers.
 */
export function SeriesBars({ alert, chart, width, height }: SeriesBarsProps) {
  const { series } = chart;
  const isTimed = chart.before.hours !== undefined || chart.after.hours !== undefined;
  const most = Math.max(1e-9, ...series.map(({ n, hours }) => (isTimed ? (hours ?? 0) : n)));
  const step = (width - 5) / Math.max(1, series.length - 1);
  const wide = Math.max(1, Math.min(8, step - 1));
  const tall = (value: number) => (value / most) * (height - 2);
  const bar = (at: number, value: number, kind: string) => (
    <rect
      class={kind}
      x={Math.max(0, 1 + at * step - wide / 2)}
      y={height - tall(value)}
      width={wide}
      height={tall(value)}
    />
  );
  return (
    <svg
      class="seen"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t('alert.bars', { name: alertName(alert), date: formatDate(alert.since) })}
    >
      {series.map((point, at) => (
        <g key={point.from} class={point.isSince ? 'from-then' : undefined}>
          {bar(at, isTimed ? (point.hours ?? 0) : point.n, isTimed ? 'hits' : 'all')}
          {isTimed ? null : bar(at, point.hits ?? 0, 'hits')}
        </g>
      ))}
    </svg>
  );
}
