import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import { outboxEntrySchema } from '../../../lib/domain/outbox.ts';
import { nowOf } from '../../../lib/domain/workspace.ts';
import { partnerTouchpoints } from '../../../lib/lens/outbox/partner-touchpoints.ts';
import { taskWriting } from '../../../lib/lens/outbox/task-writing.ts';
import { changeConnection } from '../../../lib/store/connections.ts';
import { closeStore, type Store, transact } from '../../../lib/store/open.ts';
import { sendDue } from '../../../lib/sync/run-outbox.ts';
import { startDynamics } from '../../simulators/dynamics.ts';
import { dvId, dvInstant } from '../../simulators/dynamics-data.ts';
import { startHubspot } from '../../simulators/hubspot.ts';
import { hubRecord, link, touched } from '../../simulators/hubspot-data.ts';
import { startSalesforce } from '../../simulators/salesforce.ts';
import { sfId, sfInstant } from '../../simulators/salesforce-data.ts';
import { startZoho } from '../../simulators/zoho.ts';
import { zohoId, zohoInstant } from '../../simulators/zoho-data.ts';
import { connectedToDynamics } from './dynamics-world.ts';
import { connectedToHubspot } from './hubspot-world.ts';
import { add, taskEntry, worker } from './outbox-world.ts';
import { connectedToSalesforce } from './salesforce-world.ts';
import { syncOnce } from './tryton-world.ts';
import { connectedToZoho } from './zoho-world.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const PARTNER = { of: 'partner', partnerId: 'SAMPLERETAILGMBH', partnerName: 'Sample Retail GmbH' } as const;

/** What of a partner is due, what was, and what was written of late, once a system was read again. */
async function readBack(store: Store, id: string) {
  await syncOnce(store, id);
  const { due = [], rows = [] } =
    (await taskWriting(store, { partnerId: PARTNER.partnerId }, nowOf({ sample: false }))) ?? {};
  const past = await partnerTouchpoints(store, PARTNER.partnerId, nowOf({ sample: false }));
  return {
    due: due.map(({ task }) => `${task.dueOn} ${task.words.split('\n')[0]}`),
    past: past?.rows.map(({ touchpoint }) => touchpoint.words.split('\n')[0]) ?? [],
    late: rows.map(({ entry }) => entry.id),
  };
}

/** Our task and one of a colleague, open and then done there: each stands once, wherever it belongs. */
async function followed(
  store: Store,
  id: string,
  world: { colleague(): void; finish(): void; drop(): unknown },
) {
  await syncOnce(store, id);
  const entry = { ...taskEntry(id, 'Ask for the papers'), target: { ...PARTNER, words: '' } };
  await add(store, entry);
  await sendDue(store, worker());
  world.colleague();
  // Ours stands among what was written of late, until that is forgotten.
  expect(await readBack(store, id)).toEqual({ due: ['2031-03-04 Call them'], past: [], late: [entry.id] });
  await changeStoredEntry(store, entry.id, Date.now() - 3 * 86_400_000);
  const both = ['2031-03-04 Call them', '2031-05-06 Ask for the papers'];
  expect(await readBack(store, id)).toEqual({ due: both, past: [], late: [] });
  // Done there within the day, it is a touchpoint and nothing else.
  await changeStoredEntry(store, entry.id, Date.now());
  world.finish();
  const { due, past, late } = await readBack(store, id);
  expect([due, past, late]).toEqual([['2031-03-04 Call them'], ['Ask for the papers'], []]);
  await world.drop();
  expect((await readBack(store, id)).due).toEqual([]);
}

/** Says that an entry ended at this instant. */
async function changeStoredEntry(store: Store, key: string, endedAt: number): Promise<void> {
  await transact(store, ['outbox'], 'readwrite', async (tx) => {
    const entry = outboxEntrySchema.parse(await tx.objectStore('outbox').get(key));
    await tx.objectStore('outbox').put({ ...entry, endedAt });
  });
}

