import type { CalendarDate } from '../domain/calendar-date.ts';

/** How many months a trend shows. */
const TREND_MONTHS = 24;

/** The month of a date, `2010-06`. */
export function monthOf(date: CalendarDate): string {
  return date.slice(0, 7);
}

/** The month of a date as a number that counts on: years × 12 + month, January 0. */
export function monthIndexOf(date: CalendarDate): number {
  const year =
    date.charCodeAt(0) * 1000 + date.charCodeAt(1) * 100 + date.charCodeAt(2) * 10 + date.charCodeAt(3);
  // Each digit's code is 48 more than the digit.
  return (year - 48 * 1111) * 12 + date.charCodeAt(5) * 10 + date.charCodeAt(6) - 48 * 11 - 1;
}

/** The month of a day number (Hinnant, "civil from days"), as {@link monthIndexOf} gives it. */
export function monthIndexOfDay(day: number): number {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  // Counted from March: ten months on is January of the next year.
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  return (yearOfEra + era * 400) * 12 + fromMarch + 2;
}

/** `2010-06` of a month's number. */
export function monthName(index: number): string {
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** The months up to the latest that has data, without gaps, at most {@link TREND_MONTHS}, oldest first. */
export function trendMonths(withData: Iterable<string>): string[] {
  const sorted = [...withData].sort();
  const first = sorted[0];
  const last = sorted[sorted.length - 1];
  if (first === undefined || last === undefined) return [];
  const from = Math.max(monthIndexOf(first), monthIndexOf(last) - TREND_MONTHS + 1);
  const months: string[] = [];
  for (let index = from; index <= monthIndexOf(last); index += 1) months.push(monthName(index));
  return months;
}
