import { beforeEach, expect, test, vi } from 'vitest';
import type { TaughtSample } from '../../../lib/domain/taught-sample.ts';
import { memorySession } from './memory-session.ts';

const area = vi.hoisted(() => ({ session: {} as ReturnType<typeof memorySession> }));
vi.mock('wxt/browser', () => ({ browser: { scripting: { executeScript: async () => [] } } }));
vi.mock('../../../lib/background/session.ts', () => ({
  get session() {
    return area.session;
  },
}));
vi.mock('../../../lib/background/store.ts', () => ({ backgroundStore: async () => undefined }));
vi.mock('../../../lib/background/tell-lens.ts', () => ({ tellLens: async () => true }));

const { sampleFor, teach } = await import('../../../lib/background/taught.ts');

const sample: TaughtSample = {
  open: true,
  field: 'order',
  picks: [],
  hooks: null,
  lost: [],
  missing: [],
  count: 0,
  rows: [],
};
const page = { tab: { id: 7 }, frameId: 0, url: 'https://portal.example/orders' };
const kept = async () => (await area.session.get('teach:7'))['teach:7'];

beforeEach(() => {
  area.session = memorySession();
});

test('what a page says is kept while it is taught, and of its frames nothing', async () => {
  await sampleFor(page, sample);
  expect(await kept()).toBeUndefined();
  await teach({ tabId: 7, act: 'start' });
  await sampleFor({ ...page, frameId: 3, url: 'https://ads.example/' }, sample);
  expect(await kept()).toEqual({ url: '' });
  await sampleFor(page, sample);
  expect(await kept()).toEqual({ url: page.url, sample });
});

test('what a page says just when it ends does not bring it back', async () => {
  await teach({ tabId: 7, act: 'start' });
  await Promise.all([sampleFor(page, sample), teach({ tabId: 7, act: 'stop' })]);
  expect(await kept()).toBeUndefined();
});
