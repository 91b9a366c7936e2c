import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Touchpoint } from '../../../lib/domain/activity.ts';
import { touchpointIdOf } from '../../../lib/domain/outbox.ts';
import { BY_HAND } from '../../../lib/domain/provenance.ts';
import { nowOf } from '../../../lib/domain/workspace.ts';
import { partnerTouchpoints } from '../../../lib/lens/outbox/partner-touchpoints.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { addToOutbox } from '../../../lib/store/outbox.ts';
import { startTryton, type TrytonSimulator, trytonRecording } from '../../simulators/tryton.ts';
import { aged, touch } from '../../simulators/tryton-data.ts';
import type { Row } from '../../simulators/tryton-index.ts';
import { noteEntry } from './outbox-world.ts';
import { connectedStore, syncOnce } from './tryton-world.ts';

/** Notes that lie in Tryton, whoever wrote them, are among the touchpoints of their partner, each once. */

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

let notes = 500;

function noteInTryton(resource: string, message: string): Row {
  notes += 1;
  const row: Row = { id: notes, resource, message, last_user: 'Sample Colleague' };
  touch(row, {});
  Object.assign(row, { create_date: row.write_date, write_date: null });
  simulator.recording.records['ir.note']?.push(row);
  return row;
}

async function shown(partner = 'S100') {
  const { rows = [] } = (await partnerTouchpoints(store, partner, nowOf({ sample: false }))) ?? {};
  return rows.map(({ touchpoint: { words, by, how }, alone, system }) => ({ words, by, how, alone, system }));
}

const theirs = { by: 'Sample Colleague', how: 'note', alone: false, system: 'Sample Tryton' };

test('what a colleague notes on a party or an order comes with the next sync, and changes with it', async () => {
  expect(await shown()).toEqual([]);
  noteInTryton('party.party,2', 'They move in March.');
  const onOrder = noteInTryton('purchase.purchase,1', 'Half by air.');
  noteInTryton('product.product,1', 'Of no partner.');
  await syncOnce(store, id);
  await syncOnce(store, id);
  expect(await shown()).toEqual(
    expect.arrayContaining([
      { ...theirs, words: 'They move in March.' },
      { ...theirs, words: 'PO26-00001: Half by air.' },
    ]),
  );
  expect(await shown()).toHaveLength(2);
  simulator.clock = () => Date.now() + 2_000;
  touch(onOrder, { message: 'All by air.' });
  await syncOnce(store, id);
  expect((await shown()).map(({ words }) => words)).toContain('PO26-00001: All by air.');
  expect(await shown()).toHaveLength(2);
});

test('a touchpoint that was logged here stays one, as it was logged; what is edited in Tryton is taken over', async () => {
  const entry = noteEntry(id, 'Call: they wait for castings.', 'partner');
  const logged: Touchpoint = {
    id: touchpointIdOf(entry.id),
    kind: 'touchpoint',
    partnerId: 'S100',
    how: 'call',
    words: 'They wait for castings.',
    at: Date.now(),
    provenance: { sourceId: BY_HAND, fetchedAt: Date.now(), jobId: BY_HAND },
  };
  await addToOutbox(store, [{ ...entry, state: 'sent', endedAt: Date.now() }], logged);
  const reference = logged.id.slice('touchpoint/'.length);
  const note = noteInTryton('party.party,2', `Call: they wait for castings.\n[PartnerLens ${reference}]`);
  await syncOnce(store, id);
  expect(await shown()).toMatchObject([{ how: 'call', words: 'They wait for castings.', alone: false }]);
  simulator.clock = () => Date.now() + 2_000;
  touch(note, { message: `They have castings again.\n[PartnerLens ${reference}]` });
  await syncOnce(store, id);
  expect(await shown()).toMatchObject([{ how: 'call', words: 'They have castings again.' }]);
});

test('a note of another browser comes without its line; one of a partner who is not here does not', async () => {
  noteInTryton('party.party,2', 'Visited the foundry.\n[PartnerLens 0123456789abcdef]');
  simulator.recording.records['party.party']?.push({ id: 70, name: 'Unknown Sample Ltd', code: 'S-700' });
  noteInTryton('party.party,70', 'Never ordered from.');
  await syncOnce(store, id);
  expect(await shown()).toMatchObject([{ words: 'Visited the foundry.', how: 'note' }]);
  expect(await shown('S700')).toEqual([]);
});

test('a system that shows this user no notes gives the rest', async () => {
  simulator.forbidden.add('ir.note.read');
  closeStore(store);
  ({ store, id } = await connectedStore(simulator));
  noteInTryton('party.party,2', 'Not for everybody.');
  expect(await syncOnce(store, id)).toMatchObject({ state: 'done' });
  expect(await shown()).toEqual([]);
});
