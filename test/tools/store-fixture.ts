import 'fake-indexeddb/auto';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ImportJob } from '../../lib/domain/import-job.ts';
import type { Order, OrderLine } from '../../lib/domain/order.ts';
import type { Partner } from '../../lib/domain/partner.ts';
import { addLaterRecords } from './fixture-records.ts';
import { storeAnswers } from './store-answers.ts';
import { dumpDatabase } from './store-dump.ts';

/*
 * Makes the fixture of a schema version with the code of that version. Do this once, before the next migration step is
 * released, from the last commit of the version (here version 8):
 *
 *   git worktree add /tmp/v8 <commit> && ln -s "$PWD/node_modules" /tmp/v8/node_modules
 *   node test/tools/store-fixture.ts /tmp/v8 test/fixtures/stores/v8.json
 *   git worktree remove --force /tmp/v8
 *
 * `test/unit/store/migrations.test.ts` and `test/e2e/storage-faults.spec.ts` take every `v*.json` of that folder. What a
 * version adds (a new object store, a new field of a record) is put in by hand below and in `fixture-records.ts`, for versions
 * that have it.
 */

const [root = '.', out = ''] = process.argv.slice(2);
const of = <T>(path: string): Promise<T> => import(resolve(root, path));

const { openStore, closeStore } = await of<typeof import('../../lib/store/open.ts')>('lib/store/open.ts');
const { commit } = await of<typeof import('../../lib/store/commit.ts')>('lib/store/commit.ts');
const { createJob, dropJobFile } = await of<typeof import('../../lib/store/jobs.ts')>('lib/store/jobs.ts');
const { rememberMapping } = await of<typeof import('../../lib/store/mappings.ts')>('lib/store/mappings.ts');
const { writeSetting } = await of<typeof import('../../lib/store/settings.ts')>('lib/store/settings.ts');
const queries = await of<typeof import('../../lib/store/queries.ts')>('lib/store/queries.ts');
const { writeWorkspace } = await of<typeof import('../../lib/store/workspace.ts')>('lib/store/workspace.ts');
const { orderSchema } = await of<typeof import('../../lib/domain/order.ts')>('lib/domain/order.ts');
const { partnerSchema } = await of<typeof import('../../lib/domain/partner.ts')>('lib/domain/partner.ts');
const { everyField } = await of<typeof import('../unit/every-field.ts')>('test/unit/every-field.ts');

const { refreshDerived } = await of<typeof import('../../lib/sync/refresh-summaries.ts')>(
  'lib/sync/refresh-summaries.ts',
);
const { putFollow } = await of<typeof import('../../lib/store/follows.ts')>('lib/store/follows.ts');

const NAME = 'fixture';
const store = await openStore(NAME);
const fullOrder = orderSchema.parse(everyField(orderSchema)) as Order;
const fullPartner = partnerSchema.parse(everyField(partnerSchema)) as Partner;

function line(id: string, jobId: string, fetchedAt: number, fields: Partial<OrderLine>): OrderLine {
  return {
    id,
    item: { number: `ITEM-${id}` },
    shipments: [],
    receipts: [],
    qualityEvents: [],
    invoices: [],
    pegs: [],
    ...fields,
    provenance: { sourceId: 'file:orders.csv', fetchedAt, jobId },
  };
}

function job(id: string, fields: Partial<ImportJob>): ImportJob {
  const none = { repeated: 0, rejected: 0, linesNew: 0, linesChanged: 0, linesSame: 0 };
  return {
    id,
    kind: 'import',
    fileName: `${id}.csv`,
    fileSize: 21,
    fileChangedAt: 1_000,
    mapping: { delimiter: ',', columns: [{ header: 'PO', field: 'orderNumber' }], ownSites: [] },
    state: 'running',
    cursor: { byte: 0, rows: 0, accepted: 0, ...none },
    createdAt: 1,
    ...fields,
  };
}

