import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SalesforceConnection } from '../../../../lib/domain/connection.ts';
import { unionId } from '../../../../lib/domain/union.ts';
import { nowOf } from '../../../../lib/domain/workspace.ts';
import { taskWriting } from '../../../../lib/lens/outbox/task-writing.ts';
import { changeConnection, removeConnection } from '../../../../lib/store/connections.ts';
import { closeStore, type Store } from '../../../../lib/store/open.ts';
import { changeEntry } from '../../../../lib/store/outbox.ts';
import { eachOrder } from '../../../../lib/store/queries.ts';
import { putUnions } from '../../../../lib/store/unions.ts';
import { type SalesforceSimulator, startSalesforce } from '../../../simulators/salesforce.ts';
import { add, noteEntry, taskEntry } from '../../sync/outbox-world.ts';
import { connectedToSalesforce } from '../../sync/salesforce-world.ts';
import { syncOnce } from '../../sync/tryton-world.ts';

const PARTNER = 'SAMPLERETAILGMBH';
let simulator: SalesforceSimulator;
let store: Store;
let connection: SalesforceConnection;

beforeEach(async () => {
  simulator = await startSalesforce(2);
  ({ store, connection } = await connectedToSalesforce(simulator));
  await syncOnce(store, connection.id);
});
afterEach(async () => {
  closeStore(store);
  await simulator.close();
});

const now = nowOf({ sample: false });
const asked = (about: Partial<Parameters<typeof taskWriting>[1]> = {}, at = now) =>
  taskWriting(store, { partnerId: PARTNER, ...about }, at);

async function firstLine(): Promise<{ orderId: string; lineId: string; number: string }> {
  const found: { orderId: string; lineId: string; number: string }[] = [];
  await eachOrder(store, ({ id, number, lines }) => {
    found.push({ orderId: id, lineId: lines[0]?.id ?? '', number });
  });
  const [first] = found;
  if (!first) throw new Error('No order was read.');
  return first;
}

test('a task of a partner says where it goes, whose it will be, and from which day on it may be due', async () => {
  expect(await asked()).toMatchObject({
    target: { of: 'partner', partnerName: 'Sample Retail GmbH' },
    systems: [{ system: 'Sample Salesforce', of: 'salesforce', user: 'ada@own.example', task: 'yes' }],
    ...{ replay: false, today: now.today, rows: [] },
  });
  expect(await asked({ partnerId: 'nobody' })).toBeNull();
});

test('a task of an order is of the order as its system knows it, and stands with the partner, too', async () => {
  const { orderId, lineId, number } = await firstLine();
  const order = { orderId, lineId };
  const ofOrder = await asked({ order });
  expect(ofOrder?.target).toMatchObject({ of: 'order', nativeLine: lineId, words: number });
  const entry = { ...taskEntry(connection.id, 'Ask'), target: ofOrder?.target ?? noteEntry('', '').target };
  const target = { of: 'partner', partnerId: PARTNER, partnerName: 'Sample Retail GmbH', words: '' } as const;
  const other = { ...taskEntry(connection.id, 'Other'), target };
  const note = { ...noteEntry(connection.id, 'No task'), target };
  await add(store, entry, other, note);
  const ids = async (about: Parameters<typeof asked>[0]) =>
    (await asked(about))?.rows.map((row) => row.entry.id).sort();
  expect(await ids({ order })).toEqual([entry.id]);
  expect(await ids({})).toEqual([entry.id, other.id].sort());
  expect(await asked({ order: { ...order, lineId: 'none' } })).toBeNull();
});

test('in a replay, and where the user may not, nothing can be entered, and the reason is told', async () => {
  expect((await asked({}, { ...now, replay: true }))?.systems).toMatchObject([{ task: 'replay' }]);
  const capabilities = { ...connection.capabilities, 'write:task': false };
  await changeConnection(store, connection.id, (each) => ({ ...each, capabilities }) as typeof each);
  expect((await asked())?.systems).toMatchObject([{ task: 'not-permitted' }]);
});

const ofPartner = (partnerId: string, subject: string) => ({
  ...taskEntry(connection.id, subject),
  target: { of: 'partner' as const, partnerId, partnerName: 'Sample Retail GmbH', words: '' },
});
const subjects = async () =>
  (await asked())?.rows.flatMap(({ entry: { work } }) => (work.kind === 'task' ? [work.subject] : []));

test('what was entered about a partner stands with the one that it became since', async () => {
  await add(store, ofPartner('OLDRETAIL', 'Ask the old one'), ofPartner('ELSEBODY', 'Ask another'));
  expect(await subjects()).toEqual([]);
  const union = {
    partnerIds: ['OLDRETAIL', PARTNER],
    keep: PARTNER,
    by: 'person',
    reasons: [],
    at: 1,
  } as const;
  await putUnions(store, [
    { ...union, partnerIds: [...union.partnerIds], id: unionId('OLDRETAIL', PARTNER), reasons: [] },
  ]);
  expect(await subjects()).toEqual(['Ask the old one']);
});

test('what waits for a system that is no longer connected still stands there; nothing new can be entered', async () => {
  const entry = ofPartner(PARTNER, 'Ask');
  await add(store, entry);
  await removeConnection(store, connection.id);
  const { rows, systems } = (await asked()) ?? {};
  expect([rows?.map((row) => row.entry.id), systems]).toEqual([[entry.id], []]);
  await changeEntry(store, entry.id, (each) => ({ ...each, state: 'undone', endedAt: 1 }));
  expect(await asked()).toBeNull();
});
