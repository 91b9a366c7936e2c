import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerCoql } from './zoho-coql.ts';
import { LINES, type Module, ZohoError, zohoId, zohoInstant, zohoModules } from './zoho-data.ts';
import { answerRecords, type Said } from './zoho-records.ts';
import { type Members, relatedLists } from './zoho-related.ts';
import { formOf, type ZohoTokens, zohoTokens } from './zoho-tokens.ts';

/** One request: what it wanted, and the query where it was one. */
interface Asked {
  method: string;
  path: string;
  coql: string;
}

export interface ZohoSimulator {
  /** `http://127.0.0.1:4711/`: accounts server and API alike. */
  address: string;
  modules: Map<string, Module>;
  tokens: ZohoTokens;
  asked: Asked[];
  org: { id: string; company_name: string; iso_code: string; currency: string; zgid: string };
  users: { id: string; full_name: string; email: string; type: string }[];
  /** Credits of the organisation in 24 hours, and how many it has. */
  used: number;
  of: number;
  /** Requests at the same time, of this application. */
  together: number;
  /** What this user's profile does not let happen: `Cases.READ`, `Tasks.CREATE`. */
  forbidden: Set<string>;
  /** Minutes by which the person's clock is ahead of UTC: every instant is said in it. */
  offset: number;
  members: Members;
  /** What was written, in order: `create Tasks`. */
  writes: string[];
  fault: ((asked: Asked, response: ServerResponse) => boolean | Promise<boolean>) | undefined;
  loseAnswer: ((asked: Asked) => boolean) | undefined;
  clock: () => number;
  close(): Promise<void>;
}

/**
 * An organisation of Zoho CRM on loopback that keeps its rules: fields have to be named, pages end at 2,000 records and go on
 * by a token, queries are parsed and evaluated, nothing found is 204 without a body, credits and requests at the same time
 * are counted, tokens end, and refusals of its accounts server come with status 200.
 */
