import type { CalendarDate, Instant } from '../domain/calendar-date.ts';
import type { Money } from '../domain/money.ts';
import { locale } from './locale.ts';

/** What stands where a figure is not known; the reason stands beside it. */
export const NOT_KNOWN = '—';

/** Making a formatter costs a hundred times what using it does; lists use the same few for every row. */
const made = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function numbers(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale()} n ${JSON.stringify(options)}`;
  const known = made.get(key) ?? new Intl.NumberFormat(locale(), options);
  made.set(key, known);
  return known as Intl.NumberFormat;
}

function dates(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale()} d ${JSON.stringify(options)}`;
  const known = made.get(key) ?? new Intl.DateTimeFormat(locale(), options);
  made.set(key, known);
  return known as Intl.DateTimeFormat;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A count or quantity: `12,400`, at most three decimals. */
export function formatNumber(value: number): string {
  return numbers({ maximumFractionDigits: 3 }).format(value);
}

/** A ratio 0..1 as per cent with one decimal: `78.4%`. */
export function formatPercent(ratio: number, decimals = 1): string {
  return numbers({
    style: 'percent',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(ratio);
}

/** A duration in days: `6 days`; `narrow` for columns: `23d`. At most one decimal. */
export function formatDays(days: number, display: 'long' | 'narrow' = 'long'): string {
  return numbers({
    style: 'unit',
    unit: 'day',
    unitDisplay: display,
    maximumFractionDigits: 1,
  }).format(days);
}

/** A duration in hours: `6 hours`; `narrow` for columns: `23h`. At most one decimal. */
export function formatHours(hours: number, display: 'long' | 'narrow' = 'long'): string {
  return numbers({
    style: 'unit',
    unit: 'hour',
    unitDisplay: display,
    maximumFractionDigits: 1,
  }).format(hours);
}

const CENTS_UP_TO = 999.995;
const CENTS = {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
  trailingZeroDisplay: 'stripIfInteger',
} as const;
const ONE_DIGIT = { maximumFractionDigits: 1 } as const;

/** A sum of money as a column holds it: `€1.2M`, `€293.50`, `€294`; without a currency, the bare number. */
export function formatSum(amount: number, currency = ''): string {
  const short = { notation: 'compact', ...(Math.abs(amount) < CENTS_UP_TO ? CENTS : ONE_DIGIT) } as const;
  return currency === ''
    ? numbers(short).format(amount)
    : numbers({ ...short, style: 'currency', currency }).format(amount);
}

/** A calendar date: `1 May`, with the year when it is not the year of `today`. */
export function formatDate(date: CalendarDate, today?: CalendarDate): string {
  const sameYear = today !== undefined && date.slice(0, 4) === today.slice(0, 4);
  return dates({
    day: 'numeric',
    month: 'short',
    year: sameYear ? undefined : 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`));
}

/** The month of a date: `Mar 2014`. */
export function formatMonth(date: CalendarDate): string {
  return dates({ month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${date.slice(0, 7)}-01T00:00:00Z`),
  );
}

/** An instant in the person's own time zone: `6 May 2026, 08:10`. */
export function formatInstant(instant: Instant): string {
  return dates({ dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant));
}

/** The age of something fetched at `instant`, in the largest fitting unit: `14 min`, `2 hr`, `3 days`. Less than a minute, or a
 * clock ahead of ours, reads as 1 min. */
export function formatAge(instant: Instant, now: Instant): string {
  const age = Math.max(MINUTE, now - instant);
  const [unit, size] =
    age < HOUR
      ? (['minute', MINUTE] as const)
      : age < DAY
        ? (['hour', HOUR] as const)
        : (['day', DAY] as const);
  return numbers({ style: 'unit', unit, unitDisplay: 'short' }).format(Math.floor(age / size));
}

/** An amount with its currency; without one, the bare number. The decimal string is never turned into a float. */
export function formatMoney(money: Money): string {
  const amount = money.amount as Intl.StringNumericLiteral;
  return money.currency === ''
    ? numbers({ minimumFractionDigits: 2 }).format(amount)
    : numbers({ style: 'currency', currency: money.currency }).format(amount);
}

/** A file size: `18.4 MB`. */
export function formatBytes(bytes: number): string {
  const [unit, size] =
    bytes < 1_000
      ? (['byte', 1] as const)
      : bytes < 1_000_000
        ? (['kilobyte', 1_000] as const)
        : bytes < 1_000_000_000
          ? (['megabyte', 1_000_000] as const)
          : (['gigabyte', 1_000_000_000] as const);
  return numbers({
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  }).format(bytes / size);
}

/** Several short texts as one list of the language: `A, B, and C`. */
export function formatList(items: string[]): string {
  return new Intl.ListFormat(locale(), { style: 'long', type: 'conjunction' }).format(items);
}

/** Several short texts of which one holds: `A, B, or C`. */
export function formatAny(items: string[]): string {
  return new Intl.ListFormat(locale(), { style: 'long', type: 'disjunction' }).format(items);
}

/** The name of a country by its two letters; the letters where the language has no name for it. */
export function regionName(code: string): string {
  return new Intl.DisplayNames(locale(), { type: 'region' }).of(code) ?? code;
}

/** Texts side by side on one line; empty ones are left out. */
export function joinParts(parts: (string | undefined | false)[]): string {
  return parts.filter(Boolean).join(' · ');
}

/** How many days ago something was, by calendar days of the person: `today`, `yesterday`, `3 days ago`. */
export function formatRelativeDay(instant: Instant, now: Instant): string {
  const midnight = (at: Instant) => new Date(at).setHours(0, 0, 0, 0);
  const days = Math.min(0, Math.round((midnight(instant) - midnight(now)) / DAY));
  return new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' }).format(days, 'day');
}

/** City and country, which systems tell by its code: `Lyon, France`. Empty where neither is known. */
export function formatPlace(city: string | undefined, country: string | undefined): string {
  const named = /^[A-Z]{2}$/.test(country ?? '') ? countryName(country ?? '') : country;
  return [city, named].filter(Boolean).join(', ');
}

function countryName(code: string): string {
  return new Intl.DisplayNames(locale(), { type: 'region' }).of(code) ?? code;
}
