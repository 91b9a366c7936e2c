import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FailureError } from '../../../lib/domain/result.ts';
import type { Tokens } from '../../../lib/domain/sign-in.ts';
import { tokenAuth } from '../../../lib/sources/http/oauth/token-auth.ts';
import { clientGrant } from '../../../lib/sources/http/oauth/token-request.ts';
import { storedTokens } from '../../../lib/sync/token-shelf.ts';
import { askInRounds, noted, openTokenWorld, type TokenWorld } from './token-world.ts';

const CALLERS = 50;
/** `npm run test:long tokens` runs twenty. */
const ROUNDS = 3;
let world: TokenWorld;

beforeEach(async () => {
  world = await openTokenWorld();
});
afterEach(() => world.close());

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.catch((thrown: unknown) => thrown);
  if (!(error instanceof FailureError)) throw new Error(`no failure: ${error}`);
  return error.failure.code;
}

test(`${CALLERS} callers at once, ${ROUNDS} times: ${ROUNDS} renewals, and no token is spent twice`, async () => {
  await askInRounds(world, CALLERS, ROUNDS);
  expect(world.tokens.refreshes).toEqual(Array.from({ length: ROUNDS }, () => 'granted'));
  expect(world.tokens.reused).toBe(0);
  expect((await storedTokens(world.store, 'c').read())?.rotation).toBe(1 + ROUNDS);
}, 20_000);

test('the new tokens are stored before the first request uses them', async () => {
  world.tokens.expire();
  world.clock += 700_000;
  const shelf = storedTokens(world.store, 'c');
  const written: Tokens[] = [];
  const watched = {
    ...shelf,
    write: (next: Tokens) => {
      written.push(next);
      return shelf.write(next);
    },
  };
  const { authorization } = await world.caller(watched).auth.headers();
  expect(authorization).toBe(`Bearer ${(await shelf.read())?.access}`);
  expect(written.map(({ rotation }) => rotation)).toEqual([1, 2]);
});

test('killed between answer and store: one clean "sign in again", and nothing is asked after that', async () => {
  world.tokens.expire();
  world.clock += 700_000;
  const shelf = storedTokens(world.store, 'c');
  let writes = 0;
  const killed = {
    ...shelf,
    write: (next: Tokens) => {
      writes += 1;
      // The first write counts the attempt; the second would store what the server issued.
      return writes === 2 ? Promise.reject(new Error('killed')) : shelf.write(next);
    },
  };
  await expect(world.caller(killed).ask()).rejects.toThrow('killed');
  expect(await codeOf(world.caller().ask())).toBe('sign-in-again');
  const before = world.tokens.refreshes.length;
  for (let surface = 0; surface < 20; surface += 1)
    expect(await codeOf(world.caller().ask())).toBe('sign-in-again');
  expect(world.tokens.refreshes.length).toBe(before);
  expect(world.reports.asked).toEqual([]);
});

test('a server that refuses every new token is asked ten times in ten minutes at most', async () => {
  const codes = new Set<string>();
  for (let turn = 0; turn < 30; turn += 1) {
    world.tokens.expire();
    world.clock += 1_000;
    const { auth } = world.caller();
    codes.add(
      (await auth.renew?.(await auth.headers()).then(
        () => 'renewed',
        (error: FailureError) => error.failure.code,
      )) ?? '',
    );
  }
  expect(world.tokens.refreshes).toHaveLength(10);
  expect([...codes]).toEqual(['renewed', 'sign-in-too-often']);
  world.clock += 11 * 60_000;
  expect(await world.caller().ask()).toBe(200);
});

test('a network that is gone for a moment ends no sign-in', async () => {
  world.tokens.expire();
  world.clock += 700_000;
  const { origin } = world.tokens;
  await world.tokens.close();
  expect(await codeOf(world.caller().ask())).toBe('server-unreachable');
  expect((await storedTokens(world.store, 'c').read())?.refresh).toMatch(/^refresh-/);
  expect(origin).toBe(world.tokens.origin);
});

test('client credentials bring a token that is renewed by itself', async () => {
  const { kind: _, authorizeAddress: __, ...rest } = world.signIn();
  const auth = tokenAuth({
    host: 'reports.example',
    shelf: storedTokens(world.store, 'c'),
    now: () => world.clock,
    grant: () => clientGrant({ kind: 'client', ...rest }, 'company secret', noted),
  });
  const first = await auth.headers();
  expect(world.tokens.admits(first.authorization)).toBe(true);
  world.clock += 700_000;
  expect((await auth.headers()).authorization).not.toBe(first.authorization);
});
