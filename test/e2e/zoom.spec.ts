import { openCard } from '../tools/browser/card.ts';
import { until } from '../tools/browser/cdp.ts';
import { marksOn, settledMarks, waitForMarks } from '../tools/browser/marks.ts';
import { statesOf } from '../tools/browser/pixels.ts';
import { storedPage } from '../tools/browser/tab-pages.ts';
import { expectBesideTheirNumbers } from './beside.ts';
import { expect, test } from './fixtures.ts';
import { firstLate, markOf } from './vertical.ts';

/** Marks as they are seen at another size and on paper. */

test('at 150 % and at 67 % marks stand beside their numbers, and a card opens', async ({ sample }) => {
  const { lens, sites, orders } = sample;
  const page = await lens.context.newPage();
  await page.goto(`${sites.portal}/orders`);
  await waitForMarks(page, 10);
  const { tabId } = await until('the page', () => storedPage(lens, sites.portal));
  const worker = await lens.worker();
  const zoom = (factor: number) =>
    worker.evaluate(([id, to]) => chrome.tabs.setZoom(id, to), [tabId, factor] as const);
  try {
    const width = await page.evaluate(() => innerWidth);
    for (const factor of [1.5, 0.67]) {
      await zoom(factor);
      await expect.poll(() => page.evaluate(() => innerWidth)).not.toBe(width);
      await expectBesideTheirNumbers(page);
    }
    await zoom(1.5);
    const late = firstLate(orders).order;
    await openCard(page, await markOf(page, late));
  } finally {
    await zoom(0);
    await page.close();
  }
});

test('in print no pixel of a mark is left', async ({ sample }) => {
  const page = await sample.lens.context.newPage();
  await page.goto(`${sample.sites.portal}/orders`);
  const marks = await settledMarks(page, 10);
  const onScreen = await statesOf(page, marks);
  expect(onScreen).not.toContain('nothing');
  await page.emulateMedia({ media: 'print' });
  expect([...new Set(await statesOf(page, marks))]).toEqual(['nothing']);
  await page.emulateMedia({ media: 'screen' });
  await expect.poll(async () => (await marksOn(page)).length).toBe(marks.length);
  await page.close();
});
