import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { putConnection, readConnection } from '../../../lib/store/connections.ts';
import { lastRequests } from '../../../lib/store/ledger.ts';
import type { Store } from '../../../lib/store/open.ts';
import { openConnection } from '../../../lib/sync/open-connection.ts';
import { heedRefusal } from '../../../lib/sync/refused-sign-in.ts';
import { renewSilently } from '../../../lib/sync/silent-sign-in.ts';
import { storedTokens } from '../../../lib/sync/token-shelf.ts';
import { type DynamicsSimulator, startDynamics } from '../../simulators/dynamics.ts';
import { dvId } from '../../simulators/dynamics-data.ts';
import { asInBrowser, connectedToDynamics } from './dynamics-world.ts';

const REDIRECT = 'https://extension.example/signed-in';
const HOUR = 3_600_000;

let sim: DynamicsSimulator;
let store: Store;
let id: string;
let endBrowser: () => void;
/** Addresses that the browser was asked to open without showing a page. */
let opened: string[];
let cookie: string;
let clock: number;

beforeEach(async () => {
  sim = await startDynamics(1);
  sim.tokens.redirects.set(REDIRECT, 'spa');
  sim.tokens.clock = () => clock;
  endBrowser = asInBrowser();
  clock = Date.now();
  ({ store, id } = await connectedToDynamics(sim));
  const tokens = await storedTokens(store, id).read();
  if (tokens) await storedTokens(store, id).write({ ...tokens, signedInAt: clock });
  opened = [];
  cookie = 'a';
  sim.tokens.sessions.set('a', 'ada@own.example');
  sim.tokens.sessions.set('b', 'bo@own.example');
  sim.records.systemuser?.push({
    ...{ systemuserid: dvId('systemuser', 2), fullname: 'Bo Muster' },
    ...{ internalemailaddress: 'bo@own.example', domainname: 'bo@own.example' },
  });
});
afterEach(async () => {
  endBrowser();
  await sim.close();
});

async function ask(url: string): Promise<string | undefined> {
  opened.push(url);
  const headers: HeadersInit = cookie ? { cookie: `ESTSAUTHPERSISTENT=${cookie}` } : {};
  const response = await fetch(url, { redirect: 'manual', headers });
  // A page that wants to be shown is no answer.
  return response.headers.get('location') ?? undefined;
}

const renew = (how: Partial<Parameters<typeof renewSilently>[1]> = {}) =>
  renewSilently(store, { redirect: REDIRECT, ask, mayCall: async () => true, ...how }, () => clock);
const tokens = () => storedTokens(store, id).read();
const refused = async () => (await readConnection(store, id))?.silent?.refused;

/** The sign-in has ended, and a question to the system found that out. */
async function foundEnded(): Promise<void> {
  clock += 25 * HOUR;
  sim.tokens.expire();
  const connection = await readConnection(store, id);
  if (connection?.system !== 'dynamics') throw new Error('Not connected.');
  const { source } = await openConnection(store, connection, 'sync', new AbortController().signal);
  await expect(heedRefusal(store, id, () => source.measure(undefined))).rejects.toThrow('has ended');
  expect((await readConnection(store, id))?.signInAgain).toBe(true);
}

test('a key that lives a day is replaced in its last hour, without a page, and not before', async () => {
  const before = await tokens();
  clock += 22.9 * HOUR;
  expect([await renew(), opened]).toEqual([[], []]);
  clock += 0.2 * HOUR;
  await renew();
  expect(opened).toHaveLength(1);
  const asked = new URL(opened[0] ?? '').searchParams;
  expect(Object.fromEntries(asked)).toMatchObject({
    prompt: 'none',
    login_hint: 'ada@own.example',
    code_challenge_method: 'S256',
    state: expect.stringMatching(/^.{20,}$/),
  });
  const after = await tokens();
  expect(after?.refresh).not.toBe(before?.refresh);
  expect(after?.signedInAt).toBe(clock);
  // A day after the first sign-in the new key still holds.
  clock += 20 * HOUR;
  sim.tokens.expire();
  await renew();
  expect(opened).toHaveLength(1);
  const connection = await readConnection(store, id);
  if (connection?.system !== 'dynamics') throw new Error('Not connected.');
  await storedTokens(store, id).write({ ...(after as NonNullable<typeof after>), expiresAt: 0 });
  const { source } = await openConnection(store, connection, 'sync', new AbortController().signal);
  expect(await source.measure(undefined)).toMatchObject({ total: 1 });
  // A renewal makes the key no younger.
  expect((await tokens())?.signedInAt).toBe(after?.signedInAt);
});

