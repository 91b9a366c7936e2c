import { addDays, type CalendarDate, dateOfDay, type Instant } from '../../domain/calendar-date.ts';
import type { DateOrder } from '../../domain/file-mapping.ts';
import type { Now } from '../../domain/workspace.ts';
import { readDate } from '../../recognise/values/date-cells.ts';
import { readInstant } from '../../recognise/values/instant-cells.ts';
import { plainDate } from '../differences/date-text.ts';
import type { MailWhen } from './mail-views.ts';

/** Words between day and time: `22. Nov. 2026 um 14:03`, `22 nov. 2026 à 14 h 03`. */
const BETWEEN = /(\d),?\s+(?:at|um|à|a las|a la|kl\.?|@)\s+(\d{1,2}(?:[:.h]| h))/iu;
/** `14.03 Uhr`, `14h03`, `14 h 03` at the end. */
const OTHER_TIME = /(^|[\s,])(\d{1,2})(?:\.|\s?h\s?)(\d{2})(?:\s?uhr)?$/iu;
const O_CLOCK = /(\d{1,2}:\d{2})\s?uhr$/iu;
/** `(2 hours ago)`, `(vor 2 Stunden)`: what clients write behind the date. */
const AGO = /\s*\((?=[^()]*\p{L})[^()]{1,40}\)$/u;
const TIME_ONLY = /^\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?$/;
const DAY_WORDS: readonly (readonly [words: RegExp, back: number])[] = [
  [/^(?:today|heute|aujourd[’']hui|hoy)\b[,\s]*/iu, 0],
  [/^(?:yesterday|gestern|hier|ayer)\b[,\s]*/iu, 1],
];
const WEEKDAY_ONLY = /^\p{L}+\.?,?\s*(?=\d{1,2}:\d{2})/u;
/** A day and a month by name, without a year. */
const NO_YEAR = /^(?:\d{1,2}\.?\s+(?:de\s+)?\p{L}+\.?|\p{L}+\.?\s+\d{1,2})(?=$|[\s,])/u;

/**
 * When a message was sent, of the date as its page writes it in the page's language: an instant where day and time are
 * there, else the day. What cannot be told for sure (03/04 in English, a weekday alone) stays as it is written; an instant
 * that lies more than a day ahead was misread or forged, and is no date either.
 */
export function mailWhen(raw: string | undefined, lang: string | undefined, now: Now): MailWhen {
  if (raw === undefined) return { of: 'unknown' };
  const unknown: MailWhen = { of: 'unknown', raw };
  const { text, day } = dayIn(raw, lang, now);
  if (day === undefined) return unknown;
  if (!text.includes(':')) return day > addDays(now.today, 1) ? unknown : { of: 'day', day };
  const at = readInstant(text, day);
  if (at === undefined || at > now.instant + DAY_MS) return unknown;
  return { of: 'instant', at };
}

const DAY_MS = 86_400_000;

function dayIn(raw: string, lang: string | undefined, now: Now): { text: string; day?: CalendarDate } {
  const clean = written(raw);
  for (const [words, back] of DAY_WORDS)
    if (words.test(clean))
      return { text: ` ${clean.replace(words, '')}`, day: addDays(localDay(now.instant), -back) };
  // A weekday alone names one of many days.
  if (WEEKDAY_ONLY.test(clean)) return { text: clean };
  const text = plainDate(clean);
  if (TIME_ONLY.test(text)) return { text: ` ${text}`, day: dayOfTime(text, now) };
  const read = readDate(text, orderOf(lang));
  if (read.kind === 'date') return { text, day: read.date };
  return { text, day: withoutYear(text, now) };
}

/** How far the clock of a mail server may be ahead of this one. */
const AHEAD_MS = 5 * 60_000;

/** A time alone is today's; one that is still to come was yesterday's. */
function dayOfTime(time: string, { instant }: Now): CalendarDate {
  const today = localDay(instant);
  const at = readInstant(` ${time}`, today);
  return at !== undefined && at > instant + AHEAD_MS ? addDays(today, -1) : today;
}

function written(raw: string): string {
  return raw
    .replace(AGO, '')
    .replace(/[\u00a0\u202f]/g, ' ')
    .trim()
    .replace(BETWEEN, '$1 $2')
    .replace(O_CLOCK, '$1')
    .replace(OTHER_TIME, (whole, before: string, hours: string, minutes: string, at: number) =>
      // `22.11` at the beginning is a date.
      at === 0 || Number(hours) > 23 || Number(minutes) > 59 ? whole : `${before}${hours}:${minutes}`,
    );
}

/** Clients leave this year's number out: the latest such day that is not ahead. */
function withoutYear(text: string, now: Now): CalendarDate | undefined {
  const [named] = NO_YEAR.exec(text) ?? [];
  if (named === undefined) return undefined;
  const year = Number(now.today.slice(0, 4));
  for (const each of [year, year - 1]) {
    const read = readDate(`${named.replace(/,$/, '')} ${each}`, undefined);
    if (read.kind === 'date' && read.date <= addDays(now.today, 1)) return read.date;
  }
  return undefined;
}

/** Which number comes first: English alone does not tell, unless it says of where. */
function orderOf(lang: string | undefined): DateOrder | undefined {
  const [language = '', region = ''] = (lang ?? '').split(/[-_]/);
  if (language.toLowerCase() !== 'en') return language === '' ? undefined : 'day-first';
  if (region === '') return undefined;
  return ['US', 'PH'].includes(region.toUpperCase()) ? 'month-first' : 'day-first';
}

/** The day on the clock of this machine. */
function localDay(instant: Instant): CalendarDate {
  return dateOfDay(Math.floor((instant - new Date(instant).getTimezoneOffset() * 60_000) / DAY_MS));
}

/** The instant that a message is sorted and kept by: of a day alone its noon; null where nothing tells it. */
export function instantOf(when: MailWhen): Instant | null {
  if (when.of === 'instant') return when.at;
  if (when.of === 'unknown') return null;
  return readInstant('', when.day) ?? null;
}
