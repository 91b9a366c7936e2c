import { t } from '../../lib/i18n/t.ts';
import type { Figure } from '../../lib/lens/views.ts';
import { formatFigure } from '../wording/kpi.ts';
import { DrawnSparkline } from './DrawnSparkline.tsx';
import { trailingMonths } from './trailing.ts';

interface SparklineProps {
  name: string;
  figure: Figure;
  tone: string;
  height?: 20 | 28;
}

/** The last twelve months of a figure, with its name. */
export function Sparkline({ name, figure, tone, height = 20 }: SparklineProps) {
  const values = trailingMonths(figure);
  const known = values.filter((value) => value !== null);
  const first = known[0];
  const last = known.at(-1);
  if (first === undefined || last === undefined)
    return <span class="spark" role="img" aria-label={t('kpi.sparkline-empty', { name })} />;
  const label = t('kpi.sparkline', {
    name,
    from: formatFigure(first, figure.unit, figure.currency),
    to: formatFigure(last, figure.unit, figure.currency),
  });
  return <DrawnSparkline figure={figure} values={values} tone={tone} label={label} height={height} />;
}
