import type { z } from 'zod';
import type { Capabilities } from '../../domain/connection.ts';
import type { Reject } from '../../domain/import-job.ts';
import type { OwnObjects } from '../../domain/own-objects.ts';
import type { Partner } from '../../domain/partner.ts';
import type { Provenance } from '../../domain/provenance.ts';
import { parseRecords } from '../parse-records.ts';
import { drifted } from './failures.ts';
import { type HubspotType, modifiedOf } from './fields.ts';
import type { Filter, Portal, Raw } from './portal.ts';
import type { Words } from './words.ts';

/** What a pull reads for. */
export interface PullScope {
  portal: Portal;
  capabilities: Capabilities;
  /** How people call the account: it stands for our own company, which serves the orders. */
  company: string;
  /** Of amounts for which nothing else is said. */
  currency: string;
  sourceId: string;
  jobId: string;
  /** Names of stages and people, read once. */
  words: () => Promise<Words>;
  /** Customers that this pull has read already, by the id of their company. */
  customers: Map<string, Partner>;
  /** Which objects of the company's own stand for what. */
  own?: OwnObjects | undefined;
}

/** Each record has few of those that it is associated with: a hundred of each fit into one question. */
const PAGE = 100;
/** The search lags behind by seconds, and a clock that was up to ten minutes ahead may be set right. */
export const OVERLAP_MS = 15 * 60_000;

/** Who says what is read now. */
export function provenanceOf({ sourceId, portal, jobId }: PullScope): Provenance {
  return { sourceId, fetchedAt: portal.serverTime(), jobId };
}

/** The filter for what changed since an instant of the server's clock; none without one. */
export function changedSince(type: string, since: number | undefined): Filter[] {
  if (since === undefined) return [];
  return [{ propertyName: modifiedOf(type), operator: 'GTE', value: `${since - OVERLAP_MS}` }];
}

/** One page, and the id below which the rest lies. */
export interface Page {
  records: Raw[];
  behind: string;
}

/**
 * The records that pass all filters, the newest first. Each page is a search of its own, for ids below the last one: HubSpot
 * gives no more than 10,000 records to one search, and what changes meanwhile moves none of the others.
 */
export async function* pagesOf(
  { portal }: Pick<PullScope, 'portal'>,
  type: string,
  filters: readonly Filter[],
  behind: string | undefined,
  properties?: readonly string[],
): AsyncGenerator<Page> {
  for (let mark = behind; ; ) {
    const below: Filter[] =
      mark === undefined ? [] : [{ propertyName: 'hs_object_id', operator: 'LT', value: mark }];
    const group = [...filters, ...below];
    const { records } = await portal.search(type, {
      groups: group.length > 0 ? [group] : [],
      limit: PAGE,
      ...(properties ? { properties } : {}),
    });
    const last = records.at(-1);
    // An answer that ignores what was asked would go round for ever.
    if (!last || (mark !== undefined && BigInt(last.id) >= BigInt(mark))) return;
    mark = last.id;
    yield { records, behind: mark };
    if (records.length < PAGE) return;
  }
}

/** The records that parse, as `parseRecords` takes them. Throws `hubspot-drift`. */
export function parseAll<T>(
  type: HubspotType | 'campaigns',
  schema: z.ZodType<T>,
  raw: readonly Raw[],
  rejects: Reject[],
): T[] {
  return parseRecords(type, schema, raw, rejects, drifted);
}
