import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { en } from '../../../../lib/i18n/en.ts';
import type { ObjectSample } from '../../../../lib/sources/object-sample.ts';
import { MODELS } from '../../../../lib/sources/tryton/fields.ts';
import { readConnection } from '../../../../lib/store/connections.ts';
import { closeStore, type Store } from '../../../../lib/store/open.ts';
import { openConnection } from '../../../../lib/sync/open-connection.ts';
import { startTryton, type TrytonSimulator } from '../../../simulators/tryton.ts';
import { connectedStore } from '../../sync/tryton-world.ts';

let simulator: TrytonSimulator;
let store: Store | undefined;

beforeEach(async () => {
  simulator = await startTryton();
});
afterEach(async () => {
  await simulator.close();
  if (store) closeStore(store);
});

async function samples(): Promise<Record<string, Omit<ObjectSample, 'object'>>> {
  const made = await connectedStore(simulator);
  store = made.store;
  const connection = await readConnection(made.store, made.id);
  if (connection?.system !== 'tryton') throw new Error('not connected');
  const { source } = await openConnection(made.store, connection, 'check', new AbortController().signal);
  const found: Record<string, Omit<ObjectSample, 'object'>> = {};
  for await (const { object, ...rest } of source.sampleObjects()) found[object] = rest;
  return found;
}

test('one record of each object is read, with how many there are', async () => {
  const found = await samples();
  expect(Object.keys(found)).toEqual(MODELS);
  expect(found['purchase.purchase']).toEqual({ result: 'read', count: 8 });
  const odd = Object.entries(found).filter(([, { result }]) => result === 'odd' || result === 'refused');
  expect(odd).toEqual([]);
});

test('every object has a word', () => {
  expect(MODELS.filter((model) => !(`check.object.${model}` in en))).toEqual([]);
});

test('what is missing, forbidden, empty or of another form is told of that object alone', async () => {
  delete simulator.recording.fields['sale.complaint'];
  simulator.forbidden.add('account.invoice.line.read');
  simulator.recording.records['stock.shipment.in'] = [];
  for (const line of simulator.recording.records['purchase.line'] ?? []) line.quantity = 'twelve';
  const found = await samples();
  expect(found['sale.complaint']).toEqual({ result: 'missing' });
  expect(found['account.invoice.line']).toMatchObject({ result: 'refused' });
  expect(found['stock.shipment.in']).toEqual({ result: 'none', count: 0 });
  expect(found['purchase.line']).toMatchObject({
    result: 'odd',
    flaw: { column: 'purchase.line.quantity', reason: 'field-unreadable' },
  });
  expect(found['sale.sale']).toMatchObject({ result: 'read' });
});

test('a right that was taken away after the last check is told in the words of the system', async () => {
  const made = await connectedStore(simulator);
  store = made.store;
  const connection = await readConnection(made.store, made.id);
  if (connection?.system !== 'tryton') throw new Error('not connected');
  simulator.forbidden.add('party.identifier.read');
  const { source } = await openConnection(made.store, connection, 'check', new AbortController().signal);
  for await (const { object, result, detail } of source.sampleObjects())
    if (object === 'party.identifier')
      expect([result, detail]).toEqual(['refused', expect.stringContaining('not allowed to access')]);
});