test('Salesforce: what is open with a day is due, what is done is a touchpoint, nothing stands twice', async () => {
  const org = await startSalesforce(1);
  const { store, id } = await connectedToSalesforce(org);
  ends.push(org.close, () => closeStore(store));
  const tasks = org.records.Task ?? [];
  const now = () => ({
    SystemModstamp: sfInstant(Date.now() + 2_000),
    LastModifiedDate: sfInstant(Date.now()),
  });
  await followed(store, id, {
    colleague: () =>
      void tasks.push({
        ...{ Id: sfId('Task', 5), AccountId: sfId('Account', 1), Subject: 'Call them', IsClosed: false },
        ...{ ActivityDate: '2031-03-04', OwnerId: sfId('User', 1), CreatedDate: sfInstant(Date.now()) },
        ...now(),
      }),
    finish: () => void Object.assign(tasks[0] ?? {}, { IsClosed: true }, now()),
    drop: () => void Object.assign(tasks[1] ?? {}, { ActivityDate: null }, now()),
  });
});

test('Dynamics 365: what is open with a day is due, what is done is a touchpoint, nothing stands twice', async () => {
  const org = await startDynamics(1);
  const { store, id } = await connectedToDynamics(org);
  ends.push(org.close, () => closeStore(store));
  const now = () => ({ modifiedon: dvInstant(Date.now() + 2_000) });
  const task = (at: number) => org.records.task?.[at] ?? {};
  await followed(store, id, {
    colleague: () => {
      const about = { regardingobjectid: dvId('account', 1), regardingobjectid_type: 'account' };
      org.records.task?.push({
        ...{ activityid: dvId('task', 5), subject: 'Call them', description: null, statecode: 0, ...about },
        ...{ scheduledend: '2031-03-04T12:00:00Z', actualend: null, ownerid: dvId('systemuser', 1) },
        ...{ createdon: dvInstant(Date.now()), ...now() },
      });
    },
    finish: () => void Object.assign(task(0), { statecode: 1, actualend: dvInstant(Date.now()) }, now()),
    drop: () => void Object.assign(task(1), { statecode: 2 }, now()),
  });
});

test('Zoho CRM: what is open with a day is due, what is done is a touchpoint, nothing stands twice', async () => {
  const crm = await startZoho(1);
  const { store, id } = await connectedToZoho(crm);
  ends.push(crm.close, () => closeStore(store));
  const tasks = crm.modules.get('Tasks')?.records ?? [];
  const now = () => ({ Modified_Time: zohoInstant(Date.now() + 2_000, crm.offset) });
  await followed(store, id, {
    colleague: () =>
      void tasks.push({
        ...{ id: zohoId('Tasks', 5), Subject: 'Call them', Status: 'In Progress', Due_Date: '2031-03-04' },
        ...{ What_Id: { id: zohoId('Accounts', 1) }, Created_Time: zohoInstant(Date.now(), crm.offset) },
        ...now(),
      }),
    finish: () => void Object.assign(tasks[0] ?? {}, { Status: 'Completed' }, now()),
    drop: () => void Object.assign(tasks[1] ?? {}, { Due_Date: null }, now()),
  });
});

test('HubSpot: what is open with a day is due, what is done is a touchpoint, nothing stands twice', async () => {
  const hub = await startHubspot(1);
  const { store, id } = await connectedToHubspot(hub);
  ends.push(hub.close, () => closeStore(store));
  const task = (at: number) => hub.records.tasks?.[at] ?? hubRecord('tasks', '0', {});
  const later = () => Date.now() + 2_000;
  await followed(store, id, {
    colleague: () => {
      const values = { hs_task_subject: 'Call them', hs_task_status: 'WAITING' };
      hub.records.tasks?.push(
        hubRecord('tasks', '805', { ...values, hs_timestamp: '2031-03-04T12:00:00.000Z' }, later()),
      );
      link(hub.links, 'tasks', '805', 'companies', '11');
    },
    finish: () => touched(task(0), later(), { hs_task_status: 'COMPLETED' }),
    drop: async () => {
      task(1).archivedAt = Date.now();
      // What was archived is asked for once a day.
      await changeConnection(store, id, (each) => ({ ...each, daily: { at: 0, removed: 0 } }));
    },
  });
});
