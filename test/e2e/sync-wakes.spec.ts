import { startTryton, trytonRecording } from '../simulators/tryton.ts';
import { manyPurchases } from '../simulators/tryton-data.ts';
import { connectTryton } from '../tools/browser/connect-tryton.ts';
import { jobsIn } from '../tools/browser/jobs-in.ts';
import { grantAtOnce } from '../tools/browser/sites.ts';
import { sliceOf } from '../tools/slice.ts';
import { expect, test } from './fixtures.ts';
import { killAll, wake } from './kill.ts';

const ORDERS = 300;
const PAGE = 100;
/** Nobody presses anything: the browser wakes us by the alarm, half a minute later. `npm test` has a window do it. */
const BY = sliceOf(['the alarm', 'a window'], ['a window']);

for (const by of BY)
  test(`a sync goes on after a kill where it stood, woken by ${by}`, async ({ lens }) => {
    const simulator = await startTryton({ ...trytonRecording(), records: manyPurchases(ORDERS) });
    const read = () =>
      simulator.asked.filter(({ method }) => method.endsWith('purchase.line.search_read')).length;
    const begun = () =>
      simulator.asked.filter(({ method }) => method.endsWith('purchase.search_count')).length;
    try {
      await grantAtOnce(lens, simulator.address);
      const jobs = await jobsIn(lens);
      const job = () => jobs.ask('newestJob');
      // Slow enough that a kill meets it.
      simulator.fault = async () => {
        await new Promise((resolve) => setTimeout(resolve, 150));
        return false;
      };
      await connectTryton(lens, simulator);
      await expect
        .poll(async () => (await job())?.cursor.rows ?? 0, { timeout: 60_000, intervals: [20] })
        .toBeGreaterThan(0);
      await killAll(jobs.page);
      simulator.fault = undefined;
      const stood = await job();
      expect(stood?.state, 'the kill met a running sync').toBe('running');
      const [asked, times, pages] = [simulator.asked.length, begun(), read()];
      if (by === 'a window') await wake(jobs.page);
      await expect.poll(() => simulator.asked.length, { timeout: 60_000 }).toBeGreaterThan(asked + 1);
      await expect.poll(async () => (await job())?.state, { timeout: 60_000 }).toBe('done');
      const done = await job();
      expect(done).toMatchObject({
        id: stood?.id,
        cursor: { rows: ORDERS, linesNew: ORDERS, linesChanged: 0 },
      });
      expect(await jobs.ask('counts')).toMatchObject({ orders: ORDERS, lines: ORDERS });
      expect(begun(), 'it did not begin anew').toBe(times);
      // Only pages that were not stored yet are read; one request may have been under way while they were counted.
      const left = (ORDERS - (stood?.cursor.rows ?? 0)) / PAGE;
      expect(read() - pages).toBeLessThanOrEqual(left + 1);
    } finally {
      await simulator.close();
    }
  });
