import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { LedgerEntry } from '../../../../lib/domain/connection.ts';
import { FailureError } from '../../../../lib/domain/result.ts';
import type { ApiOptions, ApiRequest } from '../../../../lib/sources/http/api.ts';
import type { Auth } from '../../../../lib/sources/http/auth.ts';
import { openApi } from '../../../../lib/sources/http/open-api.ts';

let server: Server;
let address = '';
let answer: (request: IncomingMessage, response: ServerResponse) => void = () => {};
let met: { method: string; url: string; authorization?: string }[] = [];
let ledger: LedgerEntry[] = [];

beforeEach(async () => {
  [met, ledger] = [[], []];
  server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      met.push({ method, url, authorization: headers.authorization });
      answer(request, response);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterEach(() => {
  server.close();
  server.closeAllConnections();
});

const says =
  (status: number, body = '', headers: Record<string, string> = {}) =>
  (_: IncomingMessage, response: ServerResponse) =>
    void response.writeHead(status, headers).end(body);

function send(request: Partial<ApiRequest> = {}, options: Partial<ApiOptions> = {}, open = openApi) {
  const signal = new AbortController().signal;
  const note = (entry: LedgerEntry) => ledger.push(entry);
  const api = open({ connectionId: 'c', address, why: 'sync', note, signal, pauseMs: 1, ...options });
  return api.send({ method: 'GET', path: 'rows', what: 'rows', fields: [], ...request });
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.catch((thrown: unknown) => thrown);
  if (!(error instanceof FailureError)) throw new Error(`no failure: ${error}`);
  return error.failure.code;
}

describe('a 403 is told apart', () => {
  test.each<[string, string, Record<string, string>]>([
    ['limit-reached', '[{"errorCode":"REQUEST_LIMIT_EXCEEDED"}]', { 'content-type': 'application/json' }],
    ['limit-reached', '{"error":{"errors":[{"reason":"rateLimitExceeded"}]}}', {}],
    ['limit-reached', '', { 'x-ratelimit-remaining': '0' }],
    ['limit-reached', '', { 'retry-after': '3600' }],
    ['service-disabled', '[{"errorCode":"API_DISABLED_FOR_ORG"}]', { 'content-type': 'application/json' }],
    ['service-disabled', '{"error":{"status":"SERVICE_DISABLED"}}', {}],
    ['not-permitted', '{"error":"insufficient_scope"}', {}],
    ['not-permitted', '', {}],
  ])('%s: %s %o', async (code, body, headers) => {
    answer = says(403, body, headers);
    expect(await codeOf(send())).toBe(code);
    expect(met).toHaveLength(1);
  });
});

describe('what an answer is', () => {
  test('unchanged, with the validators of the last one', async () => {
    answer = ({ headers }, response) =>
      void (headers['if-none-match'] === '"7"'
        ? response.writeHead(304, { etag: '"7"' }).end()
        : response.writeHead(200, { etag: '"7"', 'x-ratelimit-remaining': '41' }).end('rows'));
    const first = await send();
    expect(first).toMatchObject({ unchanged: false, validators: { etag: '"7"' }, left: 41 });
    expect(await send({ unless: first.validators })).toMatchObject({ unchanged: true });
    expect(ledger.map(({ outcome, received }) => [outcome, received])).toEqual([
      ['200', 4],
      ['304', 0],
    ]);
  });
  test('empty, or only a part', async () => {
    answer = says(204);
    expect(await send()).toMatchObject({ status: 204, partial: false });
    answer = says(207, '{}');
    expect(await send()).toMatchObject({ partial: true });
  });
});

describe('where a request goes', () => {
  test.each(['https://elsewhere.example/rows', '//elsewhere.example/rows'])('not to %s', async (path) => {
    expect(await codeOf(send({ path }))).toBe('address-foreign');
    expect(met).toEqual([]);
  });
  test('not out of this machine without encryption', async () => {
    expect(await codeOf(send({}, { address: 'http://erp.example/' }))).toBe('address-insecure');
  });
});

describe('a sign-in that is refused', () => {
  const renewing = (tokens: string[]): Auth => {
    let at = 0;
    return {
      headers: async () => ({ authorization: `Bearer ${tokens[at]}` }),
      renew: async () => {
        at += 1;
        return at < tokens.length;
      },
    };
  };
  const admits = (token: string) => (request: IncomingMessage, response: ServerResponse) =>
    void response.writeHead(request.headers.authorization === `Bearer ${token}` ? 200 : 401).end('rows');

  test('is renewed once, and the request repeated once', async () => {
    answer = admits('new');
    expect((await send({}, { auth: renewing(['old', 'new']) })).status).toBe(200);
    expect(met.map(({ authorization }) => authorization)).toEqual(['Bearer old', 'Bearer new']);
  });
  test('also then: it is said, not tried again', async () => {
    answer = admits('third');
    expect(await codeOf(send({}, { auth: renewing(['old', 'new', 'third']) }))).toBe('sign-in-refused');
    expect(met).toHaveLength(2);
    expect(JSON.stringify(ledger)).not.toContain('Bearer');
  });
});

test('what writes is asked once, also where the server is busy', async () => {
  answer = says(503);
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'] as const)
    expect(await codeOf(send({ method, json: {} }))).toBe('server-error');
  expect(met.map(({ method }) => method)).toEqual(['POST', 'PUT', 'PATCH', 'DELETE']);
});

test('a pause longer than a sync may last ends it', async () => {
  answer = says(429, '', { 'retry-after': '3600' });
  expect(await codeOf(send())).toBe('too-many-requests');
  expect(met).toHaveLength(1);
});

test('one host is asked so widely and so fast, and no more, by all windows and workers together', async () => {
  const PER_SECOND = 100;
  const TOGETHER = 3;
  let [now, widest] = [0, 0];
  const times: number[] = [];
  const announce = async () => void times.push(performance.now());
  answer = (_, response) => {
    now += 1;
    widest = Math.max(widest, now);
    setTimeout(() => {
      now -= 1;
      response.writeHead(200).end('x');
    }, 5);
  };
  const pace = { together: TOGETHER, perSecond: PER_SECOND };
  // Each of them loads its own code, as windows and workers do; they share the browser's locks alone.
  const windows: (typeof openApi)[] = [];
  for (let window = 0; window < 3; window += 1) {
    vi.resetModules();
    windows.push((await import('../../../../lib/sources/http/open-api.ts')).openApi);
  }
  expect(new Set(windows).size).toBe(3);
  await Promise.all(Array.from({ length: 36 }, (_, at) => send({}, { pace, announce }, windows[at % 3])));
  expect(widest).toBeLessThanOrEqual(TOGETHER);
  expect(met).toHaveLength(36);
  const [began = 0] = times;
  const early = times.filter((at, n) => at - began < ((n - TOGETHER) / PER_SECOND - 0.02) * 1_000);
  expect(early).toEqual([]);
});

test('a repeated request keeps the pace, too', async () => {
  const times: number[] = [];
  const announce = async () => void times.push(performance.now());
  answer = (_, response) => void response.writeHead(times.length < 3 ? 503 : 200).end('x');
  await send({}, { pace: { together: 1, perSecond: 20 }, announce });
  expect(times).toHaveLength(3);
  expect((times[2] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(80);
});

test('who stops waiting for a place leaves it to the next', async () => {
  answer = (_, response) => void setTimeout(() => response.writeHead(200).end('x'), 20);
  const pace = { together: 1, perSecond: 1_000 };
  const abort = new AbortController();
  const [first, left, last] = [
    send({}, { pace }),
    send({}, { pace, signal: abort.signal }),
    send({}, { pace }),
  ];
  abort.abort('paused');
  await expect(left).rejects.toBe('paused');
  expect((await first).status).toBe(200);
  expect((await last).status).toBe(200);
});
