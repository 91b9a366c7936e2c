import { addDays, type CalendarDate } from '../../domain/calendar-date.ts';

/** 1990-01-01 and 2069-12-31 as day numbers of spreadsheets. */
const FIRST = 32_874;
const LAST = 62_092;
/** Day 0 as seen from 1 March 1900 on: spreadsheets count a 29 February 1900 that never was. */
const DAY_ZERO = '1899-12-30';

/** True for a day number that a table of orders may hold: `45123`, or `45123.5` at noon. */
export function isSerial(cell: string): boolean {
  if (cell.length < 5 || cell.length > 24 || !/^\d{5}(?:[.,]\d{1,17})?$/.test(cell)) return false;
  const day = Number(cell.slice(0, 5));
  return day >= FIRST && day <= LAST;
}

/** The day of a day number in the 1900 system. Files of the 1904 system lie 1,462 days later; the number does not tell. */
export function dayOfSerial(cell: string): CalendarDate {
  return addDays(DAY_ZERO, Number(cell.slice(0, 5)));
}
