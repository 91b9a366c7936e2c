import type { Page } from '@playwright/test';
import { openCard } from '../tools/browser/card.ts';
import { until } from '../tools/browser/cdp.ts';
import { onExtensionsPage } from '../tools/browser/extensions-page.ts';
import { marksOn, settledMarks, waitForMarks } from '../tools/browser/marks.ts';
import { grantSite } from '../tools/browser/sites.ts';
import { storedPage } from '../tools/browser/tab-pages.ts';
import { sliceOf } from '../tools/slice.ts';
import { expect, type LoadedBrowser, openLoaded, SAMPLE, test } from './fixtures.ts';
import { firstLate, markOf } from './vertical.ts';

/** Updates one after the other: more of them in `npm run test:long pages`. */
const ROUNDS = sliceOf(10, 2);

/** What open pages look like when the extension is updated, switched off, and switched on again. */
let own: LoadedBrowser & { close(): Promise<void> };

test.beforeAll(async () => {
  own = await openLoaded(SAMPLE);
});
test.afterAll(() => own?.close());

const overlays = (page: Page): Promise<number> =>
  page.evaluate(() => document.querySelectorAll('html>div[popover]').length);

/** Several pages of switched-on sites, with whatever errors their scripts meet. */
async function openPages(): Promise<{ pages: Page[]; errors: string[] }> {
  const errors: string[] = [];
  const open = async (path: string) => {
    const page = await own.lens.context.newPage();
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await page.goto(`${own.sites.portal}${path}`);
    return page;
  };
  const pages: Page[] = [];
  for (const path of ['/orders', '/strict', '/app', '/inputs']) pages.push(await open(path));
  await Promise.all(pages.map((page) => settledMarks(page, 8)));
  return { pages, errors };
}

test('a site that is allowed twice is read once', async () => {
  const page = await own.lens.context.newPage();
  await page.goto(`${own.sites.portal}/orders`);
  await waitForMarks(page, 10);
  await grantSite(own.lens, own.sites.portal);
  await waitForMarks(page, 10);
  expect(await overlays(page)).toBe(1);
  expect(Object.keys((await storedPage(own.lens, own.sites.portal))?.documents ?? {})).toHaveLength(1);
  await page.close();
});

test('after an update every open page has one overlay, a new one, with all its marks', async () => {
  test.slow();
  const { pages, errors } = await openPages();
  const counts = await Promise.all(pages.map(async (page) => (await marksOn(page)).length));
  const [first] = pages as [Page];
  await openCard(first, await markOf(first, firstLate(own.orders).order));
  for (let round = 0; round < ROUNDS; round += 1) {
    // Names the overlays that hang now: after the update none of them may be left.
    for (const page of pages)
      await page.evaluate(() => {
        for (const old of document.querySelectorAll('html>div[popover]')) Object.assign(old, { old: true });
      });
    await onExtensionsPage(own.lens, 'reload');
    for (const page of pages) {
      const oldOnes = () =>
        page.evaluate(
          () =>
            [...document.querySelectorAll('html>div[popover]')].filter((overlay) => 'old' in overlay).length,
        );
      await until('the old overlay to go', async () => (await oldOnes()) === 0);
    }
    for (const [at, page] of pages.entries()) {
      await page.bringToFront();
      await waitForMarks(page, counts[at]);
      expect(await overlays(page)).toBe(1);
      expect(page.frames(), 'no frame of the card that was open').toHaveLength(1);
    }
  }
  await openCard(first, await markOf(first, firstLate(own.orders).order));
  expect(errors).toEqual([]);
  for (const page of pages) await page.close();
});

test('switched off, every open page is as it was; switched on again, its marks are back', async () => {
  test.slow();
  const { pages, errors } = await openPages();
  await onExtensionsPage(own.lens, 'off');
  for (const page of pages) await until('the overlay to go', async () => (await overlays(page)) === 0);
  const [page] = pages as [Page];
  await page.bringToFront();
  await page.mouse.wheel(0, 100);
  await page.waitForTimeout(300);
  expect(await overlays(page)).toBe(0);
  await onExtensionsPage(own.lens, 'on');
  await waitForMarks(page, 8);
  expect(await overlays(page)).toBe(1);
  expect(errors).toEqual([]);
  for (const page of pages) await page.close();
});
