import type { z } from 'zod';
import type { Capabilities } from '../../domain/connection.ts';
import type { Reject } from '../../domain/import-job.ts';
import type { OwnObjects } from '../../domain/own-objects.ts';
import type { Provenance } from '../../domain/provenance.ts';
import { httpFailure } from '../http/failures.ts';
import { drifted, isExpired } from './failures.ts';
import { FIELDS, type SalesforceObject } from './fields.ts';
import type { Org, Raw } from './org.ts';
import { instantOf, literal, parseInstant } from './soql.ts';

/** What a pull reads for. */
export interface PullScope {
  org: Org;
  capabilities: Capabilities;
  /** Our own company as it is called there: it serves the orders. */
  company: string;
  /** Of amounts for which nothing else is said. */
  currency: string;
  sourceId: string;
  jobId: string;
  /** Which objects of the company's own stand for what. */
  own?: OwnObjects | undefined;
}

/** Pages of this size are stored in a moment, and a broken line loses no more than one of them. */
const PAGE = 200;
/** From so many records on, none that parses is no accident of single records. */
const MANY = 10;
/** The clock of a server is not exact, and one that was up to ten minutes ahead may be set right. */
const OVERLAP_MS = 15 * 60_000;

/** Who says what is read now. */
export function provenanceOf({ sourceId, org, jobId }: PullScope): Provenance {
  return { sourceId, fetchedAt: org.serverTime(), jobId };
}

/** The condition for what changed (or what `field` says) since an instant of the server's clock; none without one. */
export function changedSince(since: number | undefined, field = 'SystemModstamp'): string[] {
  return since === undefined ? [] : [`${field} > ${instantOf(since - OVERLAP_MS)}`];
}

/** What is asked of an object that this source knows; of others it has to be said. */
function fieldsOf(object: string): readonly string[] {
  return FIELDS[object as SalesforceObject] ?? [];
}

/** One page of what changed last first, and the mark behind which the rest lies. */
export interface Page {
  records: Raw[];
  behind: string;
}

/**
 * The records of an object that satisfy all conditions, what changed last first. Each page has the mark behind which the next
 * one begins: a sync that was killed goes on there, and so does this one where Salesforce has forgotten its place. Records
 * that change meanwhile move up, where the next sync finds them.
 */
export async function* pagesOf(
  { org }: Pick<PullScope, 'org'>,
  object: string,
  where: readonly string[],
  behind: string | undefined,
  fields: readonly string[] = fieldsOf(object),
  { size = PAGE, deleted = false } = {},
): AsyncGenerator<Page> {
  for (let mark = behind; ; ) {
    const all = [...where, ...(mark === undefined ? [] : [conditionOf(mark)])];
    const rest = `${all.length > 0 ? `WHERE ${all.join(' AND ')} ` : ''}ORDER BY SystemModstamp DESC, Id DESC`;
    let page = await org.query(object, fields, rest, { size, deleted });
    const places = new Set<string>();
    for (;;) {
      const last = page.records.at(-1);
      if (!last) return;
      mark = markOf(last);
      yield { records: page.records, behind: mark };
      if (page.next === undefined) return;
      checkNew(org, places, page.next);
      try {
        page = await org.more(page.next, object, size);
      } catch (error) {
        if (!isExpired(error)) throw error;
        break;
      }
    }
  }
}

/** All records of a query that is small: the lines of a page of orders, say. */
export async function allOf(
  { org }: Pick<PullScope, 'org'>,
  object: string,
  rest: string,
  fields: readonly string[] = fieldsOf(object),
): Promise<Raw[]> {
  let page = await org.query(object, fields, rest);
  const all = page.records;
  const places = new Set<string>();
  while (page.next !== undefined) {
    checkNew(org, places, page.next);
    // Records may be added meanwhile; twice as many are no answer to this query.
    if (all.length > 2 * page.total + MANY) throw httpFailure('answer-unexpected', org.host);
    page = await org.more(page.next, object);
    if (page.records.length === 0) break;
    all.push(...page.records);
  }
  return all;
}

/** Throws `answer-unexpected` where a page leads back to one that was read: that would never end. */
function checkNew({ host }: Org, places: Set<string>, next: string): void {
  if (places.has(next)) throw httpFailure('answer-unexpected', host);
  places.add(next);
}

/** `2026-01-02T03:04:05.000+0000 8015…`: when it changed, then which one it is. */
function markOf({ SystemModstamp: at, Id: id }: Raw): string {
  return `${at} ${id}`;
}

function conditionOf(mark: string): string {
  const [at = '', id = ''] = mark.split(' ');
  const instant = instantOf(parseInstant(at));
  return `(SystemModstamp < ${instant} OR (SystemModstamp = ${instant} AND Id < ${literal(id)}))`;
}

/**
 * The records that parse; each of the others is a reject that names its field, and is nobody else's loss. Throws
 * `salesforce-drift` where none of many does: going on would pass over all of them.
 */
export function parseAll<T>(
  object: SalesforceObject,
  schema: z.ZodType<T>,
  raw: readonly Raw[],
  rejects: Reject[],
): T[] {
  const before = rejects.length;
  const read = raw.flatMap((each, at) => {
    const parsed = schema.safeParse(each);
    if (parsed.success) return [parsed.data];
    const path = parsed.error.issues[0]?.path ?? [];
    const value = path.reduce<unknown>((within, key) => (within as Raw | null)?.[`${String(key)}`], each);
    const said = `${JSON.stringify(value ?? null).slice(0, 150)} (${`${each.Id}`.slice(0, 18)})`;
    rejects.push({
      line: at + 1,
      column: `${object}.${path.join('.')}`,
      value: said,
      reason: 'field-unreadable',
    });
    return [];
  });
  if (read.length === 0 && raw.length >= MANY) throw drifted(rejects[before]?.column ?? object);
  return read;
}
