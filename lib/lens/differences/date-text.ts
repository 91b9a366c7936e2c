import { addDays, type CalendarDate } from '../../domain/calendar-date.ts';
import { readDate } from '../../recognise/values/date-cells.ts';
import { readInstant } from '../../recognise/values/instant-cells.ts';
import { monthOfWord } from '../../recognise/values/month-words.ts';
import type { CannotReason } from './difference-views.ts';
import type { ColumnFormat } from './formats.ts';
import { plainText } from './plain-text.ts';

/** The days that a text of a page may mean: several where a week is named, or midnight in a zone that may only be a manner of writing. */
export type DateReading =
  | { kind: 'days'; days: CalendarDate[] }
  | { kind: 'none' }
  | { kind: 'unclear'; reason: CannotReason };

/** Hours that the zones which people write by name are ahead of UTC. Names that mean several are left out. */
const ZONES: Readonly<Record<string, number>> = {
  GMT: 0,
  UTC: 0,
  WET: 0,
  CET: 1,
  MEZ: 1,
  WEST: 1,
  CEST: 2,
  MESZ: 2,
  EET: 2,
  EEST: 3,
  JST: 9,
  EST: -5,
  EDT: -4,
  CDT: -5,
  MDT: -6,
  MST: -7,
  PDT: -7,
  PST: -8,
};
const ZONE =
  /(:\d{2}(?: ?[AaPp]\.?[Mm]\.?)?) ?\(?(?:(?:GMT|UTC) ?([+-]\d{1,2})(?::?(\d{2}))?|([A-Z]{3,4}))\)?$/;
const WEEKDAY =
  /^(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|lun|mar|mer|jeu|ven|sam|dim|mié|mie|jue|vie|sáb|sab|dom)\p{L}*\.?,?\s+/iu;
const WEEK =
  /^(?:kw|cw|wk|week|woche|semaine|semana|w)\.?\s?(?<week>\d{1,2})[\s/.,-]+(?<year>\d{4})$|^(?<iso>\d{4})-?W(?<of>\d{2})$/i;
const MIDNIGHT_UTC = /[T ]00:00(?::00(?:[.,]0+)?)?(?:Z|UTC|\+00:?00)$/;

/** A date without its weekday, and with its zone as a distance from UTC. */
export function plainDate(raw: string): string {
  const text = plainText(raw)
    .replace(/\s*[.,]$/, '')
    .replace(/^(\d{4}([-/.])\d{1,2}\2)(\d)(?!\d)/, '$10$3');
  const zoned = text.replace(ZONE, (whole, time: string, hours?: string, minutes?: string, name?: string) => {
    const ahead = hours === undefined ? ZONES[name ?? ''] : Number(hours);
    return ahead === undefined ? whole : `${time} ${offset(ahead, minutes)}`;
  });
  const rest = zoned.replace(WEEKDAY, '');
  return rest === zoned || isMonthBefore(zoned, rest) ? zoned : rest;
}

function offset(hours: number, minutes = '00'): string {
  return `${hours < 0 ? '-' : '+'}${`${Math.abs(hours)}`.padStart(2, '0')}:${minutes}`;
}

/** `Mar 3, 2026`: what looks like a weekday is the month where no other month follows. */
function isMonthBefore(text: string, rest: string): boolean {
  const first = /^\p{L}+/u.exec(text)?.[0] ?? '';
  if (monthOfWord(first) === 0) return false;
  return !(rest.match(/\p{L}+/gu) ?? []).some((word) => monthOfWord(word) > 0) && !/\d[./-]\d/.test(rest);
}

/** Reads a date of a page as days at the receiving site, whose time zone is `zone` (IANA). */
export function readPageDate(raw: string, format: ColumnFormat, zone: string): DateReading {
  const text = plainDate(raw);
  const week = weekOf(text);
  if (week) return week;
  const separator = /\d([-/.])\s?\d/.exec(text)?.[1] ?? '';
  const cell = readDate(text, format.dateOrder(separator));
  if (cell.kind === 'not-known') return { kind: 'none' };
  if (cell.kind === 'flaw')
    return {
      kind: 'unclear',
      reason:
        cell.reason === 'date-order-unknown' || cell.reason === 'date-order-mixed'
          ? 'date-order'
          : 'unreadable',
    };
  const local = localDay(text, cell.date, zone);
  // Systems write a day without a time as midnight in UTC: then the day that is written counts as well.
  if (local !== cell.date && MIDNIGHT_UTC.test(text)) return { kind: 'days', days: [cell.date, local] };
  return { kind: 'days', days: [local] };
}

/** The calendar day at the site of a time that names its zone; of others the day as written. */
function localDay(text: string, day: CalendarDate, zone: string): CalendarDate {
  if (!/(?:Z|UTC|[+-]\d{2}:?\d{2})$/.test(text) || !text.includes(':')) return day;
  const instant = readInstant(text, day);
  return instant === undefined ? day : dayIn(zone, instant);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function dayIn(zone: string, instant: number): CalendarDate {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    formats.set(zone, format);
  }
  return format.format(instant);
}

/** The seven days of a calendar week by ISO 8601: week 1 holds the 4th of January. */
function weekOf(text: string): DateReading | undefined {
  const found = WEEK.exec(text)?.groups;
  if (!found) return undefined;
  const week = Number(found.week ?? found.of);
  const year = found.year ?? found.iso ?? '';
  if (week < 1 || week > 53) return { kind: 'unclear', reason: 'unreadable' };
  const fourth = `${year}-01-04`;
  const weekday = (new Date(`${fourth}T00:00:00Z`).getUTCDay() + 6) % 7;
  const monday = addDays(fourth, (week - 1) * 7 - weekday);
  return { kind: 'days', days: Array.from({ length: 7 }, (_, day) => addDays(monday, day)) };
}
