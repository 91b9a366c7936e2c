import { importFile, openFiles } from '../tools/browser/import-file.ts';
import { waitForMarks } from '../tools/browser/marks.ts';
import { openSidePanel } from '../tools/browser/side-panel.ts';
import { grantAtOnce } from '../tools/browser/sites.ts';
import { launchWithExtension } from '../tools/browser.ts';
import { itemLines, serveItems, writeItemFile } from '../tools/demo/item-site.ts';
import { expect, test } from './fixtures.ts';

/** What has the focus is never wholly behind the tabs above or the sources below (WCAG 2.2, 2.4.11). */

const STOPS = 40;

/** Name of the focused element where not one pixel row of it is between the tabs and the line of sources; else "". */
const HIDDEN = `(() => {
  const it = document.activeElement;
  if (!it || it === document.body || it.closest('.tabs, .panel-end')) return '';
  const { top, bottom } = it.getBoundingClientRect();
  const from = document.querySelector('.tabs').getBoundingClientRect().bottom;
  const to = document.querySelector('.panel-end').getBoundingClientRect().top;
  return Math.min(bottom, to) - Math.max(top, from) < 1 ? it.textContent || it.id || it.tagName : '';
})()`;

test('the side panel walked by Tab shows what has the focus', async () => {
  test.setTimeout(90_000);
  const site = await serveItems();
  const file = writeItemFile(itemLines(), 0);
  const lens = await launchWithExtension();
  try {
    const files = await openFiles(lens);
    await importFile(files, file.path);
    await files.close();
    await grantAtOnce(lens, site.origin);
    const page = await lens.context.newPage();
    await page.goto(site.origin);
    await waitForMarks(page, 5);
    const panel = await openSidePanel(lens, page);
    await panel.waitForText(/4 known/);
    const hidden = new Set<string>();
    // Any control may end up at the edge: each height puts another one there.
    for (const height of [400, 424, 448]) {
      await panel.look({ width: 320, height });
      for (let stop = 0; stop < STOPS; stop++) {
        await panel.press('Tab');
        const name = await panel.evaluate<string>(HIDDEN);
        if (name !== '') hidden.add(`${height} px: ${name}`);
      }
    }
    expect([...hidden]).toEqual([]);
    await panel.close();
  } finally {
    await lens.close();
    await site.close();
    file.remove();
  }
});
