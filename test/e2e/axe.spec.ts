import type { Frame, Page } from '@playwright/test';
import type { AxeFinding, AxeRules } from '../tools/browser/axe.ts';
import { axeFindings } from '../tools/browser/axe.ts';
import { openCard } from '../tools/browser/card.ts';
import { chooseFile, openFiles } from '../tools/browser/import-file.ts';
import { openSidePanel } from '../tools/browser/side-panel.ts';
import type { Surface } from '../tools/browser/surface.ts';
import { sampleLineCount } from '../tools/sample/read-truth.ts';
import { sliceOf } from '../tools/slice.ts';
import { expect, SAMPLE, test } from './fixtures.ts';
import { firstLate, markOf } from './vertical.ts';

/** The widths that a panel is used at. */
const WIDTHS = [320, 400, 1280];

/** axe finds nothing on any surface, light and dark. */
for (const scheme of ['light', 'dark'] as const) {
  // Dark changes colours and nothing else: the rest of it in `npm run test:long pages`.
  const rules = scheme === 'light' ? 'all' : sliceOf<AxeRules>('all', 'colours');
  const widths = scheme === 'light' ? WIDTHS : sliceOf(WIDTHS, [400]);
  const axeIn = (where: Page | Frame): Promise<AxeFinding[]> =>
    axeFindings((expression) => where.evaluate(expression), rules);

  test(`options, ${scheme}`, async ({ sample }) => {
    const page = await openFiles(sample.lens);
    await page.emulateMedia({ colorScheme: scheme });
    await page.getByText(`${sampleLineCount()} lines`).first().waitFor();
    expect(await axeIn(page), 'files').toEqual([]);
    await chooseFile(page, SAMPLE);
    expect(await axeIn(page), 'columns').toEqual([]);
    for (const hash of ['#sites', '#about']) {
      await page.goto(`${sample.lens.home}/options.html${hash}`);
      await page.locator('h1').first().waitFor();
      expect(await axeIn(page), hash).toEqual([]);
    }
    await page.setViewportSize({ width: 320, height: 800 });
    await page.goto(`${sample.lens.home}/options.html#files`);
    await page.locator('h1').first().waitFor();
    expect(await axeIn(page), 'files at 320 px').toEqual([]);
    await page.close();
  });

  test(`first run, ${scheme}`, async ({ lens }) => {
    const page = await openFiles(lens);
    await page.emulateMedia({ colorScheme: scheme });
    await page.getByText('Three steps to the first mark').first().waitFor();
    expect(await axeIn(page)).toEqual([]);
    const blank = await lens.context.newPage();
    const panel = await openSidePanel(lens, blank);
    await panel.look({ width: 400, height: 900, scheme });
    expect(await panel.axe(rules), 'empty side panel').toEqual([]);
    await panel.close();
  });

  test(`card, ${scheme}`, async ({ sample }) => {
    const page = await sample.lens.context.newPage();
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto(`${sample.sites.portal}/orders`);
    const frame = await openCard(page, await markOf(page, firstLate(sample.orders).order));
    expect(await axeIn(frame)).toEqual([]);
    await page.close();
  });

  test(`side panel, ${scheme}`, async ({ sample }) => {
    const expectClean = async (panel: Surface, what: string) => {
      for (const width of widths) {
        await panel.look({ width, height: 900 });
        expect(await panel.axe(rules), `${what} at ${width} px`).toEqual([]);
      }
      await panel.look({ width: 400, height: 900 });
    };
    const page = await sample.lens.context.newPage();
    await page.goto(`${sample.sites.portal}/orders`);
    await markOf(page, firstLate(sample.orders).order);
    const panel = await openSidePanel(sample.lens, page);
    try {
      await panel.look({ width: 400, height: 900, scheme });
      await panel.waitForText(/Orders on this page/);
      await expectClean(panel, 'this page');
      await panel.click('link', 'Partners');
      await panel.waitForText(/OTIF by line/);
      await expectClean(panel, 'partners');
      await panel.click('link', /^Ostrel Castings/);
      await panel.waitForText(/Open orders/);
      await expectClean(panel, 'partner');
      await panel.click('link', /On time/);
      await panel.waitForText(/Worst first|worst first/);
      await expectClean(panel, 'records');
    } finally {
      await panel.close();
      await page.close();
    }
  });
}
