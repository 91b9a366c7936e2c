import type { Figure } from '../../lib/lens/views.ts';

const MONTHS = 12;
const WINDOW = 3;

/**
 * The last twelve months as a line can show them, oldest first. Shares and PPM: each point is the figure of the three
 * months up to it, pooled by n, since one month of a supplier holds few deliveries. Times are medians, which cannot be
 * pooled, and so are sums of money not: they stay as they are per month. `null` where nothing
 * matured, also before the first month that has data.
 */
export function trailingMonths({ trend, unit }: Pick<Figure, 'trend' | 'unit'>): (number | null)[] {
  const points =
    unit === 'ratio' || unit === 'ppm'
      ? trend.map((_, at) => pooled(trend, at))
      : trend.map((point) => point.value);
  const shown = points.slice(-MONTHS);
  return [...new Array<null>(MONTHS - shown.length).fill(null), ...shown];
}

function pooled(trend: Figure['trend'], at: number): number | null {
  let sum = 0;
  let n = 0;
  for (const point of trend.slice(Math.max(0, at - WINDOW + 1), at + 1)) {
    if (point.value === null) continue;
    sum += point.value * point.n;
    n += point.n;
  }
  return n === 0 ? null : sum / n;
}
