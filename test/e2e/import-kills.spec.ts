import { chooseFile, importFile, openFiles, startImport, waitForSum } from '../tools/browser/import-file.ts';
import { jobsIn } from '../tools/browser/jobs-in.ts';
import { stopWorkers } from '../tools/browser/worker.ts';
import { sampleLineCount } from '../tools/sample/read-truth.ts';
import { expect, NO_REAL_DATA, openLoaded, REPLAY, SAMPLE, test } from './fixtures.ts';
import { isRunning, killAll, wake } from './kill.ts';

/** `npm run test:long import-kills` kills 200 times, at random. */
const KILLS = 5;

test('an import that is killed five times loses no row and doubles none', async ({ lens }) => {
  test.skip(REPLAY === null, NO_REAL_DATA);
  const page = await openFiles(lens);
  await chooseFile(page, REPLAY ?? '');
  await startImport(page);
  let interrupted = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    // Spread over the time that a page of rows takes, so that kills fall before, into and behind a commit.
    await page.waitForTimeout(60 + ((kill * 137) % 700));
    if (await isRunning(page)) interrupted += 1;
    await killAll(page);
    await wake(page);
  }
  expect(interrupted, 'kills that met a running import').toBeGreaterThanOrEqual(2);
  expect(await waitForSum(page)).toEqual({
    rows: 10_324,
    accepted: 10_324,
    repeated: 0,
    rejected: 0,
  });
  await expect(page.getByText(/\b10,324 lines\b/).first()).toBeVisible();
  await expect(page.getByText(/\b6,233 orders\b/).first()).toBeVisible();
});

test('a page that is gone as soon as its import is stored leaves it to the background', async ({ lens }) => {
  const page = await openFiles(lens);
  await chooseFile(page, SAMPLE);
  const jobs = await jobsIn(lens);
  await stopWorkers(page);
  await page.evaluate(() => {
    // The first thing that the page does once the job is there is to tell other pages: it comes to nothing any more.
    BroadcastChannel.prototype.postMessage = () => {
      throw new Error('This page is closed.');
    };
  });
  await startImport(page);
  await expect.poll(async () => (await jobs.ask('newestJob'))?.id).toBeDefined();
  await page.close();
  // The alarm would wake it only after half a minute.
  await expect.poll(async () => (await jobs.ask('newestJob'))?.state).toBe('done');
});

test('the same file twice changes nothing', async () => {
  const { lens, sum, close } = await openLoaded(SAMPLE);
  try {
    const again = await openFiles(lens);
    expect(await importFile(again, SAMPLE)).toEqual(sum);
    await expect(again.getByText(`0 lines new, 0 changed, ${sampleLineCount()} as before`)).toBeVisible();
    await expect(again.getByText(`${sampleLineCount()} lines`).first()).toBeVisible();
  } finally {
    await close();
  }
});
