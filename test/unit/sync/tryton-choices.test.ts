import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Connection } from '../../../lib/domain/connection.ts';
import { openApi } from '../../../lib/sources/http/open-api.ts';
import { askServer } from '../../../lib/sources/tryton/connect.ts';
import { openSession } from '../../../lib/sources/tryton/session.ts';
import { changeConnection, readConnection } from '../../../lib/store/connections.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { storeCounts } from '../../../lib/store/queries.ts';
import { startTryton, type TrytonSimulator } from '../../simulators/tryton.ts';
import { manyPurchases } from '../../simulators/tryton-data.ts';
import { connectedStore, syncOnce } from './tryton-world.ts';

/** What a person decides about a connected Tryton: of which company it is read, and that what is missing there may go. */

let simulator: TrytonSimulator;
let store: Store;
let id: string;

beforeEach(async () => {
  simulator = await startTryton();
  Object.assign(simulator.recording.records, manyPurchases(60));
});
afterEach(async () => {
  await simulator.close();
  if (store) closeStore(store);
});

const change = (how: Partial<Connection>) =>
  changeConnection(store, id, (stored) => ({ ...stored, ...how }) as Connection);
const purchases = () => simulator.recording.records['purchase.purchase'] ?? [];

describe('what is missing may go', () => {
  async function loseHalf() {
    ({ store, id } = await connectedStore(simulator));
    await syncOnce(store, id);
    const { records } = simulator.recording;
    records['purchase.line'] = (records['purchase.line'] ?? []).filter(({ id: line }) => Number(line) > 30);
    await change({ daily: { at: 0, removed: 0 } });
    await syncOnce(store, id);
    expect((await readConnection(store, id))?.daily?.refused).toEqual({ missing: 30, of: 60 });
  }

  test('once a person says so, and only so many', async () => {
    await loseHalf();
    await change({ daily: { at: 0, removed: 0, accepted: 29 } });
    await syncOnce(store, id);
    expect((await readConnection(store, id))?.daily?.refused).toEqual({ missing: 30, of: 60 });
    expect(await storeCounts(store)).toMatchObject({ lines: 60 });
    await change({ daily: { at: 0, removed: 0, accepted: 30 } });
    await syncOnce(store, id);
    expect(await storeCounts(store)).toMatchObject({ lines: 30 });
    const { daily } = (await readConnection(store, id)) ?? {};
    expect(daily).toMatchObject({ removed: 30 });
    expect(daily).not.toHaveProperty('accepted');
  });

  test('a list of ids that ends early removes nothing, whatever was accepted', async () => {
    await loseHalf();
    simulator.fault = ({ method }, response) => {
      if (method !== 'model.purchase.line.search') return false;
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"id": 1, "result": []}');
      return true;
    };
    await change({ daily: { at: 0, removed: 0, accepted: 60 } });
    await syncOnce(store, id);
    expect(await storeCounts(store)).toMatchObject({ lines: 60 });
  });
});

describe('a user who works for several companies', () => {
  beforeEach(() => {
    const { recording } = simulator;
    recording.company.push({ ...recording.company[0], id: 2, rec_name: 'Sample Company North' });
    recording.preferences = { ...(recording.preferences as object), companies: [1, 2] };
  });

  async function facts(wanted?: number) {
    const { address, database, password } = simulator;
    const signal = new AbortController().signal;
    const api = openApi({ connectionId: 'x', address, why: 'check', note: () => {}, signal });
    const session = openSession(api, { database, user: 'admin', password });
    const steps: Record<string, string> = {};
    const found = await askServer(session, Date.now, (step, detail) => (steps[step] = detail), wanted);
    return { ...found, said: steps.company };
  }

  test('sees them, and which is read: the current one, or the one that was chosen', async () => {
    const both = [
      { id: 1, name: 'Sample Company' },
      { id: 2, name: 'Sample Company North' },
    ];
    expect(await facts()).toMatchObject({ company: 1, companies: both, said: 'Sample Company' });
    expect(await facts(2)).toMatchObject({ company: 2, companies: both, said: 'Sample Company North' });
    expect(await facts(9)).toMatchObject({ company: 1 });
  });

  test('without a current one gets the first, and without any is told so', async () => {
    simulator.recording.preferences = { company: null, companies: [2, 1] };
    expect(await facts()).toMatchObject({ company: 2 });
    simulator.recording.preferences = { company: null, companies: [] };
    await expect(facts()).rejects.toThrow('This Tryton user works for no company.');
  });

  test('of another company all is read anew, and the lines of the one before leave', async () => {
    for (const purchase of purchases()) if (Number(purchase.id) % 3 === 0) purchase.company = 2;
    ({ store, id } = await connectedStore(simulator));
    await syncOnce(store, id);
    expect(await storeCounts(store)).toMatchObject({ orders: 40 });
    const daily = { at: 0, removed: 0, accepted: Number.MAX_SAFE_INTEGER };
    await change({ company: 2, syncedTo: undefined, daily } as Partial<Connection>);
    await syncOnce(store, id);
    expect(await storeCounts(store)).toMatchObject({ orders: 20, lines: 20 });
    expect((await readConnection(store, id))?.daily).toMatchObject({ removed: 40 });
  });
});
