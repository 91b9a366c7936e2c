import 'fake-indexeddb/auto';
import { closeStore } from '../../lib/store/open.ts';
import { startTryton, trytonRecording } from '../simulators/tryton.ts';
import { aged } from '../simulators/tryton-data.ts';
import { randomFrom } from '../tools/sample/random.ts';
import { ENDS, type KillWorld, type Meeting, sendThrough, type WorkKind } from '../unit/sync/outbox-kills.ts';
import { trytonKills } from '../unit/sync/outbox-kills-tryton.ts';
import { connectedStore } from '../unit/sync/tryton-world.ts';

export const covers = [
  'lib/domain/outbox.ts',
  'lib/store/outbox.ts',
  'lib/sync/run-outbox.ts',
  'lib/sync/send-entry.ts',
  'lib/sources/tryton',
];

const ENTRIES = 180;
const KINDS: readonly WorkKind[] = ['date', 'note', 'removal'];
const IS_KILL = new Set(['before', 'after', 'late']);

/**
 * Dates, notes and what takes them back, each sent through two workers that are killed, or whose request breaks, right
 * where it writes or anywhere else: by what the server counted, each must be written exactly once. `npm test` runs each
 * end once. Throws what went wrong.
 */
export async function run(): Promise<Record<string, number | string>> {
  const simulator = await startTryton(aged(trytonRecording()));
  const { store, id } = await connectedStore(simulator);
  const world: KillWorld = { system: trytonKills(simulator), store, connectionId: id, met: [] };
  const random = randomFrom(ENTRIES);
  const wrong: string[] = [];
  try {
    for (let entry = 0; entry < ENTRIES; entry += 1) {
      const meetings = [entry, entry + 2].map((at): Meeting => {
        const end = ENDS[at % ENDS.length] ?? 'after';
        return { at: random.whole(1, 4) > 1 ? 'write' : random.whole(1, 5), end };
      });
      wrong.push(...(await sendThrough(world, KINDS[entry % KINDS.length] ?? 'date', meetings)));
    }
    if (wrong.length > 0) throw new Error(wrong.join('\n'));
    const kills = world.met.filter(({ end }) => IS_KILL.has(end));
    return {
      entries: ENTRIES,
      kills: kills.length,
      'kills between send and commit': kills.filter(({ wrote }) => wrote).length,
      'broken requests': world.met.length - kills.length,
      lost: 0,
      doubled: 0,
    };
  } finally {
    closeStore(world.store);
    await simulator.close();
  }
}
