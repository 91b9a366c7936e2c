import 'fake-indexeddb/auto';
import { startTryton } from '../simulators/tryton.ts';
import { manyPurchases } from '../simulators/tryton-data.ts';
import { randomFrom } from '../tools/sample/random.ts';
import { killAt, meetFault, SYNC_FAULTS } from '../unit/sync/sync-faults.ts';

export const covers = ['lib/sources/tryton', 'lib/sources/http', 'lib/sync'];

const PURCHASES = 240;
const KILLS = 200;

/**
 * Every fault of a server on the first, a middle and the last page, and 200 kills at random requests: no order may be lost
 * or doubled, and every failure has its name and a next step. `npm test` runs the quick ones. Throws what went wrong.
 */
export async function run(): Promise<Record<string, number | string>> {
  const simulator = await startTryton();
  Object.assign(simulator.recording.records, manyPurchases(PURCHASES));
  const wrong: string[] = [];
  try {
    for (const fault of SYNC_FAULTS)
      for (const page of [1, 2, 3])
        for (const each of await meetFault(simulator, fault, page, PURCHASES))
          wrong.push(`${fault.name}, page ${page}: ${each}`);
    const random = randomFrom(KILLS);
    let kills = 0;
    while (kills < KILLS) {
      const at = Array.from({ length: 4 }, () => random.whole(1, 20));
      wrong.push(...(await killAt(simulator, at, PURCHASES)));
      kills += at.length;
    }
    if (wrong.length > 0) throw new Error(wrong.join('\n'));
    return { faults: SYNC_FAULTS.length, pages: 3, kills, orders: PURCHASES, lost: 0, doubled: 0 };
  } finally {
    await simulator.close();
  }
}
