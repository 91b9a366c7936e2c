import { mannKendall } from '../../kpi/alerts/mann-kendall.ts';
import { theilSen } from '../../kpi/alerts/theil-sen.ts';
import type { Figure } from '../views.ts';

/** Whether a figure has a trend, for the review of a quarter. */
interface QuarterlyTrend {
  direction: 'better' | 'worse' | 'none';
  /** By how much it moves in a quarter, in the unit of the figure, with the interval that holds 95 %. */
  slope: number;
  interval: [low: number, high: number];
  /** Months that count, and the chance of such a trend where there is none. */
  months: number;
  p: number;
}

/** Of fewer months no trend is told. */
const LEAST_MONTHS = 8;
/** Two years: what lies before is another story. */
const MONTHS = 24;
const RARE = 0.05;

/**
 * The trend of a figure's months by Mann and Kendall, its slope by Theil and Sen. Months without a value are left out and
 * keep their place in time. `null` for fewer than eight months.
 */
export function quarterlyTrend({ trend, lowerIsBetter = false }: Pick<Figure, 'trend' | 'lowerIsBetter'>) {
  const known = trend
    .slice(-MONTHS)
    .flatMap(({ month, value }) => (value === null ? [] : [{ at: monthNumber(month), value }]));
  if (known.length < LEAST_MONTHS) return null;
  const values = known.map(({ value }) => value);
  const test = mannKendall(values);
  const line = theilSen(
    known.map(({ at }) => at),
    values,
  );
  if (test === null || line === null) return null;
  const rises = test.s > 0;
  const result: QuarterlyTrend = {
    direction: test.p >= RARE ? 'none' : rises === lowerIsBetter ? 'worse' : 'better',
    slope: 3 * line.slope,
    interval: [3 * line.interval[0], 3 * line.interval[1]],
    months: known.length,
    p: test.p,
  };
  return result;
}

function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
}
