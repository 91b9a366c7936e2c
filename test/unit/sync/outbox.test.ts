import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Touchpoint } from '../../../lib/domain/activity.ts';
import { touchpointIdOf } from '../../../lib/domain/outbox.ts';
import { removeConnection } from '../../../lib/store/connections.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { addToOutbox, changeEntry } from '../../../lib/store/outbox.ts';
import { orderById } from '../../../lib/store/queries.ts';
import { relationsOf } from '../../../lib/store/relation-records.ts';
import { outboxDueAt, sendDue } from '../../../lib/sync/run-outbox.ts';
import { startTryton, type TrytonSimulator, trytonRecording } from '../../simulators/tryton.ts';
import { aged, touch } from '../../simulators/tryton-data.ts';
import { add, dateEntry, LINE, noteEntry, stored, worker, writesOf } from './outbox-world.ts';
import { connectedStore, syncOnce } from './tryton-world.ts';

let simulator: TrytonSimulator;
let store: Store;
let id: string;
let was: string | null;

beforeEach(async () => {
  simulator = await startTryton(aged(trytonRecording()));
  ({ store, id } = await connectedStore(simulator));
  was = dayOf(moveOf()?.planned_date);
});
afterEach(async () => {
  await simulator.close();
  closeStore(store);
});

function moveOf() {
  return simulator.recording.records['stock.move']?.find(({ origin }) => origin === LINE.lineId);
}

function dayOf(value: unknown): string {
  const { year, month, day } = value as { year: number; month: number; day: number };
  return [year, `${month}`.padStart(2, '0'), `${day}`.padStart(2, '0')].join('-');
}

const onDay = (year: number, month: number, day: number) => ({ __class__: 'date', year, month, day });

describe('a promised date', () => {
  test('is written once, and read again by the next sync', async () => {
    await syncOnce(store, id);
    const entry = dateEntry(id, was, '2027-02-03');
    await add(store, entry);
    expect(await sendDue(store, worker())).toBe(true);
    const name = `stock.move,${moveOf()?.id}`;
    expect(await stored(store, entry.id)).toMatchObject({
      state: 'sent',
      made: [name],
      before: { [name]: was },
    });
    expect(writesOf(simulator, 'write')).toHaveLength(1);
    await syncOnce(store, id);
    const order = await orderById(store, LINE.orderId);
    expect(order?.lines.find((line) => line.id === LINE.lineId)?.lastPromisedOn).toBe('2027-02-03');
  });

  test('that somebody changed meanwhile is a conflict; ours is written once a person says so', async () => {
    touch(moveOf(), { planned_date: onDay(2027, 1, 15) });
    const entry = dateEntry(id, was, '2027-02-03');
    await add(store, entry);
    await sendDue(store, worker());
    expect(await stored(store, entry.id)).toMatchObject({ state: 'conflict', theirs: '2027-01-15' });
    expect(simulator.writes).toEqual([]);
    await changeEntry(store, entry.id, ({ theirs, ...each }) => ({
      ...each,
      state: 'waiting',
      work: each.work.kind === 'line-date' ? { ...each.work, was: theirs ?? null } : each.work,
    }));
    await sendDue(store, worker());
    expect((await stored(store, entry.id)).state).toBe('sent');
    expect(dayOf(moveOf()?.planned_date)).toBe('2027-02-03');
  });

  test('that changed between the look and the write is refused by the system, looked at again, and a conflict', async () => {
    const entry = dateEntry(id, was, '2027-02-03');
    await add(store, entry);
    simulator.fault = ({ method }) => {
      if (!method.endsWith('.write')) return false;
      simulator.fault = undefined;
      touch(moveOf(), { planned_date: onDay(2027, 1, 15), version: 7 });
      return false;
    };
    await sendDue(store, worker());
    expect(await stored(store, entry.id)).toMatchObject({
      state: 'waiting',
      failure: { code: 'write-overtaken' },
    });
    await sendDue(store, worker({ now: () => Date.now() + 60_000 }));
    expect(await stored(store, entry.id)).toMatchObject({ state: 'conflict', theirs: '2027-01-15' });
    expect(simulator.writes).toEqual([]);
  });

  test('on goods that are on a shipment already is refused by name', async () => {
    const move = moveOf();
    if (move) move.shipment = 'stock.shipment.in,1';
    const entry = dateEntry(id, was, '2027-02-03');
    await add(store, entry);
    await sendDue(store, worker());
    expect(await stored(store, entry.id)).toMatchObject({
      state: 'failed',
      failure: { code: 'write-on-shipment' },
    });
  });

  test('is taken back to what each record held, and not where somebody changed it since', async () => {
    const entry = dateEntry(id, was, '2027-02-03');
    await add(store, entry);
    await sendDue(store, worker());
    const { before = {} } = await stored(store, entry.id);
    const reversal = () => {
      const back = dateEntry(id, '2027-02-03', was ?? '');
      const work = {
        kind: 'line-date',
        was: '2027-02-03',
        becomes: was,
        reason: '',
        restores: before,
      } as const;
      return { ...back, work, takesBack: entry.id };
    };
    await add(store, reversal());
    await sendDue(store, worker());
    expect(dayOf(moveOf()?.planned_date)).toBe(was);
    touch(moveOf(), { planned_date: onDay(2027, 3, 1) });
    const late = reversal();
    await add(store, late);
    await sendDue(store, worker());
    expect(await stored(store, late.id)).toMatchObject({ state: 'conflict', theirs: '2027-03-01' });
  });

  test('follows the one that was decided on before, also when that has to wait', async () => {
    const first = dateEntry(id, was, '2027-02-03');
    const second = { ...dateEntry(id, '2027-02-03', '2027-02-04'), createdAt: first.createdAt + 1 };
    await add(store, second, { ...first, state: 'waiting', nextTryAt: Date.now() + 60_000 });
    await sendDue(store, worker());
    expect(simulator.writes).toEqual([]);
    await sendDue(store, worker({ now: () => Date.now() + 120_000 }));
    expect(writesOf(simulator, 'write').map(({ values }) => dayOf(values.planned_date))).toEqual([
      '2027-02-03',
      '2027-02-04',
    ]);
  });
});

