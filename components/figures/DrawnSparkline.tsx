import type { Figure } from '../../lib/lens/views.ts';
import { sparkPath } from './spark-path.ts';

const WIDTH = 56;

interface DrawnSparklineProps {
  figure: Pick<Figure, 'unit' | 'target' | 'lowerIsBetter'>;
  /** Oldest first; null where nothing is known. */
  values: (number | null)[];
  tone: string;
  label: string;
  height?: 20 | 28;
}

/** Months on a scale with zero in it, shares that should be high on 0 to 100 %; the end point carries the status colour, empty spells stay gaps. */
export function DrawnSparkline({ figure, values, tone, label, height = 20 }: DrawnSparklineProps) {
  const known = values.filter((value) => value !== null);
  const most = figure.unit === 'ratio' && !figure.lowerIsBetter ? 1 : 0;
  const scale: [number, number] = [Math.min(0, ...known), Math.max(most, ...known)];
  const path = sparkPath(values, WIDTH, height, scale);
  const target =
    figure.unit === 'ratio' && figure.target !== undefined
      ? sparkPath([figure.target, figure.target], WIDTH, height, scale)
      : null;
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
