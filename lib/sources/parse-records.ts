import type { z } from 'zod';
import type { Reject } from '../domain/import-job.ts';
import type { FailureError } from '../domain/result.ts';

/** From so many records on, none that parses is no accident of single records. */
const MANY = 10;

/**
 * The records that parse; each of the others is a reject that names its field, and is nobody else's loss. Throws what
 * `drifted` makes of a field where none of many does: going on would pass over all of them.
 */
export function parseRecords<T>(
  object: string,
  schema: z.ZodType<T>,
  raw: readonly (Record<string, unknown> & { id: string })[],
  rejects: Reject[],
  drifted: (field: string) => FailureError,
): T[] {
  const before = rejects.length;
  const read = raw.flatMap((each, at) => {
    const parsed = schema.safeParse(each);
    if (parsed.success) return [parsed.data];
    const name = `${String(parsed.error.issues[0]?.path[0])}`;
    const said = `${JSON.stringify(each[name] ?? null).slice(0, 150)} (${each.id.slice(0, 30)})`;
    rejects.push({ line: at + 1, column: `${object}.${name}`, value: said, reason: 'field-unreadable' });
    return [];
  });
  if (read.length === 0 && raw.length >= MANY) throw drifted(rejects[before]?.column ?? object);
  return read;
}
