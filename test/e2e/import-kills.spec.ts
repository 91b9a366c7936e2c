import { rmSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { chooseFile, openFiles, startImport, waitForSum } from '../tools/browser/import-file.ts';
import { jobsIn } from '../tools/browser/jobs-in.ts';
import { stopWorkers } from '../tools/browser/worker.ts';
import { largeFile } from '../tools/sample/large-file.ts';
import { sampleLineCount, sampleSum } from '../tools/sample/read-truth.ts';
import { expect, NO_REAL_DATA, REPLAY, SAMPLE, test } from './fixtures.ts';

/** `npm run test:long import-kills` kills 200 times. */
const KILLS = 10;

/**
 * Kills everything that runs an import: the service worker, and the offscreen document with the worker that writes. What
 * the store holds at that moment is what a power cut would leave.
 */
async function killAll(page: Page): Promise<void> {
  await page.evaluate(() => chrome.offscreen.closeDocument().catch(() => undefined));
  await stopWorkers(page);
}

/** How a person comes back: any page of the extension that is opened wakes the background, which goes on with its jobs. */
async function wake(page: Page): Promise<void> {
  await page.evaluate(() =>
    chrome.runtime.sendMessage({ type: 'runJobs', input: {} }).catch(() => undefined),
  );
}

test('an import that is killed ten times loses no row and doubles none', async ({ lens }) => {
  test.skip(REPLAY === null, NO_REAL_DATA);
  test.setTimeout(180_000);
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
  expect(interrupted, 'kills that met a running import').toBeGreaterThanOrEqual(3);
  expect(await waitForSum(page, 90_000)).toEqual({
    rows: 10_324,
    accepted: 10_324,
    repeated: 0,
    rejected: 0,
  });
  await expect(page.getByText(/\b10,324 lines\b/).first()).toBeVisible();
  await expect(page.getByText(/\b6,233 orders\b/).first()).toBeVisible();
});

test('an import goes on by itself after a kill: the browser wakes it', async ({ lens }) => {
  test.setTimeout(150_000);
  const large = largeFile(89);
  try {
    const page = await openFiles(lens);
    await chooseFile(page, large.path);
    await startImport(page);
    await page
      .getByText(/^Importing/)
      .first()
      .waitFor();
    await killAll(page);
    expect(await isRunning(page), 'the kill met a running import').toBe(true);
    const sum = await waitForSum(page, 80_000);
    expect(sum).toEqual({ rows: large.rows, accepted: large.rows, repeated: 0, rejected: 0 });
    await expect(page.getByText(`${large.lines.toLocaleString('en')} lines`).first()).toBeVisible();
  } finally {
    rmSync(large.remove, { recursive: true });
  }
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
  await expect.poll(async () => (await jobs.ask('newestJob'))?.id, { timeout: 15_000 }).toBeDefined();
  await page.close();
  // The alarm would wake it only after half a minute.
  await expect.poll(async () => (await jobs.ask('newestJob'))?.state, { timeout: 20_000 }).toBe('done');
});

test('the same file twice changes nothing', async ({ lens }) => {
  const page = await openFiles(lens);
  await chooseFile(page, SAMPLE);
  await startImport(page);
  await waitForSum(page);
  const again = await openFiles(lens);
  await chooseFile(again, SAMPLE);
  await startImport(again);
  expect(await waitForSum(again)).toEqual(sampleSum());
  await expect(again.getByText(`0 lines new, 0 changed, ${sampleLineCount()} as before`)).toBeVisible();
  await expect(again.getByText(`${sampleLineCount()} lines`).first()).toBeVisible();
});

function isRunning(page: Page): Promise<boolean> {
  return page
    .getByText(/^(Importing|Waiting to start)/)
    .first()
    .isVisible();
}
