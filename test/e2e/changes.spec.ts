import type { Page } from '@playwright/test';
import { importFile, openFiles } from '../tools/browser/import-file.ts';
import { marksOn, waitForMarks } from '../tools/browser/marks.ts';
import { statesOf } from '../tools/browser/pixels.ts';
import { grantSite } from '../tools/browser/sites.ts';
import { expect, type LoadedBrowser, openLoaded, SAMPLE, test } from './fixtures.ts';

/** Records change while a portal page is open: its marks follow, without a reload. */
test.describe.configure({ mode: 'serial' });

let own: LoadedBrowser & { close(): Promise<void> };
let portal: Page;

test.beforeAll(async () => {
  own = await openLoaded(SAMPLE);
  portal = await own.lens.context.newPage();
  await portal.setViewportSize({ width: 1280, height: 1000 });
  await portal.goto(`${own.sites.portal}/orders`);
  await portal.evaluate(() => Object.assign(window, { loadedOnce: true }));
  await waitForMarks(portal, 10);
});
test.afterAll(() => own?.close());

const lateMarks = async (): Promise<number> => {
  await portal.bringToFront();
  return (await statesOf(portal, await marksOn(portal))).filter((state) => state === 'late').length;
};

test('another day of the replay paints the marks anew', async () => {
  const before = await lateMarks();
  const files = await openFiles(own.lens);
  await files.getByLabel('As of').fill('2030-01-01');
  await files.getByRole('button', { name: 'Show that day' }).click();
  await files.getByText(/^Showing /).waitFor();
  await expect.poll(lateMarks).toBeGreaterThan(before);
  await files.getByRole('button', { name: 'Back to today' }).click();
  await files.close();
});

test('records that are removed take their marks with them', async () => {
  const files = await openFiles(own.lens);
  // Ten seconds to undo it pass at once: they are waited for in `sample.spec.ts`.
  await files.clock.install();
  await files.getByRole('button', { name: 'Remove the sample' }).first().click();
  await files
    .getByText(/Removing in \d+ seconds?/)
    .first()
    .waitFor();
  expect((await marksOn(portal)).length, 'marks while it can be undone').toBeGreaterThan(0);
  await files.clock.runFor(11_000);
  await expect(files.getByRole('button', { name: 'Remove the sample' })).toHaveCount(0);
  await expect.poll(async () => (await marksOn(portal)).length).toBe(0);
  await files.close();
});

test('an import brings its marks to the open page', async () => {
  const files = await openFiles(own.lens);
  await importFile(files, SAMPLE);
  await expect.poll(async () => (await marksOn(portal)).length).toBeGreaterThan(10);
  expect(await portal.evaluate(() => 'loadedOnce' in window), 'the page was not loaded again').toBe(true);
  await files.close();
});

test('marks come back with the page from the back/forward cache', async () => {
  await portal.goto(`${own.sites.portal}/quiet`);
  await portal.goBack();
  await waitForMarks(portal, 10);
  await grantSite(own.lens, own.sites.portal);
  expect(await portal.evaluate(() => document.querySelectorAll('html>div[popover]').length)).toBe(1);
});
