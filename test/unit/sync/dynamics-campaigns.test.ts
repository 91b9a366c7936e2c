import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DynamicsConnection } from '../../../lib/domain/connection.ts';
import { changeConnection } from '../../../lib/store/connections.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { relationsOf } from '../../../lib/store/relation-records.ts';
import { type DynamicsSimulator, startDynamics, touchRow } from '../../simulators/dynamics.ts';
import { dvId, dvInstant, type Row } from '../../simulators/dynamics-data.ts';
import { removeRow } from '../../simulators/dynamics-write.ts';
import { asInBrowser, connectedToDynamics } from './dynamics-world.ts';
import { syncOnce } from './tryton-world.ts';

let simulator: DynamicsSimulator;
let store: Store;
let connection: DynamicsConnection;
let asBefore: () => void;
const list: Row = {
  ...{ listid: dvId('list', 1), listname: 'Fair <b>2026</b>', statecode: 0, statuscode: 0 },
  ...{ ownerid: dvId('systemuser', 1), createdon: dvInstant(Date.now()) },
};

beforeEach(async () => {
  asBefore = asInBrowser();
  simulator = await startDynamics(1);
  const at = { createdon: dvInstant(Date.now()), modifiedon: dvInstant(Date.now() - 3_600_000) };
  simulator.records.list = [{ ...list, ...at }];
  simulator.records.listmember = ['contact', 'account', 'lead'].map((type, n) => ({
    ...{ listmemberid: dvId('listmember', n + 1), listid: dvId('list', 1) },
    ...{ entityid: dvId(type, 1), entityid_type: type, ...at },
  }));
});
afterEach(async () => {
  asBefore();
  if (store) closeStore(store);
  await simulator.close();
});

const sync = () => syncOnce(store, connection.id);
async function connect(): Promise<void> {
  ({ store, connection } = await connectedToDynamics(simulator));
}
async function campaigns() {
  const { records } = await relationsOf(store, 'pipeline', 'SAMPLERETAILGMBH');
  return records
    .map((each) => [each.kind, each.title, each.state, 'contact' in each ? each.contact : ''])
    .sort();
}

test('a contact and an account in a marketing list are in a campaign of their partner; one that ends is over', async () => {
  await connect();
  expect(await sync()).toMatchObject({ state: 'done', cursor: { rejected: 0 } });
  const name = `${simulator.records.contact?.[0]?.fullname}`;
  expect(await campaigns()).toEqual([
    ['campaign', 'Fair 2026', 'open', ''],
    ['campaign', 'Fair 2026', 'open', name],
  ]);
  touchRow(simulator, simulator.records.list?.[0] ?? {}, { statecode: 1, statuscode: 1 });
  await sync();
  expect((await campaigns()).map(([, , state]) => state)).toEqual(['lost', 'lost']);
  removeRow(simulator, 'listmember', dvId('listmember', 1));
  await changeConnection(store, connection.id, (stored) => ({ ...stored, daily: { at: 0, removed: 0 } }));
  await sync();
  expect(await campaigns()).toEqual([['campaign', 'Fair 2026', 'lost', '']]);
});

test('where there are no marketing lists nothing is asked of them, and nothing is missing', async () => {
  delete simulator.tables.list;
  delete simulator.tables.listmember;
  await connect();
  simulator.asked.length = 0;
  const job = await sync();
  expect([job.state, job.sync?.unread]).toEqual(['done', undefined]);
  expect(simulator.asked.filter(({ path }) => path.includes('list'))).toEqual([]);
});
