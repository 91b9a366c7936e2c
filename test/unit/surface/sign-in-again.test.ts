import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { EVERYTHING } from '../../../lib/domain/sync-marks.ts';
import type { RecordConnection } from '../../../lib/sources/source.ts';
import { startDynamics } from '../../simulators/dynamics.ts';
import { startHubspot } from '../../simulators/hubspot.ts';
import { startSalesforce } from '../../simulators/salesforce.ts';
import { startZoho } from '../../simulators/zoho.ts';
import { asInBrowser, connectDynamics } from '../sync/dynamics-world.ts';
import { connectHubspot } from '../sync/hubspot-world.ts';
import { connectSalesforce } from '../sync/salesforce-world.ts';
import { connectZoho } from '../sync/zoho-world.ts';

const REDIRECT = 'https://extension.example/signed-in';
vi.mock('wxt/browser', () => ({
  browser: {
    runtime: { sendMessage: async () => ({ ok: true, value: null }) },
    storage: { session: { get: async () => ({}) } },
    permissions: { contains: async () => true },
    identity: {
      getRedirectURL: () => REDIRECT,
      launchWebAuthFlow: async ({ url }: { url: string }) =>
        (await fetch(url, { redirect: 'manual' })).headers.get('location'),
    },
  },
}));
const { signInAgain } = await import('../../../lib/surface/sign-in-again.ts');
const { surfaceStore } = await import('../../../lib/surface/reading.ts');
const { pauseConnection } = await import('../../../lib/sync/refused-sign-in.ts');
const { storedTokens } = await import('../../../lib/sync/token-shelf.ts');
const { changeConnection, readConnection } = await import('../../../lib/store/connections.ts');
const { readSecret } = await import('../../../lib/store/secrets.ts');

let endBrowser: () => void;
let close: () => Promise<void>;

beforeEach(() => {
  endBrowser = asInBrowser();
});
afterEach(async () => {
  endBrowser();
  await close();
});

interface Case {
  connection: RecordConnection;
  /** From now on whoever signs in does so in another account. */
  elsewhere: () => void;
  /** An object that records are read of. */
  object: string;
  /** What is said of that one, and of the one that is connected. */
  names: [string, string];
  /** Whether the last sign-in holds at its server; undefined where its server can not be told. */
  isLive: () => boolean | undefined;
}

/** Each system that a person signs in to on a page, connected. */
const SYSTEMS: Record<string, () => Promise<Case>> = {
  async 'Zoho CRM'() {
    const crm = await startZoho(1);
    close = crm.close;
    crm.tokens.redirects.add(REDIRECT);
    return {
      connection: await connectZoho(crm, await surfaceStore()),
      elsewhere: () => Object.assign(crm.org, { id: '554000000000999', company_name: 'Other Works' }),
      object: 'Cases',
      names: ['Other Works (554000000000999)', 'Our Own Works (554000000000001)'],
      isLive: () => crm.tokens.scopeOf(`Zoho-oauthtoken ${crm.tokens.issued.at(-1)}`) !== undefined,
    };
  },
  async Salesforce() {
    const org = await startSalesforce(1);
    close = org.close;
    org.tokens.redirects.add(REDIRECT);
    const rows = org.records.Organization ?? [];
    return {
      connection: await connectSalesforce(org, await surfaceStore()),
      elsewhere: () => rows.splice(0, 1, { Id: '00D8d0000000009EAQ', Name: 'Other Works' }),
      object: 'Case',
      names: ['Other Works (00D8d0000000009)', 'Our Own Works (00D8d0000000001)'],
      isLive: () => org.tokens.live() > 1,
    };
  },
  async 'Dynamics 365'() {
    const org = await startDynamics(1);
    close = org.close;
    org.tokens.redirects.set(REDIRECT, 'spa');
    const other = '22222222-0000-4000-8000-00000000d365';
    return {
      connection: await connectDynamics(org, await surfaceStore()),
      elsewhere: () => {
        org.organisation = other;
      },
      object: 'incident',
      names: [`(${other})`, '(11111111-0000-4000-8000-00000000d365)'],
      isLive: () => undefined,
    };
  },
};

