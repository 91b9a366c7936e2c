import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FailureError } from '../../../lib/domain/result.ts';
import type { OAuthSignIn, Tokens } from '../../../lib/domain/sign-in.ts';
import type { Auth } from '../../../lib/sources/http/auth.ts';
import { type TokenShelf, tokenAuth } from '../../../lib/sources/http/oauth/token-auth.ts';
import { clientGrant, refreshGrant } from '../../../lib/sources/http/oauth/token-request.ts';
import { openApi } from '../../../lib/sources/http/open-api.ts';
import { closeStore, openStore, type Store } from '../../../lib/store/open.ts';
import { storedTokens } from '../../../lib/sync/token-shelf.ts';
import { type ReportServer, startReports } from '../../simulators/report-server.ts';
import { startTokens, type TokenServer } from '../../simulators/token-server.ts';

const CALLERS = 50;
const ROUNDS = 20;
let tokens: TokenServer;
let reports: ReportServer;
let store: Store;
let clock = 0;
let count = 0;

beforeEach(async () => {
  [tokens, reports] = await Promise.all([startTokens(), startReports()]);
  reports.reports.set('/data', {
    body: '{}',
    type: 'application/json',
    admits: ({ authorization }) => tokens.admits(authorization),
  });
  count += 1;
  clock = Date.UTC(2026, 10, 22);
  store = await openStore(`tokens-${count}-${Date.now()}`);
});
afterEach(async () => {
  closeStore(store);
  await Promise.all([tokens.close(), reports.close()]);
});

const signal = new AbortController().signal;
const noted = { connectionId: 'c', why: 'sync', note: () => {}, signal };

function signIn(): OAuthSignIn & { kind: 'code' } {
  const { origin } = tokens;
  return {
    kind: 'code',
    authorizeAddress: `${origin}/authorize`,
    tokenAddress: `${origin}/token`,
    clientId: 'partnerlens',
    scope: '',
  };
}

/** One window or worker of the browser: it shares the store and the locks with the others, and nothing else. */
function caller(shelf: TokenShelf = storedTokens(store, 'c')): { auth: Auth; ask(): Promise<number> } {
  const auth = tokenAuth({
    host: 'reports.example',
    shelf,
    now: () => clock,
    grant: (stored) => refreshGrant(signIn(), stored?.refresh ?? '', noted),
  });
  const address = `${reports.origin}/`;
  // Each caller has a pace of its own here: what is tried is the renewal.
  const pace = { together: 1_000, perSecond: 1e6, burst: 1e6 };
  const api = openApi({ ...noted, address, auth, pace });
  return {
    auth,
    ask: async () => (await api.send({ method: 'GET', path: 'data', what: 'data', fields: [] })).status,
  };
}

async function begin(shelf = storedTokens(store, 'c')): Promise<void> {
  const { access, refresh } = tokens.signIn();
  await shelf.write({ access, refresh, expiresAt: clock + 600_000, rotation: 1, asked: [] });
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.catch((thrown: unknown) => thrown);
  if (!(error instanceof FailureError)) throw new Error(`no failure: ${error}`);
  return error.failure.code;
}

test(`${CALLERS} callers at once, ${ROUNDS} times: ${ROUNDS} refreshes, and no token is spent twice`, async () => {
  await begin();
  for (let round = 0; round < ROUNDS; round += 1) {
    // By the clock and by a 401 in turn: each way one renewal.
    clock += round % 2 === 0 ? 11 * 60_000 : 61_000;
    tokens.expire();
    const statuses = await Promise.all(Array.from({ length: CALLERS }, () => caller().ask()));
    expect(new Set(statuses)).toEqual(new Set([200]));
  }
  expect(tokens.refreshes).toEqual(Array.from({ length: ROUNDS }, () => 'granted'));
  expect(tokens.reused).toBe(0);
  expect((await storedTokens(store, 'c').read())?.rotation).toBe(1 + ROUNDS);
}, 60_000);

test('the new tokens are stored before the first request uses them', async () => {
  await begin();
  tokens.expire();
  clock += 700_000;
  const shelf = storedTokens(store, 'c');
  const written: Tokens[] = [];
  const watched = {
    ...shelf,
    write: (next: Tokens) => {
      written.push(next);
      return shelf.write(next);
    },
  };
  const { authorization } = await caller(watched).auth.headers();
  expect(authorization).toBe(`Bearer ${(await shelf.read())?.access}`);
  expect(written.map(({ rotation }) => rotation)).toEqual([1, 2]);
});

test('killed between answer and store: one clean "sign in again", and nothing is asked after that', async () => {
  await begin();
  tokens.expire();
  clock += 700_000;
  const shelf = storedTokens(store, 'c');
  let writes = 0;
  const killed = {
    ...shelf,
    write: (next: Tokens) => {
      writes += 1;
      // The first write counts the attempt; the second would store what the server issued.
      return writes === 2 ? Promise.reject(new Error('killed')) : shelf.write(next);
    },
  };
  await expect(caller(killed).ask()).rejects.toThrow('killed');
  expect(await codeOf(caller().ask())).toBe('sign-in-again');
  const before = tokens.refreshes.length;
  for (let surface = 0; surface < 20; surface += 1)
    expect(await codeOf(caller().ask())).toBe('sign-in-again');
  expect(tokens.refreshes.length).toBe(before);
  expect(reports.asked).toEqual([]);
});

test('a server that refuses every new token is asked ten times in ten minutes at most', async () => {
  await begin();
  const codes = new Set<string>();
  for (let turn = 0; turn < 30; turn += 1) {
    tokens.expire();
    clock += 1_000;
    const { auth } = caller();
    codes.add(
      (await auth.renew?.(await auth.headers()).then(
        () => 'renewed',
        (error: FailureError) => error.failure.code,
      )) ?? '',
    );
  }
  expect(tokens.refreshes).toHaveLength(10);
  expect([...codes]).toEqual(['renewed', 'sign-in-too-often']);
  clock += 11 * 60_000;
  expect(await caller().ask()).toBe(200);
});

test('a network that is gone for a moment ends no sign-in', async () => {
  await begin();
  tokens.expire();
  clock += 700_000;
  const { origin } = tokens;
  await tokens.close();
  expect(await codeOf(caller().ask())).toBe('server-unreachable');
  expect((await storedTokens(store, 'c').read())?.refresh).toMatch(/^refresh-/);
  expect(origin).toBe(tokens.origin);
});

test('client credentials bring a token that is renewed by itself', async () => {
  const { kind: _, authorizeAddress: __, ...rest } = signIn();
  const auth = tokenAuth({
    host: 'reports.example',
    shelf: storedTokens(store, 'c'),
    now: () => clock,
    grant: () => clientGrant({ kind: 'client', ...rest }, 'company secret', noted),
  });
  const first = await auth.headers();
  expect(tokens.admits(first.authorization)).toBe(true);
  clock += 700_000;
  expect((await auth.headers()).authorization).not.toBe(first.authorization);
});
