import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dvInstant, manyDvOrders, type Row } from './dynamics-data.ts';
import { MARKETING } from './dynamics-marketing.ts';
import { DataverseError } from './dynamics-odata.ts';
import { answerRead, describeTable, readOne } from './dynamics-read.ts';
import type { Preferences } from './dynamics-shown.ts';
import { SALES, type Table } from './dynamics-tables.ts';
import { type EntraTokens, entraTokens } from './dynamics-tokens.ts';
import { createRow, removeRow, updateRow } from './dynamics-write.ts';

/** One request: what it wanted. */
interface Asked {
  method: string;
  /** Without its query: `/api/data/v9.2/accounts`. */
  path: string;
  query: URLSearchParams;
  prefer: string;
}

export interface DynamicsSimulator {
  /** `http://127.0.0.1:4711/` */
  address: string;
  /** Where its company signs in: another host than that of its records. */
  login: string;
  tables: Record<string, Table>;
  records: Record<string, Row[]>;
  /** What was deleted, for those who track changes. */
  deleted: { table: string; id: string; at: number }[];
  /** Tables of which changes are tracked. */
  tracked: Set<string>;
  tokens: EntraTokens;
  /** The id of the organisation, as it says itself. */
  organisation: string;
  asked: Asked[];
  /** Requests that a user may make in five minutes. */
  most: number;
  /** What this user may not do: `account.read`, `task.create`; `account.read-all`: not in the whole organisation. */
  forbidden: Set<string>;
  /** Columns of which this user sees no value: `account.telephone1`. */
  secured: Set<string>;
  /** What was written, in order: `create annotation`. */
  writes: string[];
  /** What a request meets instead of its answer; true: it has been dealt with. */
  fault: ((asked: Asked, response: ServerResponse) => boolean | Promise<boolean>) | undefined;
  /** What happens to an answer whose request was done: true drops it, as a connection does that breaks. */
  loseAnswer: ((asked: Asked) => boolean) | undefined;
  clock: () => number;
  /** Ends the five minutes in which requests are counted. */
  rest(): void;
  close(): Promise<void>;
}

const BASE = '/api/data/v9.2/';
const BY_NAME =
  /^systemusers\([0-9a-f-]{36}\)\/Microsoft\.Dynamics\.CRM\.RetrieveUserPrivilegeByPrivilegeName\(PrivilegeName='(\w+)'\)$/;
const LONGEST_ADDRESS = 32_768;
const WINDOW_MS = 5 * 60_000;

