import type { z } from 'zod';
import type { Capabilities } from '../../domain/connection.ts';
import type { Reject } from '../../domain/import-job.ts';
import type { Provenance } from '../../domain/provenance.ts';
import { httpFailure } from '../http/failures.ts';
import { inParts } from '../in-parts.ts';
import { drifted } from './failures.ts';
import { instantOf, isGuid, isOneOf } from './odata.ts';
import type { Organisation, Query, Raw } from './organisation.ts';
import type { ProductRecord } from './records.ts';
import { TABLES, type TableName } from './tables.ts';

/** What a pull reads for. */
export interface PullScope {
  org: Organisation;
  capabilities: Capabilities;
  /** Our own company as it is called there: it serves the orders. */
  company: string;
  /** Of amounts for which nothing else is said. */
  currency: string;
  sourceId: string;
  jobId: string;
  /** What this pull has read of small tables already, by the id of a row. */
  read: { currencies?: Promise<ReadonlyMap<string, string>>; products: Map<string, ProductRecord> };
}

/** Pages of this size are stored in a moment, and a broken line loses no more than one of them. */
const PAGE = 200;
/** Ids of one question: an address that is longer may be refused on the way. */
const TOGETHER = 50;
/** From so many records on, none that parses is no accident of single records. */
const MANY = 10;
/** The clock of a server is not exact, and one that was up to ten minutes ahead may be set right. */
const OVERLAP_MS = 15 * 60_000;
/** So many ids fit into a mark. */
const MARKED = 6;

/** Who says what is read now. */
export function provenanceOf({ sourceId, org, jobId }: PullScope): Provenance {
  return { sourceId, fetchedAt: org.serverTime(), jobId };
}

/** The condition for what changed since an instant of the server's clock; none without one. */
export function changedSince(since: number | undefined): string[] {
  return since === undefined ? [] : [`modifiedon gt ${instantOf(since - OVERLAP_MS)}`];
}

/** One page of what changed last first, and the mark behind which the rest lies. */
export interface Page {
  records: Raw[];
  behind: string;
}

/**
 * The records of a table that satisfy all conditions, what changed last first. Pages are followed by the links that Dataverse
 * gives; the mark behind which a sync that was killed goes on is the second of the last record with the ids that were read of
 * it, since rows can be told apart by their ids, but not be sorted by them in a condition. Records that change meanwhile move
 * up, where the next sync finds them.
 */
export async function* pagesOf(
  { org }: Pick<PullScope, 'org'>,
  table: TableName,
  filter: readonly string[],
  behind: string | undefined,
  { size = PAGE, ...query }: Pick<Query, 'columns' | 'expand' | 'size'> = {},
): AsyncGenerator<Page> {
  const { id } = TABLES[table];
  const rest = behind === undefined ? [] : conditionsOf(behind, id);
  const orderBy = `modifiedon desc,${id} desc`;
  let page = await org.query(table, { ...query, filter: [...filter, ...rest], orderBy, size });
  let mark = behind;
  const places = new Set<string>();
  for (;;) {
    if (page.records.length > 0) {
      mark = markOf(page.records, id, mark);
      yield { records: page.records, behind: mark };
    }
    if (page.next === undefined) return;
    checkNew(org, places, page.next);
    page = await org.more(page.next, table, size);
  }
}

/** All records of a query that is small: the lines of a page of orders, say. */
export async function allOf({ org }: Pick<PullScope, 'org'>, table: TableName, query: Query): Promise<Raw[]> {
  const first = await org.query(table, query);
  return [...first.records, ...(await restOf({ org }, table, first.next))];
}

/** What lies behind the first page of an answer. */
export async function restOf(
  { org }: Pick<PullScope, 'org'>,
  table: TableName,
  link: string | undefined,
): Promise<Raw[]> {
  const all: Raw[] = [];
  const places = new Set<string>();
  for (let next = link; next !== undefined; ) {
    checkNew(org, places, next);
    const page = await org.more(next, table);
    all.push(...page.records);
    next = page.next;
  }
  return all;
}

/** The rows of which a property is one of these ids. What is no id is asked for nowhere. */
export async function rowsOf(
  scope: Pick<PullScope, 'org'>,
  table: TableName,
  property: string,
  ids: Iterable<string>,
  { filter = [], ...query }: Query = {},
): Promise<Raw[]> {
  const all: Raw[] = [];
  for (const some of inParts([...new Set(ids)].filter(isGuid), TOGETHER))
    all.push(...(await allOf(scope, table, { ...query, filter: [...filter, isOneOf(property, some)] })));
  return all;
}

/** So many pages are more than any table that is read whole has. */
const MOST_PAGES = 100_000;

/** Throws `answer-unexpected` where a page leads back to one that was read: that would never end. */
export function checkNew({ host }: Organisation, places: Set<string>, next: string): void {
  if (places.has(next) || places.size >= MOST_PAGES) throw httpFailure('answer-unexpected', host);
  places.add(next);
}

/** `2026-01-02T03:04:05Z <id>,<id>`: the second of the last record, and which of it were read. */
function markOf(records: readonly Raw[], id: string, before: string | undefined): string {
  const at = secondOf(records.at(-1)?.modifiedon);
  const earlier = before?.startsWith(`${at} `) ? before.slice(at.length + 1).split(',') : [];
  const same = records.flatMap((each) => (secondOf(each.modifiedon) === at ? [`${each[id]}`] : []));
  return `${at} ${[...earlier, ...same].slice(-MARKED).join(',')}`;
}

function secondOf(said: unknown): string {
  return `${`${said}`.slice(0, 19)}Z`;
}

function conditionsOf(mark: string, id: string): string[] {
  const [at = '', ids = ''] = mark.split(' ');
  const read = ids.split(',').filter(isGuid);
  return [`modifiedon lt ${instantOf(Date.parse(at) + 1_000)}`, ...read.map((each) => `${id} ne ${each}`)];
}

/** The rows that records lead to. */
export function idsIn(records: readonly Raw[], property: string): Set<string> {
  return new Set(records.flatMap(({ [property]: id }) => (isGuid(id) ? [id] : [])));
}

/**
 * The records that parse; each of the others is a reject that names its column, and is nobody else's loss. Throws
 * `dynamics-drift` where none of many does: going on would pass over all of them.
 */
export function parseAll<T>(
  table: TableName,
  schema: z.ZodType<T>,
  raw: readonly Raw[],
  rejects: Reject[],
): T[] {
  const before = rejects.length;
  const { id } = TABLES[table];
  const read = raw.flatMap((each, at) => {
    const parsed = schema.safeParse(each);
    if (parsed.success) return [parsed.data];
    const name = `${String(parsed.error.issues[0]?.path[0])}`;
    const said = `${JSON.stringify(each[name] ?? null).slice(0, 150)} (${`${each[id]}`.slice(0, 36)})`;
    rejects.push({ line: at + 1, column: `${table}.${name}`, value: said, reason: 'field-unreadable' });
    return [];
  });
  if (read.length === 0 && raw.length >= MANY) throw drifted(rejects[before]?.column ?? table);
  return read;
}
