import { type CalendarDate, dateOfDay, dayNumber } from '../domain/calendar-date.ts';

/** Day numbers on which nobody works although it is no weekend. */
export type Holidays = ReadonlySet<number>;
const NO_HOLIDAYS: Holidays = new Set();

/** Monday to Friday and no holiday; 1970-01-01 was a Thursday. */
export function isWorkingDay(day: number, holidays: Holidays): boolean {
  const weekday = (((day + 3) % 7) + 7) % 7;
  return weekday < 5 && (holidays.size === 0 || !holidays.has(day));
}

/** Working days after `start` up to and including `end`, as day numbers; 0 when `end` is not later. */
export function workingDaysAfter(start: number, end: number, holidays: Holidays): number {
  if (end <= start) return 0;
  const weeks = Math.floor((end - start) / 7);
  let count = weeks * 5;
  for (let day = start + weeks * 7 + 1; day <= end; day += 1) if (isWorkingDay(day, NO_HOLIDAYS)) count += 1;
  for (const day of holidays) if (day > start && day <= end && isWorkingDay(day, NO_HOLIDAYS)) count -= 1;
  return count;
}

/** The working day that is `days` working days after `start`, as day numbers. */
export function workingDayAfter(start: number, days: number, holidays: Holidays): number {
  let day = start;
  for (let left = days; left > 0; ) {
    day += 1;
    if (isWorkingDay(day, holidays)) left -= 1;
  }
  return day;
}

/** Working days (Monday to Friday) after `from` up to and including `to`; 0 when `to` is not later. */
export function workingDaysBetween(
  from: CalendarDate,
  to: CalendarDate,
  holidays: Holidays = NO_HOLIDAYS,
): number {
  return workingDaysAfter(dayNumber(from), dayNumber(to), holidays);
}

/** The working day that is `days` working days after `from`. */
export function addWorkingDays(
  from: CalendarDate,
  days: number,
  holidays: Holidays = NO_HOLIDAYS,
): CalendarDate {
  return dateOfDay(workingDayAfter(dayNumber(from), days, holidays));
}
