import { t } from '../../lib/i18n/t.ts';
import type { Figure } from '../../lib/lens/views.ts';
import { formatFigure, formatTarget } from '../wording/kpi.ts';
import { DrawnWhisker } from './DrawnWhisker.tsx';

/** A figure on the common scale, with its name. Nothing without a value or a target. */
export function Whisker({ name, figure, tone }: { name: string; figure: Figure; tone: string }) {
  if (figure.value === null || figure.target === undefined) return null;
  const [low, high] = figure.interval ?? [figure.value, figure.value];
  const label = t('kpi.whisker', {
    name,
    value: formatFigure(figure.value, figure.unit),
    low: formatFigure(low, figure.unit),
    high: formatFigure(high, figure.unit),
    target: t('kpi.target-value', { value: formatTarget(figure.target, figure.unit) }),
  });
  return <DrawnWhisker figure={figure} tone={tone} label={label} />;
}