describe('a note', () => {
  const touchpointOf = (entryId: string): Touchpoint => ({
    id: touchpointIdOf(entryId),
    kind: 'touchpoint',
    partnerId: 'S200',
    how: 'call',
    words: 'Ships on Friday.',
    at: 1,
    provenance: { sourceId: 'hand', fetchedAt: 1, jobId: 'hand' },
  });
  const touchpoints = async () =>
    (await relationsOf(store, 'activities', 'S200')).records.map((each) => each.id);

  test('is made once on the party, with its reference, and stands among the touchpoints at once', async () => {
    const entry = noteEntry(id, 'Called: ships on Friday.');
    await addToOutbox(store, [entry], touchpointOf(entry.id));
    expect(await touchpoints()).toEqual([touchpointIdOf(entry.id)]);
    await sendDue(store, worker());
    await sendDue(store, worker());
    expect((await stored(store, entry.id)).state).toBe('sent');
    const [note] = writesOf(simulator, 'create');
    expect(note?.values.message).toMatch(/^Called: ships on Friday\.\n\[PartnerLens [0-9a-f]{16}\]$/);
    expect(note?.values.resource).toMatch(/^party\.party,\d+$/);
    expect(simulator.recording.records['ir.note']).toHaveLength(1);
    expect(await touchpoints()).toEqual([touchpointIdOf(entry.id)]);
  });

  test('that a browser sent twice by itself stays once', async () => {
    const entry = noteEntry(id, 'Sample words.');
    await add(store, entry);
    simulator.fault = ({ method }) => {
      const notes = simulator.recording.records['ir.note'] ?? [];
      const [first] = notes;
      // The same request arrived before; its answer was lost on the way.
      if (method === 'model.ir.note.search_read' && first && notes.length === 1)
        notes.push({ ...first, id: 99 });
      return false;
    };
    await sendDue(store, worker());
    expect(await stored(store, entry.id)).toMatchObject({ state: 'sent', made: ['ir.note,1'] });
    expect(simulator.recording.records['ir.note']).toHaveLength(1);
  });

  test('undone in time leaves nothing: no note, no touchpoint, nothing that was to follow it', async () => {
    const entry = noteEntry(id, 'Sample words.');
    const next = { ...noteEntry(id, 'The reason.', 'order'), after: entry.id };
    await addToOutbox(store, [entry, next], touchpointOf(entry.id));
    await changeEntry(store, entry.id, (each) => ({ ...each, state: 'undone', endedAt: 1 }));
    await sendDue(store, worker());
    expect(simulator.writes).toEqual([]);
    expect(await touchpoints()).toEqual([]);
    expect((await stored(store, next.id)).state).toBe('undone');
  });

  test('that the user may not write is refused by name, and goes once it may', async () => {
    simulator.forbidden.add('ir.note.create');
    const entry = noteEntry(id, 'Sample words.');
    await add(store, entry);
    await sendDue(store, worker());
    const failed = await stored(store, entry.id);
    expect(failed).toMatchObject({ state: 'failed', failure: { code: 'write-refused' } });
    expect(failed.failure?.message).toContain('You are not allowed');
    simulator.forbidden.clear();
    await changeEntry(store, entry.id, ({ failure: _, ...each }) => ({ ...each, state: 'waiting' }));
    await sendDue(store, worker());
    expect((await stored(store, entry.id)).state).toBe('sent');
  });
});

describe('waiting', () => {
  test('without a network nothing is asked; once it is back, everything goes once', async () => {
    const entries = [dateEntry(id, was, '2027-02-03'), noteEntry(id, 'One.'), noteEntry(id, 'Two.', 'order')];
    await add(store, ...entries);
    const asked = simulator.asked.length;
    await sendDue(store, worker({ online: () => false }));
    expect(simulator.asked.length).toBe(asked);
    await Promise.all([sendDue(store, worker()), sendDue(store, worker({ online: () => false }))]);
    await sendDue(store, worker());
    expect(simulator.writes.map(({ verb }) => verb).sort()).toEqual(['create', 'create', 'write']);
  });

  test('what is held is not sent before its time', async () => {
    const entry = { ...noteEntry(id, 'Sample words.'), heldUntil: Date.now() + 10_000 };
    await add(store, entry);
    await sendDue(store, worker());
    expect(simulator.writes).toEqual([]);
    expect(await outboxDueAt(store)).toBe(entry.heldUntil);
    await sendDue(store, worker({ now: () => entry.heldUntil }));
    expect(simulator.writes).toHaveLength(1);
  });

  test('for a system that is not connected any more fails by name', async () => {
    const entry = noteEntry(id, 'Sample words.');
    await add(store, entry);
    await removeConnection(store, id);
    await sendDue(store, worker());
    expect(await stored(store, entry.id)).toMatchObject({
      state: 'failed',
      failure: { code: 'write-not-connected' },
    });
  });
});
