import { formatDate } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { AlertView, ChartView } from '../../lib/lens/alerts/alert-views.ts';
import { sparkPath } from '../figures/spark-path.ts';
import { alertName } from '../wording/alerts.ts';

interface EvidenceSparkProps {
  alert: AlertView;
  chart: ChartView;
  width: number;
  height: number;
}

/** Highest place of the scale, in limits. */
const TOP = 1.5;

/**
 * The evidence of a worsening, period by period, in limits: the dashed line is the limit, the band the time since it began,
 * the dot the alarm.
 */
export function EvidenceSpark({ alert, chart, width, height }: EvidenceSparkProps) {
  const { series } = chart;
  const limit = series.reduce<number | null>((last, point) => point.limit ?? last, null) ?? 1;
  const values = series.map(({ sum, limit: own }) => (sum === null ? null : sum / (own ?? limit)));
  const range: [number, number] = [0, TOP];
  const path = sparkPath(values, width, height, range);
  const at = series.findIndex(({ isAlarm }) => isAlarm);
  const since = series.findIndex(({ isSince }) => isSince);
  const line = sparkPath([1, 1], width, height, range).line;
  const point = (index: number) =>
    sparkPath(
      values.map((value, place) => (place === index ? (value ?? 0) : null)),
      width,
      height,
      range,
    ).end;
  const alarm = at < 0 ? null : point(at);
  const began =
    since < 0
      ? null
      : sparkPath(
          values.map((_, place) => (place === since ? 0 : null)),
          width,
          height,
          range,
        ).end;
  return (
    <svg
      class="evidence"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t('alerts.spark', { name: alertName(alert), date: formatDate(alert.foundOn) })}
    >
      {began ? (
        <rect class="from-then" x={began.x} y="0" width={Math.max(0, width - began.x)} height={height} />
      ) : null}
      <path class="limit" d={line} />
      {path.line ? <path class="ln" d={path.line} /> : null}
      {path.lone.map((lone) => (
        <circle key={lone.x} class="lone" cx={lone.x} cy={lone.y} r="1.5" />
      ))}
      {alarm ? <circle class="alarm" cx={alarm.x} cy={alarm.y} r="3" /> : null}
    </svg>
  );
}
