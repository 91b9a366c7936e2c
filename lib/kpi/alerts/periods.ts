import { type CalendarDate, dateOfDay, dayNumber } from '../../domain/calendar-date.ts';

/** How often a chart is looked at. */
export type Rhythm = 'week' | 'month';

export const PER_MONTH: Record<Rhythm, number> = { week: 365.25 / 12 / 7, month: 1 };
export const PER_YEAR: Record<Rhythm, number> = { week: 52, month: 12 };
/** A quarter: the newest periods do not count as usual yet, so that a change that creeps in does not hide itself. */
export const LAG: Record<Rhythm, number> = { week: 13, month: 3 };

/** The number of the week (from Monday) or month that a day lies in; neighbours differ by one. */
export function periodOf(day: number, rhythm: Rhythm): number {
  // 1970-01-01 was a Thursday.
  if (rhythm === 'week') return Math.floor((day + 3) / 7);
  const date = dateOfDay(day);
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

/** The day number with which a period begins. */
export function firstDayOf(period: number, rhythm: Rhythm): number {
  if (rhythm === 'week') return period * 7 - 3;
  const month = `${(period % 12) + 1}`.padStart(2, '0');
  return dayNumber(`${`${Math.floor(period / 12)}`.padStart(4, '0')}-${month}-01`);
}

/** The day on which a period is over: the first of the next one. */
export function endOf(period: number, rhythm: Rhythm): CalendarDate {
  return dateOfDay(firstDayOf(period + 1, rhythm));
}
