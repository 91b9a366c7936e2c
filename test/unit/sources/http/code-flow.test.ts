import { OAuth2Server } from 'oauth2-mock-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LedgerEntry } from '../../../../lib/domain/connection.ts';
import { FailureError } from '../../../../lib/domain/result.ts';
import type { CodeSignIn } from '../../../../lib/domain/sign-in.ts';
import {
  beginCodeFlow,
  type CodeFlow,
  findAddresses,
  finishCodeFlow,
} from '../../../../lib/sources/http/oauth/code-flow.ts';

/** The judge of the flow is a server that is not ours. */
const server = new OAuth2Server();
const REDIRECT = 'https://abcdef.chromiumapp.org/signed-in';
let issuer = '';
let ledger: LedgerEntry[] = [];
const request = () => ({
  connectionId: 'c',
  why: 'check',
  note: (entry: LedgerEntry) => ledger.push(entry),
  signal: new AbortController().signal,
});

beforeAll(async () => {
  await server.issuer.keys.generate('RS256');
  await server.start(0, '127.0.0.1');
  issuer = `http://127.0.0.1:${server.address().port}`;
  server.issuer.url = issuer;
});
afterAll(() => server.stop());

async function signIn(): Promise<CodeSignIn> {
  const found = await findAddresses(issuer, request());
  return { kind: 'code', clientId: 'partnerlens', scope: 'openid offline_access', ...found };
}

/** What the browser does: follows the sign-in page to the address that it sends back to. */
async function walk(flow: CodeFlow): Promise<string> {
  const answer = await fetch(flow.url, { redirect: 'manual' });
  return answer.headers.get('location') ?? '';
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.catch((thrown: unknown) => thrown);
  if (!(error instanceof FailureError)) throw new Error(`no failure: ${error}`);
  return error.failure.code;
}

test('a code is exchanged with the verifier that was promised, and every request is in the ledger without a value', async () => {
  ledger = [];
  const kind = await signIn();
  const flow = await beginCodeFlow(kind, REDIRECT);
  expect(new URL(flow.url).searchParams.get('code_challenge_method')).toBe('S256');
  const answered = await walk(flow);
  expect(answered.startsWith(`${REDIRECT}?code=`)).toBe(true);
  const grant = await finishCodeFlow(kind, flow, answered, request());
  expect(grant).toMatchObject({ access: expect.any(String), refresh: expect.any(String), expiresIn: 3600 });
  expect(ledger.map(({ what, outcome }) => [what, outcome])).toEqual([
    ['discovery', '200'],
    ['token: authorization_code', '200'],
  ]);
  const code = new URL(answered).searchParams.get('code') ?? '';
  for (const secret of [grant.access, grant.refresh ?? '', flow.verifier, code])
    expect(JSON.stringify(ledger)).not.toContain(secret);
});

test('a wrong verifier is refused by the server, and the code is spent', async () => {
  const kind = await signIn();
  const flow = await beginCodeFlow(kind, REDIRECT);
  const answered = await walk(flow);
  const other = await beginCodeFlow(kind, REDIRECT);
  const stolen = { ...flow, verifier: other.verifier };
  expect(await codeOf(finishCodeFlow(kind, stolen, answered, request()))).toBe('sign-in-server');
  expect(await codeOf(finishCodeFlow(kind, flow, answered, request()))).toBe('sign-in-server');
});

test('an answer to another question is refused before anything is asked', async () => {
  const kind = await signIn();
  const flow = await beginCodeFlow(kind, REDIRECT);
  const answered = await walk(await beginCodeFlow(kind, REDIRECT));
  ledger = [];
  await codeOf(finishCodeFlow(kind, flow, answered, request()));
  expect(ledger).toEqual([]);
});

test('a person who declines is told so', async () => {
  const kind = await signIn();
  const flow = await beginCodeFlow(kind, REDIRECT);
  const declined = `${REDIRECT}?error=access_denied&state=${flow.state}&error_description=canary`;
  const error = await finishCodeFlow(kind, flow, declined, request()).catch((thrown: unknown) => thrown);
  expect((error as FailureError).failure).toMatchObject({ code: 'sign-in-denied' });
  expect(JSON.stringify((error as FailureError).failure)).toContain('access_denied');
  expect(JSON.stringify((error as FailureError).failure)).not.toContain('canary');
});

test.each(['http://sign-in.example', 'ftp://x.example', 'nonsense'])(
  '%s is no sign-in server',
  async (address) => {
    expect(await codeOf(findAddresses(address, request()))).toMatch(/^(address-insecure|sign-in-server)$/);
  },
);
