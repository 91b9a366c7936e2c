import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BACKUP_VERSION, SECTION_NAMES, sectionsOf } from '../../../lib/backup/format.ts';
import { type Order, type OrderLine, orderSchema } from '../../../lib/domain/order.ts';
import { type Partner, partnerSchema } from '../../../lib/domain/partner.ts';
import { type Union, unionId } from '../../../lib/domain/union.ts';
import { onStoreChange } from '../../../lib/store/changes.ts';
import { commit } from '../../../lib/store/commit.ts';
import { createJob, jobRejects, listJobs, readJob, updateJob } from '../../../lib/store/jobs.ts';
import { recallMapping, rememberMapping } from '../../../lib/store/mappings.ts';
import type { Store } from '../../../lib/store/open.ts';
import { addToOutbox, listOutbox } from '../../../lib/store/outbox.ts';
import * as queries from '../../../lib/store/queries.ts';
import { RELATION_NAMES, RELATION_SCHEMAS } from '../../../lib/store/relation-records.ts';
import { readSetting, writeSetting } from '../../../lib/store/settings.ts';
import { listUnions, putUnions, undoUnion } from '../../../lib/store/unions.ts';
import { readWorkspace, writeWorkspace } from '../../../lib/store/workspace.ts';
import { putRelation } from '../../../lib/store/write-relation.ts';
import { runJob } from '../../../lib/sync/run-job.ts';
import { everyField } from '../every-field.ts';
import { runs } from '../runs.ts';
import { arbitraryOrder } from '../store/arbitrary.ts';
import { importJob, line, order, partner } from '../store/records.ts';
import { dateEntry } from '../sync/outbox-world.ts';

import { backupOf, contents, setBackups } from './backup-world.ts';

const { fresh, filled, restore } = setBackups();

test('a store comes back as it was, whatever is in it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(arbitraryOrder(fc.integer({ min: 1, max: 3 })), { maxLength: 8 }),
      async (orders) => {
        const before = await filled(orders);
        const file = await backupOf(before);
        const after = await fresh();
        expect((await restore(after, file)).state).toBe('done');
        expect(await contents(after)).toEqual(await contents(before));
        expect(await ordersIn(await backupOf(after))).toEqual(await ordersIn(file));
      },
    ),
    runs(12),
  );
});

/** The orders as they are written, by their text: in which block an order lies, and so its place, is no content. */
async function ordersIn(file: Blob): Promise<string[]> {
  const text = await file.text();
  const section = text.slice(text.indexOf('"orders":['), text.indexOf('"jobs":['));
  return section
    .split('\n')
    .map((record) => record.replace(/,$/, ''))
    .sort();
}

test('into a filled store: the same as if both had been imported there', async () => {
  const age = (from: number) => fc.integer({ min: from, max: from + 2 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(arbitraryOrder(age(1)), { maxLength: 5 }),
      fc.array(arbitraryOrder(age(10)), { maxLength: 5 }),
      async (older, newer) => {
        const both = await filled([...older, ...newer]);
        const merged = await filled(newer);
        const once = await backupOf(await filled(older));
        expect((await restore(merged, once)).state).toBe('done');
        expect((await contents(merged)).orders.map(({ id }: Order) => id)).toEqual(
          (await contents(both)).orders.map(({ id }: Order) => id),
        );
        // A second time adds nothing.
        const before = await contents(merged);
        expect((await restore(merged, once)).cursor).toMatchObject({ linesNew: 0 });
        expect(await contents(merged)).toEqual(before);
      },
    ),
    runs(6),
  );
});

test('every field of every record comes back', async () => {
  const full = orderSchema.parse(everyField(orderSchema)) as Order;
  const fullPartner = partnerSchema.parse(everyField(partnerSchema)) as Partner;
  const before = await fresh();
  await commit(before, {
    partners: [fullPartner],
    orders: [{ ...full, id: `${full.partnerId}/${full.number}` }],
  });
  const after = await fresh();
  expect((await restore(after, await backupOf(before))).state).toBe('done');
  expect(await contents(after)).toEqual(await contents(before));
});

test('cases, counts, forecasts, facts and agreements come back with every field, and stay as they are here', async () => {
  const before = await fresh();
  for (const name of RELATION_NAMES) {
    const schema = RELATION_SCHEMAS[name];
    await putRelation(before, name, schema.parse(everyField(schema, name)));
  }
  const relations = (store: Store) =>
    Promise.all(RELATION_NAMES.map((name) => store.db.getAll(name) as Promise<unknown[]>));
  const file = await backupOf(before);
  const after = await fresh();
  expect((await restore(after, file)).state).toBe('done');
  expect(await relations(after)).toEqual(await relations(before));
  expect((await relations(after)).every((records) => records.length === 1)).toBe(true);
  expect((await restore(after, file)).state).toBe('done');
  expect(await relations(after)).toEqual(await relations(before));
});

