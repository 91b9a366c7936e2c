import type { Frame, Page } from '@playwright/test';
import type { AxeRules } from '../tools/browser/axe.ts';
import { axeFindings } from '../tools/browser/axe.ts';
import { openCard } from '../tools/browser/card.ts';
import { chooseFile, openFiles } from '../tools/browser/import-file.ts';
import { openSidePanel } from '../tools/browser/side-panel.ts';
import type { Surface } from '../tools/browser/surface.ts';
import { sampleLineCount } from '../tools/sample/read-truth.ts';
import { sliceOf } from '../tools/slice.ts';
import { expect, SAMPLE, test } from './fixtures.ts';
import { firstLate, markOf } from './vertical.ts';

/** The widths that a panel is used at; in `npm test` the narrowest, where things collide. */
const WIDTHS = sliceOf([320, 400, 1280], [320]);

const SCHEMES = ['light', 'dark'] as const;
// Dark changes colours and nothing else: the rest of it in `npm run test:long pages`.
const RULES = { light: 'all', dark: sliceOf<AxeRules>('all', 'colours') } as const;

/** axe finds nothing on any surface, light and dark. */
async function expectClean(page: Page, where: Page | Frame, what: string): Promise<void> {
  for (const scheme of SCHEMES) {
    await page.emulateMedia({ colorScheme: scheme });
    const found = await axeFindings((expression) => where.evaluate(expression), RULES[scheme]);
    expect(found, `${what}, ${scheme}`).toEqual([]);
  }
}

/** The same of a side panel, light at every width. */
async function expectCleanPanel(panel: Surface, what: string): Promise<void> {
  for (const scheme of SCHEMES) {
    for (const width of scheme === 'light' ? WIDTHS : sliceOf(WIDTHS, [400])) {
      await panel.look({ width, height: 900, scheme });
      expect(await panel.axe(RULES[scheme]), `${what} at ${width} px, ${scheme}`).toEqual([]);
    }
  }
  await panel.look({ width: 400, height: 900, scheme: 'light' });
}

test('options', async ({ sample }) => {
  const page = await openFiles(sample.lens);
  await page.getByText(`${sampleLineCount()} lines`).first().waitFor();
  await expectClean(page, page, 'files');
  await chooseFile(page, SAMPLE);
  await expectClean(page, page, 'columns');
  for (const hash of ['#sites', '#about']) {
    await page.goto(`${sample.lens.home}/options.html${hash}`);
    await page.locator('h1').first().waitFor();
    await expectClean(page, page, hash);
  }
  await page.setViewportSize({ width: 320, height: 800 });
  await page.goto(`${sample.lens.home}/options.html#files`);
  await page.locator('h1').first().waitFor();
  await expectClean(page, page, 'files at 320 px');
  await page.close();
});

test('first run', async ({ lens }) => {
  const page = await openFiles(lens);
  await page.getByText('Three steps to the first mark').first().waitFor();
  await expectClean(page, page, 'files');
  const blank = await lens.context.newPage();
  const panel = await openSidePanel(lens, blank);
  for (const scheme of SCHEMES) {
    await panel.look({ width: 400, height: 900, scheme });
    expect(await panel.axe(RULES[scheme]), `empty side panel, ${scheme}`).toEqual([]);
  }
  await panel.close();
});

test('card', async ({ sample }) => {
  const page = await sample.lens.context.newPage();
  await page.goto(`${sample.sites.portal}/orders`);
  const frame = await openCard(page, await markOf(page, firstLate(sample.orders).order));
  await expectClean(page, frame, 'card');
  await page.close();
});

test('side panel', async ({ sample }) => {
  const page = await sample.lens.context.newPage();
  await page.goto(`${sample.sites.portal}/orders`);
  await markOf(page, firstLate(sample.orders).order);
  const panel = await openSidePanel(sample.lens, page);
  try {
    await panel.look({ width: 400, height: 900 });
    await panel.waitForText(/Orders on this page/);
    await expectCleanPanel(panel, 'this page');
    await panel.click('link', 'Partners');
    await panel.waitForText(/OTIF by line/);
    await expectCleanPanel(panel, 'partners');
    await panel.click('link', /^Ostrel Castings/);
    await panel.waitForText(/Open orders/);
    await expectCleanPanel(panel, 'partner');
    await panel.click('link', /On time/);
    await panel.waitForText(/Worst first|worst first/);
    await expectCleanPanel(panel, 'records');
  } finally {
    await panel.close();
    await page.close();
  }
});