/** Sixty orders of one partner: several blocks, and the second job changes, contradicts and completes some of them. */
function orders(jobId: string, fetchedAt: number, count: number): Order[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `NORTH/PO${1000 + at}`,
    kind: 'purchase' as const,
    number: `PO-${1000 + at}`,
    partnerId: 'NORTH',
    ...(at % 2 ? { buyer: `buyer ${at % 3}`, plant: 'P1' } : {}),
    lines: [
      line('1', jobId, fetchedAt, {
        ordered: 10 + at,
        requestedOn: '2026-03-10',
        ...(fetchedAt > 1_000 ? { lastPromisedOn: '2026-04-01' } : { firstPromisedOn: '2026-03-15' }),
        pegs: at % 5 ? [] : [{ customerId: 'HARBOUR', salesOrder: `SO-${at}`, quantity: at }],
      }),
      line('2', jobId, fetchedAt, {
        ordered: 5,
        shipments: [{ number: `ASN-${at}`, shippedOn: '2026-03-11', quantity: 5 }],
        receipts: [{ receivedOn: '2026-03-14', number: `GR-${at}`, quantity: 5 }],
      }),
    ],
  }));
}

const people = (id: string, roles: Partner['roles']): Partner => ({
  id,
  name: `${id} Ltd`,
  roles,
  numbers: [`V${id}`],
  domains: [`${id.toLowerCase()}.example`],
  contacts: [{ name: 'Goods in', email: `in@${id.toLowerCase()}.example` }],
  provenance: { sourceId: 'file:orders.csv', fetchedAt: 1_000, jobId: 'first' },
});

await createJob(store, job('first', {}), new Blob(['PO\nPO-1000\nPO-1001\n'], { type: 'text/csv' }));
await commit(store, {
  partners: [people('NORTH', ['supplier']), people('HARBOUR', ['customer']), fullPartner],
  orders: [...orders('first', 1_000, 60), { ...fullOrder, id: `${fullOrder.partnerId}/${fullOrder.number}` }],
  job: job('first', { state: 'done', finishedAt: 2 }),
  rejects: {
    jobId: 'first',
    rejects: [
      { line: 7, column: 'Promised Date', value: '2026-02-31', reason: 'no-such-day' },
      { line: 9, column: 'Qty', value: '12', reason: 'value-conflict', kept: '11' },
    ],
  },
});
await dropJobFile(store, 'first');
await createJob(store, job('second', { createdAt: 2 }), new Blob(['PO\nPO-1000\n'], { type: 'text/csv' }));
await commit(store, {
  partners: [],
  orders: [
    ...orders('second', 2_000, 30),
    { ...orders('second', 2_000, 1)[0], buyer: 'other' } as Order,
    ...orders('old', 500, 3),
  ],
  job: job('second', { createdAt: 2 }),
});
// Version 2: said again by a newer file, which writes no block; followed; derived.
const again = { sourceId: 'file:orders.csv', fetchedAt: 2_500, jobId: 'second' };
await commit(store, {
  partners: [],
  orders: orders('first', 1_000, 60)
    .slice(40, 50)
    .map((order) => ({ ...order, lines: order.lines.map((each) => ({ ...each, provenance: again })) })),
});
await putFollow(store, {
  id: 'partner NORTH',
  kind: 'partner',
  targetId: 'NORTH',
  title: 'NORTH Ltd',
  followedAt: 5,
  sample: false,
  seen: { exists: true, day: '2026-04-01', openLines: 0, lateLines: 0, lines: [], cut: false },
});
await addLaterRecords(store);
await rememberMapping(store, 'PO', job('first', {}).mapping);
await writeSetting(store, 'otif.lateDays', 2);
await writeSetting(store, 'otif.earlyDays', null);
await writeWorkspace(store, { sample: false, asOf: '2026-04-02' });
await refreshDerived(store, async () => true);
await store.db.put('rebuilt', { at: 3, reason: 'missing: blocks' } as never, 'rebuilt');

// What the code of that version answered: today's code has to answer the same from the same database.
const answers = await storeAnswers(store, queries);
closeStore(store);
writeFileSync(out, `${JSON.stringify({ answers, dump: await dumpDatabase(NAME) }, null, 1)}\n`);
