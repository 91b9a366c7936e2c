import { beforeEach, expect, test, vi } from 'vitest';

/** The browser's registered scripts; a host that ends in `.999` is one that it refuses. */
const api = vi.hoisted(() => {
  const scripts = new Map<string, { id: string; matches: string[] }>();
  const put = async (list: { id: string; matches: string[] }[]) => {
    if (list.some(({ matches }) => matches.some((match) => match.includes('.999'))))
      throw new Error('Invalid host');
    for (const script of list) scripts.set(script.id, script);
  };
  const origins: string[] = [];
  const scripting = {
    getRegisteredContentScripts: async () => [...scripts.values()],
    registerContentScripts: put,
    updateContentScripts: put,
    unregisterContentScripts: async ({ ids }: { ids: string[] }) => {
      for (const id of ids) scripts.delete(id);
    },
  };
  const kept: Record<string, unknown> = {};
  const local = { get: async (key: string) => (key in kept ? { [key]: kept[key] } : {}) };
  const permissions = { getAll: async () => ({ origins }) };
  return { scripts, origins, kept, browser: { scripting, permissions, storage: { local } } };
});
const found = vi.hoisted(() => ({
  sites: [] as { id: string; matches: string[] }[],
  taught: [] as string[],
}));
vi.mock('wxt/browser', () => ({ browser: api.browser }));
vi.mock('../../../lib/background/switched-off.ts', () => ({ sitesInUse: async () => found.sites }));
vi.mock('../../../lib/background/taught.ts', () => ({ taughtMatches: async () => found.taught }));

const { registerLens } = await import('../../../lib/background/sites.ts');

beforeEach(() => {
  api.scripts.clear();
  for (const key of Object.keys(api.kept)) delete api.kept[key];
  api.origins.splice(0, Infinity, 'https://*/*');
  Object.assign(found, { sites: [], taught: [] });
});

test('a host that the browser refuses keeps neither the lens nor another site from the pages', async () => {
  found.sites = [{ id: 'bad', matches: ['https://1.2.3.999/*'] }];
  found.taught = ['https://portal.example/*'];
  await registerLens();
  expect([...api.scripts.keys()]).toEqual(['lens', 'site-taught']);
});

test('what is no longer wanted goes, also all at once', async () => {
  found.taught = ['https://portal.example/*'];
  await registerLens();
  found.taught = [];
  await registerLens();
  expect([...api.scripts.keys()]).toEqual(['lens']);
  api.origins.splice(0);
  await registerLens();
  expect([...api.scripts.keys()]).toEqual([]);
});

test('the lens runs on no host that is only called: a sign-in server, an interface', async () => {
  api.origins.splice(0, Infinity, 'https://erp.example/*', 'https://login.microsoftonline.com/*');
  await registerLens();
  expect(api.scripts.get('lens')?.matches).toEqual(['https://erp.example/*']);
  api.kept.calledHosts = ['https://erp.example/*'];
  await registerLens();
  expect(api.scripts.get('lens')?.matches).toEqual(['https://login.microsoftonline.com/*']);
  api.origins.splice(0, Infinity, 'https://erp.example/*');
  await registerLens();
  expect([...api.scripts.keys()]).toEqual([]);
});
