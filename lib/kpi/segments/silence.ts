import { type CalendarDate, dayNumber } from '../../domain/calendar-date.ts';

/** How long a customer has been silent, against its own gaps between orders. */
export interface Silence {
  silentDays: number;
  medianGap: number;
  p90Gap: number;
  gaps: number;
  silent: boolean;
}

/** Fewer gaps say nothing of what is usual. */
const MIN_GAPS = 4;
const MEDIANS = 2.5;

/**
 * The rule for few customers (`kpi.md` 1.2, churn): silent for more than 2.5 × its own median gap and for longer than nine
 * of ten of its gaps. Days of orders in any order; several on one day count once. Null with fewer than four gaps.
 */
export function silenceOf(orderDays: readonly CalendarDate[], today: CalendarDate): Silence | null {
  const days = [...new Set(orderDays.map(dayNumber))].filter((day) => day <= dayNumber(today));
  days.sort((a, b) => a - b);
  const gaps = days.slice(1).map((day, at) => day - (days[at] ?? day));
  if (gaps.length < MIN_GAPS) return null;
  gaps.sort((a, b) => a - b);
  const silentDays = dayNumber(today) - (days.at(-1) ?? 0);
  const [medianGap, p90Gap] = [quantile(gaps, 0.5), quantile(gaps, 0.9)];
  return {
    silentDays,
    medianGap,
    p90Gap,
    gaps: gaps.length,
    silent: silentDays > MEDIANS * medianGap && silentDays > p90Gap,
  };
}

/** Linear between the two neighbours (type 7). */
function quantile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const low = sorted[Math.floor(at)] ?? 0;
  const high = sorted[Math.ceil(at)] ?? low;
  return low + (at - Math.floor(at)) * (high - low);
}
