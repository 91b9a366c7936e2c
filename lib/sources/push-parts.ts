import type { CalendarDate } from '../domain/calendar-date.ts';
import { referenceOf } from '../domain/outbox.ts';
import { FailureError } from '../domain/result.ts';
import type { Look } from './source.ts';

/**
 * The first line of a text with the key of an entry behind it, by which the record is found again; what does not fit in
 * `longest` letters is cut from the text, never from the key.
 */
export function markedSubject(text: string, entryId: string, longest: number): string {
  const key = ` [${referenceOf(entryId)}]`;
  const first = text.split('\n')[0] ?? '';
  const room = longest - key.length;
  // What is cut may end in the first half of a letter, which no system takes.
  const cut = first.slice(0, room - 1).replace(/[\uD800-\uDBFF]$/, '');
  return `${first.length > room ? `${cut}…` : first}${key}`;
}

/**
 * Keeps the first of our own records that carry one key. `stays`: whether what hindered taking another one away lets all stay;
 * anything else is thrown.
 */
export async function withoutDoubles(
  written: readonly string[],
  remove: (name: string) => Promise<void>,
  stays: (error: unknown) => boolean,
): Promise<string[]> {
  const [first, ...doubles] = written;
  if (first === undefined || doubles.length === 0) return [...written];
  try {
    for (const name of doubles) await remove(name);
    return [first];
  } catch (error) {
    if (stays(error)) return [...written];
    throw error;
  }
}

/** Noon of a day where the person is, for systems that take no day: an instant of that day for nearly everybody. */
export function noonOf(day: CalendarDate): string {
  return new Date(`${day}T12:00:00`).toISOString();
}

/** What a removal meets: these records are still there. */
export function removalOf(there: readonly string[]): Look {
  if (there.length === 0) return { is: 'done', made: [] };
  return { is: 'open', before: Object.fromEntries(there.map((name) => [name, null])), versions: {} };
}

/**
 * What a system said no to is not written; `next`: who can let it happen; `rule`: what the company's own rule tells its users,
 * as text. Any other error stays what it is.
 */
export function asRefusal(
  error: unknown,
  isRefusal: (error: unknown) => error is FailureError,
  next: string,
  rule = '',
): unknown {
  if (!isRefusal(error)) return error;
  const message = [error.failure.message, rule].filter(Boolean).join(' ');
  return new FailureError({ code: 'write-refused', message, next: `Nothing was written. ${next}` });
}
