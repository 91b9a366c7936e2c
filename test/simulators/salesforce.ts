import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { objectOf } from './salesforce-asked.ts';
import { answerComposite } from './salesforce-composite.ts';
import { manyOrders, sfFields, sfId } from './salesforce-data.ts';
import { describeGlobal, describeObject } from './salesforce-describe.ts';
import { answerSoql, type Row, type Shape, SoqlError } from './salesforce-soql.ts';
import { type SalesforceTokens, salesforceTokens } from './salesforce-tokens.ts';
import { createRecord } from './salesforce-write.ts';

/** One request: what it wanted, and the query where it was one. */
interface Asked {
  method: string;
  path: string;
  soql: string;
  /** What a query reads, as it was parsed, or what a path leads to; absent where it is about no object. */
  object?: string;
}

export interface SalesforceSimulator extends Shape {
  /** `http://127.0.0.1:4711/` */
  address: string;
  fields: Record<string, string[]>;
  tokens: SalesforceTokens;
  asked: Asked[];
  /** Requests of the company in 24 hours, and how many it may make. */
  used: number;
  of: number;
  /** How large a page is that asks for no size, and the most that any may be. */
  pageSize: number;
  /** Ends all places in long answers, as time does. */
  forgetPlaces(): void;
  /** What was written, in order: `create Task`. */
  writes: string[];
  /** What this user may not do: `Task.create`, `Task.delete`. */
  forbidden: Set<string>;
  /** What a request meets instead of its answer; true: it has been dealt with. */
  fault: ((asked: Asked, response: ServerResponse) => boolean | Promise<boolean>) | undefined;
  /** What happens to an answer whose request was done: true drops it, as a connection does that breaks. */
  loseAnswer: ((asked: Asked) => boolean) | undefined;
  clock: () => number;
  close(): Promise<void>;
}

const VERSIONS = ['58.0', '65.0', '66.0', '67.0'];
const LONGEST_ADDRESS = 16_384;

interface Place {
  object: string;
  ids: unknown[];
  total: number;
  shown: (row: Row) => Row;
}

/**
 * An org of Salesforce on loopback that keeps its rules: queries are parsed and evaluated, fields that a user may not see do
 * not exist, long answers come in pages whose places end, requests are counted, tokens end, and a refresh token serves once.
 */
