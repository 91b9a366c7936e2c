import 'fake-indexeddb/auto';
import { askInRounds, openTokenWorld } from '../unit/sync/token-world.ts';

export const covers = ['lib/sources/http', 'lib/sync/token-shelf.ts'];

const CALLERS = 50;
const ROUNDS = 20;

/**
 * Fifty callers at once, twenty times, with a token that has ended: twenty renewals, and none that a server which watches
 * for spent tokens refuses. `npm test` runs three rounds. Throws what went wrong.
 */
export async function run(): Promise<Record<string, number>> {
  const world = await openTokenWorld();
  try {
    await askInRounds(world, CALLERS, ROUNDS);
    const { refreshes, reused } = world.tokens;
    const refused = refreshes.filter((end) => end !== 'granted').length;
    if (refreshes.length !== ROUNDS || refused > 0 || reused > 0)
      throw new Error(`${refreshes.length} renewals, ${refused} refused, ${reused} spent tokens sent again.`);
    return {
      callers: CALLERS,
      rounds: ROUNDS,
      renewals: refreshes.length,
      refused,
      'spent tokens sent': reused,
    };
  } finally {
    await world.close();
  }
}
