import { closeStore } from '../../../lib/store/open.ts';
import { storeCounts } from '../../../lib/store/queries.ts';
import type { TrytonSimulator } from '../../simulators/tryton.ts';
import { connectedStore, goOn, syncOnce } from './tryton-world.ts';

/** Kills a sync at these requests, one after the other, and lets it go on. Answers what is wrong, or nothing. */
export async function killAt(
  simulator: TrytonSimulator,
  kills: readonly number[],
  orders: number,
): Promise<string[]> {
  const { store, id } = await connectedStore(simulator);
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
  closeStore(store);
  const { rows, linesNew, linesChanged } = job.cursor;
  const found = [job.state, rows, linesNew, linesChanged, counts.orders, counts.lines].join();
  const wanted = ['done', orders, orders, 0, orders, orders].join();
  return found === wanted ? [] : [`kills at ${kills}: ${found} instead of ${wanted}`];
}
