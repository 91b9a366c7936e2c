import type { SyncCursor } from '../../domain/connection.ts';
import { NONE, type Paged } from '../pull-steps.ts';
import { instantOf, isOneOf } from './odata.ts';
import { readMembers } from './read-members.ts';
import { readLeads, readOpportunities, readQuotes } from './read-pipeline.ts';
import { readResponses } from './read-responses.ts';
import { changedSince, idsIn, type PullScope, pagesOf } from './scope.ts';
import { isThere, TABLES } from './tables.ts';

const YEAR_MS = 365 * 86_400_000;

/** What may become an order: all that is open, and what changed in a year; later what changed since. */
export async function* pullPipeline(
  scope: PullScope,
  start: SyncCursor,
  table: 'opportunity' | 'quote' | 'lead',
): AsyncGenerator<Paged> {
  if (!isThere(scope.capabilities, table)) return;
  const back = `modifiedon gt ${instantOf(scope.org.serverTime() - YEAR_MS)}`;
  // A quote is a draft first, then active.
  const open = table === 'quote' ? '(statecode eq 0 or statecode eq 1)' : 'statecode eq 0';
  const first = table === 'lead' ? back : `(${open} or ${back})`;
  const where = start.since === undefined ? [first] : changedSince(start.since);
  let cursor = start;
  for await (const { records, behind } of pagesOf(scope, table, where, start.behind)) {
    if (table === 'lead') {
      const { leads, rejects } = readLeads(scope, records);
      yield { ...NONE, beside: { leads }, rejects, cursor: { ...start, behind } };
      continue;
    }
    const read = table === 'opportunity' ? readOpportunities : readQuotes;
    const { items, partners, rejects } = await read(scope, records);
    // The partners first: an item counts only for one who is here.
    if (partners.length > 0) yield { ...NONE, partners, cursor };
    cursor = { ...cursor, behind };
    yield { ...NONE, beside: { pipeline: items }, rejects, cursor };
  }
}

/** Members of marketing lists are many and short. */
const MEMBERS = 1_000;
/** Of lists and campaigns that changed themselves so many are read anew, those that changed last. */
const MOST_LISTS = 20;

/** Who was put into marketing lists in a year; later what changed since, also where only the list did. */
export async function* pullMembers(scope: PullScope, start: SyncCursor): AsyncGenerator<Paged> {
  if (!isThere(scope.capabilities, 'list', 'listmember')) return;
  const { since } = start;
  const changed = `modifiedon gt ${instantOf(scope.org.serverTime() - YEAR_MS)}`;
  const where =
    since === undefined ? [changed] : [await eitherChanged(scope, since, 'list', '_listid_value')];
  const pages = pagesOf(scope, 'listmember', where, start.behind, { size: MEMBERS });
  for await (const { records, behind } of pages) {
    const { items, rejects } = await readMembers(scope, records);
    yield { ...NONE, beside: { pipeline: items }, rejects, cursor: { ...start, behind } };
  }
}

/** Who answered campaigns in a year; later what changed since, also where only the campaign did. */
export async function* pullResponses(scope: PullScope, start: SyncCursor): AsyncGenerator<Paged> {
  if (!isThere(scope.capabilities, 'campaign', 'campaignresponse', 'activityparty')) return;
  const { since } = start;
  const changed = `modifiedon gt ${instantOf(scope.org.serverTime() - YEAR_MS)}`;
  const either = () => eitherChanged(scope, since ?? 0, 'campaign', '_regardingobjectid_value');
  const where = since === undefined ? [changed] : [await either()];
  const expand = { many: 'campaignresponse_activity_parties', table: 'activityparty' } as const;
  for await (const page of pagesOf(scope, 'campaignresponse', where, start.behind, { expand })) {
    const { items, gone, rejects } = await readResponses(scope, page.records);
    const cursor = { ...start, behind: page.behind };
    yield { ...NONE, beside: { pipeline: items, gone }, rejects, cursor };
  }
}

/** What changed, or lies in a list or campaign that did. */
async function eitherChanged(
  scope: PullScope,
  since: number,
  table: 'list' | 'campaign',
  lookup: string,
): Promise<string> {
  const filter = changedSince(since);
  const { id } = TABLES[table];
  const query = { columns: [id], filter, orderBy: 'modifiedon desc', top: MOST_LISTS };
  const { records } = await scope.org.query(table, query);
  const ids = [...idsIn(records, id)];
  return ids.length > 0 ? `(${[...filter, isOneOf(lookup, ids)].join(' or ')})` : filter.join();
}