describe.each(Object.entries(SYSTEMS))('%s', (_, start) => {
  async function signedOut(): Promise<Case & { tokens: unknown; before: unknown }> {
    const given = await start();
    const { id } = given.connection;
    const store = await surfaceStore();
    const { connection } = given;
    if ('signIn' in connection && connection.signIn.kind === 'code') {
      const revokeAddress = connection.signIn.tokenAddress.replace(/token$/, (end) =>
        connection.system === 'zoho' ? 'token/revoke' : end.replace('token', 'revoke'),
      );
      const signIn = { ...connection.signIn, ...(connection.system === 'dynamics' ? {} : { revokeAddress }) };
      given.connection = { ...connection, signIn };
    }
    const was = { ...given.connection, syncedTo: 1_700_000_000_000, user: 'who@was.example' };
    await changeConnection(store, id, () => was);
    await pauseConnection(store, id);
    return {
      ...given,
      tokens: await storedTokens(store, id).read(),
      before: await readConnection(store, id),
    };
  }

  test('whoever signs in again in another account is told of which, and nothing is changed', async () => {
    const { connection, elsewhere, names, isLive, tokens, before } = await signedOut();
    const store = await surfaceStore();
    elsewhere();
    const failure = await signInAgain(connection, '');
    expect(failure?.code).toBe('other-account');
    for (const name of names) expect(failure?.message).toContain(name);
    expect(failure?.next).toMatch(/^Sign in as a user of .+ Nothing was changed\.$/);
    expect(await storedTokens(store, connection.id).read()).toEqual(tokens);
    expect(await readConnection(store, connection.id)).toEqual(before);
    // What was issued for nothing is ended there.
    await vi.waitUntil(() => isLive() !== true);
  });

  test('another user of the same account goes on where the first one stood', async () => {
    const { connection, tokens } = await signedOut();
    const store = await surfaceStore();
    expect(await signInAgain(connection, '')).toBeNull();
    expect(await storedTokens(store, connection.id).read()).not.toEqual(tokens);
    const now = await readConnection(store, connection.id);
    expect(now).toMatchObject({ syncedTo: 1_700_000_000_000, user: expect.stringContaining('@own.example') });
    expect(now?.signInAgain).toBeUndefined();
  });

  test('what another user may see is asked, and read from the beginning where the first one did not see it', async () => {
    const { connection, object } = await signedOut();
    const store = await surfaceStore();
    const capabilities = { ...connection.capabilities, [object]: false };
    const first = { ...connection, capabilities, user: 'who@was.example' } as RecordConnection;
    await changeConnection(store, first.id, (stored) => ({ ...stored, capabilities }) as RecordConnection);
    expect(await signInAgain(first, '')).toBeNull();
    expect(await readConnection(store, connection.id)).toMatchObject({
      ...{ anew: [EVERYTHING], capabilities: { [object]: true }, syncedTo: 1_700_000_000_000 },
    });
  });
});

test('HubSpot: a new token of another account is refused, the old one stays; one of the same is taken', async () => {
  const hub = await startHubspot(1);
  close = hub.close;
  const store = await surfaceStore();
  const connection = await connectHubspot(hub, store);
  const { token, account } = hub;
  // Where it may read no orders, nothing else would ask.
  const poor = { ...connection, capabilities: { ...connection.capabilities, orders: false } };
  Object.assign(hub, { token: 'pat-other', account: '999' });
  const failure = await signInAgain(poor, 'pat-other');
  expect(failure).toMatchObject({ code: 'other-account', message: expect.stringContaining('999') });
  expect(failure?.message).toContain(account);
  expect(await readSecret(store, connection.id)).toBe(token);
  expect(await signInAgain(poor, 'pat-wrong')).toMatchObject({ code: 'sign-in-refused' });
  hub.account = account;
  expect(await signInAgain(poor, 'pat-other')).toBeNull();
  expect(await readSecret(store, connection.id)).toBe('pat-other');
  // Whose token it is HubSpot does not tell: what it may read is asked.
  expect(await readConnection(store, connection.id)).toMatchObject({
    ...{ anew: [EVERYTHING], capabilities: { orders: true } },
  });
});