test('partners that stand for one come back as one, also those that were divided', async () => {
  const before = await filled([order('ACME', 'PO1', [line('1')]), order('BETA', 'PO2', [line('1')])]);
  const union = (a: string, b: string, undoneAt?: number): Union => ({
    id: unionId(a, b),
    partnerIds: [a, b],
    keep: b,
    by: 'person',
    reasons: [{ kind: 'domain', value: 'acme.example' }],
    at: 5,
    ...(undoneAt === undefined ? {} : { undoneAt }),
  });
  await putUnions(before, [union('ACME', 'BETA'), union('BETA', 'C1', 7)]);
  const after = await fresh();
  const file = await backupOf(before);
  for (const _ of ['once', 'again']) {
    expect((await restore(after, file)).state).toBe('done');
    expect(await listUnions(after)).toEqual(await listUnions(before));
    expect(await queries.ordersOfPartner(after, 'ACME')).toHaveLength(2);
  }
  // What is said here of a pair holds, whatever a backup says.
  await undoUnion(after, unionId('ACME', 'BETA'), 9);
  await restore(after, file);
  expect(await queries.ordersOfPartner(after, 'ACME')).toHaveLength(1);
});

test.each([1, 2])('a backup of version %i comes back', async (version) => {
  const before = await filled([order('ACME', 'PO1', [line('1')])]);
  const text = await (await backupOf(before)).text();
  const newer = SECTION_NAMES.filter((name) => !sectionsOf(version).includes(name));
  const older = text
    .replace(`"version":${BACKUP_VERSION}`, `"version":${version}`)
    .replace(new RegExp(newer.map((name) => `"${name}":\\[\\n\\],\\n`).join('')), '')
    .replace(new RegExp(newer.map((name) => `"${name}":0,`).join('')), '');
  expect(older).not.toContain('silences');
  const after = await fresh();
  expect((await restore(after, new Blob([older]))).state).toBe('done');
  expect(await contents(after)).toEqual(await contents(before));
});

test('settings, mappings, follows, past imports and their reject lists come back, unfinished ones as ended', async () => {
  const before = await fresh();
  const { mapping } = importJob('x');
  await writeSetting(before, 'otif.lateDays', 3);
  await rememberMapping(before, 'PO,Line', mapping);
  await writeWorkspace(before, { sample: false, asOf: '2026-04-02' });
  await createJob(before, importJob('done'), new Blob(['x']));
  const rejects = [{ line: 4, column: 'Qty', value: 'x', reason: 'no-number' }];
  await commit(before, {
    partners: [],
    orders: [],
    job: importJob('done'),
    rejects: { jobId: 'done', rejects },
  });
  await updateJob(before, importJob('done', { state: 'done' }));
  await createJob(before, importJob('half', { state: 'running' }), new Blob(['x']));

  const after = await fresh();
  await writeSetting(after, 'otif.target', 0.5);
  await restore(after, await backupOf(before));
  expect(await readSetting(after, 'otif.lateDays')).toBe(3);
  expect(await readSetting(after, 'otif.target')).toBe(0.5);
  expect(await recallMapping(after, 'PO,Line')).toEqual(mapping);
  expect(await readWorkspace(after)).toEqual({ sample: false, asOf: '2026-04-02' });
  expect(await jobRejects(after, 'done')).toEqual(rejects);
  expect((await readJob(after, 'done'))?.state).toBe('done');
  expect((await readJob(after, 'half'))?.state).toBe('cancelled');
  expect(await listJobs(after)).toHaveLength(3);
});

test('what waits to be sent comes back, and is not sent before a person says so', async () => {
  const before = await fresh();
  const entries = (['waiting', 'sending', 'conflict', 'sent'] as const).map((state) => ({
    ...dateEntry('erp.example/demo', '2026-04-02', '2026-04-09'),
    state,
  }));
  await addToOutbox(before, entries);
  const after = await fresh();
  await restore(after, await backupOf(before));
  const states = new Map((await listOutbox(after)).map(({ id, state }) => [id, state]));
  expect(entries.map(({ id }) => states.get(id))).toEqual(['failed', 'failed', 'conflict', 'sent']);
});

test('what is here already stays: settings, mappings and the replay are not overwritten', async () => {
  const before = await fresh();
  await writeSetting(before, 'otif.lateDays', 3);
  const after = await fresh();
  await writeSetting(after, 'otif.lateDays', 1);
  await restore(after, await backupOf(before));
  expect(await readSetting(after, 'otif.lateDays')).toBe(1);
});

test('a restore that is stopped after each batch ends with the same store', async () => {
  const long = (at: number): OrderLine[] => Array.from({ length: 40 }, (_, no) => line(`${at}-${no}`));
  const orders = Array.from({ length: 180 }, (_, at) => order('ACME', `PO${at}`, long(at)));
  const before = await fresh();
  await commit(before, { partners: [partner('ACME')], orders });
  const file = await backupOf(before);
  const after = await fresh();
  await createJob(after, importJob('r', { kind: 'restore', fileSize: file.size }), file);
  let stops = 0;
  for (;;) {
    const abort = new AbortController();
    const unwatch = onStoreChange(({ what }) => what === 'records' && abort.abort());
    const job = await runJob(after, 'r', abort.signal);
    unwatch();
    if (job.state === 'done') break;
    expect(job.state).toBe('cancelled');
    stops++;
    await createJob(after, { ...job, state: 'waiting' }, file);
  }
  expect(stops).toBeGreaterThan(0);
  expect(await contents(after)).toEqual(await contents(before));
  expect((await readJob(after, 'r'))?.cursor).toMatchObject({ linesNew: 7_200, linesChanged: 0 });
});
