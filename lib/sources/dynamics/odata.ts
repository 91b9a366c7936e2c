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

const MIDDLE_MS = 12 * 3_600_000;

/**
 * The day that a column says. One of days alone comes as a day, or as its midnight in the time zone of a user, told in UTC: the
 * day that is nearest to that midnight is meant. Undefined where nothing is said.
 */
export function dayOf(said: string | null | undefined): string | undefined {
  if (!said) return undefined;
  if (/^\d{4}-\d{2}-\d{2}$/.test(said)) return said;
  const at = Date.parse(said);
  return Number.isNaN(at) ? undefined : new Date(at + MIDDLE_MS).toISOString().slice(0, 10);
}
