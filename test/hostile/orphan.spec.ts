import { expect, type Page, test } from '@playwright/test';
import { onExtensionsPage } from '../tools/browser/extensions-page.ts';
import { marksOn } from '../tools/browser/marks.ts';
import { sliceOf } from '../tools/slice.ts';
import { AMBER } from './data.ts';
import { allMarks, type OpenLens, openCard, openLens, openPage } from './open-lens.ts';

/** What stays in an open page when the extension is updated or switched off: nothing, or one new overlay. */
let lens: OpenLens;

/** Updates one after the other: more of them in `npm run test:long pages`. */
const ROUNDS = sliceOf(10, 2);

test.beforeAll(async () => {
  lens = await openLens(AMBER);
});
test.afterAll(() => lens?.close());

const overlays = (page: Page): Promise<number> =>
  page.evaluate(() => document.querySelectorAll('html>div').length);

test('marks do not print', async () => {
  const page = await openPage(lens, 'plain');
  await page.emulateMedia({ media: 'print' });
  await page.waitForTimeout(200);
  expect(await marksOn(page)).toEqual([]);
  await page.close();
});

test('an update takes away the old card and marks, and leaves at most one overlay', async () => {
  const page = await openPage(lens, 'plain');
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await openCard(page, AMBER);
  for (let round = 0; round < ROUNDS; round++) {
    await onExtensionsPage(lens.browser, 'reload');
    await expect.poll(() => page.frames().length).toBe(1);
    await expect.poll(() => overlays(page)).toBeLessThanOrEqual(1);
  }
  await page.mouse.wheel(0, 20);
  await page.waitForTimeout(500);
  expect(await overlays(page)).toBeLessThanOrEqual(1);
  expect(errors).toEqual([]);
  await page.close();
});

// Last: the extension stays off.
test('switched off, nothing of it stays', async () => {
  const page = await openPage(lens, 'plain');
  await allMarks(page);
  await onExtensionsPage(lens.browser, 'off');
  await page.bringToFront();
  await page.mouse.move(40, 40);
  await expect.poll(() => overlays(page)).toBe(0);
  expect(await marksOn(page)).toEqual([]);
});
