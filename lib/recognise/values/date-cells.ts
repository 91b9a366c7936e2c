import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { DateOrder } from '../../domain/file-mapping.ts';
import { dayOfSerial, isSerial } from './date-serials.ts';
import { monthOfWord } from './month-words.ts';

/** The ways in which dates are written. `numeric` needs to know whether day or month comes first. */
export type DateForm = 'iso' | 'compact' | 'named-month' | 'numeric';

/** What a cell of a date column holds. */
export type DateCell =
  | { kind: 'date'; date: CalendarDate }
  /** Words instead of a date: the date is not known. */
  | { kind: 'not-known' }
  | {
      kind: 'flaw';
      reason: 'no-such-day' | 'date-order-mixed' | 'date-order-unknown' | 'date-unreadable' | 'date-serial';
    };

/** The numbers of a date as written; for `numeric`, `first` and `second` are day and month in an order yet unknown. */
export type DateShape =
  | { form: 'iso' | 'compact' | 'named-month'; year: number; month: number; day: number }
  | { form: 'numeric'; year: number; first: number; second: number; separator: string };

/** No date in any known form is longer; longer cells are not searched. */
const LONGEST_DATE = 40;
const TIME =
  /[T ,]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?: ?[AaPp]\.?[Mm]\.?)?(?: ?(?:Z|UTC|[+-]\d{2}:?\d{2}))?$/;
const NUMERIC = /^(\d{1,4})([-/.])\s?(\d{1,2})\2\s?(\d{2}|\d{4})$/;
const COMPACT = /^((?:19|20|99)\d{2})(\d{2})(\d{2})$/;
const EMPTY_DATE = /^0[0\-/. ]*$/;

/** Reads a cell as a date in one of the known forms, before day and month are told apart; null when it has no such form. */
export function dateShape(cell: string): DateShape | null {
  if (cell.length > LONGEST_DATE) return null;
  const text = cell.includes(':') ? cell.replace(TIME, '') : cell;
  const compact = COMPACT.exec(text);
  if (compact)
    return { form: 'compact', year: Number(compact[1]), month: Number(compact[2]), day: Number(compact[3]) };
  const parts = NUMERIC.exec(text);
  return parts ? numericShape(parts) : namedMonthShape(text);
}

function numericShape(parts: RegExpExecArray): DateShape | null {
  const [, head = '', separator = '', middle = '', tail = ''] = parts;
  if (head.length === 4) {
    if (tail.length === 4) return null;
    return { form: 'iso', year: Number(head), month: Number(middle), day: Number(tail) };
  }
  if (head.length === 3) return null;
  return { form: 'numeric', year: fullYear(tail), first: Number(head), second: Number(middle), separator };
}

/** Two digits mean 1970 to 2069, as POSIX reads them. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

/** `02-Jun-06`, `2. Juni 2006`, `Jun 2, 2006`, `2 de junio de 2006`, `2006-Jun-02`. */
function namedMonthShape(text: string): DateShape | null {
  const words = text.match(/\p{L}+|\d+/gu);
  if (!words || words.length > 6) return null;
  let month = 0;
  const numbers: string[] = [];
  for (const word of words) {
    if (word >= '0' && word <= '9~') numbers.push(word);
    else if (SMALL_WORDS.has(word.toLowerCase())) continue;
    else if (month > 0) return null;
    else {
      month = monthOfWord(word);
      if (month === 0) return null;
    }
  }
  const [a = '', b = ''] = numbers;
  if (month === 0 || numbers.length !== 2 || a.length > 4 || b.length > 4) return null;
  if (a.length === 4) return { form: 'named-month', year: Number(a), month, day: Number(b) };
  if (a.length > 2 || (b.length !== 2 && b.length !== 4)) return null;
  return { form: 'named-month', year: fullYear(b), month, day: Number(a) };
}

const SMALL_WORDS = new Set(['de', 'del', 'of', 'st', 'nd', 'rd', 'th', 'er', 'º', 'ª']);

/** The empty dates of ERP systems: `00.00.0000`, `0000-00-00`, `00000000`, `0`. */
export function isEmptyDate(cell: string): boolean {
  return cell.length <= LONGEST_DATE && EMPTY_DATE.test(cell);
}

/** True when the calendar has this day. */
export function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1 || year < 1000) return false;
  return day <= (month === 2 && isLeap(year) ? 29 : (MONTH_DAYS[month - 1] ?? 0));
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/**
 * Reads a cell of a date column, trimmed and not blank. Words are cells without a digit (`Date Not Captured`), the
 * empty dates of ERP systems (`00.00.0000`) and their "no end" (`9999-12-31`). A cell with digits that is no date is a
 * flaw, never passed over: it may be a date that somebody mistyped. With `serials` the day numbers of spreadsheets are days.
 */
export function readDate(cell: string, order: DateOrder | undefined, serials = false): DateCell {
  if (!/\d/.test(cell) || isEmptyDate(cell)) return { kind: 'not-known' };
  const shape = dateShape(cell);
  if (!shape && isSerial(cell))
    return serials ? { kind: 'date', date: dayOfSerial(cell) } : { kind: 'flaw', reason: 'date-serial' };
  if (!shape) return { kind: 'flaw', reason: 'date-unreadable' };
  if (shape.year === 9999) return { kind: 'not-known' };
  if (shape.form !== 'numeric') return dayOf(shape.year, shape.month, shape.day);
  const { year, first, second } = shape;
  const dayFirst = isDay(year, second, first);
  const monthFirst = isDay(year, first, second);
  if (!dayFirst && !monthFirst) return { kind: 'flaw', reason: 'no-such-day' };
  if (first === second) return dayOf(year, first, second);
  if (order !== 'day-first' && order !== 'month-first') return { kind: 'flaw', reason: 'date-order-unknown' };
  const fits = order === 'day-first' ? dayFirst : monthFirst;
  if (!fits) return { kind: 'flaw', reason: 'date-order-mixed' };
  return order === 'day-first' ? dayOf(year, second, first) : dayOf(year, first, second);
}

function dayOf(year: number, month: number, day: number): DateCell {
  if (!isDay(year, month, day)) return { kind: 'flaw', reason: 'no-such-day' };
  return { kind: 'date', date: `${year}-${two(month)}-${two(day)}` };
}

function two(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}
