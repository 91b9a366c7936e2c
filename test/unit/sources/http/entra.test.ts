import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CodeSignIn } from '../../../../lib/domain/sign-in.ts';
import { beginCodeFlow, finishCodeFlow } from '../../../../lib/sources/http/oauth/code-flow.ts';
import { refreshGrant } from '../../../../lib/sources/http/oauth/token-request.ts';
import { type DynamicsSimulator, startDynamics } from '../../../simulators/dynamics.ts';
import { asInBrowser } from '../../sync/dynamics-world.ts';

const REDIRECT = 'https://fbobnnpfaohfkklhmjbnnnenehijgcbm.chromiumapp.org/signed-in';
const HOUR = 3_600_000;
let simulator: DynamicsSimulator;
let signIn: CodeSignIn;
let asBefore: () => void;
const request = { connectionId: 'c', why: 'sign-in', note: () => {}, signal: new AbortController().signal };

beforeEach(async () => {
  asBefore = asInBrowser();
  simulator = await startDynamics();
  const { address, login, tokens } = simulator;
  const entra = `${login}${tokens.tenant}/oauth2/v2.0`;
  tokens.redirects.set(REDIRECT, 'spa');
  signIn = {
    kind: 'code',
    authorizeAddress: `${entra}/authorize`,
    tokenAddress: `${entra}/token`,
    clientId: tokens.clientId,
    scope: `${new URL(address).origin}/user_impersonation offline_access`,
  };
});
afterEach(async () => {
  asBefore();
  await simulator.close();
});

/** What a person does who signs in: the page sends the browser back with a code. */
async function signedIn() {
  const flow = await beginCodeFlow(signIn, REDIRECT);
  const sent = await fetch(flow.url, { redirect: 'manual' });
  return finishCodeFlow(signIn, flow, sent.headers.get('location') ?? '', request);
}

test('a browser that is registered as a single-page application gets tokens that renew themselves', async () => {
  const { refresh = '' } = await signedIn();
  const renewed = await refreshGrant(signIn, refresh, request);
  expect(simulator.tokens.admits(`Bearer ${renewed.access}`)).toBe(true);
});

test.each(['native', 'web'] as const)(
  'registered as %s, what to change in Entra is said',
  async (platform) => {
    simulator.tokens.redirects.set(REDIRECT, platform);
    await expect(signedIn()).rejects.toMatchObject({
      failure: { code: 'sign-in-platform', next: expect.stringContaining('Single-page application') },
    });
  },
);

test('without an Origin header a single-page application gets nothing', async () => {
  asBefore();
  await expect(signedIn()).rejects.toMatchObject({ failure: { code: 'sign-in-platform' } });
});

test('where nobody consented, whoever may is named', async () => {
  simulator.tokens.consented = false;
  await expect(signedIn()).rejects.toMatchObject({ failure: { code: 'sign-in-consent' } });
});

test('a sign-in ends 24 hours after it was made, however often it was renewed: sign in again', async () => {
  const began = Date.now();
  let { refresh = '' } = await signedIn();
  for (const hours of [8, 16, 23]) {
    simulator.tokens.clock = () => began + hours * HOUR;
    ({ refresh = '' } = await refreshGrant(signIn, refresh, request));
  }
  simulator.tokens.clock = () => began + 25 * HOUR;
  await expect(refreshGrant(signIn, refresh, request)).rejects.toMatchObject({
    failure: { code: 'sign-in-again' },
  });
});

test('a rule of the company that wants a person asks for one', async () => {
  const { refresh = '' } = await signedIn();
  simulator.tokens.wantsPerson = true;
  await expect(refreshGrant(signIn, refresh, request)).rejects.toMatchObject({
    failure: { code: 'sign-in-again' },
  });
});
