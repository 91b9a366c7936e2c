import type { z } from 'zod';
import type { Capabilities } from '../../domain/connection.ts';
import type { Reject } from '../../domain/import-job.ts';
import type { Provenance } from '../../domain/provenance.ts';
import { inParts } from '../in-parts.ts';
import { parseRecords } from '../parse-records.ts';
import { type Condition, instantOf } from './coql.ts';
import { type Crm, LARGEST, type Raw } from './crm.ts';
import { drifted } from './failures.ts';
import { FIELDS, type ZohoModule } from './fields.ts';

/** What a pull reads for. */
export interface PullScope {
  crm: Crm;
  capabilities: Capabilities;
  /** Our own company as it is called there: it serves the orders. */
  company: string;
  /** Of amounts that name none. */
  currency: string;
  sourceId: string;
  jobId: string;
  /** Names of people by their id, read once. */
  owners: () => Promise<ReadonlyMap<string, string>>;
}

/** Values of one list in a query (COQL limitations, from version 7 on). */
export const TOGETHER = 100;
/** The clock of a server is not exact, and one that was up to ten minutes ahead may be set right. */
export const OVERLAP_MS = 15 * 60_000;

/** Who says what is read now. */
export function provenanceOf({ sourceId, crm, jobId }: PullScope): Provenance {
  return { sourceId, fetchedAt: crm.serverTime(), jobId };
}

/** The condition for what changed (or what `field` says) since an instant of the server's clock; none without one. */
export function changedSince(since: number | undefined, field = 'Modified_Time'): Condition[] {
  return since === undefined ? [] : [{ field, is: '>', value: instantOf(since - OVERLAP_MS) }];
}

/** One page, and the id below which the rest lies. */
export interface Page {
  records: Raw[];
  behind: string;
}

/**
 * The records that satisfy all conditions, the newest first. Each page is a query of its own, for ids below the last one: an
 * offset ends at some thousand records, and what changes meanwhile moves none of the others.
 */
export async function* pagesOf(
  { crm }: Pick<PullScope, 'crm'>,
  module: ZohoModule,
  where: readonly Condition[],
  behind: string | undefined,
  { fields = FIELDS[module], size = LARGEST }: { fields?: readonly string[]; size?: number } = {},
): AsyncGenerator<Page> {
  for (let mark = behind; ; ) {
    const below: Condition[] = mark === undefined ? [] : [{ field: 'id', is: '<', value: mark }];
    const { records, more } = await crm.query(module, { fields, where: [...where, ...below], limit: size });
    const last = records.at(-1);
    // An answer that ignores what was asked would go round for ever.
    if (!last || (mark !== undefined && BigInt(last.id) >= BigInt(mark))) return;
    mark = last.id;
    yield { records, behind: mark };
    if (!more) return;
  }
}

/** All records of a query that is small: the lines of a page of orders, say. */
async function allOf(
  scope: Pick<PullScope, 'crm'>,
  module: ZohoModule,
  where: readonly Condition[],
  fields?: readonly string[],
): Promise<Raw[]> {
  const all: Raw[] = [];
  const how = fields ? { fields } : {};
  for await (const { records } of pagesOf(scope, module, where, undefined, how)) all.push(...records);
  return all;
}

/** The records whose field is one of these values. */
export async function among(
  scope: Pick<PullScope, 'crm'>,
  module: ZohoModule,
  field: string,
  values: Iterable<string>,
  fields?: readonly string[],
): Promise<Raw[]> {
  const all: Raw[] = [];
  for (const value of inParts([...new Set(values)], TOGETHER))
    all.push(...(await allOf(scope, module, [{ field, is: 'in', value }], fields)));
  return all;
}

/** The records that parse, as `parseRecords` takes them. Throws `zoho-drift`. */
export function parseAll<T>(
  module: ZohoModule,
  schema: z.ZodType<T>,
  raw: readonly Raw[],
  rejects: Reject[],
): T[] {
  return parseRecords(module, schema, raw, rejects, drifted);
}
