import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { orderById } from '../../../lib/store/queries.ts';
import { sendDue } from '../../../lib/sync/run-outbox.ts';
import { startTryton, type TrytonSimulator, trytonRecording } from '../../simulators/tryton.ts';
import { aged, touch } from '../../simulators/tryton-data.ts';
import { add, dateEntry, LINE, noteEntry, stored, worker, writesOf } from './outbox-world.ts';
import { connectedStore, syncOnce } from './tryton-world.ts';

let simulator: TrytonSimulator;
let store: Store;
let id: string;

beforeEach(async () => {
  simulator = await startTryton(aged(trytonRecording()));
  ({ store, id } = await connectedStore(simulator));
  await syncOnce(store, id);
});
afterEach(async () => {
  await simulator.close();
  closeStore(store);
});

async function promised(): Promise<string | undefined> {
  const order = await orderById(store, LINE.orderId);
  return order?.lines.find((line) => line.id === LINE.lineId)?.lastPromisedOn;
}

function moveOf() {
  return simulator.recording.records['stock.move']?.find(({ origin }) => origin === LINE.lineId);
}

describe('a promised date', () => {
  test('is written once, and read again by the next sync', async () => {
    const was = (await promised()) ?? null;
    const entry = dateEntry(id, was, '2027-02-03');
    await add(store, entry);
    expect(await sendDue(store, worker())).toBe(true);
    expect(await stored(store, entry.id)).toMatchObject({
      state: 'sent',
      made: [`stock.move,${moveOf()?.id}`],
      before: { [`stock.move,${moveOf()?.id}`]: was },
    });
    expect(writesOf(simulator, 'write')).toHaveLength(1);
    await syncOnce(store, id);
    expect(await promised()).toBe('2027-02-03');
  });

  test('that somebody changed meanwhile is a conflict, and nothing is overwritten', async () => {
    const was = (await promised()) ?? null;
    touch(moveOf(), { planned_date: { __class__: 'date', year: 2027, month: 1, day: 15 } });
    const entry = dateEntry(id, was, '2027-02-03');
    await add(store, entry);
    await sendDue(store, worker());
    expect(await stored(store, entry.id)).toMatchObject({ state: 'conflict', theirs: '2027-01-15' });
    expect(simulator.writes).toEqual([]);
  });
});

describe('a note', () => {
  test('is made once on the party, with its reference', async () => {
    const entry = noteEntry(id, 'Called: ships on Friday.');
    await add(store, entry);
    await sendDue(store, worker());
    await sendDue(store, worker());
    expect((await stored(store, entry.id)).state).toBe('sent');
    const [note] = writesOf(simulator, 'create');
    expect(note?.values.message).toMatch(/^Called: ships on Friday\.\n\[PartnerLens [0-9a-f]{16}\]$/);
    expect(note?.values.resource).toMatch(/^party\.party,\d+$/);
    expect(simulator.recording.records['ir.note']).toHaveLength(1);
  });
});
