import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { csvOf } from '../../../lib/sources/feed/json-rows.ts';
import { changeJob, jobFile, listJobs } from '../../../lib/store/jobs.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { runJob } from '../../../lib/sync/run-job.ts';
import { ordersCsv, type ReportServer, startReports } from '../../simulators/report-server.ts';
import { makeWorkbook, sheetOf } from '../sources/workbook/make-zip.ts';
import { connectReport, openFeedStore, PATH, quantitiesIn, readReport } from './feed-world.ts';

let reports: ReportServer;
let store: Store;

const ROWS = [1, 2, 3].map((line) => ({ order: 'PO-7001', line, quantity: 10 * line }));
const CSV = ordersCsv(ROWS);

beforeEach(async () => {
  reports = await startReports();
  store = await openFeedStore();
});
afterEach(async () => {
  await reports.close();
  closeStore(store);
});

function serve(body: string | Buffer, type: string, path = PATH) {
  reports.reports.set(path, { body, type });
}

function records(order: string) {
  return [
    {
      orderNumber: order,
      supplier: { name: 'Sample Castings GmbH', number: 'S100' },
      lines: ROWS.map(({ line, quantity }) => ({ line, item: 'HSG-100', quantity })),
    },
  ];
}

test('JSON rows page by page, each order with its lines', async () => {
  serve(JSON.stringify({ items: records('PO-1'), next: '/page2?cursor=x' }), 'application/json');
  serve(JSON.stringify({ items: records('PO-2') }), 'application/json', '/page2');
  const { id } = await connectReport(store, reports.origin, csvOf(records('PO-1')));
  expect(await readReport(store, id)).toMatchObject({ state: 'done', cursor: { rows: 6, linesNew: 6 } });
  expect(await quantitiesIn(store)).toEqual([10, 10, 20, 20, 30, 30]);
  // Pages have no sign of their own that holds for all: they are asked for, and found to be as they were.
  expect(await readReport(store, id)).toMatchObject({ state: 'done', cursor: { rows: 0 } });
});

test('a workbook', async () => {
  const cells = CSV.trim()
    .split('\n')
    .map((row) => row.split(','));
  const sheet = cells
    .map((row) => `<row>${row.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`)
    .join('');
  const workbook = makeWorkbook(sheetOf(sheet));
  serve(Buffer.from(await workbook.arrayBuffer()), 'application/octet-stream');
  const { id } = await connectReport(store, reports.origin, workbook);
  expect(await readReport(store, id)).toMatchObject({ state: 'done', cursor: { rows: 3, linesNew: 3 } });
  expect(await quantitiesIn(store)).toEqual([10, 20, 30]);
});

test.each<[string, string, string, string]>([
  ['a sign-in page', '<!DOCTYPE html><title>Sign in</title>', 'text/csv', 'answer-not-json'],
  ['an error inside of 200', '{"error":"report failed"}', 'application/json', 'answer-refused'],
  ['JSON that was cut off', '[{"orderNumber":"PO-1"', 'application/json', 'answer-cut-off'],
  [
    'a page on another host',
    '{"items":[],"next":"https://elsewhere.example/x"}',
    'application/json',
    'address-foreign',
  ],
  ['a next page that is the same', `{"items":[],"next":"${PATH}"}`, 'application/json', 'answer-unexpected'],
  ['nothing', '', 'text/csv', 'answer-cut-off'],
])('%s stores nothing and is named', async (_, body, type, code) => {
  serve(CSV, 'text/csv');
  const { id } = await connectReport(store, reports.origin, CSV);
  await readReport(store, id);
  serve(body, type);
  const job = await readReport(store, id);
  expect(job).toMatchObject({ state: 'failed', failure: { code } });
  expect(job.failure?.next.length).toBeGreaterThan(20);
  expect(await quantitiesIn(store)).toEqual([10, 20, 30]);
});

test('a report without a row is no failure', async () => {
  serve('[]', 'application/json');
  const { id } = await connectReport(store, reports.origin, CSV);
  expect(await readReport(store, id)).toMatchObject({ state: 'done', cursor: { rows: 0 } });
});

test('killed behind the download, it goes on with what it has, and asks for nothing twice', async () => {
  serve(CSV, 'text/csv');
  const { id } = await connectReport(store, reports.origin, CSV);
  const abort = new AbortController();
  const running = readReport(store, id, abort.signal);
  let waiting = (await listJobs(store))[0];
  while (!waiting || !(await jobFile(store, waiting.id))) [waiting] = await listJobs(store);
  abort.abort('paused');
  await running;
  const { id: jobId } = waiting;
  await changeJob(store, jobId, (job) => ({
    ...job,
    state: 'running',
    failure: undefined,
    finishedAt: undefined,
  }));
  expect(await runJob(store, jobId, new AbortController().signal)).toMatchObject({
    state: 'done',
    cursor: { rows: 3 },
  });
  expect(await quantitiesIn(store)).toEqual([10, 20, 30]);
  expect(reports.asked).toHaveLength(1);
});
