import { z } from 'zod';

/** An ISO 8601 calendar date, `2010-06-30`, local to the receiving site; never an instant. */
export type CalendarDate = string & { readonly __brand?: 'CalendarDate' };

export const calendarDateSchema: z.ZodType<CalendarDate> = z.iso.date();

/** An instant in milliseconds since the epoch: when something was fetched or happened. */
export type Instant = number;

const MS_PER_DAY = 86_400_000;

/** Days since 1970-01-01 of a calendar date. */
export function dayNumber(date: CalendarDate): number {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / MS_PER_DAY);
}

/** The calendar date of a day number, the inverse of {@link dayNumber}. */
export function dateOfDay(day: number): CalendarDate {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** Calendar days from `from` until `to`; negative when `to` lies before `from`. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The calendar date that is `days` after `date`. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return dateOfDay(dayNumber(date) + days);
}
