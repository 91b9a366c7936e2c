import { t } from '../../lib/i18n/t.ts';
import type { Figure } from '../../lib/lens/views.ts';
import { formatFigure } from '../wording/kpi.ts';
import { sparkPath } from './spark-path.ts';
import { trailingMonths } from './trailing.ts';

interface SparklineProps {
  name: string;
  figure: Figure;
  tone: string;
  height?: 20 | 28;
}

const WIDTH = 56;

/** Twelve months on a scale with zero in it, shares that should be high on 0 to 100 %; the end point carries the status colour, empty spells stay gaps. */
export function Sparkline({ name, figure, tone, height = 20 }: SparklineProps) {
  const values = trailingMonths(figure);
  const known = values.filter((value) => value !== null);
  const first = known[0];
  const last = known.at(-1);
  if (first === undefined || last === undefined)
    return <span class="spark" role="img" aria-label={t('kpi.sparkline-empty', { name })} />;
  const most = figure.unit === 'ratio' && !figure.lowerIsBetter ? 1 : 0;
  const scale: [number, number] = [Math.min(0, ...known), Math.max(most, ...known)];
  const path = sparkPath(values, WIDTH, height, scale);
  const target =
    figure.unit === 'ratio' && figure.target !== undefined
      ? sparkPath([figure.target, figure.target], WIDTH, height, scale)
      : null;
  const label = t('kpi.sparkline', {
    name,
    from: formatFigure(first, figure.unit, figure.currency),
    to: formatFigure(last, figure.unit, figure.currency),
  });
  return (
    <svg
      class={`spark ${tone}`}
      width={WIDTH}
      height={height}
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-label={label}
    >
      {target ? <path class="tg" d={target.line} /> : null}
      {path.line ? <path class="ln" d={path.line} /> : null}
      {path.lone.map((point) => (
        <circle key={point.x} class="lone" cx={point.x} cy={point.y} r="1.5" />
      ))}
      {path.end ? <circle class="end" cx={path.end.x} cy={path.end.y} r="2.75" /> : null}
    </svg>
  );
}
