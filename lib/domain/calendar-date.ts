import { z } from 'zod';

/** An ISO 8601 calendar date, `2010-06-30`, local to the receiving site; never an instant. */
export type CalendarDate = string & { readonly __brand?: 'CalendarDate' };

// Marked as free of effects: workers that only count days are built without the parser.
export const calendarDateSchema: z.ZodType<CalendarDate> = /* @__PURE__ */ z.iso.date();

/** An instant in milliseconds since the epoch: when something was fetched or happened. */
export type Instant = number;

const MS_PER_DAY = 86_400_000;

/**
 * Days since 1970-01-01 of a calendar date. By arithmetic on its digits (Hinnant, "days from civil"): `Date.parse` costs
 * most of the time that a scorecard takes. The year begins in March, so that the leap day is its last.
 */
export function dayNumber(date: CalendarDate): number {
  const month = digitsAt(date, 5);
  const year = digitsAt(date, 0) * 100 + digitsAt(date, 2) - (month <= 2 ? 1 : 0);
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + digitsAt(date, 8) - 1;
  return (
    365 * year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + dayOfYear - 719_468
  );
}

/** The two digits that begin at `at`; '0' is 48. */
function digitsAt(date: string, at: number): number {
  return date.charCodeAt(at) * 10 + date.charCodeAt(at + 1) - 528;
}

/** The calendar date of a day number, the inverse of {@link dayNumber}. */
export function dateOfDay(day: number): CalendarDate {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** The day of an instant, in UTC. */
export function dayOfInstant(instant: Instant): CalendarDate {
  return dateOfDay(Math.floor(instant / MS_PER_DAY));
}

/** Calendar days from `from` until `to`; negative when `to` lies before `from`. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The calendar date that is `days` after `date`. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return dateOfDay(dayNumber(date) + days);
}
