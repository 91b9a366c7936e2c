import { marksOn, settledMarks, waitForMarks } from '../tools/browser/marks.ts';
import { storedPage } from '../tools/browser/tab-pages.ts';
import { portalLines } from '../tools/demo/choose.ts';
import { expectBesideTheirNumbers } from './beside.ts';
import { expect, test } from './fixtures.ts';

/** Kinds of pages that portals are made of. Marks follow what the person sees. */

test('a single-page list keeps its marks when it draws every row anew, and changes them with the address', async ({
  sample,
}) => {
  const page = await sample.lens.context.newPage();
  await page.goto(`${sample.sites.portal}/app`);
  await page.locator('.ht tbody a').first().waitFor();
  const lines = await page.locator('.ht tbody a').count();
  // Two numbers of the list are in nobody's records.
  const known = (await settledMarks(page, lines - 2)).length;
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect.poll(async () => (await marksOn(page)).length).toBe(known);
  await page.getByRole('button', { name: 'Sort' }).click();
  await expectBesideTheirNumbers(page);
  const first = page.locator('.ht tbody a').first();
  const number = await first.textContent();
  const listed = await page.locator('.ht tbody a').allTextContents();
  await first.click();
  await expect
    .poll(async () => [
      ...new Set((await marksOn(page)).map((mark) => mark.number).filter((each) => listed.includes(each))),
    ])
    .toEqual([number]);
  await page.goBack();
  await waitForMarks(page, 10);
  await page.close();
});

test('a virtual grid has marks only beside the rows that are there, at any speed of scrolling', async ({
  sample,
}) => {
  const page = await sample.lens.context.newPage();
  await page.goto(`${sample.sites.portal}/grid`);
  await waitForMarks(page, 10);
  for (const top of [900, 5_000, 1_200, 0]) {
    await page.locator('#grid').evaluate((grid, to) => grid.scrollTo(0, to), top);
    await expectBesideTheirNumbers(page, '.gridrow span:first-child');
  }
  await page.close();
});

test('marks inside nested scrollers move with their rows and hide with them', async ({ sample }) => {
  const page = await sample.lens.context.newPage();
  await page.goto(`${sample.sites.portal}/scroll`);
  await page.locator('.inner').scrollIntoViewIfNeeded();
  await waitForMarks(page, 3);
  // Rows that the scroller cuts at every height: in the middle of their line, or without a mark.
  for (const top of [319, 326, 340, 347, 333]) {
    await page.locator('.inner').evaluate((inner, to) => inner.scrollTo(0, to), top);
    await expectBesideTheirNumbers(page, '.inner td:first-child a');
  }
  const frame = await page.locator('.inner').boundingBox();
  for (const mark of await marksOn(page)) {
    expect(mark.y).toBeGreaterThanOrEqual((frame?.y ?? 0) - 8);
    expect(mark.y + mark.height).toBeLessThanOrEqual((frame?.y ?? 0) + (frame?.height ?? 0) + 8);
  }
  await page.close();
});

test('an open shadow root and a frame of the same site are read', async ({ sample }) => {
  const page = await sample.lens.context.newPage();
  await page.goto(`${sample.sites.portal}/shadow`);
  await waitForMarks(page, 10);
  await page.goto(`${sample.sites.portal}/frame`);
  const seen = async () => {
    const stored = await storedPage(sample.lens, `${sample.sites.portal}/frame`);
    const mentions = Object.values(stored?.documents ?? {}).flat();
    return mentions.filter((mention) => mention.state !== null).length;
  };
  await expect.poll(seen).toBeGreaterThan(10);
  // Only the frame holds numbers; the page that the panel speaks of is the one around it.
  expect((await storedPage(sample.lens, sample.sites.portal))?.url).toBe(`${sample.sites.portal}/frame`);
  await page.close();
});

test('values of inputs carry marks, editable text does not', async ({ sample }) => {
  const page = await sample.lens.context.newPage();
  await page.goto(`${sample.sites.portal}/inputs`);
  const marks = await waitForMarks(page, 8);
  const draft = await page.locator('.draft').boundingBox();
  const inside = marks.filter((mark) => draft && mark.y >= draft.y && mark.y <= draft.y + draft.height);
  expect(inside).toEqual([]);
  await page.close();
});

test('marks move nothing and are gone in print', async ({ sample }) => {
  const page = await sample.lens.context.newPage();
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      // Before the page is parsed nothing of ours is there, and a long table that arrives in parts shifts by itself.
      const [load] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      const parsed = load?.domInteractive || Number.POSITIVE_INFINITY;
      for (const entry of list.getEntries())
        if (entry.startTime > parsed) shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(`${sample.sites.portal}/orders`);
  const before = await page.locator('.ht').boundingBox();
  await waitForMarks(page, portalLines(sample.orders).length - 4);
  expect(await page.locator('.ht').boundingBox()).toEqual(before);
  expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([]);
  await page.emulateMedia({ media: 'print' });
  const printed = await page.screenshot();
  await page.evaluate(
    () =>
      document.documentElement.lastElementChild?.matches('div[popover]') &&
      document.documentElement.lastElementChild.remove(),
  );
  expect(printed.equals(await page.screenshot())).toBe(true);
  await page.close();
});
