import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { proposeMapping } from '../../../lib/sources/files/propose-mapping.ts';
import { sniffTable } from '../../../lib/sources/files/sniff-table.ts';
import { activitiesOf } from '../../../lib/store/activities.ts';
import { onStoreChange } from '../../../lib/store/changes.ts';
import { commit } from '../../../lib/store/commit.ts';
import { createJob, jobRejects } from '../../../lib/store/jobs.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { runJob } from '../../../lib/sync/run-job.ts';
import { freshStore, importJob, partner } from '../store/records.ts';

let store: Store;
beforeEach(async () => {
  store = await freshStore();
  await commit(store, { partners: [partner('ACME', { name: 'Acme' })], orders: [] });
});
afterEach(() => closeStore(store));

const HEADINGS = 'Case Number,Supplier,Priority,Raised at,Resolved at\n';
const rowsOf = (count: number, answered = '') =>
  Array.from({ length: count }, (_, at) => `C-${at},Acme,low,2026-01-05T10:00Z,${answered}\n`);

async function queue(id: string, text: string, changedAt = 1_000) {
  const file = new Blob([text]);
  const sniff = await sniffTable(file);
  if (!sniff.ok) throw new Error(sniff.error.code);
  const { mapping } = proposeMapping(sniff.value);
  await createJob(
    store,
    importJob(id, { mapping, fileSize: file.size, fileChangedAt: changedAt, state: 'waiting' }),
    file,
  );
}
const run = (id: string) => runJob(store, id, new AbortController().signal);
const cases = async () => (await activitiesOf(store, 'ACME')).cases;

test('a table of cases is stored; again it writes nothing, and a newer one what it settles', async () => {
  const text = [HEADINGS, ...rowsOf(3), 'C-9,Nobody,low,2026-01-05T10:00Z,\n'].join('');
  await queue('a', text);
  const job = await run('a');
  expect(job).toMatchObject({ state: 'done', cursor: { rows: 4, accepted: 3, rejected: 1, linesNew: 3 } });
  expect(await jobRejects(store, 'a')).toMatchObject([
    { line: 5, column: 'Supplier', value: 'Nobody', reason: 'partner-unknown' },
  ]);
  await queue('b', text);
  expect((await run('b')).cursor).toMatchObject({ linesNew: 0, linesChanged: 0, linesSame: 3 });
  await queue('c', [HEADINGS, ...rowsOf(1, '2026-01-06T10:00Z')].join(''), 2_000);
  expect((await run('c')).cursor).toMatchObject({ linesNew: 0, linesChanged: 1, linesSame: 0 });
  expect((await cases()).map(({ resolvedAt }) => resolvedAt !== undefined)).toEqual([true, false, false]);
});

test('stopped behind any page it goes on where it stood: no row lost or doubled', async () => {
  await queue('a', [HEADINGS, ...rowsOf(9_000)].join(''));
  let stops = 0;
  for (;;) {
    const abort = new AbortController();
    const unwatch = onStoreChange(({ what }) => what === 'records' && abort.abort('paused'));
    const job = await runJob(store, 'a', abort.signal);
    unwatch();
    if (job.state === 'done') break;
    expect(job.state).toBe('paused');
    stops++;
    await store.db.put('jobs', { ...job, state: 'waiting' });
  }
  expect(stops).toBeGreaterThan(1);
  expect(await cases()).toHaveLength(9_000);
  const [job] = await store.db.getAll('jobs');
  expect(job?.cursor).toMatchObject({ rows: 9_000, accepted: 9_000, linesNew: 9_000, linesChanged: 0 });
}, 60_000);
