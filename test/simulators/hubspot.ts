import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerCampaigns, type HubCampaign } from './hubspot-campaigns.ts';
import {
  HUB_PROPERTIES,
  type HubLinks,
  type HubRecords,
  hubProperties,
  hubRecord,
  link,
  manyHubOrders,
} from './hubspot-data.ts';
import { hubspotLimits } from './hubspot-limits.ts';
import type { HubSchema } from './hubspot-schemas.ts';
import { answerSearch, HubError, type HubRecord } from './hubspot-search.ts';
import { listed, refusal, scopeOf, shown, wantedOf, wordsAt } from './hubspot-words.ts';
import { type NewRecord, refuseRecord } from './hubspot-write.ts';

type Asked = { method: string; path: string };

export interface HubspotSimulator {
  /** `http://127.0.0.1:4711/` */
  address: string;
  token: string;
  account: string;
  records: HubRecords;
  links: HubLinks;
  properties: Record<string, Set<string>>;
  /** Custom objects, as their schemas say what they are. */
  schemas: HubSchema[];
  campaigns: HubCampaign[];
  /** Scopes that the token has. */
  scopes: Set<string>;
  /** Ids that were merged into others. */
  merged: Map<string, string>;
  asked: Asked[];
  /** What was written, in order: `create notes`. */
  writes: string[];
  /** Requests that are refused from now on, by the policy that refuses them; `strict`: also what the account does not take. */
  refuse: { policy: string; left: number; strict?: boolean };
  /** What a request meets instead of its answer; true: it has been dealt with. */
  fault: ((asked: Asked, response: ServerResponse) => boolean | Promise<boolean>) | undefined;
  /** What happens to an answer whose request was done: true drops it, as a connection does that breaks. */
  loseAnswer: ((asked: Asked) => boolean) | undefined;
  /** Associations of one record in one answer, and whether lists tell those of what was archived. */
  linkPage: number;
  tellsArchivedLinks: boolean;
  /** Of one search no more is told than so many results. */
  mostResults: number;
  clock: () => number;
  close(): Promise<void>;
}

const VERSIONS = new Set(['2026-03', 'v3', 'v4']);
const LONGEST_SEARCH = 3_000;
const MOST_INPUTS = 100;
/**
 * An account of HubSpot on loopback that keeps its rules: searches are evaluated and capped, properties that were not asked for
 * are not told, each object wants its scope, old and dated paths both answer, associations come in pages.
 */
