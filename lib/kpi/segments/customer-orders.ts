import { type CalendarDate, dayNumber } from '../../domain/calendar-date.ts';
import type { Activity } from './bg-nbd.ts';
import type { DemandDay } from './demand.ts';

/** The window of frequency and amount, and of a year's retention. */
export const YEAR_DAYS = 365;
const DAYS_PER_WEEK = 7;

/** When a customer ordered, as far as today tells. */
export interface OrderDays {
  /** Days with an order, each once, ascending; day numbers. */
  days: number[];
  /** Of them in the last year. */
  inYear: number;
  lines: number;
  /** In weeks since the first, for BG/NBD; several orders on one day are one. */
  activity: Activity;
  daysSinceLast: number;
  /** Ordered in the year before last; and if so, in the last year too. */
  before: boolean;
  stayed: boolean;
}

/** The rhythm of one customer; null where it has ordered nothing by today. */
export function orderDays(demand: ReadonlyMap<number, DemandDay>, today: CalendarDate): OrderDays | null {
  const until = dayNumber(today);
  const days = [...demand.keys()].filter((day) => day <= until).sort((a, b) => a - b);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return null;
  const inYear = days.filter((day) => day > until - YEAR_DAYS).length;
  const before = days.some((day) => day > until - 2 * YEAR_DAYS && day <= until - YEAR_DAYS);
  return {
    days,
    inYear,
    lines: days.reduce((sum, day) => sum + (demand.get(day)?.lines ?? 0), 0),
    activity: {
      repeats: days.length - 1,
      last: (last - first) / DAYS_PER_WEEK,
      observed: (until - first) / DAYS_PER_WEEK,
    },
    daysSinceLast: until - last,
    before,
    stayed: before && inYear > 0,
  };
}
