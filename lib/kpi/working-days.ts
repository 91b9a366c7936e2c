import { type CalendarDate, dateOfDay, dayNumber } from '../domain/calendar-date.ts';

/** Days of the week, Monday 0 to Sunday 6; 1970-01-01 was a Thursday. */
function weekday(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** Working days (Monday to Friday) after `from` up to and including `to`; 0 when `to` is not later. */
export function workingDaysBetween(from: CalendarDate, to: CalendarDate): number {
  const start = dayNumber(from);
  const end = dayNumber(to);
  if (end <= start) return 0;
  const weeks = Math.floor((end - start) / 7);
  let count = weeks * 5;
  for (let day = start + weeks * 7 + 1; day <= end; day += 1) if (weekday(day) < 5) count += 1;
  return count;
}

/** The working day that is `days` working days after `from`. */
export function addWorkingDays(from: CalendarDate, days: number): CalendarDate {
  let day = dayNumber(from);
  for (let left = days; left > 0; ) {
    day += 1;
    if (weekday(day) < 5) left -= 1;
  }
  return dateOfDay(day);
}
