import { type CalendarDate, dayNumber, type Instant } from '../domain/calendar-date.ts';
import { type Holidays, isWorkingDay, workingDaysAfter } from './working-days.ts';

/** When somebody works: Monday to Friday between two times of the day, but for holidays. */
export interface WorkingHours {
  /** IANA name of the time zone (`Europe/Berlin`). */
  zone: string;
  /** Minutes after midnight. */
  opens: number;
  closes: number;
  holidays: readonly CalendarDate[];
}

/** Working hours made ready for counting. */
export interface WorkingCalendar {
  opens: number;
  /** Minutes of a working day. */
  length: number;
  holidays: Holidays;
  offsetAt: (instant: Instant) => number;
}

const MINUTE = 60_000;
const DAY = 1440;

/** A zone that this machine does not know counts as UTC; hours that do not span any time as the whole day. */
export function workingCalendar({ zone, opens, closes, holidays }: WorkingHours): WorkingCalendar {
  const whole = !(opens >= 0 && closes <= DAY && opens < closes);
  return {
    opens: whole ? 0 : opens,
    length: whole ? DAY : closes - opens,
    holidays: new Set(holidays.map(dayNumber)),
    offsetAt: offsetsOf(zone),
  };
}

/** Business hours from one instant to another; 0 when `to` is not later. What lies outside the hours counts nothing. */
export function businessHours(calendar: WorkingCalendar, from: Instant, to: Instant): number {
  if (!(to > from)) return 0;
  const [start, end] = [localMinutes(calendar, from), localMinutes(calendar, to)];
  const [firstDay, lastDay] = [Math.floor(start / DAY), Math.floor(end / DAY)];
  if (firstDay === lastDay) return workedUntil(calendar, end) / 60 - workedUntil(calendar, start) / 60;
  const between = workingDaysAfter(firstDay, lastDay - 1, calendar.holidays) * calendar.length;
  const onFirst = isWorkingDay(firstDay, calendar.holidays) ? calendar.length : 0;
  const minutes = onFirst - workedUntil(calendar, start) + between + workedUntil(calendar, end);
  return Math.max(0, minutes / 60);
}

/** Minutes worked on the day of a local minute, until that minute. */
function workedUntil({ opens, length, holidays }: WorkingCalendar, minute: number): number {
  const day = Math.floor(minute / DAY);
  if (!isWorkingDay(day, holidays)) return 0;
  return Math.min(length, Math.max(0, minute - day * DAY - opens));
}

/** The day of an instant where the calendar holds, as a day number. */
export function localDay(calendar: WorkingCalendar, instant: Instant): number {
  return Math.floor(localMinutes(calendar, instant) / DAY);
}

function localMinutes({ offsetAt }: WorkingCalendar, instant: Instant): number {
  return instant / MINUTE + offsetAt(instant);
}

/** Minutes that the zone is ahead of UTC at an instant. A day on which the clocks stay is asked for once. */
function offsetsOf(zone: string): (instant: Instant) => number {
  let format: Intl.DateTimeFormat | null | undefined;
  const known = new Map<number, number | null>();
  return (instant) => {
    // Not before it is asked for: a formatter costs more than the KPIs of a hundred lines.
    if (format === undefined) format = formatOf(zone);
    if (format === null) return 0;
    const day = Math.floor(instant / (DAY * MINUTE));
    let offset = known.get(day);
    if (offset === undefined) {
      const begin = readOffset(format, day * DAY * MINUTE);
      offset = begin === readOffset(format, (day + 1) * DAY * MINUTE) ? begin : null;
      known.set(day, offset);
    }
    return offset ?? readOffset(format, instant);
  };
}

function formatOf(zone: string): Intl.DateTimeFormat | null {
  if (zone === 'UTC') return null;
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  } catch {
    return null;
  }
}

function readOffset(format: Intl.DateTimeFormat, instant: Instant): number {
  // Beyond the years that a date can have there is no zone either.
  if (!(Math.abs(instant) <= 8.64e15)) return 0;
  const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes = '0'] = /([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  if (hours === undefined) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
