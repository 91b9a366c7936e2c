import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import type { Connection, SalesforceConnection } from '../../../lib/domain/connection.ts';
import type { OwnObjects } from '../../../lib/domain/own-objects.ts';
import { EVERYTHING } from '../../../lib/domain/sync-marks.ts';

vi.mock('wxt/browser', () => ({
  browser: {
    runtime: { sendMessage: async () => ({ ok: true, value: null }) },
    storage: { session: { get: async () => ({}) } },
  },
}));
const { saveOwn, switchOwn } = await import('../../../lib/surface/own-objects.ts');
const { surfaceStore } = await import('../../../lib/surface/reading.ts');
const { changeConnection, putConnection, readConnection } = await import('../../../lib/store/connections.ts');
const { changeJob, listJobs } = await import('../../../lib/store/jobs.ts');
const { addSync } = await import('../../../lib/sync/sync-jobs.ts');

const OWN: OwnObjects = { orders: { object: 'PO__c', label: 'PO' }, columns: [] };
let made = 0;

/** A connection with own objects, of which a sync runs or none does. */
async function connected(runs: boolean) {
  made += 1;
  const id = `org-${made}.example`;
  const connection = {
    ...{ id, system: 'salesforce', label: id, address: `https://${id}/`, user: '', version: 'v66.0' },
    ...{ signIn: { kind: 'bearer' }, company: 'Own', currency: '', capabilities: {}, everyMinutes: 30 },
    ...{ createdAt: 1, syncedTo: 5, own: OWN },
  } as unknown as SalesforceConnection;
  const store = await surfaceStore();
  await putConnection(store, connection);
  if (runs) await addSync(store, connection, 1);
  const states = async () => {
    const jobs = (await listJobs(store)).filter((job) => job.sync?.connectionId === id);
    return jobs.map(({ state }) => state).sort();
  };
  for (const job of await listJobs(store))
    if (job.sync?.connectionId === id)
      await changeJob(store, job.id, (each) => ({ ...each, state: 'running' }));
  return { store, connection, states, now: async () => (await readConnection(store, id)) as Connection };
}

test('what runs reads by the mapping of before: switched off, it ends, and the rest is read without it', async () => {
  const { connection, states, now } = await connected(true);
  expect(await states()).toEqual(['running']);
  await switchOwn(connection, false);
  expect(await states()).toEqual(['cancelled', 'waiting']);
  expect(await now()).toMatchObject({ own: { ...OWN, off: true }, syncedTo: 5 });
});

test('where nothing runs, nothing is read for it', async () => {
  const { connection, states, now } = await connected(false);
  await switchOwn(connection, false);
  expect(await states()).toEqual([]);
  expect(await now()).toMatchObject({ own: { off: true } });
});

test('a mapping that is saved ends what reads by the one before, and all is read anew by it', async () => {
  const { store, connection, states, now } = await connected(true);
  const unread = [
    { object: 'PO__c', message: 'gone', apart: true },
    { object: 'Case', message: 'no' },
  ];
  await changeConnection(store, connection.id, (stored) => ({ ...stored, unread }) as typeof stored);
  const other = { orders: { object: 'Other__c', label: 'Other' }, columns: [] };
  expect(await saveOwn(connection, other, OWN)).toEqual({ value: true });
  expect(await states()).toEqual(['cancelled', 'waiting']);
  const stored = await now();
  expect(stored).toMatchObject({
    own: { orders: { object: 'Other__c' }, former: ['PO__c'] },
    unread: [{ object: 'Case' }],
  });
  // What was deleted since it was read only changes tell: they are read before all is.
  expect(stored).toMatchObject({ syncedTo: 5, anew: [EVERYTHING] });
});

test('of two windows the later one does not undo what the earlier one saved unseen', async () => {
  const { connection, states, now } = await connected(false);
  const other = { orders: { object: 'Other__c', label: 'Other' }, columns: [] };
  expect(await saveOwn(connection, other, OWN)).toEqual({ value: true });
  const third = { orders: { object: 'Third__c', label: 'Third' }, columns: [] };
  expect(await saveOwn(connection, third, OWN)).toMatchObject({
    failure: { code: 'own-changed', message: expect.stringContaining('another window') },
  });
  expect(await now()).toMatchObject({ own: { orders: { object: 'Other__c' } } });
  expect(await states()).toHaveLength(1);
});

test('what does not fit is refused, and the connection stays', async () => {
  const { connection, now } = await connected(false);
  const values = Array.from({ length: 51 }, (_, at) => `Type ${at}`);
  const accounts = { by: 'Type', label: 'Type', values };
  expect(await saveOwn(connection, { accounts, columns: [] }, OWN)).toMatchObject({
    failure: { code: 'own-too-much' },
  });
  expect(await now()).toMatchObject({ own: OWN });
  const gone = { ...connection, id: 'gone.example' };
  expect(await saveOwn(gone, OWN, undefined)).toMatchObject({ failure: { code: 'own-not-connected' } });
});
