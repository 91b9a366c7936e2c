import { dayOfInstant } from '../../domain/calendar-date.ts';

/** A text in a filter (OData 4.0, ABNF: an apostrophe is doubled). */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''").replace(/[\r\n]+/g, ' ')}'`;
}

/** True for the id of a row: nothing else is put into a path, or into a filter without quotes. */
export function isGuid(id: unknown): id is string {
  return typeof id === 'string' && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
}

/** Any of these, in brackets; nothing is ever asked for with an empty list. */
function anyOf(conditions: readonly string[]): string {
  return `(${conditions.join(' or ')})`;
}

/** `_accountid_value eq … or …` */
export function isOneOf(property: string, ids: readonly string[]): string {
  return anyOf(ids.map((id) => `${property} eq ${id}`));
}

/** `name eq '…' or …` */
export function isText(property: string, texts: readonly string[]): string {
  return anyOf(texts.map((text) => `${property} eq ${literal(text)}`));
}

/** An instant in a filter. Dataverse keeps whole seconds in its answers. */
export function instantOf(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

const QUARTER_MS = 15 * 60_000;
/** From 10:15Z on, a midnight is one of the next day. */
const TO_NEXT_DAY_MS = 13.75 * 3_600_000;

/**
 * The day that a column of days says: a day alone, or its midnight in the time zone of a user, told in UTC. Zones lie between
 * −12:00 and +14:00, so that some midnights are those of two zones, and the one with more people is meant: 12:00Z is Auckland
 * (+12:00; nobody lives at −12:00), 11:00Z Auckland in summer (+13:00, before Pago Pago at −11:00), and 10:00Z Honolulu
 * (−10:00, before Kiritimati at +14:00). A time that is no midnight anywhere, as offsets are quarters of an hour, counts by its
 * day in UTC. Undefined where nothing is said.
 */
export function dayOf(said: string | null | undefined): string | undefined {
  if (!said) return undefined;
  if (/^\d{4}-\d{2}-\d{2}$/.test(said)) return said;
  const at = Date.parse(said);
  if (Number.isNaN(at)) return undefined;
  return dayOfInstant(at % QUARTER_MS === 0 ? at + TO_NEXT_DAY_MS : at);
}

/** The day in UTC of a column of times (`createdon`), as other systems are read. Undefined where nothing is said. */
export function dayOfTime(said: string | null | undefined): string | undefined {
  const at = said ? Date.parse(said) : Number.NaN;
  return Number.isNaN(at) ? undefined : dayOfInstant(at);
}
