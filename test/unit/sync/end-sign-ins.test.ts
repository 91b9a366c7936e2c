import 'fake-indexeddb/auto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { listConnections, putConnection } from '../../../lib/store/connections.ts';
import { lastRequests, openLedger } from '../../../lib/store/ledger.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { allIssued, endSignIns } from '../../../lib/sync/end-sign-ins.ts';
import { startSalesforce } from '../../simulators/salesforce.ts';
import { startTryton, trytonRecording } from '../../simulators/tryton.ts';
import { aged } from '../../simulators/tryton-data.ts';
import { connectedToSalesforce } from './salesforce-world.ts';
import { connectedStore } from './tryton-world.ts';

let store: Store;
vi.mock('../../../lib/surface/ask.ts', () => ({ askFromPanel: async () => undefined }));
vi.mock('../../../lib/surface/reading.ts', () => ({ surfaceStore: async () => store }));
const { removeAllRecords } = await import('../../../lib/surface/remove-records.ts');

afterEach(() => closeStore(store));

/** An org whose sign-in is ended at `${address}revoke`; `end` removes it. */
async function signedIn(revokeAddress: (own: string) => string) {
  const org = await startSalesforce(1);
  const connected = await connectedToSalesforce(org);
  store = connected.store;
  const { connection } = connected;
  if (connection.signIn.kind !== 'code') throw new Error('Not signed in by code.');
  const signIn = {
    ...connection.signIn,
    revokeAddress: revokeAddress(`${org.address}services/oauth2/revoke`),
  };
  await putConnection(store, { ...connection, signIn });
  return org;
}

/** A server that takes a question and never answers. */
async function silent() {
  let asked = 0;
  const server = createServer(() => {
    asked += 1;
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const close = () =>
    new Promise<void>((closed) => {
      server.close(() => closed());
      server.closeAllConnections();
    });
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    asked: () => asked,
    close,
  };
}

test.each([true, false])('removing all records ends what was issued; settings kept: %s', async (keep) => {
  const org = await signedIn((own) => own);
  expect(org.tokens.live()).toBe(1);
  await removeAllRecords(keep);
  expect(await listConnections(store)).toEqual([]);
  await vi.waitFor(() => expect(org.tokens.live()).toBe(0));
  const noted = async () => (await lastRequests(store, 100)).filter(({ why }) => why === 'sign-out');
  // What was asked is listed where the list stays.
  if (keep) await vi.waitFor(async () => expect(await noted()).toMatchObject([{ outcome: '200' }]));
  else expect(await lastRequests(store, 100)).toEqual([]);
  await org.close();
});

test('a server that does not answer keeps nothing from being removed here, and is waited for so long', async () => {
  const quiet = await silent();
  const org = await signedIn(() => `${quiet.address}revoke`);
  const issued = await allIssued(store);
  await removeAllRecords();
  expect([await listConnections(store), await allIssued(store)]).toEqual([[], []]);
  await vi.waitFor(() => expect(quiet.asked()).toBe(1));
  const began = performance.now();
  await endSignIns(issued, openLedger(store), 50);
  expect(performance.now() - began).toBeLessThan(5_000);
  await Promise.all([org.close(), quiet.close()]);
});

test('a system with a password, and one whose server has no address for it, ask nobody', async () => {
  const tryton = await startTryton(aged(trytonRecording()));
  store = (await connectedStore(tryton)).store;
  expect(await allIssued(store)).toEqual([]);
  closeStore(store);
  const org = await startSalesforce(1);
  store = (await connectedToSalesforce(org)).store;
  const before = org.asked.length;
  await endSignIns(await allIssued(store), openLedger(store));
  expect([org.asked.length, org.tokens.live()]).toEqual([before, 1]);
  await Promise.all([tryton.close(), org.close()]);
});
