import {
  addDays,
  type CalendarDate,
  dateOfDay,
  dayNumber,
  daysBetween,
} from '../../../domain/calendar-date.ts';
import type { DraftFact, WrittenDay } from '../../../domain/draft.ts';
import { isDay } from '../../../recognise/values/date-cells.ts';
import type { SaidDays } from './draft-views.ts';

type DateFact = Extract<DraftFact, { what: 'date' }>;

/** A day without a year is one that lies no further away than this. */
const NEAR_DAYS = 200;

/** The days that a date of a draft may mean on `today`; null for one that the calendar does not have. */
export function saidDays({ when, bound, slack = 0, saying }: DateFact, today: CalendarDate): SaidDays | null {
  const days = stretchesOf(when, saying === 'past', today).map(({ from, to }) => ({
    from: addDays(from, -slack),
    to: addDays(to, slack),
  }));
  return days.length > 0 ? { days, ...(bound ? { bound } : {}) } : null;
}

function stretchesOf(when: DateFact['when'], past: boolean, today: CalendarDate): SaidDays['days'] {
  if (when.form === 'days') return when.days.flatMap((day) => nearest(day, today)).map(single);
  if (when.form === 'offset') return [single(addDays(today, when.days))];
  if (when.form === 'weekday') return weekdays(when, past, today).map(single);
  if (when.form === 'period') return [periodOf(when, today)];
  if (when.form === 'week') return weeksOf(when, today);
  const ends = nearest(when.to, today);
  return ends.flatMap((to) => {
    const from = nearest(when.from, today).findLast((day) => day <= to);
    return from ? [{ from, to }] : [];
  });
}

const single = (on: CalendarDate) => ({ from: on, to: on });

function nearest({ year, month, day }: WrittenDay, today: CalendarDate): CalendarDate[] {
  const now = Number(today.slice(0, 4));
  const years = year === undefined ? [now - 1, now, now + 1] : [year];
  const two = (value: number) => `${value}`.padStart(2, '0');
  return years
    .filter((each) => isDay(each, month, day))
    .map((each) => `${each}-${two(month)}-${two(day)}`)
    .filter((date) => year !== undefined || Math.abs(daysBetween(today, date)) <= NEAR_DAYS);
}

/** 1970-01-01 was a Thursday. */
const weekdayOf = (date: CalendarDate): number => ((dayNumber(date) + 3) % 7) + 1;

function weekdays(
  { weekday, next }: { weekday: number; next: boolean },
  past: boolean,
  today: CalendarDate,
): CalendarDate[] {
  const ahead = (weekday - weekdayOf(today) + 7) % 7;
  // "On Friday", said on a Friday, may be today or in a week; "next Friday" in any case the one behind it.
  if (past) return [addDays(today, ahead - 7), ...(ahead === 0 ? [today] : [])];
  const coming = addDays(today, ahead);
  return next || ahead === 0 ? [coming, addDays(coming, 7)] : [coming];
}

function periodOf(
  { unit, ahead }: { unit: 'week' | 'month'; ahead: number },
  today: CalendarDate,
): SaidDays['days'][number] {
  if (unit === 'week') {
    const from = addDays(today, 1 - weekdayOf(today) + 7 * ahead);
    return { from, to: addDays(from, 6) };
  }
  const [year = 0, month = 0] = today.split('-').map(Number);
  const first = (more: number) => new Date(Date.UTC(year, month - 1 + more, 1)).toISOString().slice(0, 10);
  return { from: first(ahead), to: addDays(first(ahead + 1), -1) };
}

function weeksOf({ week, year }: { week: number; year?: number }, today: CalendarDate): SaidDays['days'] {
  const now = Number(today.slice(0, 4));
  return (year === undefined ? [now - 1, now, now + 1] : [year])
    .map((each) => {
      // The fourth of January lies in the first week.
      const fourth = `${each}-01-04`;
      const from = dateOfDay(dayNumber(fourth) - weekdayOf(fourth) + 1 + (week - 1) * 7);
      return { from, to: addDays(from, 6) };
    })
    .filter(({ from }) => year !== undefined || Math.abs(daysBetween(today, from)) <= NEAR_DAYS);
}

/** True when what was said holds for this day. */
export function holds({ days, bound }: SaidDays, day: CalendarDate): boolean {
  return days.some(({ from, to }) => (bound === 'by' || from <= day) && (bound === 'from' || day <= to));
}

/** The first and the last day that may be meant. */
export const firstSaid = ({ days }: SaidDays): CalendarDate => days.map(({ from }) => from).sort()[0] ?? '';
export const lastSaid = ({ days }: SaidDays): CalendarDate =>
  days
    .map(({ to }) => to)
    .sort()
    .at(-1) ?? '';
