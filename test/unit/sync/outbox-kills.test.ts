import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeStore } from '../../../lib/store/open.ts';
import { startTryton, trytonRecording } from '../../simulators/tryton.ts';
import { aged } from '../../simulators/tryton-data.ts';
import { ENDS, type KillWorld, sendThrough } from './outbox-kills.ts';
import { connectedStore } from './tryton-world.ts';

let world: KillWorld;

beforeAll(async () => {
  const simulator = await startTryton(aged(trytonRecording()));
  const { store, id } = await connectedStore(simulator);
  world = { simulator, store, connectionId: id, met: [] };
});
afterAll(async () => {
  await world.simulator.close();
  closeStore(world.store);
});

test.each(['date', 'note', 'removal'] as const)(
  'a %s whose request meets any end is written exactly once',
  async (kind) => {
    for (const end of ENDS) expect(await sendThrough(world, kind, [{ at: 'write', end }])).toEqual([]);
  },
);

test('killed at any other request, nothing is lost or doubled', async () => {
  for (const at of [1, 2, 3, 5])
    expect(
      await sendThrough(world, 'note', [
        { at, end: 'after' },
        { at: 'write', end: 'before' },
      ]),
    ).toEqual([]);
});