/** What is answered: a status, a body, and headers beside the usual ones. */
export interface Said {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/**
 * A Dataverse organisation on loopback, with the sign-in server of its company: queries are evaluated by an OData engine that
 * is not ours, unknown tables and properties are refused, long answers come in pages, labels only when asked for, requests
 * are counted as its service protection counts them, and tokens are bound to the platform of their registration.
 */
export async function startDynamics(orders = 0): Promise<DynamicsSimulator> {
  let counted: number[] = [];
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    void answer(request, response).catch(() => response.destroy());
  };
  const server = createServer(listener);
  const entra = createServer(listener);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const piece of request) body += piece;
    const url = new URL(request.url ?? '/', sim.address);
    const asked: Asked = {
      method: request.method ?? '',
      path: url.pathname,
      query: url.searchParams,
      prefer: `${request.headers.prefer ?? ''}`,
    };
    sim.asked.push(asked);
    if (await sim.fault?.(asked, response)) return;
    if (request.socket.localPort === portOf(entra)) return signIn(url, body, request, response);
    if (!sim.tokens.admits(request.headers.authorization)) {
      response.writeHead(401, { 'www-authenticate': 'Bearer authorization_uri=x', 'content-length': '0' });
      response.end();
      return;
    }
    if ((request.url ?? '').length > LONGEST_ADDRESS) return reply(response, { status: 414 });
    try {
      protect();
      const said = await resource(asked, body, request);
      if (sim.loseAnswer?.(asked)) response.destroy();
      else reply(response, said);
    } catch (error) {
      if (!(error instanceof DataverseError)) throw error;
      const { status, code, message } = error;
      const headers: Record<string, string> = status === 429 ? { 'retry-after': `${retryAfter()}` } : {};
      reply(response, { status, body: { error: { code, message } }, headers });
    }
  }

  /** Service protection: what a user asked in the last five minutes; asking on makes the pause no shorter. */
  function protect(): void {
    const now = sim.clock();
    counted = [...counted.filter((at) => now - at < WINDOW_MS), now];
    if (counted.length > sim.most)
      throw new DataverseError(
        429,
        '0x80072322',
        `Number of requests exceeded the limit of ${sim.most} over time window of 300 seconds.`,
      );
  }

  function retryAfter(): number {
    const [first = sim.clock()] = counted;
    return Math.max(1, Math.ceil((first + WINDOW_MS - sim.clock()) / 1_000));
  }

  function signIn(url: URL, body: string, request: IncomingMessage, response: ServerResponse): void {
    const [, tenant = '', what = ''] = /^\/([^/]+)\/oauth2\/v2\.0\/(\w+)$/.exec(url.pathname) ?? [];
    if (tenant !== sim.tokens.tenant && tenant !== 'organizations')
      reply(response, { status: 400, body: { error: 'invalid_tenant', error_codes: [90002] } });
    else if (what === 'authorize') {
      const org = new URL(sim.address).origin;
      const said = sim.tokens.authorize(url.searchParams, org, request.headers.cookie);
      if ('location' in said) {
        const cookie = said.cookie ? { 'set-cookie': `${said.cookie}; Path=/; HttpOnly` } : {};
        response.writeHead(302, { location: said.location, ...cookie }).end();
      } else response.writeHead(400, { 'content-type': 'text/html' }).end(`<html>${said.error}</html>`);
    } else reply(response, sim.tokens.grant(new URLSearchParams(body), request.headers.origin));
  }

  async function resource(asked: Asked, body: string, request: IncomingMessage): Promise<Said> {
    const { method, path, query } = asked;
    if (!path.startsWith(BASE)) throw notFound(path);
    const rest = path.slice(BASE.length);
    if (/^WhoAmI(?:\(\))?$/.test(rest))
      return {
        status: 200,
        body: {
          BusinessUnitId: sim.tokens.tenant,
          UserId: userId(sim, request),
          OrganizationId: sim.organisation,
        },
      };
    const [, privilege] = BY_NAME.exec(rest) ?? [];
    if (privilege) return { status: 200, body: { RolePrivileges: privilegesOf(sim, privilege) } };
    const [, logical] = /^EntityDefinitions\(LogicalName='(\w+)'\)(?:\/Attributes)?$/.exec(rest) ?? [];
    if (logical) return describeTable(sim, logical, rest.endsWith('/Attributes'), query);
    const [, set = '', id, many] = /^(\w+)(?:\(([0-9a-fA-F-]{36})\))?(?:\/(\w+))?$/.exec(rest) ?? [];
    const [name, table] = Object.entries(sim.tables).find(([, each]) => each.set === set) ?? [];
    if (!name || !table) throw notFound(set);
    const prefer = preferencesOf(asked.prefer);
    if (method === 'GET' && id && !many) return readOne(sim, name, id.toLowerCase(), query, prefer);
    if (method === 'GET') return answerRead(sim, name, { query, prefer, parent: id, many });
    if (method === 'POST' && !id) return createRow(sim, name, body, prefer);
    if (method === 'PATCH' && id)
      return updateRow(sim, name, id.toLowerCase(), body, request.headers, prefer);
    if (method === 'DELETE' && id) return removeRow(sim, name, id.toLowerCase());
    throw new DataverseError(405, '0x8006088a', 'The method is not allowed.');
  }

  function reply(response: ServerResponse, { status, body, headers }: Said): void {
    response.writeHead(status, {
      ...(body === undefined ? {} : { 'content-type': 'application/json; odata.metadata=minimal' }),
      'odata-version': '4.0',
      date: new Date(sim.clock()).toUTCString(),
      'x-ms-ratelimit-burst-remaining-xrm-requests': `${sim.most - counted.length}`,
      ...headers,
    });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  }

  for (const each of [server, entra]) await new Promise<void>((ready) => each.listen(0, '127.0.0.1', ready));
  const sim: DynamicsSimulator = {
    address: `http://127.0.0.1:${portOf(server)}/`,
    login: `http://127.0.0.1:${portOf(entra)}/`,
    tables: structuredClone({ ...SALES, ...MARKETING }),
    records: manyDvOrders(orders),
    deleted: [],
    tracked: new Set(),
    tokens: entraTokens(),
    organisation: '11111111-0000-4000-8000-00000000d365',
    asked: [],
    most: 6_000,
    forbidden: new Set(),
    secured: new Set(),
    writes: [],
    fault: undefined,
    loseAnswer: undefined,
    clock: Date.now,
    rest() {
      counted = [];
    },
    async close() {
      for (const each of [server, entra])
        await new Promise<void>((closed) => {
          each.close(() => closed());
          each.closeAllConnections();
        });
    },
  };
  return sim;
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

function notFound(segment: string): DataverseError {
  return new DataverseError(404, '0x8006088a', `Resource not found for the segment '${segment}'.`);
}

/** Whoever the token of a request was issued to; the first user where the simulator knows no other by that name. */
function userId({ records, tokens }: DynamicsSimulator, { headers }: IncomingMessage): unknown {
  const login = tokens.ownerOf(headers.authorization);
  const users = records.systemuser ?? [];
  return (users.find(({ domainname }) => domainname === login) ?? users[0])?.systemuserid;
}

/** The roles of the user that have a privilege of this name. */
function privilegesOf({ forbidden }: DynamicsSimulator, name: string): object[] {
  const table = { prvCreateNote: 'annotation', prvCreateActivity: 'task' }[name];
  const lacks = forbidden.has(`${table}.create`);
  return lacks ? [] : [{ PrivilegeName: name, Depth: 'Global' }];
}

function preferencesOf(said: string): Preferences {
  const [, size] = /odata\.maxpagesize=(\d+)/.exec(said) ?? [];
  const [, annotations = ''] = /odata\.include-annotations="([^"]*)"/.exec(said) ?? [];
  return {
    pageSize: Math.min(5_000, Number(size ?? 5_000)),
    annotations: annotations.split(',').filter(Boolean),
    tracks: said.includes('odata.track-changes'),
    representation: said.includes('return=representation'),
  };
}

/** Changes columns of a row as somebody does it there, at the simulator's clock. */
export function touchRow(sim: Pick<DynamicsSimulator, 'clock'>, row: Row, values: Row = {}): void {
  Object.assign(row, values, { modifiedon: dvInstant(sim.clock()) });
}
