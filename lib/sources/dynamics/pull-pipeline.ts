import type { SyncCursor } from '../../domain/connection.ts';
import { NONE, type Paged } from '../pull-steps.ts';
import { instantOf, isOneOf } from './odata.ts';
import { readMembers } from './read-members.ts';
import { readLeads, readOpportunities, readQuotes } from './read-pipeline.ts';
import { changedSince, idsIn, type PullScope, pagesOf } from './scope.ts';
import { isThere } from './tables.ts';

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
/** Of lists that changed themselves so many are read anew, those that changed last. */
const MOST_LISTS = 20;

/** Who was put into marketing lists in a year; later what changed since, also where only the list did. */
export async function* pullMembers(scope: PullScope, start: SyncCursor): AsyncGenerator<Paged> {
  if (!isThere(scope.capabilities, 'list', 'listmember')) return;
  const { since } = start;
  const changed = `modifiedon gt ${instantOf(scope.org.serverTime() - YEAR_MS)}`;
  const where = since === undefined ? [changed] : [await eitherChanged(scope, since)];
  const pages = pagesOf(scope, 'listmember', where, start.behind, { size: MEMBERS });
  for await (const { records, behind } of pages) {
    const { items, rejects } = await readMembers(scope, records);
    yield { ...NONE, beside: { pipeline: items }, rejects, cursor: { ...start, behind } };
  }
}

async function eitherChanged(scope: PullScope, since: number): Promise<string> {
  const filter = changedSince(since);
  const query = { columns: ['listid'], filter, orderBy: 'modifiedon desc', top: MOST_LISTS };
  const { records } = await scope.org.query('list', query);
  const lists = [...idsIn(records, 'listid')];
  return lists.length > 0 ? `(${[...filter, isOneOf('_listid_value', lists)].join(' or ')})` : filter.join();
}
