import type { z } from 'zod';
import type { Capabilities, FieldChoice } from '../../domain/connection.ts';
import type { Reject } from '../../domain/import-job.ts';
import type { Provenance } from '../../domain/provenance.ts';
import { FailureError } from '../../domain/result.ts';
import { FIELDS, type TrytonModel } from './fields.ts';
import type { TrytonSession } from './session.ts';

/** What a pull reads for. */
export interface PullScope {
  session: TrytonSession;
  company: number;
  /** The party that is our own company: it serves sales. */
  ownParty: number;
  capabilities: Capabilities;
  sourceId: string;
  /** Fields that a person chose in place of the usual ones. */
  fields: FieldChoice;
  /** Only what changed is read. */
  delta: boolean;
  jobId: string;
}

/** States of orders that were sent: their goods are to come, or came. */
export const OPEN_STATES = ['confirmed', 'processing', 'done'];

export type Domain = unknown[];
type Raw = Record<string, unknown>;

interface SearchOptions {
  limit?: number;
  fields?: readonly string[];
  order?: readonly (readonly [field: string, direction: 'ASC' | 'DESC'])[];
  /** What some fields depend on beside the company: quantities are of a place and a day. */
  context?: Record<string, unknown>;
}
const NEWEST_FIRST = [['id', 'DESC']] as const;

/** Related records of one page are asked for in one go, up to this many. */
const MOST = 10_000;

/**
 * Records of a model with the fields that it has here, the highest id first. A model that this server lacks has none.
 * @throws FailureError those of the session, `tryton-answer` when the answer is no list of records
 */
export async function search(
  { session, company, capabilities }: Pick<PullScope, 'session' | 'company' | 'capabilities'>,
  model: TrytonModel,
  domain: Domain,
  { limit = MOST, fields: wanted = FIELDS[model], order = NEWEST_FIRST, context = {} }: SearchOptions = {},
): Promise<Raw[]> {
  if (capabilities[model] === false) return [];
  const fields = wanted.filter((field) => capabilities[`${model}.${field.split('.')[0]}`] !== false);
  const found = await session.call(
    `model.${model}.search_read`,
    [domain, 0, limit, order, fields, { ...context, company }],
    fields,
  );
  if (!Array.isArray(found) || !found.every((each) => Number.isInteger(each?.id))) throw strange(model);
  return found;
}

/** Who says what is read now. */
export function provenanceOf({ sourceId, session, jobId }: PullScope): Provenance {
  return { sourceId, fetchedAt: session.serverTime(), jobId };
}

/** True where Tryton answered, and said no: a missing object, or a missing right. */
export function isRefusal(error: unknown): error is FailureError {
  return error instanceof FailureError && ['tryton-refused', 'not-permitted'].includes(error.failure.code);
}

export function idOf(raw: Raw): number {
  return raw.id as number;
}

/** `purchase.line,3` → 3 for that model; nothing for what refers to another one. */
export function idUnder(reference: unknown, model: string): number[] {
  const text = typeof reference === 'string' && reference.startsWith(`${model},`) ? reference : '';
  const id = Number(text.slice(model.length + 1));
  return Number.isInteger(id) && id > 0 ? [id] : [];
}

/** From so many records on, none that parses is no accident of single records. */
const MANY = 10;

/**
 * The records that parse; each of the others is a reject that names its field, and is nobody else's loss. Where none of
 * many parses, the server speaks another way than it did: going on would pass over all of them.
 * @throws FailureError tryton-drift
 */
export function parseAll<T>(
  model: TrytonModel,
  schema: z.ZodType<T>,
  raw: readonly Raw[],
  rejects: Reject[],
): T[] {
  const before = rejects.length;
  const read = raw.flatMap((each) => {
    const parsed = schema.safeParse(each);
    if (parsed.success) return [parsed.data];
    const path = parsed.error.issues[0]?.path ?? [];
    const value = path.reduce<unknown>((at, key) => (at as Raw | null)?.[`${String(key)}`], each);
    rejects.push({
      line: idOf(each),
      column: `${model}.${path.join('')}`,
      value: JSON.stringify(value ?? null).slice(0, 200),
      reason: 'field-unreadable',
    });
    return [];
  });
  if (read.length === 0 && raw.length >= MANY) throw drifted(rejects[before]?.column ?? model);
  return read;
}

export function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

function strange(model: string): FailureError {
  return new FailureError({
    code: 'tryton-answer',
    message: `Tryton answered a search of ${model} with something that is no list of records.`,
    next: 'Records read so far are kept. Run the connection check; this version is tested with Tryton 6.0.',
  });
}

function drifted(field: string): FailureError {
  return new FailureError({
    code: 'tryton-drift',
    message: `Tryton answers ${field} in another way than this version knows, in every record of a page.`,
    next: 'Nothing of that page was stored. Run the connection check; this version is tested with Tryton 6.0.',
  });
}
