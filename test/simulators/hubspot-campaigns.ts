import { HubError } from './hubspot-search.ts';

/** A marketing campaign, and whom it reached: the ids of contacts. */
export interface HubCampaign {
  /** A GUID. */
  id: string;
  properties: Record<string, string>;
  updatedAt: number;
  influenced: string[];
}

const PATH =
  /^\/marketing\/(?:campaigns\/2026-03|v3\/campaigns)(?:\/([0-9a-f-]+)\/reports\/contacts\/(\w+))?\/?$/;
const TYPES = ['contactFirstTouch', 'contactLastTouch', 'influencedContacts'];
const SORTS = ['hs_name', 'createdAt', 'updatedAt'];

/** What the campaigns interface answers; undefined for another path. */
export function answerCampaigns(
  path: string,
  query: URLSearchParams,
  campaigns: readonly HubCampaign[],
  permit: (type: string, to: 'read') => void,
): unknown {
  const at = PATH.exec(path);
  if (!at) return undefined;
  permit('campaigns', 'read');
  const [, id, type = ''] = at;
  if (id === undefined) return listed(query, campaigns);
  const campaign = campaigns.find((each) => each.id === id);
  if (!campaign || !TYPES.includes(type)) throw new HubError(404, 'OBJECT_NOT_FOUND', 'resource not found');
  return paged(
    query,
    campaign.influenced.map((contact) => ({ id: contact })),
  );
}

function listed(query: URLSearchParams, campaigns: readonly HubCampaign[]): unknown {
  const sort = query.get('sort') ?? 'hs_name';
  if (!SORTS.includes(sort.replace(/^-/, ''))) throw new HubError(400, 'VALIDATION_ERROR', 'sort');
  const wanted = (query.get('properties') ?? '').split(',');
  const all = [...campaigns].sort((a, b) =>
    /updatedAt/.test(sort)
      ? a.updatedAt - b.updatedAt
      : `${a.properties.hs_name}`.localeCompare(`${b.properties.hs_name}`),
  );
  const rows = (sort.startsWith('-') ? all.reverse() : all).map(({ id, properties, updatedAt }) => ({
    id,
    properties: Object.fromEntries(Object.entries(properties).filter(([name]) => wanted.includes(name))),
    createdAt: new Date(updatedAt).toISOString(),
    updatedAt: new Date(updatedAt).toISOString(),
  }));
  return { total: rows.length, ...paged(query, rows) };
}

function paged(query: URLSearchParams, rows: readonly object[]) {
  const limit = Number(query.get('limit') ?? 50);
  if (!(limit >= 1 && limit <= 100)) throw new HubError(400, 'VALIDATION_ERROR', 'limit');
  const from = Number(Buffer.from(query.get('after') ?? '', 'base64').toString() || '0');
  const end = from + limit;
  const next =
    end < rows.length ? { paging: { next: { after: Buffer.from(`${end}`).toString('base64') } } } : {};
  return { results: rows.slice(from, end), ...next };
}
