import { type CalendarDate, calendarDateSchema, dateOfDay, dayNumber } from '../../domain/calendar-date.ts';

/** Dates found in a text, sorted, each once; and what is no date, at most ten of it. */
export interface ReadDates {
  dates: CalendarDate[];
  wrong: string[];
}

/** Longest run of days that one entry of a calendar file may span. */
const MAX_SPAN = 60;

/**
 * Reads a list of days as it is typed or pasted: one a line, or between commas, semicolons or tabs; `2026-12-25` or
 * `25.12.2026`, words behind a date are left out. `12/25/2026` and `25/12/2026` are read where only one reading is a date. A calendar
 * file (ICS) gives the whole days of its events.
 */
export function readDates(text: string): ReadDates {
  if (/^BEGIN:VCALENDAR/m.test(text)) return sorted(datesOfCalendar(text), []);
  const dates: CalendarDate[] = [];
  const wrong: string[] = [];
  for (const line of text.split(/[\n\r]+/)) {
    const entries = line.split(/[;,\t]+/).map((entry) => entry.trim());
    const read = entries.map(readDate);
    const found = read.filter((date) => date !== null);
    dates.push(...found);
    for (const [at, entry] of entries.entries()) {
      // Beside a date stands the name of the day.
      const isName = found.length > 0 && !/^\d[\d\s./-]*$/.test(entry);
      if (entry !== '' && read[at] === null && !isName) wrong.push(entry.slice(0, 40));
    }
  }
  return sorted(dates, wrong);
}

function readDate(entry: string): CalendarDate | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/.exec(entry);
  if (iso) return dateFrom(iso[1], iso[2], iso[3]);
  const parts = /^(\d{1,2})\s?([./])\s?(\d{1,2})\s?\2\s?(\d{4})(?!\d)/.exec(entry);
  if (!parts) return null;
  const [, one, mark, two, year] = parts;
  const dayFirst = dateFrom(year, two, one);
  if (mark === '.') return dayFirst;
  const monthFirst = dateFrom(year, one, two);
  return dayFirst && monthFirst && dayFirst !== monthFirst ? null : (dayFirst ?? monthFirst);
}

function dateFrom(year = '', month = '', day = ''): CalendarDate | null {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return calendarDateSchema.safeParse(text).success ? text : null;
}

/** Whole days of events: from DTSTART to the day before DTEND (RFC 5545, 3.6.1). */
function datesOfCalendar(text: string): CalendarDate[] {
  return text.split(/^BEGIN:VEVENT/m).flatMap((event) => {
    const start = dayIn(event, 'DTSTART');
    if (start === null) return [];
    const end = dayIn(event, 'DTEND');
    const first = dayNumber(start);
    const last = end === null ? first : Math.min(dayNumber(end) - 1, first + MAX_SPAN);
    return Array.from({ length: Math.max(1, last - first + 1) }, (_, at) => dateOfDay(first + at));
  });
}

function dayIn(event: string, name: 'DTSTART' | 'DTEND'): CalendarDate | null {
  const found = new RegExp(`^${name}[^:\\r\\n]*:(\\d{4})(\\d{2})(\\d{2})\\s*$`, 'm').exec(event);
  return found ? dateFrom(found[1], found[2], found[3]) : null;
}

function sorted(dates: CalendarDate[], wrong: string[]): ReadDates {
  return { dates: [...new Set(dates)].sort(), wrong: wrong.slice(0, 10) };
}
