import 'fake-indexeddb/auto';
import { Client } from '@hubspot/api-client';
import { Connection } from '@jsforce/jsforce-node';
import * as sdk from '@zohocrm/typescript-sdk-8.0';
import { DynamicsWebApi } from 'dynamics-web-api';
import { afterEach, expect, test } from 'vitest';
import type { OutboxEntry } from '../../../lib/domain/outbox.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { sendDue } from '../../../lib/sync/run-outbox.ts';
import { startDynamics } from '../../simulators/dynamics.ts';
import { dvId } from '../../simulators/dynamics-data.ts';
import { startHubspot } from '../../simulators/hubspot.ts';
import { hubId } from '../../simulators/hubspot-data.ts';
import { startSalesforce } from '../../simulators/salesforce.ts';
import { sfId } from '../../simulators/salesforce-data.ts';
import { startZoho } from '../../simulators/zoho.ts';
import { openZohoClient } from '../../simulators/zoho-client.ts';
import { zohoId } from '../../simulators/zoho-data.ts';
import { connectedToDynamics } from './dynamics-world.ts';
import { connectedToHubspot } from './hubspot-world.ts';
import { add, noteEntry, stored, taskEntry, worker } from './outbox-world.ts';
import { connectedToSalesforce } from './salesforce-world.ts';
import { connectedToZoho } from './zoho-world.ts';

/** What is written is read back by the vendor's own client, which knows nothing of us. */
const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const PARTNER = { of: 'partner', partnerId: 'SAMPLERETAILGMBH', partnerName: 'Sample Retail GmbH' } as const;
const KEY = /^Ask for the papers \[PartnerLens [0-9a-f]{16}\]$/;

/** Sends a task, of the partner or of the order that a line is of; answers the id of the one record that it made. */
async function sent(store: Store, connectionId: string, nativeLine?: string): Promise<string> {
  const entry: OutboxEntry = {
    ...taskEntry(connectionId, 'Ask for the papers'),
    target: { ...PARTNER, words: '', ...(nativeLine ? { of: 'order', nativeLine } : {}) },
  };
  await add(store, entry);
  await sendDue(store, worker());
  const { state, made = [], failure } = await stored(store, entry.id);
  expect([state, failure, made]).toEqual(['sent', undefined, [expect.any(String)]]);
  return `${made[0]}`.split(',')[1] ?? '';
}

test('Salesforce: an open task of who is signed in, on its day, of the account or the order', async () => {
  const org = await startSalesforce(1);
  const { store, id } = await connectedToSalesforce(org);
  ends.push(org.close, () => closeStore(store));
  const client = new Connection({
    instanceUrl: new URL(org.address).origin,
    version: '66.0',
    accessToken: org.tokens.signIn().access,
  });
  const task = await client.sobject('Task').retrieve(await sent(store, id));
  expect(task).toMatchObject({
    ...{ Subject: expect.stringMatching(KEY), Description: 'Sample words.', ActivityDate: '2031-05-06' },
    ...{ WhatId: sfId('Account', 1), OwnerId: sfId('User', 1), Status: 'Not Started', IsClosed: false },
  });
  const ofOrder = await client
    .sobject('Task')
    .retrieve(await sent(store, id, `OrderItem,${sfId('OrderItem', 1)}`));
  expect(ofOrder).toMatchObject({ WhatId: sfId('Order', 1), AccountId: sfId('Account', 1) });
  expect(org.writes).toEqual(['create Task', 'create Task']);
});

test.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago'])(
  'Salesforce: a touchpoint stands there on the day on which it was logged where the person is: %s',
  async (zone) => {
    const before = process.env.TZ;
    const org = await startSalesforce(1);
    const { store, id } = await connectedToSalesforce(org);
    ends.push(org.close, () => closeStore(store));
    const entry = { ...noteEntry(id, 'They take it.'), target: { ...PARTNER, words: '' } };
    await add(store, entry);
    try {
      process.env.TZ = zone;
      await sendDue(store, worker());
      expect(org.records.Task).toMatchObject([{ ActivityDate: new Date().toLocaleDateString('sv') }]);
    } finally {
      process.env.TZ = before;
      if (before === undefined) delete process.env.TZ;
    }
  },
);

