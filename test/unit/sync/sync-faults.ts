import { closeStore, type Store } from '../../../lib/store/open.ts';
import { storeCounts } from '../../../lib/store/queries.ts';
import { goOn, syncOnce } from './tryton-world.ts';

/** A system over its simulator, which lets somebody hear of each request. */
interface Killed {
  fault: (() => boolean) | undefined;
}

/**
 * Kills a sync at these requests, one after the other, and lets it go on. Answers what is wrong, or nothing; `also` looks at
 * what else the store has.
 */
export async function killAt<Simulator extends object>(
  given: Simulator,
  connected: (simulator: Simulator) => Promise<{ store: Store; id: string }>,
  kills: readonly number[],
  orders: number,
  also: (store: Store) => Promise<string[]> = async () => [],
): Promise<string[]> {
  const simulator = given as Killed;
  const { store, id } = await connected(given);
  let left = 0;
  let abort = new AbortController();
  simulator.fault = () => {
    left -= 1;
    if (left === 0) abort.abort('paused');
    return false;
  };
  left = kills[0] ?? Number.POSITIVE_INFINITY;
  let job = await syncOnce(store, id, abort.signal);
  for (let next = 1; job.state !== 'done' && next <= kills.length + 1; next += 1) {
    abort = new AbortController();
    left = kills[next] ?? Number.POSITIVE_INFINITY;
    job = await goOn(store, job, abort.signal);
  }
  simulator.fault = undefined;
  const counts = await storeCounts(store);
  const more = await also(store);
  closeStore(store);
  const { rows, linesNew, linesChanged } = job.cursor;
  const found = [job.state, rows, linesNew, linesChanged, counts.orders, counts.lines].join();
  const wanted = ['done', orders, orders, 0, orders, orders].join();
  return found === wanted ? more : [`kills at ${kills}: ${found} instead of ${wanted}`];
}