export async function startHubspot(orders = 0): Promise<HubspotSimulator> {
  let made = 9_000_000;
  const fullFor = hubspotLimits();
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const piece of request) body += piece;
    const url = new URL(request.url ?? '/', hub.address);
    const asked = { method: request.method ?? '', path: url.pathname };
    hub.asked.push(asked);
    if (await hub.fault?.(asked, response)) return;
    const end = (status: number, said?: unknown) => reply(response, status, said);
    if (request.headers.authorization !== `Bearer ${hub.token}`)
      return end(401, refusal('INVALID_AUTHENTICATION', 'Authentication credentials not found.'));
    const policyName = fullFor(asked.path, hub.refuse);
    if (policyName !== undefined)
      return end(429, { ...refusal('RATE_LIMITS', 'limit'), errorType: 'RATE_LIMIT', policyName });
    try {
      const said = resource(asked, url.searchParams, body);
      if (hub.loseAnswer?.(asked)) response.destroy();
      else end(said.status ?? 200, said.body);
    } catch (error) {
      if (!(error instanceof HubError)) throw error;
      end(error.status, { ...refusal(error.category, error.message), context: error.context });
    }
  }

  type Said = { status?: number; body?: unknown };

  function resource({ method, path }: Asked, query: URLSearchParams, body: string): Said {
    if (path === '/account-info/v3/details')
      return { body: { portalId: Number(hub.account), companyCurrency: 'EUR' } };
    if (/^\/crm(?:-object-schemas)?\/v3\/schemas$/.test(path)) {
      permit('schemas', 'read');
      return { body: { results: hub.schemas } };
    }
    if (path === '/oauth/v2/private-apps/get/access-token-info')
      return { body: { hubId: Number(hub.account), scopes: [...hub.scopes] } };
    const campaigns = answerCampaigns(path, query, hub.campaigns, permit);
    if (campaigns) return { body: campaigns };
    const words = wordsAt(path);
    if (words) return { body: { results: words } };
    const [, ofProperties = ''] = /^\/crm\/v3\/properties\/([\w-]+)$/.exec(path) ?? [];
    if (ofProperties) {
      permit(ofProperties, 'read');
      const names = [...(hub.properties[ofProperties] ?? [])];
      return { body: { results: names.map((name) => ({ name, label: name, type: 'string' })) } };
    }
    const links =
      /^\/crm\/(?:associations\/([\w-]+)|(v[34])\/associations)\/([\w-]+)\/([\w-]+)\/batch\/read$/.exec(path);
    if (links) return { body: linked(links[1] ?? links[2] ?? '', links[3] ?? '', links[4] ?? '', body) };
    const dated = /^\/crm\/(?:objects\/(\d[\w-]+)|(v3)\/objects)\/([\w-]+)(?:\/(.+))?$/.exec(path);
    const version = dated?.[1] ?? dated?.[2] ?? '';
    const type = dated?.[3] ?? '';
    if (!VERSIONS.has(version) || !hub.records[type])
      throw new HubError(404, 'OBJECT_NOT_FOUND', 'Unable to infer object type');
    return object(method, type, dated?.[4] ?? '', query, body);
  }

  function object(method: string, type: string, rest: string, query: URLSearchParams, body: string): Said {
    const isReading = method === 'GET' || rest === 'search' || rest === 'batch/read';
    permit(type, isReading ? 'read' : 'write');
    const all = hub.records[type] ?? [];
    const names = hub.properties[type] ?? new Set<string>();
    if (rest === 'search') {
      if (body.length > LONGEST_SEARCH) throw new HubError(400, 'VALIDATION_ERROR', 'body is too long');
      const asked = JSON.parse(body);
      const alive = all.filter(({ archivedAt }) => archivedAt === undefined);
      const { total, page, after } = answerSearch(asked, alive, names, hub.mostResults);
      const results = page.map((each) => shown(each, asked.properties ?? []));
      return { body: { total, results, ...(after ? { paging: { next: { after } } } : {}) } };
    }
    if (rest === 'batch/read') return batch(type, JSON.parse(body));
    if (method === 'POST') return { status: 201, body: create(type, JSON.parse(body)) };
    const linksOf = (id: string, to: string) =>
      hub.tellsArchivedLinks ? hub.links.get(`${type} ${id}`)?.get(to) : undefined;
    if (method === 'GET' && rest === '') return { body: listed(all, query, linksOf) };
    const record = byId(type, rest);
    if (!record) throw new HubError(404, 'OBJECT_NOT_FOUND', 'resource not found');
    if (method === 'GET') return { body: shown(record, wantedOf(query)) };
    record.archivedAt = hub.clock();
    hub.writes.push(`archive ${type}`);
    return { status: 204 };
  }

  function batch(type: string, asked: { inputs: { id: string }[]; properties?: string[] }): Said {
    if (asked.inputs.length > MOST_INPUTS) throw new HubError(400, 'VALIDATION_ERROR', 'too many inputs');
    const found = asked.inputs.map(({ id }) => byId(type, id));
    const results = found.flatMap((each) => (each ? [shown(each, asked.properties ?? [])] : []));
    const gone = asked.inputs.filter((_, at) => !found[at]).map(({ id }) => id);
    const base = { status: 'COMPLETE', results, startedAt: new Date(), completedAt: new Date() };
    if (gone.length === 0) return { body: base };
    const errors = [
      { status: 'error', category: 'OBJECT_NOT_FOUND', message: 'gone', context: { ids: gone } },
    ];
    return { status: 207, body: { ...base, numErrors: 1, errors } };
  }

  /** A record that is there; one that was merged answers with the other. */
  function byId(type: string, id: string): HubRecord | undefined {
    const now = hub.merged.get(id) ?? id;
    return hub.records[type]?.find((each) => each.id === now && each.archivedAt === undefined);
  }

  function linked(version: string, from: string, to: string, body: string): unknown {
    if (!VERSIONS.has(version)) throw new HubError(404, 'OBJECT_NOT_FOUND', 'no such version');
    const { inputs } = JSON.parse(body) as { inputs: { id: string; after?: string }[] };
    if (inputs.length > MOST_INPUTS) throw new HubError(400, 'VALIDATION_ERROR', 'too many inputs');
    permit(from, 'read');
    permit(to, 'read');
    const results = inputs.flatMap(({ id, after }) => {
      const all = hub.links.get(`${from} ${id}`)?.get(to) ?? [];
      const start = Number(after ?? 0);
      const end = start + hub.linkPage;
      if (all.length === 0) return [];
      const ends = all
        .slice(start, end)
        .map((each) =>
          version === 'v3'
            ? { id: each, type: `${from}_to_${to}` }
            : { toObjectId: Number(each), associationTypes: [{ category: 'HUBSPOT_DEFINED', typeId: 1 }] },
        );
      const next = end < all.length ? { paging: { next: { after: `${end}` } } } : {};
      return [{ from: { id }, to: ends, ...next }];
    });
    return { status: 'COMPLETE', results, startedAt: new Date(), completedAt: new Date() };
  }

  function create(type: string, asked: NewRecord): unknown {
    refuseRecord(type, asked, hub.properties[type] ?? new Set(), (id) => byId('companies', id) !== undefined);
    made += 1;
    const record = hubRecord(type as keyof typeof HUB_PROPERTIES, `${made}`, asked.properties, hub.clock());
    hub.records[type]?.push(record);
    for (const { to } of asked.associations ?? []) link(hub.links, type, record.id, 'companies', to.id);
    hub.writes.push(`create ${type}`);
    return shown(record, Object.keys(asked.properties));
  }

  function permit(type: string, to: 'read' | 'write'): void {
    const scope = scopeOf(type, to);
    if (hub.scopes.has(scope)) return;
    throw new HubError(403, 'MISSING_SCOPES', 'This app hasn’t been granted all required scopes', {
      missingScopes: [scope],
    });
  }

  function reply(response: ServerResponse, status: number, said?: unknown): void {
    response.writeHead(status, {
      'content-type': 'application/json;charset=utf-8',
      date: new Date(hub.clock()).toUTCString(),
    });
    response.end(said === undefined ? undefined : JSON.stringify(said));
  }

  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const hub: HubspotSimulator = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    token: `pat-na1-${randomUUID()}`,
    account: '4711',
    ...manyHubOrders(orders),
    properties: hubProperties(),
    scopes: new Set(
      [...Object.keys(HUB_PROPERTIES), 'campaigns'].flatMap((type) => [
        scopeOf(type, 'read'),
        scopeOf(type, 'write'),
      ]),
    ),
    ...{ schemas: [], campaigns: [] },
    ...{ merged: new Map(), asked: [], writes: [] },
    refuse: { policy: '', left: 0 },
    fault: undefined,
    loseAnswer: undefined,
    ...{ linkPage: 500, tellsArchivedLinks: false, mostResults: 10_000 },
    clock: Date.now,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
  return hub;
}
