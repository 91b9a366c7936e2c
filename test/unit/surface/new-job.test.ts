import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Connection } from '../../../lib/domain/connection.ts';
import { newJob } from '../../../lib/domain/import-job.ts';
import { listJobs } from '../../../lib/store/jobs.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { isHeld, NEW_JOB_LOCK } from '../../../lib/sync/job-channel.ts';
import { freshStore } from '../store/records.ts';

/** What the background hears: whether a job is announced by the lock then, and how many are stored. */
let heard: { announced: boolean; stored: number }[] = [];
let store: Store;

vi.mock('../../../lib/surface/ask.ts', () => ({
  askFromPanel: async () => {
    heard.push({ announced: await isHeld(NEW_JOB_LOCK), stored: (await listJobs(store)).length });
  },
}));
const { addJob, runSync } = await import('../../../lib/surface/new-job.ts');

const CONNECTION: Connection = {
  id: 'erp.example/demo',
  system: 'tryton',
  label: 'Sample Tryton',
  address: 'https://erp.example/',
  database: 'demo',
  user: 'admin',
  company: 1,
  capabilities: {},
  everyMinutes: 30,
  createdAt: 1,
};

beforeEach(async () => {
  heard = [];
  store = await freshStore();
});
afterEach(() => closeStore(store));

test.each([
  ['a sync', () => runSync(store, CONNECTION)],
  [
    'an import',
    () => addJob(store, newJob('import', { name: 'a.csv', size: 1, lastModified: 1 }, 1), new Blob(['a'])),
  ],
])(
  '%s is announced before it is stored, so that a page closed in between leaves it to the background',
  async (_, run) => {
    await run();
    expect(heard).toEqual([
      { announced: true, stored: 0 },
      { announced: false, stored: 1 },
    ]);
  },
);
