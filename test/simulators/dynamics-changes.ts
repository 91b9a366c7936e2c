import type { DynamicsSimulator, Said } from './dynamics.ts';
import { dvInstant } from './dynamics-data.ts';
import { DataverseError } from './dynamics-odata.ts';
import { contextOf, type Preferences, readable, selectOf, shownOf } from './dynamics-shown.ts';

/** The rows of a table, then what changed since a token, and what was deleted. */
export function trackedChanges(
  sim: DynamicsSimulator,
  name: string,
  query: URLSearchParams,
  prefer: Preferences,
): Said {
  const table = readable(sim, name);
  const refused = ['$filter', '$orderby', '$expand', '$top'].find((option) => query.has(option));
  if (refused)
    throw new DataverseError(400, '0x80060888', `${refused} is not supported with odata.track-changes.`);
  if (!sim.tracked.has(name) || sim.forbidden.has(`${name}.read-all`))
    throw new DataverseError(403, '0x80040220', `Change tracking is not for this user: ${name}.`);
  const { since, at, from } = deltaOf(sim, query);
  const changed = (sim.records[name] ?? []).filter((row) => `${row.modifiedon}` >= since);
  const gone = sim.deleted.filter(
    (each) => since !== '' && each.table === name && dvInstant(each.at) >= since,
  );
  const columns = selectOf(query);
  const context = contextOf(sim, table);
  const all = [
    ...changed.map((row) => shownOf(sim, name, row, columns, prefer)),
    ...gone.map(({ id }) => ({ '@odata.context': `${context}/$deletedEntity`, id, reason: 'deleted' })),
  ];
  const link = (members: Record<string, string>) => {
    const said = new URLSearchParams({ ...members, ...(columns ? { $select: columns.join(',') } : {}) });
    return `${sim.address}api/data/v9.2/${table.set}?${said}`;
  };
  const to = from + prefer.pageSize;
  const value = all.slice(from, to);
  const behind =
    to < all.length
      ? { '@odata.nextLink': link({ $skiptoken: `changes!${to}!${at}!${since}` }) }
      : { '@odata.deltaLink': link({ $deltatoken: `${sim.asked.length}!${at}` }) };
  return {
    status: 200,
    body: { '@odata.context': `${context}/$delta`, value, ...behind },
    headers: { 'preference-applied': 'odata.track-changes' },
  };
}

/** A token of changes holds for so long, unless an organisation says otherwise. */
const DELTA_HOLDS_MS = 7 * 86_400_000;

/** Behind which instant changes are asked for, at which instant that was first asked, and from which of them on. */
function deltaOf(
  sim: DynamicsSimulator,
  query: URLSearchParams,
): { since: string; at: string; from: number } {
  const now = dvInstant(sim.clock());
  const [, from, at = now, before = ''] =
    /^changes!(\d+)!([^!]+)!(.*)$/.exec(query.get('$skiptoken') ?? '') ?? [];
  if (from !== undefined) return { since: before, at, from: Number(from) };
  const [, since = ''] = /^\d+!(.+)$/.exec(query.get('$deltatoken') ?? '') ?? [];
  if (since !== '' && sim.clock() - Date.parse(since) > DELTA_HOLDS_MS)
    throw new DataverseError(
      400,
      '0x80044352',
      'Version stamp associated with the client has expired. Please perform a full sync.',
    );
  return { since, at: now, from: 0 };
}