export async function startSalesforce(orders = 0): Promise<SalesforceSimulator> {
  const places = new Map<string, Place>();
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const piece of request) body += piece;
    const url = new URL(request.url ?? '/', org.address);
    const soql = url.searchParams.get('q') ?? '';
    const asked: Asked = { method: request.method ?? '', path: url.pathname, soql };
    const object = objectOf(asked);
    if (object) asked.object = object;
    org.asked.push(asked);
    const end = (status: number, said?: unknown) => reply(response, status, said);
    if (await org.fault?.(asked, response)) return;
    if (url.pathname.startsWith('/services/oauth2/') && url.pathname !== '/services/oauth2/userinfo')
      return signIn(url, body, response);
    if (url.pathname === '/services/data/' || url.pathname === '/services/data')
      return end(
        200,
        VERSIONS.map((version) => ({ label: '', url: `/services/data/v${version}`, version })),
      );
    if (!org.tokens.admits(request.headers.authorization))
      return end(401, [{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }]);
    org.used += 1;
    if (org.used > org.of)
      return end(403, [{ message: 'TotalRequests Limit exceeded.', errorCode: 'REQUEST_LIMIT_EXCEEDED' }]);
    if ((request.url ?? '').length > LONGEST_ADDRESS) return end(414);
    if (url.pathname === '/services/oauth2/userinfo')
      return end(200, { user_id: sfId('User', 1), preferred_username: 'ada@own.example' });
    const size = Number(/batchSize=(\d+)/.exec(`${request.headers['sforce-query-options'] ?? ''}`)?.[1]);
    try {
      const said = resource(asked, body, Math.min(2_000, Math.max(200, size || org.pageSize)));
      if (org.loseAnswer?.(asked)) response.destroy();
      else end(said.status, said.body);
    } catch (error) {
      if (!(error instanceof SoqlError)) throw error;
      end(error.code === 'NOT_FOUND' ? 404 : 400, [{ message: error.message, errorCode: error.code }]);
    }
  }

  function signIn(url: URL, body: string, response: ServerResponse): void {
    const instance = new URL(org.address).origin;
    if (url.pathname === '/services/oauth2/authorize') {
      const said = org.tokens.authorize(url.searchParams);
      if ('location' in said) response.writeHead(302, { location: said.location }).end();
      else response.writeHead(400, { 'content-type': 'text/html' }).end(`<html>error=${said.error}</html>`);
      return;
    }
    if (url.pathname === '/services/oauth2/revoke') {
      const known = org.tokens.end(new URLSearchParams(body).get('token') ?? '');
      reply(response, known ? 200 : 400, known ? undefined : { error: 'invalid_token' });
      return;
    }
    const { status, body: said } = org.tokens.grant(new URLSearchParams(body), instance);
    reply(response, status, said);
  }

  function resource(
    { method, path, soql }: Asked,
    body: string,
    size: number,
  ): { status: number; body?: unknown } {
    const [, version = '', rest = ''] = /^\/services\/data\/v([\d.]+)\/(.*)$/.exec(path) ?? [];
    if (!VERSIONS.includes(version))
      throw new SoqlError('NOT_FOUND', 'The requested resource does not exist');
    if (/^query(?:All)?\/?$/.test(rest))
      return { status: 200, body: begin(soql, size, version, rest.startsWith('queryAll')) };
    const [, locator] = /^query(?:All)?\/(.+)$/.exec(rest) ?? [];
    if (locator) return { status: 200, body: goOn(locator, size, version) };
    if (rest === 'composite' && method === 'POST')
      return {
        status: 200,
        body: answerComposite(org, body, (verb, url, given) =>
          resource({ method: verb, path: url.pathname, soql: url.searchParams.get('q') ?? '' }, given, size),
        ),
      };
    if (/^sobjects\/?$/.test(rest)) return { status: 200, body: describeGlobal(org) };
    const [, object = '', id = ''] = /^sobjects\/(\w+)(?:\/(\w+))?\/?$/.exec(rest) ?? [];
    const fields = org.fields[object];
    if (!fields || !org.records[object])
      throw new SoqlError('NOT_FOUND', 'The requested resource does not exist');
    if (id === 'describe') {
      const createable = !org.forbidden.has(`${object}.create`);
      return { status: 200, body: { ...describeObject(org, object, fields), createable } };
    }
    if (method === 'POST' && id === '')
      return { status: 201, body: createRecord(org, object, JSON.parse(body)) };
    if (method === 'DELETE') return remove(object, id);
    const row = org.records[object].find(({ Id }) => Id === id);
    if (!row)
      throw new SoqlError('NOT_FOUND', 'Provided external ID field does not exist or is not accessible');
    return { status: 200, body: { attributes: { type: object }, ...row } };
  }

  function begin(soql: string, size: number, version: string, deleted: boolean) {
    const { object, rows, count, shown } = answerSoql(soql, org, deleted);
    if (count) return { totalSize: rows.length, done: true, records: [] };
    return pageOf({ object, ids: rows.map(({ Id }) => Id), total: rows.length, shown }, 0, size, version);
  }

  function goOn(locator: string, size: number, version: string) {
    const [name = '', from = ''] = locator.split('-');
    const place = places.get(name);
    if (!place) throw new SoqlError('INVALID_QUERY_LOCATOR', 'invalid query locator');
    return pageOf(place, Number(from), size, version, name);
  }

  function pageOf(place: Place, from: number, size: number, version: string, name = `01g${places.size}`) {
    const { object, ids, total, shown } = place;
    const byId = new Map(org.records[object]?.map((row) => [row.Id, row]));
    const records = ids.slice(from, from + size).flatMap((id) => {
      const row = byId.get(id);
      return row ? [shown(row)] : [];
    });
    const done = from + size >= ids.length;
    if (!done) places.set(name, place);
    const next = `/services/data/v${version}/query/${name}-${from + size}`;
    return { totalSize: total, done, ...(done ? {} : { nextRecordsUrl: next }), records };
  }

  function remove(object: string, id: string): { status: number } {
    if (org.forbidden.has(`${object}.delete`))
      throw new SoqlError('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
    const rows = org.records[object] ?? [];
    const at = rows.findIndex(({ Id }) => Id === id);
    if (at < 0) throw new SoqlError('NOT_FOUND', 'entity is deleted');
    rows.splice(at, 1);
    org.writes.push(`delete ${object}`);
    return { status: 204 };
  }

  function reply(response: ServerResponse, status: number, said?: unknown): void {
    response.writeHead(status, {
      'content-type': 'application/json;charset=UTF-8',
      date: new Date(org.clock()).toUTCString(),
      'sforce-limit-info': `api-usage=${org.used}/${org.of}`,
    });
    response.end(said === undefined ? undefined : JSON.stringify(said));
  }

  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const org: SalesforceSimulator = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    fields: sfFields(),
    records: manyOrders(orders),
    custom: {},
    tokens: salesforceTokens(),
    asked: [],
    used: 0,
    of: 100_000,
    pageSize: 2_000,
    forgetPlaces: () => places.clear(),
    writes: [],
    forbidden: new Set(),
    fault: undefined,
    loseAnswer: undefined,
    clock: Date.now,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
  return org;
}