test('HubSpot: a task that nobody began, due on its day, of the company', async () => {
  const hub = await startHubspot(1);
  const { store, id } = await connectedToHubspot(hub);
  ends.push(hub.close, () => closeStore(store));
  const client = new Client({ accessToken: hub.token, basePath: new URL(hub.address).origin });
  const key = await sent(store, id, `line_items,${hubId('line_items', 1)}`);
  const names = ['hs_task_subject', 'hs_task_body', 'hs_task_status', 'hs_timestamp', 'hubspot_owner_id'];
  const { properties } = await client.crm.objects.basicApi.getById('tasks', key, names);
  expect(properties).toMatchObject({
    ...{ hs_task_subject: 'Ask for the papers', hs_task_status: 'NOT_STARTED', hubspot_owner_id: null },
    hs_task_body: expect.stringMatching(/^Sample words\.<br>\[PartnerLens [0-9a-f]{16}\]$/),
  });
  expect(new Date(`${properties.hs_timestamp}`).toLocaleDateString('sv')).toBe('2031-05-06');
  const inputs = [{ id: key }];
  const { results } = await client.crm.associations.v4.batchApi.getPage('tasks', 'companies', { inputs });
  expect(`${results[0]?.to[0]?.toObjectId}`).toBe('11');
  const removal: OutboxEntry = {
    ...taskEntry(id, 'x'),
    target: { ...PARTNER, words: '' },
    work: { kind: 'removal', records: [`tasks,${key}`] },
  };
  await add(store, removal);
  await sendDue(store, worker());
  expect((await stored(store, removal.id)).state).toBe('sent');
  await expect(client.crm.objects.basicApi.getById('tasks', key)).rejects.toMatchObject({ code: 404 });
  expect(hub.writes).toEqual(['create tasks', 'archive tasks']);
});

test('Dynamics 365: an open task of who is signed in, due on its day, of the account or the order', async () => {
  const org = await startDynamics(1);
  const { store, id } = await connectedToDynamics(org);
  ends.push(org.close, () => closeStore(store));
  const token = org.tokens.signIn().access;
  const client = new DynamicsWebApi({
    serverUrl: new URL(org.address).origin,
    dataApi: { version: '9.2' },
    onTokenRefresh: async () => token,
  });
  const task = await client.retrieve({ collection: 'tasks', key: await sent(store, id) });
  expect(task).toMatchObject({
    ...{ subject: expect.stringMatching(KEY), description: 'Sample words.', statecode: 0 },
    ...{ _regardingobjectid_value: dvId('account', 1), _ownerid_value: dvId('systemuser', 1) },
  });
  expect(new Date(task.scheduledend).toLocaleDateString('sv')).toBe('2031-05-06');
  const key = await sent(store, id, `salesorderdetail,${dvId('salesorderdetail', 1)}`);
  const ofOrder = await client.retrieve({ collection: 'tasks', key });
  expect(ofOrder).toMatchObject({ _regardingobjectid_value: dvId('salesorder', 1) });
  expect(org.writes).toEqual(['create task', 'create task']);
});

test('Zoho CRM: a task that is not begun, of who is signed in, on its day, of the account or the order', async () => {
  const crm = await startZoho(1);
  const { store, id } = await connectedToZoho(crm);
  const { done } = await openZohoClient(crm);
  ends.push(crm.close, done, () => closeStore(store));
  const read = async (key: string) => {
    const said = (await new sdk.Record.RecordOperations('Tasks').getRecord(BigInt(key))).getObject();
    if (!(said instanceof sdk.Record.ResponseWrapper)) throw new Error('no record');
    const [record] = said.getData();
    const about = record?.getKeyValue('What_Id') as sdk.Record.Record | undefined;
    return { value: (name: string) => record?.getKeyValue(name), about: `${about?.getId()}` };
  };
  const task = await read(await sent(store, id));
  expect(task.value('Subject')).toMatch(KEY);
  const status = task.value('Status');
  expect(status instanceof sdk.Choice && status.getValue()).toBe('Not Started');
  expect(task.value('Description')).toBe('Sample words.');
  expect(JSON.stringify(task.value('Due_Date'))).toContain('2031-05-06');
  expect(task.about).toBe(zohoId('Accounts', 1));
  const line = crm.modules.get('Ordered_Items')?.records[0]?.id;
  const ofOrder = await read(await sent(store, id, `Ordered_Items,${line}`));
  expect(ofOrder.about).toBe(zohoId('Sales_Orders', 1));
  expect(crm.writes).toEqual(['create Tasks', 'create Tasks']);
});

