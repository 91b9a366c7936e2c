import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readConnection } from '../../../lib/store/connections.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { ordersCsv, type ReportServer, startReports } from '../../simulators/report-server.ts';
import { connectReport, openFeedStore, PATH, quantitiesIn, readReport } from '../sync/feed-world.ts';

let reports: ReportServer;
let store: Store;

vi.mock('wxt/browser', () => ({ browser: {} }));
vi.mock('../../../lib/surface/ask.ts', () => ({ askFromPanel: async () => undefined }));
vi.mock(import('../../../lib/surface/reading.ts'), async (original) => ({
  ...(await original()),
  surfaceStore: async () => store,
}));
const { moveFeed } = await import('../../../lib/surface/move-feed.ts');

const ROWS = [1, 2].map((line) => ({ order: 'PO-7001', line, quantity: 10 * line }));
const serve = (path: string, body: string) => reports.reports.set(path, { body, type: 'text/csv' });

beforeEach(async () => {
  reports = await startReports();
  store = await openFeedStore();
});
afterEach(async () => {
  closeStore(store);
  await reports.close();
});

async function connected() {
  serve(PATH, ordersCsv(ROWS));
  const feed = await connectReport(store, reports.origin, ordersCsv(ROWS), { kind: 'none' }, '?key=old');
  await readReport(store, feed.id);
  return feed;
}

test('a report that moved on its host goes on from the records that are here', async () => {
  const feed = await connected();
  serve('/new/orders.csv', ordersCsv([...ROWS, { order: 'PO-7002', line: 1, quantity: 5 }]));
  expect(await moveFeed(feed, `${reports.origin}/new/orders.csv?key=new`)).toBeNull();
  const moved = await readConnection(store, feed.id);
  expect(moved).toMatchObject({ id: feed.id, path: '/new/orders.csv' });
  expect(JSON.stringify(moved)).not.toContain('key=');
  expect(await readReport(store, feed.id)).toMatchObject({
    state: 'done',
    cursor: { linesNew: 1, linesChanged: 0 },
  });
  expect(await quantitiesIn(store)).toEqual([5, 10, 20]);
  expect(reports.asked.at(-1)?.url).toBe('/new/orders.csv?key=new');
});

test.each([
  ['of another host', () => 'https://elsewhere.example/orders.csv', 'feed-elsewhere'],
  ['that is none', () => 'orders', 'feed-elsewhere'],
  ['with other columns', () => `${reports.origin}/other.csv`, 'feed-columns-changed'],
  ['that is not there', () => `${reports.origin}/gone.csv`, 'address-wrong'],
])('an address %s changes nothing', async (_, address, code) => {
  const feed = await connected();
  serve('/other.csv', ordersCsv(ROWS).replace('Quantity', 'Price'));
  expect(await moveFeed(feed, address())).toMatchObject({ code });
  expect(await readConnection(store, feed.id)).toMatchObject({ path: PATH });
  expect(await readReport(store, feed.id)).toMatchObject({ state: 'done' });
  expect(reports.asked.at(-1)?.url).toBe(`${PATH}?key=old`);
});
