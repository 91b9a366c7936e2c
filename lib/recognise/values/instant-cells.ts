import type { CalendarDate, Instant } from '../../domain/calendar-date.ts';

/** The time of day behind a date, with what follows it: am or pm, and the distance from UTC. */
const TIME =
  /[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?: ?([AaPp])\.?[Mm]\.?)?(?: ?(Z|UTC|[+-]\d{2}:?\d{2}))?$/;
const MINUTE = 60_000;
/** Where only the day is known, a time in its middle is wrong by the least. */
const NOON = 12;

/**
 * The instant of a cell whose day is known: with the distance from UTC that it names, else by the clock of this machine.
 * Undefined for a time that no clock shows.
 */
export function readInstant(cell: string, day: CalendarDate): Instant | undefined {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const found = TIME.exec(cell);
  if (!found) return cell.includes(':') ? undefined : new Date(year, month - 1, date, NOON).getTime();
  const [, hours = '', minutes = '', seconds = '0', half, zone] = found;
  const hour = half ? (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hours);
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59 || (half && Number(hours) > 12))
    return undefined;
  const parts = [year, month - 1, date, hour, Number(minutes), Number(seconds)] as const;
  return zone === undefined ? new Date(...parts).getTime() : Date.UTC(...parts) - offsetOf(zone) * MINUTE;
}

/** Minutes that a zone is ahead of UTC. */
function offsetOf(zone: string): number {
  if (zone === 'Z' || zone === 'UTC') return 0;
  const digits = zone.replace(':', '');
  const minutes = Number(digits.slice(1, 3)) * 60 + Number(digits.slice(3, 5));
  return digits.startsWith('-') ? -minutes : minutes;
}
