import 'fake-indexeddb/auto';
import { Connection } from '@jsforce/jsforce-node';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OutboxEntry } from '../../../lib/domain/outbox.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { changeEntry } from '../../../lib/store/outbox.ts';
import { sendDue } from '../../../lib/sync/run-outbox.ts';
import { type SalesforceSimulator, startSalesforce } from '../../simulators/salesforce.ts';
import { add, noteEntry, stored, taskEntry, worker } from './outbox-world.ts';
import { connectedToSalesforce } from './salesforce-world.ts';

const TARGET = {
  of: 'partner',
  partnerId: 'SAMPLERETAILGMBH',
  partnerName: 'Sample Retail GmbH',
  words: '',
} as const;
let org: SalesforceSimulator;
let store: Store;
let note: OutboxEntry;
let task: OutboxEntry;

beforeEach(async () => {
  org = await startSalesforce(1);
  const connected = await connectedToSalesforce(org);
  store = connected.store;
  note = { ...noteEntry(connected.id, 'They take it on Friday.'), target: TARGET };
  task = { ...taskEntry(connected.id, 'Ask whether it came'), target: TARGET, after: note.id };
  org.asked.length = 0;
});
afterEach(async () => {
  closeStore(store);
  await org.close();
});

const posts = () => org.asked.filter(({ method }) => method === 'POST').map(({ path }) => path);
const states = async () => [(await stored(store, note.id)).state, (await stored(store, task.id)).state];

test('a touchpoint and its follow-up leave in one request, as Salesforce’s own client sees it', async () => {
  await add(store, note, task);
  await sendDue(store, worker());
  expect(await states()).toEqual(['sent', 'sent']);
  expect(posts()).toEqual(['/services/data/v66.0/composite']);
  const client = new Connection({
    instanceUrl: new URL(org.address).origin,
    version: '66.0',
    accessToken: org.tokens.signIn().access,
  });
  const { records } = await client.query('SELECT Description, ActivityDate, IsClosed FROM Task ORDER BY Id');
  expect(records).toMatchObject([
    { Description: 'They take it on Friday.', IsClosed: true },
    { Description: 'Sample words.', ActivityDate: '2031-05-06', IsClosed: false },
  ]);
  const made = [(await stored(store, note.id)).made, (await stored(store, task.id)).made].flat();
  expect(made).toEqual(org.records.Task?.map(({ Id }) => `Task,${Id}`));
});

test('where one of both is refused neither is written; each says why by itself, and both go once they may', async () => {
  // Only a call says what kind of task it is.
  const fields = org.fields.Task ?? [];
  org.fields.Task = fields.filter((name) => name !== 'TaskSubtype');
  await add(store, note, task);
  await sendDue(store, worker());
  expect(await stored(store, note.id)).toMatchObject({
    state: 'failed',
    failure: { code: 'write-refused', message: expect.stringContaining('INVALID_FIELD') },
  });
  expect(await stored(store, task.id)).toMatchObject({ state: 'waiting' });
  expect((await stored(store, task.id)).askedAt).toBeUndefined();
  expect(org.writes).toEqual([]);
  expect(org.records.Task).toEqual([]);
  org.fields.Task = fields;
  await changeEntry(store, note.id, ({ failure: _, ...entry }) => ({ ...entry, state: 'waiting' }));
  await sendDue(store, worker());
  expect(await states()).toEqual(['sent', 'sent']);
  expect(org.writes).toEqual(['create Task', 'create Task']);
});

test('a follow-up that was undone is not sent; one whose touchpoint is dropped goes with it', async () => {
  const later = Date.now() + 60_000;
  await add(store, note, { ...task, heldUntil: later });
  await changeEntry(store, task.id, (entry) => ({ ...entry, state: 'undone' }));
  await sendDue(store, worker());
  expect(await states()).toEqual(['sent', 'undone']);
  expect(posts()).toEqual(['/services/data/v66.0/sobjects/Task']);
  const next = { ...note, id: crypto.randomUUID(), heldUntil: later };
  const behind = { ...task, id: crypto.randomUUID(), after: next.id };
  await add(store, next, behind);
  await changeEntry(store, next.id, (entry) => ({ ...entry, state: 'undone' }));
  await sendDue(store, worker());
  expect((await stored(store, behind.id)).state).toBe('undone');
  expect(org.writes).toEqual(['create Task']);
});

test('a limit of the day lets both wait, and neither is written twice', async () => {
  org.fault = ({ path }, response) => {
    if (!path.endsWith('/composite')) return false;
    response.writeHead(403, { 'content-type': 'application/json' });
    response.end('[{"message":"limit","errorCode":"REQUEST_LIMIT_EXCEEDED"}]');
    return true;
  };
  await add(store, note, task);
  await sendDue(store, worker());
  expect(await states()).toEqual(['waiting', 'waiting']);
  org.fault = undefined;
  await sendDue(store, worker({ now: () => Date.now() + 3_600_000 }));
  expect(await states()).toEqual(['sent', 'sent']);
  expect(org.writes).toEqual(['create Task', 'create Task']);
});
