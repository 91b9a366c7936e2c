import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import type { HubspotConnection } from '../../../lib/domain/connection.ts';

const state = vi.hoisted(() => ({ allowed: [] as string[], kept: {} as Record<string, unknown> }));
vi.mock('wxt/browser', () => ({
  browser: {
    runtime: { sendMessage: async () => ({ ok: true, value: null }) },
    permissions: {
      getAll: async () => ({ origins: state.allowed }),
      remove: async ({ origins }: { origins: string[] }) => {
        state.allowed = state.allowed.filter((each) => !origins.includes(each));
        return true;
      },
    },
    storage: {
      session: { get: async () => ({}) },
      local: {
        get: async () => state.kept,
        set: async (values: object) => void Object.assign(state.kept, values),
      },
    },
  },
}));
const { disconnect } = await import('../../../lib/surface/connections.ts');
const { surfaceStore } = await import('../../../lib/surface/reading.ts');
const { putConnection } = await import('../../../lib/store/connections.ts');

const API = 'https://api.hubapi.com/*';
const connection = (id: string): HubspotConnection => ({
  ...{
    id,
    system: 'hubspot',
    label: id,
    address: 'https://api.hubapi.com/',
    account: '123',
    currency: 'EUR',
  },
  ...{ signIn: { kind: 'bearer' }, user: '', capabilities: {}, everyMinutes: 30, createdAt: 1 },
});

test('disconnecting gives back a host that was only called, once no other connection calls it', async () => {
  Object.assign(state, { allowed: [API], kept: { calledHosts: [API] } });
  const store = await surfaceStore();
  for (const id of ['one', 'two']) await putConnection(store, connection(id));
  await disconnect('one');
  // Nothing is waited for: what would go has had its time.
  await new Promise((passed) => setTimeout(passed, 50));
  expect(state.allowed).toEqual([API]);
  await disconnect('two');
  await expect.poll(() => state.allowed).toEqual([]);
});
