import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import type { ImportJob } from '../../../lib/domain/import-job.ts';
import { onStoreChange } from '../../../lib/store/changes.ts';
import { createJob, dropJobFile, jobFile, jobRejects, readJob, updateJob } from '../../../lib/store/jobs.ts';
import type { Store } from '../../../lib/store/open.ts';
import { closeStore, openStore } from '../../../lib/store/open.ts';
import { findOrders, ordersOfPartner, storeCounts } from '../../../lib/store/queries.ts';
import { wipeStore } from '../../../lib/store/wipe.ts';
import { readWorkspace } from '../../../lib/store/workspace.ts';
import { sourceIdOf } from '../../../lib/sync/run-import.ts';
import { runJob } from '../../../lib/sync/run-job.ts';
import { importFile, prepareJob } from './import-file.ts';

const HEADING = 'Purchase order,Line,Supplier,Item description,Quantity,Promised,Received';
let stores = 0;
const freshStore = (): Promise<Store> => openStore(`import-${++stores}`);
const fileOf = (rows: string[], changed = 1_000, heading = HEADING) =>
  new File([[heading, ...rows].join('\n')], 'orders.csv', { lastModified: changed });
const never = new AbortController().signal;

/** `count` rows of 300 orders, so that the lines of one order lie scattered. */
const manyRows = (count: number) =>
  Array.from(
    { length: count },
    (_, at) =>
      `45${10_000 + (at % 300)},${1 + Math.floor(at / 300)},Supplier ${(at % 300) % 7},Part ${at},5,2026-04-10,`,
  );

it('says where every row of a small file went', async () => {
  const store = await freshStore();
  const job = await importFile(
    store,
    fileOf([
      '4500000001,10,Ostrel,Pump,5,2026-04-10,2026-04-09',
      '4500000001,10,Ostrel,Pump,5,2026-04-10,2026-04-09',
      '4500000002,10,Ostrel,Pump,5,2026-02-31,',
    ]),
  );
  expect(job).toMatchObject({ state: 'done', cursor: { rows: 3, accepted: 1, repeated: 1, rejected: 1 } });
  expect(await jobRejects(store, job.id)).toEqual([
    { line: 4, column: 'Promised', value: '2026-02-31', reason: 'no-such-day' },
  ]);
  expect(await jobFile(store, job.id)).toBeUndefined();
});

it('keeps the first of two values for one line and lists the other with its line', async () => {
  const store = await freshStore();
  const job = await importFile(
    store,
    fileOf([
      '4500000001,10,Ostrel,Pump,5,2026-04-10,',
      '4500000002,10,Ostrel,Pump,5,2026-04-10,',
      '4500000001,10,Ostrel,Pump,7,2026-04-10,2026-04-11',
    ]),
  );
  expect(job.cursor).toMatchObject({ rows: 3, accepted: 3, rejected: 0 });
  expect(await jobRejects(store, job.id)).toEqual([
    { line: 4, column: 'Quantity', value: '7', reason: 'value-conflict', kept: '5' },
  ]);
  const [hit] = (await findOrders(store, ['4500000001'])).get('4500000001') ?? [];
  expect(hit?.order.lines).toMatchObject([{ ordered: 5, receipts: [{ receivedOn: '2026-04-11' }] }]);
});

it('lists a contradicted promised date once, under the heading of its column', async () => {
  const store = await freshStore();
  const job = await importFile(
    store,
    fileOf(['4500000001,10,Ostrel,Pump,5,2026-04-10,', '4500000001,10,Ostrel,Pump,5,2026-04-17,']),
  );
  expect(await jobRejects(store, job.id)).toEqual([
    { line: 3, column: 'Promised', value: '2026-04-17', reason: 'value-conflict', kept: '2026-04-10' },
  ]);
});

it('changes nothing with the same file again, and takes over what a newer one says', async () => {
  const store = await freshStore();
  const rows = ['4500000001,10,Ostrel,Pump,5,2026-04-10,'];
  await importFile(store, fileOf(rows));
  expect((await importFile(store, fileOf(rows))).cursor).toMatchObject({
    linesNew: 0,
    linesChanged: 0,
    linesSame: 1,
  });
  const newer = ['4500000001,10,Ostrel,Pump,5,2026-04-17,'];
  expect((await importFile(store, fileOf(newer, 2_000))).cursor).toMatchObject({ linesChanged: 1 });
  const [order] = await ordersOfPartner(store, 'ostrel');
  expect(
    (order ?? (await findOrders(store, ['4500000001'])).get('4500000001')?.[0]?.order)?.lines[0]
      ?.lastPromisedOn,
  ).toBe('2026-04-17');
});

