import { axeFindings } from '../tools/browser/axe.ts';
import { closeCard, openCard } from '../tools/browser/card.ts';
import { importFile, openFiles } from '../tools/browser/import-file.ts';
import { waitForMarks } from '../tools/browser/marks.ts';
import { openSidePanel } from '../tools/browser/side-panel.ts';
import { grantAtOnce } from '../tools/browser/sites.ts';
import { launchWithExtension } from '../tools/browser.ts';
import { itemLines, serveItems, writeItemFile } from '../tools/demo/item-site.ts';
import { expect, test } from './fixtures.ts';

/** Old records say how old they are, and without a network everything is there as before. */

test('a file of twenty days ago: card and panel claim no past state that was not so, and say its age; offline they say the same', async () => {
  test.setTimeout(120_000);
  const site = await serveItems();
  const file = writeItemFile(itemLines(), 20);
  const lens = await launchWithExtension();
  try {
    const files = await openFiles(lens);
    await importFile(files, file.path);
    await files.close();
    await grantAtOnce(lens, site.origin);
    const page = await lens.context.newPage();
    await page.goto(site.origin);
    await waitForMarks(page, 5);
    await site.close();
    await lens.context.setOffline(true);
    await expect(page.evaluate(() => fetch('/').then(() => 'there'))).rejects.toThrow();

    // A number that the page brings only now is looked up in the store alone.
    await page.evaluate(() => {
      const row = document.createElement('p');
      row.textContent = 'Reminder for PO 4500910002';
      document.body.append(row);
    });
    const marks = await waitForMarks(page, 6);
    const order = marks.find(({ number }) => number.includes('4500910001'));
    const frame = await openCard(page, order as NonNullable<typeof order>);
    const card = (await frame.locator('body').textContent()) ?? '';
    // On track when it was read: only its day has passed since.
    expect(card).toMatch(/Due 6 days ago, not read since .+; 1 customer waited, on /);
    expect(card).not.toMatch(/late by|days late/);
    expect(card).toMatch(/open-items\.csv, 20 days old · confidence medium · past its limit/);
    expect(await frame.locator('svg.t-late').count(), 'no red sign of what may be over').toBe(0);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await axeFindings((expression) => frame.evaluate(expression)), colorScheme).toEqual([]);
    }
    await closeCard(page);

    const panel = await openSidePanel(lens, page);
    await panel.look({ width: 400, height: 900 });
    const here = await panel.waitForText(/5 known/);
    expect(here).toMatch(/Due 6 days ago/);
    expect(here).not.toMatch(/days late/);
    expect(here).toMatch(/Not read since /);
    expect(here).toMatch(/open-items\.csv, 20 days old/);
    expect(await panel.axe()).toEqual([]);
    await panel.close();
  } finally {
    await lens.close();
    await site.close().catch(() => undefined);
    file.remove();
  }
});
