import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startZoho, type ZohoSimulator } from '../../simulators/zoho.ts';

/** Hosts that the person allowed the browser to call, and what a sign-in page sends the browser back with. */
let allowed: string[] = [];
vi.mock('wxt/browser', () => ({
  browser: {
    runtime: { sendMessage: async () => ({ ok: true, value: null }) },
    storage: { session: { get: async () => ({}) } },
    permissions: {
      contains: async ({ origins }: { origins: string[] }) => origins.every((each) => allowed.includes(each)),
    },
    identity: {
      getRedirectURL: (path: string) => `https://extension.example/${path}`,
      launchWebAuthFlow: async ({ url }: { url: string }) =>
        (await fetch(url, { redirect: 'manual' })).headers.get('location'),
    },
  },
}));
const { connectSystem } = await import('../../../lib/surface/connect-system.ts');
const { zohoDraft } = await import('../../../lib/surface/zoho-draft.ts');
const { surfaceStore } = await import('../../../lib/surface/reading.ts');
const { listConnections } = await import('../../../lib/store/connections.ts');

const EU = ['https://accounts.zoho.eu/*', 'https://www.zohoapis.eu/*'];
const US = ['https://accounts.zoho.com/*', 'https://www.zohoapis.com/*'];
const real = globalThis.fetch;
let crm: ZohoSimulator;
let hosts: string[] = [];

beforeEach(async () => {
  crm = await startZoho(1);
  hosts = [];
  // Everything that Zoho’s hosts are asked is answered by the simulator.
  globalThis.fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : `${input}`);
    if (!/(?:^|\.)zoho(?:apis)?\./.test(url.host)) return real(input, init);
    hosts.push(url.host);
    const at = new URL(url.pathname + url.search, crm.address);
    if (!(input instanceof Request)) return real(at, init);
    const { method, headers, body } = input;
    return real(at, { method, headers, body, duplex: 'half', ...init } as RequestInit);
  };
  crm.tokens.redirects.add('https://extension.example/signed-in');
  Object.assign(crm.tokens, {
    accountsServer: 'https://accounts.zoho.eu',
    apiDomain: 'https://www.zohoapis.eu',
  });
});
afterEach(async () => {
  globalThis.fetch = real;
  await crm.close();
});

async function connect(): Promise<string | undefined> {
  const form = { label: '', centre: 'com', clientId: crm.tokens.clientId, secret: '', address: '' } as const;
  const hears = { step: () => {}, sample: () => {} };
  return (await connectSystem(zohoDraft({ ...form, everyMinutes: 30 }), hears))?.code;
}

test('an organisation that lives elsewhere is named where the browser may not go there, and gets no token', async () => {
  allowed = US;
  expect(await connect()).toBe('sign-in-elsewhere');
  expect(hosts).toEqual(['accounts.zoho.com']);
  expect(await listConnections(await surfaceStore())).toEqual([]);
});

test('where the browser may, it is connected at the place that the sign-in leads to', async () => {
  allowed = [...US, ...EU];
  expect(await connect()).toBeUndefined();
  expect(await listConnections(await surfaceStore())).toMatchObject([
    {
      id: 'www.zohoapis.eu',
      address: 'https://www.zohoapis.eu/',
      org: '554000000000001',
      signIn: { tokenAddress: 'https://accounts.zoho.eu/oauth/v2/token' },
    },
  ]);
  expect(new Set(hosts)).toEqual(new Set(['accounts.zoho.com', ...EU.map((each) => new URL(each).host)]));
});