/** Aborts as soon as a page of records is in the store. */
function abortAfterCommit(): AbortSignal {
  const abort = new AbortController();
  const stop = onStoreChange((change) => {
    if (change.what !== 'records') return;
    abort.abort();
    stop();
  });
  return abort.signal;
}

it('goes on after a kill behind any page without losing or doubling a row', async () => {
  const rows = manyRows(19_000);
  const name = `import-kill-${++stores}`;
  let store = await openStore(name);
  const { id } = await prepareJob(store, fileOf(rows));
  let job: ImportJob | undefined;
  let kills = 0;
  for (; kills < 5; kills++) {
    job = await runJob(store, id, abortAfterCommit());
    if (job.state === 'done') break;
    // A kill leaves the job as running, its file in place and its connections closed.
    await createJob(store, { ...job, state: 'running' }, fileOf(rows));
    closeStore(store);
    store = await openStore(name);
  }
  expect(kills).toBeGreaterThan(1);
  expect(job).toMatchObject({
    state: 'done',
    cursor: { rows: 19_000, accepted: 19_000, repeated: 0, rejected: 0 },
  });
  expect(await storeCounts(store)).toMatchObject({ orders: 300, lines: 19_000 });
}, 60_000);

it('stops when cancelled and keeps what was read', async () => {
  const store = await freshStore();
  const job = await importFile(store, fileOf(manyRows(13_000)), abortAfterCommit());
  expect(job.state).toBe('cancelled');
  expect((await storeCounts(store)).lines).toBe(job.cursor.accepted);
  expect(job.cursor.accepted).toBeGreaterThan(0);
  expect(job.cursor.accepted).toBeLessThan(13_000);
}, 60_000);

it('stops within a page when cancelled', async () => {
  const store = await freshStore();
  const job = await importFile(store, fileOf(manyRows(6_000)), AbortSignal.abort());
  expect(job).toMatchObject({ state: 'cancelled', cursor: { rows: 0 } });
});

it('does not bring back records that were removed while it ran', async () => {
  const store = await freshStore();
  const { id } = await prepareJob(store, fileOf(manyRows(6_000)));
  const running = runJob(store, id, never);
  await wipeStore(store, true);
  await running.catch(() => undefined);
  expect(await readJob(store, id)).toBeUndefined();
  expect((await storeCounts(store)).lines).toBe(0);
});

it('says why a file that lost its stored copy can not go on', async () => {
  const store = await freshStore();
  const job = await prepareJob(store, fileOf(['4500000001,10,Ostrel,Pump,5,2026-04-10,']));
  await dropJobFile(store, job.id);
  expect(await runJob(store, job.id, never)).toMatchObject({
    state: 'failed',
    failure: { code: 'job-file-missing' },
  });
});

it('adopts the today that a sample file brings, and marks the workspace as sample', async () => {
  const store = await freshStore();
  const job = await prepareJob(
    store,
    fileOf(
      ['4500000001,10,Ostrel,Pump,5,2026-04-10,,2026-05-07'],
      1_000,
      `${HEADING},PartnerLens sample as of`,
    ),
  );
  await updateJob(store, { ...job, sampleAsOf: '2026-05-07' });
  await runJob(store, job.id, never);
  expect(await readWorkspace(store)).toEqual({ sample: true, asOf: '2026-05-07' });
});

it.each([
  ['orders.csv', 'file:orders.csv'],
  ['orders-2026-05-08.csv', 'file:orders.csv'],
  ['open_orders_20260508T081500.csv', 'file:open_orders.csv'],
  ['2026-05-08 orders (2).csv', 'file: orders.csv'],
  ['2026-05-08.csv', 'file:2026-05-08.csv'],
  ['4500012345.csv', 'file:4500012345.csv'],
])('takes %s for the source %s', (fileName, source) => {
  expect(sourceIdOf({ fileName })).toBe(source);
});
