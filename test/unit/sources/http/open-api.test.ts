import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LedgerEntry } from '../../../../lib/domain/connection.ts';
import { FailureError } from '../../../../lib/domain/result.ts';
import { openApi } from '../../../../lib/sources/http/open-api.ts';

let server: Server;
let address = '';
let answers: ((response: ServerResponse) => void)[] = [];
let met = 0;
let ledger: LedgerEntry[] = [];

beforeEach(async () => {
  [answers, ledger, met] = [[], [], 0];
  server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      const answer = answers[Math.min(met, answers.length - 1)];
      met += 1;
      answer?.(response);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterEach(() => {
  server.close();
  server.closeAllConnections();
});

const status =
  (code: number, headers: Record<string, string> = {}, text = '') =>
  (response: ServerResponse) => {
    response.writeHead(code, headers).end(text);
  };
const fine = status(200, {}, '{"a":1}');

function post(at = address, signal = new AbortController().signal) {
  const note = (entry: LedgerEntry) => ledger.push(entry);
  const api = openApi({ connectionId: 'c', address: at, why: 'sync', note, signal, pauseMs: 1 });
  return api.post('x/', { secret: 'hush' }, { what: 'read', fields: ['a'] });
}

async function failure(answer: Promise<unknown>): Promise<string> {
  const error = await answer.catch((thrown: unknown) => thrown);
  if (!(error instanceof FailureError)) throw new Error(`no failure: ${error}`);
  expect(error.failure.next.length).toBeGreaterThan(20);
  return error.failure.code;
}

test('an answer is its text and the clock of the server; the ledger tells what was asked, and no value', async () => {
  answers = [status(200, { date: 'Sun, 22 Nov 2026 10:00:00 GMT' }, 'grüße')];
  expect(await post()).toEqual({ text: 'grüße', serverTime: Date.UTC(2026, 10, 22, 10) });
  expect(ledger).toMatchObject([
    {
      connectionId: 'c',
      host: new URL(address).host,
      what: 'read',
      why: 'sync',
      fields: ['a'],
      outcome: '200',
    },
  ]);
  expect(JSON.stringify(ledger)).not.toContain('hush');
});

describe('what is broken for a moment is asked again', () => {
  test.each([408, 429, 500, 502, 503, 504])('status %i', async (code) => {
    answers = [status(code), status(code), fine];
    expect((await post()).text).toBe('{"a":1}');
    expect(ledger.map(({ outcome }) => outcome)).toEqual([`${code}`, `${code}`, '200']);
  });

  test('a connection that is torn', async () => {
    answers = [(response) => response.destroy(), fine];
    expect((await post()).text).toBe('{"a":1}');
    expect(ledger.map(({ outcome }) => outcome)).toEqual(['no answer', '200']);
  });

  test('after the pause that the server asks for', async () => {
    answers = [status(429, { 'retry-after': '1' }), fine];
    const began = Date.now();
    await post();
    expect(Date.now() - began).toBeGreaterThanOrEqual(950);
  });
});

describe('what stays broken has a name and a next step, after at most five tries', () => {
  test.each([
    [301, 'server-redirects', 1],
    [400, 'answer-unexpected', 1],
    [401, 'sign-in-refused', 1],
    [403, 'not-permitted', 1],
    [404, 'address-wrong', 1],
    [429, 'too-many-requests', 5],
    [500, 'server-error', 5],
    [503, 'server-error', 5],
  ])('status %i is %s', async (code, name, tries) => {
    answers = [status(code, { location: `${address}elsewhere` })];
    expect(await failure(post())).toBe(name);
    expect(met).toBe(tries);
    expect(ledger).toHaveLength(tries);
  });

  test('nobody listens', async () => {
    const gone = address;
    server.close();
    server.closeAllConnections();
    expect(await failure(post(gone))).toBe('server-unreachable');
  });

  test('an answer that ends too early', async () => {
    answers = [
      (response) => {
        response.writeHead(200, { 'content-length': '1000' });
        response.write('{"half":', () => response.destroy());
      },
    ];
    expect(await failure(post())).toBe('answer-cut-off');
  });
});

test('what is aborted throws its reason at once, and asks no more', async () => {
  const abort = new AbortController();
  answers = [() => abort.abort('paused')];
  await expect(post(address, abort.signal)).rejects.toBe('paused');
  expect(met).toBe(1);
});