export async function startZoho(orders = 0): Promise<ZohoSimulator> {
  let now = 0;
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const piece of request) body += piece;
    const url = new URL(request.url ?? '/', crm.address);
    const isQuery = url.pathname === '/crm/v8/coql';
    const coql = isQuery ? `${parsed(body).select_query ?? ''}` : '';
    const asked = { method: request.method ?? '', path: url.pathname, coql };
    crm.asked.push(asked);
    if (await crm.fault?.(asked, response)) return;
    if (url.pathname.startsWith('/oauth/v2/'))
      return signIn(url, formOf(body, request.headers['content-type']), response);
    now += 1;
    try {
      const scopes = admitted(request.headers.authorization);
      const said = resource(request, url, body, coql, scopes);
      if (crm.loseAnswer?.(asked)) response.destroy();
      else reply(response, said);
    } catch (error) {
      if (!(error instanceof ZohoError)) throw error;
      const { status, code, message, details } = error;
      reply(response, { status, body: { code, details, message, status: 'error' } });
    } finally {
      now -= 1;
    }
  }

  /** Who asks, within the limits of the organisation. */
  function admitted(authorization: string | undefined): Set<string> {
    const scopes = crm.tokens.scopeOf(authorization);
    if (!scopes) {
      const [code, message] = /^Zoho-oauthtoken /.test(authorization ?? '')
        ? ['INVALID_TOKEN', 'invalid oauth token']
        : ['AUTHENTICATION_FAILURE', 'Authentication failed'];
      throw new ZohoError(401, code ?? '', message ?? '');
    }
    if (crm.used >= crm.of || now > crm.together)
      throw new ZohoError(429, 'TOO_MANY_REQUESTS', 'Too many requests fired in the given time');
    crm.used += 1;
    return scopes;
  }

  function allowed(scopes: Set<string>, area: string, right: string): void {
    const general = area.replace(/\.[^.]+$/, '');
    const names = [area, general].flatMap((each) => [`${each}.${right}`, `${each}.all`]);
    if (!names.some((name) => scopes.has(`zohocrm.${name}`.toLowerCase())))
      throw new ZohoError(401, 'OAUTH_SCOPE_MISMATCH', 'invalid oauth scope to access this URL');
  }

  function moduleOf(scopes: Set<string>, name: string, right = 'READ'): Module {
    const module = [...crm.modules.values()].find(({ api_name }) => api_name === name);
    if (!module)
      throw new ZohoError(400, 'INVALID_MODULE', 'the module name given seems to be invalid', {
        resource_path_index: '0',
      });
    const of = LINES[module.module_name] ?? module.module_name;
    allowed(scopes, `modules.${of.replaceAll('_', '').toLowerCase()}`, right);
    if (crm.forbidden.has(`${module.module_name}.${right}`))
      throw new ZohoError(403, 'NO_PERMISSION', 'permission denied', { permissions: `Crm_${right}` });
    return module;
  }

  function resource(
    request: IncomingMessage,
    url: URL,
    body: string,
    coql: string,
    scopes: Set<string>,
  ): Said {
    const [, rest = ''] = /^\/crm\/v8\/(.+?)\/?$/.exec(url.pathname) ?? [];
    const given = url.searchParams;
    if (rest === 'coql') {
      if (request.method !== 'POST') throw new ZohoError(400, 'INVALID_REQUEST_METHOD', 'POST only');
      if (!scopes.has('zohocrm.coql.read'))
        throw new ZohoError(401, 'OAUTH_SCOPE_MISMATCH', 'invalid oauth scope to access this URL');
      const { data, more } = answerCoql(coql, (name) => moduleOf(scopes, name));
      if (data.length === 0) return { status: 204 };
      return { status: 200, body: { data, info: { count: data.length, more_records: more } } };
    }
    if (rest === 'org') {
      allowed(scopes, 'org', 'READ');
      return { status: 200, body: { org: [crm.org] } };
    }
    if (rest === 'users') {
      allowed(scopes, 'users', 'READ');
      const own = given.get('type') === 'CurrentUser';
      const users = own ? crm.users.slice(0, 1) : crm.users;
      const info = { per_page: 200, count: users.length, page: 1, more_records: false };
      return { status: 200, body: { users, info } };
    }
    if (rest === 'settings/modules') {
      allowed(scopes, 'settings.modules', 'READ');
      return { status: 200, body: { modules: [...crm.modules.values()].map(described) } };
    }
    if (rest === 'settings/fields') {
      allowed(scopes, 'settings.fields', 'READ');
      const name = given.get('module') ?? '';
      const module = [...crm.modules.values()].find(({ api_name }) => api_name === name);
      if (!module) throw new ZohoError(400, 'INVALID_MODULE', 'the module name given seems to be invalid');
      return { status: 200, body: { fields: module.fields } };
    }
    if (rest === 'settings/related_lists') {
      allowed(scopes, 'settings.related_lists', 'READ');
      return relatedLists(moduleOf(scopes, given.get('module') ?? ''), crm.modules);
    }
    return answerRecords(rest, request, given, body, {
      crm,
      moduleOf: (name, right) => moduleOf(scopes, name, right),
    });
  }

  function described({ id, module_name, api_name }: Module) {
    const hidden = crm.forbidden.has(`${module_name}.READ`);
    const label = api_name.replaceAll('_', ' ');
    return {
      ...{ id, module_name, api_name, singular_label: label, plural_label: label },
      ...{ api_supported: true, viewable: !hidden, visible: !hidden, generated_type: 'default' },
      creatable: !crm.forbidden.has(`${module_name}.CREATE`),
    };
  }

  function signIn(url: URL, form: URLSearchParams, response: ServerResponse): void {
    if (url.pathname === '/oauth/v2/auth') {
      const said = crm.tokens.authorize(url.searchParams);
      if ('location' in said) response.writeHead(302, { location: said.location }).end();
      else response.writeHead(400, { 'content-type': 'text/html' }).end(`<html>${said.error}</html>`);
      return;
    }
    if (url.pathname === '/oauth/v2/token/revoke') {
      const known = crm.tokens.end(url.searchParams.get('token') ?? form.get('token') ?? '');
      const body = known ? { status: 'success' } : { error: 'invalid_code' };
      reply(response, { status: known ? 200 : 400, body });
      return;
    }
    // What is refused here comes with status 200.
    reply(response, { status: 200, body: crm.tokens.grant(form) });
  }

  function reply(response: ServerResponse, { status, body, headers = {} }: Said): void {
    const left = crm.of - crm.used;
    response.writeHead(status, {
      ...(body === undefined ? {} : { 'content-type': 'application/json;charset=utf-8' }),
      date: new Date(crm.clock()).toUTCString(),
      // Said from the half on, and not before.
      ...(crm.used * 2 >= crm.of ? { 'x-api-credits-remaining': `${Math.max(0, left)}` } : {}),
      ...headers,
    });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  }

  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const crm: ZohoSimulator = {
    address: `${origin}/`,
    modules: zohoModules(orders),
    tokens: zohoTokens(origin),
    asked: [],
    org: {
      ...{ id: '554000000000001', company_name: 'Our Own Works', iso_code: 'EUR', currency: 'Euro' },
      zgid: '600001',
    },
    users: [
      { id: zohoId('users', 1), full_name: 'Ada Muster', email: 'ada@own.example', type: 'active_user' },
    ],
    used: 0,
    of: 100_000,
    together: 5,
    forbidden: new Set(),
    offset: 330,
    members: new Map(),
    writes: [],
    fault: undefined,
    loseAnswer: undefined,
    clock: Date.now,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
  return crm;
}

/** A record that changed now, by the server's clock. */
export function zohoTouch(crm: ZohoSimulator, module: string, n: number, values: object = {}): void {
  const row = crm.modules.get(module)?.records.find(({ id }) => id === zohoId(module, n));
  if (!row) throw new Error(`${module} has no ${n}.`);
  Object.assign(row, values, { Modified_Time: zohoInstant(crm.clock(), crm.offset) });
}

function parsed(body: string): Record<string, unknown> {
  try {
    return JSON.parse(body) as Record<string, unknown>;
  } catch {
    throw new ZohoError(400, 'INVALID_DATA', 'body');
  }
}
