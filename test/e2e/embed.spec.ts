import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { axeFindings } from '../tools/browser/axe.ts';
import { openStage } from '../tools/plugin/open.ts';
import { expect, openLoaded, SAMPLE, test } from './fixtures.ts';

/** From the side panel to a partner's own page: what is signed here is shown there by the lines that options hand out. */

const SUPPLIER = '100482';

test('the lines of options show the signed file in a page of the partner', async () => {
  const { lens, close } = await openLoaded(SAMPLE);
  const stage = await openStage();
  try {
    const options = await lens.context.newPage();
    await options.goto(`${lens.home}/options.html#portal`);
    await expect(options.getByText('Nothing is shared with anybody yet.')).toBeVisible();

    const panel = await lens.context.newPage();
    await panel.goto(`${lens.home}/sidepanel.html#share/${SUPPLIER}`);
    await panel.getByRole('button', { name: 'Agree on what is shared' }).click();
    await panel.getByLabel('Our company, as the partner is told').fill('Norvane Pumps');
    await panel.getByLabel('Who agreed on our side').fill('M. Halvorsen');
    await panel.getByLabel('Who agreed on theirs').fill('J. Adeyemi');
    await panel.getByLabel('Last day of the agreement').fill('2099-12-31');
    await panel.getByLabel('Score and grade').check();
    await panel.getByRole('button', { name: 'Agree', exact: true }).click();
    await panel.getByRole('button', { name: 'Preview' }).click();
    const saving = panel.waitForEvent('download');
    await panel.getByRole('button', { name: 'Sign and save as file' }).click();
    const bundle = readFileSync(await (await saving).path(), 'utf8');

    await options.reload();
    const snippet = (await options.locator('pre.embed-lines').first().textContent()) ?? '';
    const plugin = readFileSync('.output/chrome-mv3/partner-lens.js');
    expect(snippet).toContain(`integrity="sha384-${createHash('sha384').update(plugin).digest('base64')}"`);
    const preview = options.locator('partner-lens');
    await expect(preview).toContainText('Sample data: nothing of this happened.');
    for (const width of [320, 768, 1_100]) {
      await options.getByRole('button', { name: width.toLocaleString('en') }).click();
      await expect.poll(async () => (await preview.boundingBox())?.width).toBe(width);
    }
    expect(await axeFindings((expression) => options.evaluate(expression))).toEqual([]);
    for (const [portal, held] of [
      ['Salesforce Experience Cloud', 'lwc:external'],
      ['SharePoint', 'BaseClientSideWebPart'],
      ['React', 'public-key='],
      ['Plain HTML', 'integrity='],
    ] as const) {
      await options.getByRole('button', { name: portal, exact: true }).click();
      await expect(options.locator('pre.embed-lines').filter({ hasText: held })).toHaveCount(1);
    }
    const saved = options.waitForEvent('download');
    await options.getByRole('button', { name: 'Save partner-lens.js' }).click();
    expect(readFileSync(await (await saved).path())).toEqual(plugin);

    const { page } = await stage.open(bundle);
    const key = /key="([^"]+)"/.exec(snippet)?.[1] ?? '';
    await page
      .locator('partner-lens')
      .evaluate((element, pinned) => element.setAttribute('key', pinned), key);
    await expect(page.locator('partner-lens')).toContainText('Sample data: nothing of this happened.');
    // The same words of figures on both sides, row by row.
    const values = (of: typeof page) => of.locator('partner-lens summary .val').allTextContents();
    expect(await values(page)).toEqual(await values(options));
    expect((await values(page)).length).toBeGreaterThan(3);
  } finally {
    await stage.close();
    await close();
  }
});
