import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { onStoreChange } from '../../../lib/store/changes.ts';
import { commit } from '../../../lib/store/commit.ts';
import {
  createJob,
  dropJobFile,
  jobFile,
  jobRejects,
  listJobs,
  readJob,
  updateJob,
} from '../../../lib/store/jobs.ts';
import { recallMapping, rememberMapping } from '../../../lib/store/mappings.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { findOrders, ordersOfPartner, storeCounts } from '../../../lib/store/queries.ts';
import { readSetting, writeSetting } from '../../../lib/store/settings.ts';
import { listTaughtSites, putTaughtSites } from '../../../lib/store/taught-sites.ts';
import { wipeStore } from '../../../lib/store/wipe.ts';
import { readWorkspace, writeWorkspace } from '../../../lib/store/workspace.ts';
import { freshStore, importJob, line, order, partner } from './records.ts';

let store: Store;
beforeEach(async () => {
  store = await freshStore();
});
afterEach(() => closeStore(store));

test('jobs and their files', async () => {
  await createJob(store, importJob('a', { createdAt: 1 }), new Blob(['one,two']));
  await createJob(store, importJob('b', { createdAt: 2 }), new Blob(['three']));
  await updateJob(store, importJob('a', { createdAt: 1, state: 'done' }));
  expect((await listJobs(store)).map((job) => [job.id, job.state])).toEqual([
    ['b', 'running'],
    ['a', 'done'],
  ]);
  expect(await (await jobFile(store, 'a'))?.text()).toBe('one,two');
  await dropJobFile(store, 'a');
  expect(await jobFile(store, 'a')).toBeUndefined();
  expect(await readJob(store, 'nobody')).toBeUndefined();
});

test('rejects of a job come back in the order of the file, those of other jobs do not', async () => {
  const reject = (at: number) => ({ line: at, column: 'c', value: 'v', reason: 'no-such-day' });
  for (const id of ['a', 'ab']) await createJob(store, importJob(id), new Blob([]));
  for (const [jobId, at] of [
    ['a', 1_000],
    ['ab', 2],
    ['a', 20],
    ['a', 20],
  ] as const) {
    await commit(store, {
      partners: [],
      orders: [],
      job: importJob(jobId),
      rejects: { jobId, rejects: [reject(at)] },
    });
  }
  expect((await jobRejects(store, 'a')).map((each) => each.line)).toEqual([20, 20, 1_000]);
});

test('workspace, settings and mappings', async () => {
  expect(await readWorkspace(store)).toEqual({ sample: false });
  await writeWorkspace(store, { sample: true, asOf: '2010-06-30' });
  expect(await readWorkspace(store)).toEqual({ sample: true, asOf: '2010-06-30' });
  expect(await readSetting(store, 'theme')).toBeUndefined();
  await writeSetting(store, 'theme', { dark: true });
  expect(await readSetting(store, 'theme')).toEqual({ dark: true });
  const mapping = {
    delimiter: ';' as const,
    columns: [{ header: 'PO', field: 'orderNumber' as const }],
    ownSites: [],
  };
  await rememberMapping(store, 'PO', mapping);
  expect(await recallMapping(store, 'PO')).toEqual(mapping);
  expect(await recallMapping(store, 'other')).toBeUndefined();
});

test('a remembered mapping that is no longer valid is forgotten', async () => {
  await store.db.put('mappings', { delimiter: '#', columns: [], ownSites: [] } as never, 'PO');
  expect(await recallMapping(store, 'PO')).toBeUndefined();
});

test('clearing takes every record and leaves settings, mappings and workspace', async () => {
  await createJob(store, importJob('job-1'), new Blob(['x']));
  await commit(store, {
    partners: [partner('a')],
    orders: [order('a', 'PO1', [line('1')])],
    job: importJob('job-1'),
  });
  await writeSetting(store, 'theme', 'dark');
  await wipeStore(store, true);
  expect(await storeCounts(store)).toEqual({
    partners: 0,
    orders: 0,
    lines: 0,
    waitingOrders: 0,
    sources: [],
  });
  expect((await findOrders(store, ['PO1'])).size).toBe(0);
  expect(await ordersOfPartner(store, 'a')).toEqual([]);
  expect(await listJobs(store)).toEqual([]);
  expect(await jobFile(store, 'job-1')).toBeUndefined();
  expect(await readSetting(store, 'theme')).toBe('dark');
  await commit(store, { partners: [], orders: [order('a', 'PO1', [line('1')])] });
  expect((await findOrders(store, ['PO1'])).get('PO1')).toHaveLength(1);
});

test('clearing the records leaves the portals that people taught; removing everything does not', async () => {
  const taught = { id: 'taught-1', name: 'Sample portal', version: 1, hosts: ['portal.example'] };
  await putTaughtSites(store, [{ ...taught, pages: [{ kind: 'order', order: { at: 'h1' }, expects: [] }] }]);
  await wipeStore(store, true);
  expect((await listTaughtSites(store)).map(({ name }) => name)).toEqual(['Sample portal']);
  await wipeStore(store, false);
  expect(await listTaughtSites(store)).toEqual([]);
});

test('changes are told here and in other contexts', async () => {
  const elsewhere = new BroadcastChannel('partnerlens-store');
  const heardElsewhere: unknown[] = [];
  elsewhere.onmessage = (event) => heardElsewhere.push(event.data);
  const heard: unknown[] = [];
  const stop = onStoreChange((change) => heard.push(change));
  await commit(store, { partners: [], orders: [order('a', 'PO1', [line('1')])] });
  await writeWorkspace(store, { sample: false });
  await writeSetting(store, 'x', 1);
  await createJob(store, importJob('j'), new Blob([]));
  expect(heard).toEqual([{ what: 'records' }, { what: 'workspace' }, { what: 'settings' }, { what: 'jobs' }]);
  await vi.waitFor(() => expect(heardElsewhere).toEqual(heard));
  stop();
  await writeSetting(store, 'x', 2);
  expect(heard).toHaveLength(4);
  elsewhere.close();
});

test('records that an older definition wrote are parsed, and what does not parse is left out', async () => {
  await commit(store, {
    partners: [partner('a'), partner('b')],
    orders: [order('a', 'PO1', [line('1')]), order('a', 'PO2', [line('1')])],
  });
  const [no] = await store.db.getAllKeys('blocks');
  const block = no === undefined ? undefined : await store.db.get('blocks', no);
  if (!block || no === undefined) throw new Error('no block');
  const [good, bad] = block.orders.split('\n');
  const orders = `${good}\n${bad?.replace('"purchase"', '"gift"')}`;
  await store.db.put('blocks', { ...block, orders, version: 0 }, no);
  const record = await store.db.get('partners', 'b');
  if (!record) throw new Error('no partner');
  await store.db.put('partners', { ...record, version: 0, partner: { ...record.partner, roles: [] } });
  store.blocks = undefined;
  expect((await findOrders(store, ['PO1', 'PO2'])).size).toBe(1);
  expect((await ordersOfPartner(store, 'a')).map((each) => each.id)).toEqual(['a/PO1']);
  expect(await import('../../../lib/store/queries.ts').then((q) => q.allPartners(store))).toHaveLength(1);
});