test('Zoho CRM: where this user does not see the due date, no task is written without it', async () => {
  const crm = await startZoho(1);
  const tasks = crm.modules.get('Tasks');
  if (tasks) tasks.fields = tasks.fields.filter(({ api_name }) => api_name !== 'Due_Date');
  const { store, id, connection } = await connectedToZoho(crm);
  ends.push(crm.close, () => closeStore(store));
  expect(connection.capabilities).toMatchObject({ 'write:note': true, 'write:task': false });
  const entry = { ...taskEntry(id, 'Ask'), target: { ...PARTNER, words: '' } };
  await add(store, entry);
  await sendDue(store, worker());
  expect(await stored(store, entry.id)).toMatchObject({
    state: 'failed',
    failure: { code: 'write-not-possible' },
  });
  expect(crm.writes).toEqual([]);
});

test('a task that is refused stays with its reason, and goes once it may', async () => {
  const org = await startSalesforce(1);
  const { store, id } = await connectedToSalesforce(org);
  ends.push(org.close, () => closeStore(store));
  org.forbidden.add('Task.create');
  const entry = { ...taskEntry(id, 'Ask'), target: { ...PARTNER, words: '' } };
  await add(store, entry);
  await sendDue(store, worker());
  const refused = await stored(store, entry.id);
  expect(refused).toMatchObject({ state: 'failed', failure: { code: 'write-refused' } });
  expect(refused.failure?.message).toContain('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY');
  expect(org.writes).toEqual([]);
});

test('Salesforce: what the company’s own rule says is told with the refusal, as text; the words of other refusals are not', async () => {
  const org = await startSalesforce(1);
  const { store, id } = await connectedToSalesforce(org);
  ends.push(org.close, () => closeStore(store));
  const refusedBy = async (errorCode: string) => {
    org.fault = ({ method }, response) => {
      if (method !== 'POST') return false;
      response.writeHead(400, { 'content-type': 'application/json' });
      const message = 'Say <b>which order</b> it is of.';
      response.end(JSON.stringify([{ errorCode, message, fields: ['Subject'] }]));
      return true;
    };
    const entry = { ...taskEntry(id, 'Ask'), target: { ...PARTNER, words: '' } };
    await add(store, entry);
    await sendDue(store, worker());
    const { state, failure, askedAt } = await stored(store, entry.id);
    // It is certainly not there: it can be corrected.
    expect([state, failure?.code, askedAt]).toEqual(['failed', 'write-refused', undefined]);
    return failure?.message;
  };
  expect(await refusedBy('FIELD_CUSTOM_VALIDATION_EXCEPTION')).toBe(
    'Salesforce refused a request (create Task): FIELD_CUSTOM_VALIDATION_EXCEPTION. Say which order it is of.',
  );
  expect(await refusedBy('INVALID_FIELD')).toBe('Salesforce refused a request (create Task): INVALID_FIELD.');
});

test('Dynamics 365: what a plug-in of the company says is told with the refusal, as text; the words of other refusals are not', async () => {
  const org = await startDynamics(1);
  const { store, id } = await connectedToDynamics(org);
  ends.push(org.close, () => closeStore(store));
  const refusedBy = async (code: string) => {
    org.fault = ({ method }, response) => {
      if (method === 'GET') return false;
      response.writeHead(400, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: { code, message: 'Say <b>which order</b> it is of.' } }));
      return true;
    };
    const entry = { ...taskEntry(id, 'Ask'), target: { ...PARTNER, words: '' } };
    await add(store, entry);
    await sendDue(store, worker());
    return (await stored(store, entry.id)).failure;
  };
  expect(await refusedBy('0x80040265')).toMatchObject({
    ...{ code: 'write-refused', message: expect.stringMatching(/0x80040265\. Say which order it is of\.$/) },
  });
  expect(await refusedBy('0x80048d19')).toMatchObject({
    ...{ code: 'write-refused', message: expect.stringMatching(/0x80048d19\.$/) },
  });
});
