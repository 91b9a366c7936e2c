import type { SyncCursor } from '../../domain/connection.ts';
import { NONE, type Paged } from '../pull-steps.ts';
import { isRefusal } from './failures.ts';
import { isGuid } from './odata.ts';
import { BASE, type Organisation, type Raw } from './organisation.ts';
import { checkNew, type PullScope } from './scope.ts';
import { FOLLOWED_TABLES, type FollowedTable, isOfPeople, storedId } from './stored-ids.ts';
import { isThere, TABLES } from './tables.ts';

/** So many records go in one page of the store. */
const TOGETHER = 500;

/** How a capability says that the changes of a table are tracked for this user. */
export function trackedName(table: FollowedTable): `track:${FollowedTable}` {
  return `track:${table}`;
}

/**
 * What was deleted since the last sync, of tables whose changes are tracked. Their links stand in the cursor; one that Dataverse
 * takes no more (it holds for seven days) gives way to a new one, and what was deleted between is found by the daily comparison
 * of ids, as where nothing is tracked. Of accounts and people it is noted that some are gone.
 */
export async function* pullDeleted(scope: PullScope, start: SyncCursor): AsyncGenerator<Paged> {
  let cursor = start;
  for (const table of FOLLOWED_TABLES) {
    if (!isThere(scope.capabilities, table) || scope.capabilities[trackedName(table)] !== true) continue;
    const { gone, link } = await followed(scope.org, table, cursor.deltaLinks?.[table]);
    const { [table]: _, ...others } = cursor.deltaLinks ?? {};
    const followedTo = { ...cursor, deltaLinks: link === undefined ? others : { ...others, [table]: link } };
    if (isOfPeople(table)) {
      cursor = gone.length > 0 ? { ...followedTo, peopleGone: true } : followedTo;
      yield { ...NONE, cursor };
      continue;
    }
    const ids = gone.map((id) => ({ id: storedId(table, id, scope.sourceId), sourceId: scope.sourceId }));
    for (let at = 0; at + TOGETHER < ids.length; at += TOGETHER)
      yield { ...NONE, beside: { gone: ids.slice(at, at + TOGETHER) }, cursor };
    cursor = followedTo;
    yield { ...NONE, beside: { gone: ids.slice(ids.length - (ids.length % TOGETHER || TOGETHER)) }, cursor };
  }
}

/** The ids of rows that were deleted behind a link, and the next link; of no link, or one that is refused, a new one alone. */
async function followed(
  org: Organisation,
  table: FollowedTable,
  link: string | undefined,
): Promise<{ gone: string[]; link: string | undefined }> {
  const known = link === undefined ? undefined : await org.changes(table, link).catch(orNothing);
  let page = known ?? (await org.changes(table).catch(orNothing));
  const gone: string[] = [];
  const places = new Set<string>();
  while (page) {
    gone.push(...page.records.flatMap(deletedId));
    if (page.next === undefined) break;
    checkNew(org, places, page.next);
    page = await org.changes(table, page.next);
  }
  return { gone, link: ownPath(org, table, page?.delta) };
}

function orNothing(error: unknown): undefined {
  if (!isRefusal(error)) throw error;
}

/** `{"@odata.context": "…/$metadata#accounts/$deletedEntity", "id": "…", "reason": "deleted"}` */
function deletedId({ '@odata.context': context, id, reason }: Raw): string[] {
  const isDeleted = typeof context === 'string' && context.endsWith('/$deletedEntity');
  return isDeleted && reason === 'deleted' && isGuid(id) ? [id.toLowerCase()] : [];
}

/** A link as a path below our address; a link to anywhere else is nothing that a token would be sent to. */
function ownPath({ host }: Organisation, table: FollowedTable, link: string | undefined): string | undefined {
  const url = link === undefined ? null : URL.parse(link);
  if (url?.host !== host || url.pathname !== `/${BASE}${TABLES[table].set}`) return undefined;
  const path = `${url.pathname.slice(1)}${url.search}`;
  return path.length > 4_000 ? undefined : path;
}
