import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DynamicsConnection } from '../../../lib/domain/connection.ts';
import { changeConnection } from '../../../lib/store/connections.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { relationsOf } from '../../../lib/store/relation-records.ts';
import { type DynamicsSimulator, startDynamics, touchRow } from '../../simulators/dynamics.ts';
import { dvId, dvInstant } from '../../simulators/dynamics-data.ts';
import { removeRow } from '../../simulators/dynamics-write.ts';
import { asInBrowser, connectedToDynamics } from './dynamics-world.ts';
import { syncOnce } from './tryton-world.ts';

let simulator: DynamicsSimulator;
let store: Store;
let connection: DynamicsConnection;
let asBefore: () => void;

beforeEach(async () => {
  asBefore = asInBrowser();
  simulator = await startDynamics(1);
  const at = { createdon: dvInstant(Date.now()), modifiedon: dvInstant(Date.now() - 3_600_000) };
  const campaign = { statecode: 0, statuscode: 2, ownerid: dvId('systemuser', 1), ...at };
  simulator.records.campaign = [
    {
      ...{ campaignid: dvId('campaign', 1), name: 'Fair <b>2026</b>', ...campaign },
      ...{ proposedstart: '2026-09-01', actualstart: '2026-09-02', proposedend: '2026-09-30' },
    },
    { campaignid: dvId('campaign', 2), name: 'Shelves', ...campaign },
  ];
  const within = { regardingobjectid: dvId('campaign', 2), statecode: 0, ...at };
  simulator.records.campaignactivity = ['2026-10-05', '2026-10-01'].map((day, n) => ({
    ...{ activityid: dvId('campaignactivity', n + 1), scheduledstart: `${day}T08:00:00Z` },
    ...{ scheduledend: `${day}T18:00:00Z`, ...within },
  }));
  // Of the first answers a contact, of the second an account, of the third nobody who is a customer.
  const parties = ['contact', 'account', 'lead'];
  simulator.records.campaignresponse = parties.map((_, n) => ({
    ...{ activityid: dvId('campaignresponse', n + 1), subject: 'Yes', statecode: 0, ...at },
    regardingobjectid: dvId('campaign', n === 1 ? 2 : 1),
  }));
  simulator.records.activityparty = parties.flatMap((type, n) =>
    ['systemuser', type].map((of, m) => ({
      ...{ activitypartyid: dvId('activityparty', n * 2 + m + 1), partyid: dvId(of, 1), partyid_type: of },
      ...{ activityid: dvId('campaignresponse', n + 1), participationtypemask: m === 0 ? 9 : 11 },
    })),
  );
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
    .flatMap((each) => (each.kind === 'campaign' ? [each] : []))
    .sort((a, b) => a.title.localeCompare(b.title));
}
const response = (n: number) =>
  simulator.records.campaignresponse?.find(({ activityid }) => activityid === dvId('campaignresponse', n)) ??
  {};

test('who answered a campaign is in it, with its days, or those of what was planned in it', async () => {
  await connect();
  expect(await sync()).toMatchObject({ state: 'done', cursor: { rejected: 0 } });
  const name = `${simulator.records.contact?.[0]?.fullname}`;
  expect(await campaigns()).toMatchObject([
    {
      ...{ title: 'Fair 2026', contact: name, responded: true, state: 'open', status: 'Launched' },
      ...{ startsOn: '2026-09-02', endsOn: '2026-09-30', owner: 'Ada Muster' },
    },
    { title: 'Shelves', responded: true, startsOn: '2026-10-01', endsOn: '2026-10-05' },
  ]);
});

test('a campaign that ends is over, a response that is cancelled goes, and a deleted one, each with its next reading', async () => {
  await connect();
  await sync();
  touchRow(simulator, simulator.records.campaign?.[0] ?? {}, { statecode: 1 });
  await sync();
  expect((await campaigns()).map(({ state }) => state)).toEqual(['lost', 'open']);
  touchRow(simulator, response(1), { statecode: 2 });
  await sync();
  expect((await campaigns()).map(({ title }) => title)).toEqual(['Shelves']);
  removeRow(simulator, 'campaignresponse', dvId('campaignresponse', 2));
  await changeConnection(store, connection.id, (stored) => ({ ...stored, daily: { at: 0, removed: 0 } }));
  await sync();
  expect(await campaigns()).toEqual([]);
});

test('where this user may not read them nothing is asked of them, and nothing else is missing', async () => {
  simulator.forbidden.add('campaignresponse.read');
  await connect();
  simulator.asked.length = 0;
  const job = await sync();
  expect([job.state, job.sync?.unread]).toEqual(['done', undefined]);
  expect(simulator.asked.filter(({ path }) => path.includes('campaign'))).toEqual([]);
});