test('a sign-in that ended over night goes on in the morning, and what was asked is in the list of requests', async () => {
  await foundEnded();
  expect((await renew()).map((each) => each.id)).toEqual([id]);
  const stored = await readConnection(store, id);
  expect([stored?.signInAgain, stored?.silent]).toEqual([undefined, { at: clock }]);
  const whats = (await lastRequests(store, 100))
    .filter(({ why }) => why === 'sign-in')
    .map(({ what }) => what);
  expect(whats).toContain('token: authorization_code');
  expect(whats).toContain('WhoAmI');
});

test.each([
  [
    'nobody is signed in in this browser',
    'login',
    () => {
      cookie = '';
    },
  ],
  [
    'somebody else is',
    'login',
    () => {
      cookie = 'b';
    },
  ],
  [
    'a rule wants to see the person',
    'person',
    () => {
      sim.tokens.wantsPerson = true;
    },
  ],
  [
    'consent was taken back',
    'consent',
    () => {
      sim.tokens.consented = false;
    },
  ],
  ['the server shows a page of its own', 'no-answer', () => sim.tokens.redirects.clear()],
])('where %s, a person is asked as before, and told why: %s', async (_, why, make) => {
  await foundEnded();
  make();
  const before = await tokens();
  expect(await renew()).toEqual([]);
  expect(await refused()).toBe(why);
  expect((await readConnection(store, id))?.signInAgain).toBe(true);
  expect(await tokens()).toEqual(before);
});

test('another person of the browser is not taken, even where the server can not be told whom to look for', async () => {
  const stored = await readConnection(store, id);
  if (stored?.system !== 'dynamics' || !stored.person) throw new Error('Nobody is known.');
  await putConnection(store, { ...stored, person: { ...stored.person, login: '' } });
  await foundEnded();
  cookie = 'b';
  const issued = sim.tokens.issued.length;
  expect(await renew()).toEqual([]);
  expect(new URL(opened[0] ?? '').searchParams.has('login_hint')).toBe(false);
  expect(await refused()).toBe('other');
  expect(sim.tokens.issued.length).toBe(issued + 1);
  expect((await tokens())?.access).toBe('');
  // Only another sign-in changes that: it is not asked again soon.
  clock += 2 * HOUR;
  await renew();
  expect(opened).toHaveLength(1);
});

test('it is tried once in half an hour, whatever comes of it, and by one window at a time', async () => {
  await foundEnded();
  cookie = '';
  await Promise.all([renew(), renew(), renew()]);
  clock += 29 * 60_000;
  await renew();
  expect(opened).toHaveLength(1);
  clock += 2 * 60_000;
  cookie = 'a';
  expect(await renew()).toHaveLength(1);
  expect(opened).toHaveLength(2);
});

test('a try that is killed counts', async () => {
  await foundEnded();
  void renew({ ask: () => new Promise(() => {}) });
  await expect.poll(async () => (await readConnection(store, id))?.silent?.at).toBe(clock);
  expect(await renew()).toEqual([]);
  expect(opened).toEqual([]);
});

test('an answer to another question is none, and no code is sent anywhere', async () => {
  await foundEnded();
  const asked = sim.asked.length;
  const forged = async (url: string) => {
    const back = new URL((await ask(url)) ?? '');
    back.searchParams.set('state', 'another');
    return back.href;
  };
  expect(await renew({ ask: forged })).toEqual([]);
  expect(await refused()).toBe('no-answer');
  expect(sim.asked.slice(asked).map(({ path }) => path)).toEqual([expect.stringMatching(/authorize$/)]);
});

test('hosts that the browser may not call are not asked, and no sign-in page of theirs is', async () => {
  await foundEnded();
  expect(await renew({ mayCall: async () => false })).toEqual([]);
  expect(opened).toEqual([]);
});
