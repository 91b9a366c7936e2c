import type { CalendarDate } from '../domain/calendar-date.ts';

/** How many months a trend shows. */
const TREND_MONTHS = 24;

/** The month of a date, `2010-06`. */
export function monthOf(date: CalendarDate): string {
  return date.slice(0, 7);
}

/** The months up to the latest that has data, without gaps, at most {@link TREND_MONTHS}, oldest first. */
export function trendMonths(withData: Iterable<string>): string[] {
  const sorted = [...withData].sort();
  const first = sorted[0];
  const last = sorted[sorted.length - 1];
  if (first === undefined || last === undefined) return [];
  const from = Math.max(indexOf(first), indexOf(last) - TREND_MONTHS + 1);
  const months: string[] = [];
  for (let index = from; index <= indexOf(last); index += 1) months.push(nameOf(index));
  return months;
}

function indexOf(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

function nameOf(index: number): string {
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}
