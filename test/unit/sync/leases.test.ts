import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readConnection } from '../../../lib/store/connections.ts';
import { listJobs } from '../../../lib/store/jobs.ts';
import { closeStore, openStore, type Store } from '../../../lib/store/open.ts';
import { storeCounts } from '../../../lib/store/queries.ts';
import { startJobRunner } from '../../../lib/sync/job-runner.ts';
import { addDueSyncs, addSync } from '../../../lib/sync/sync-jobs.ts';
import { startTryton, type TrytonSimulator, trytonRecording } from '../../simulators/tryton.ts';
import { aged } from '../../simulators/tryton-data.ts';
import { connectTo } from './tryton-world.ts';

/** Many windows, tabs and the alarm ask for the same sync at once: one is made, one runs at a time, nothing comes twice. */

const TABS = 20;
let simulator: TrytonSimulator;
let windows: Store[] = [];

beforeEach(async () => {
  simulator = await startTryton(aged(trytonRecording()));
  vi.stubGlobal('addEventListener', () => {});
});
afterEach(async () => {
  vi.unstubAllGlobals();
  for (const store of windows) closeStore(store);
  windows = [];
  await simulator.close();
});

/** Every tab presses Read now, and the alarm fires in the middle of them. Answers how many syncs were made. */
async function allAsk(id: string, at: number): Promise<number> {
  const connection = await readConnection(windows[0] as Store, id);
  if (!connection) throw new Error('not connected');
  const asked = Array.from({ length: TABS }, (_, tab) =>
    tab === TABS / 2
      ? addDueSyncs(windows[tab % 2] as Store, at)
      : addSync(windows[tab % 2] as Store, connection, at),
  );
  return (await Promise.all(asked)).reduce<number>((sum, made) => sum + Number(made), 0);
}

/** Two workers start at once, as when a window and the alarm wake one each; both are at rest when this ends. */
async function twoWorkers(): Promise<void> {
  await Promise.all(windows.map((store) => new Promise<void>((idle) => startJobRunner(store, idle))));
}

const begun = () => simulator.asked.filter(({ method }) => method.endsWith('purchase.search_count')).length;

test('of twenty that ask at once one sync is made, and two workers run it once', async () => {
  const name = `leases-${Date.now()}`;
  windows = [await openStore(name), await openStore(name)];
  const id = await connectTo(simulator, windows[0] as Store);
  const before = begun();
  let late = 0;
  simulator.fault = async ({ method }) => {
    // While it runs, all ask again.
    if (method.endsWith('purchase.search_read') && late++ === 0) expect(await allAsk(id, Date.now())).toBe(0);
    return false;
  };
  expect(await allAsk(id, Date.now())).toBe(1);
  await twoWorkers();
  expect(late).toBeGreaterThan(0);
  expect(begun() - before).toBe(1);
  const [job, ...others] = await listJobs(windows[1] as Store);
  expect(others).toEqual([]);
  expect(job).toMatchObject({ state: 'done', cursor: { accepted: 8, linesChanged: 0 } });
  expect(await storeCounts(windows[1] as Store)).toMatchObject({ orders: 8 });

  expect(await allAsk(id, Date.now() + 1), 'once it is done, the next one').toBe(1);
  await twoWorkers();
  expect(begun() - before).toBe(2);
  expect(await storeCounts(windows[0] as Store)).toMatchObject({ orders: 8 });
});
