import { openFiles, startImport } from '../tools/browser/import-file.ts';
import { closeHost, jobsIn } from '../tools/browser/jobs-in.ts';
import { stopWorkers } from '../tools/browser/worker.ts';
import { writeScatteredFile } from '../tools/sample/scattered-lines.ts';
import { expect, test } from './fixtures.ts';

/** Three pages of rows: the second is under way when the first is stored. */
const LINES = 14_000;
const SOON = { timeout: 60_000, intervals: [20] };

test('an import is paused, stays so when everything is closed, goes on where it stood, and is cancelled', async ({
  lens,
}) => {
  const file = await writeScatteredFile(LINES);
  try {
    const jobs = await jobsIn(lens);
    const state = async () => (await jobs.ask('newestJob'))?.state;
    const rows = async () => (await jobs.ask('newestJob'))?.cursor.rows ?? 0;
    const start = async () => {
      const page = await openFiles(lens);
      await page.locator('input[type=file]').setInputFiles(file.path);
      await page.getByRole('button', { name: 'Import', exact: true }).waitFor({ timeout: 60_000 });
      await startImport(page);
      await expect.poll(state).toMatch(/waiting|running/);
      await page.close();
      return (await jobs.ask('newestJob'))?.id ?? '';
    };

    const id = await start();
    await expect.poll(rows, SOON).toBeGreaterThan(0);
    await jobs.ask('pause', id);
    expect(await state()).toBe('paused');
    const stored = await rows();
    expect((await jobs.ask('counts')).lines).toBe(stored);
    await closeHost(jobs.page);
    await stopWorkers(jobs.page);
    await jobs.ask('wake');
    await jobs.page.waitForTimeout(1_500);
    expect([await state(), await rows()]).toEqual(['paused', stored]);
    expect((await jobs.ask('counts')).lines).toBe(stored);

    await jobs.ask('resume', id);
    await expect.poll(state, { timeout: 90_000 }).toBe('done');
    expect((await jobs.ask('newestJob'))?.cursor).toMatchObject({
      rows: LINES,
      accepted: LINES,
      linesNew: LINES,
    });
    expect(await jobs.ask('counts')).toMatchObject({ lines: LINES, orders: file.orders });

    await jobs.ask('clear');
    const next = await start();
    await expect.poll(rows, SOON).toBeGreaterThan(0);
    await jobs.ask('cancel', next);
    expect(await state()).toBe('cancelled');
    const kept = await rows();
    await jobs.page.waitForTimeout(1_500);
    expect([await state(), await rows()]).toEqual(['cancelled', kept]);
    expect((await jobs.ask('counts')).lines).toBe(kept);
  } finally {
    file.remove();
  }
});
