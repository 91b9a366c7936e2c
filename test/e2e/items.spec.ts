import type { Frame, Page } from '@playwright/test';
import { axeFindings } from '../tools/browser/axe.ts';
import { closeCard, openCard } from '../tools/browser/card.ts';
import { importFile, openFiles } from '../tools/browser/import-file.ts';
import { clickMark, waitForMarks } from '../tools/browser/marks.ts';
import { statesOf } from '../tools/browser/pixels.ts';
import { openSidePanel } from '../tools/browser/side-panel.ts';
import { grantAtOnce } from '../tools/browser/sites.ts';
import { jobsAtRest } from '../tools/browser/worker.ts';
import type { LensBrowser } from '../tools/browser.ts';
import { launchWithExtension } from '../tools/browser.ts';
import { HOUSING, itemLines, serveItems, writeItemFile } from '../tools/demo/item-site.ts';
import { expect, test } from './fixtures.ts';

/** Part numbers in a page: marks, the card, *This page*, the page of the item, and what an alternate leads to. */

interface Loaded {
  lens: LensBrowser;
  origin: string;
}

let items: Loaded;
let site: Awaited<ReturnType<typeof serveItems>>;

test.beforeAll(async () => {
  site = await serveItems();
  items = { lens: await launchWithExtension(), origin: site.origin };
  await load(items);
});
test.afterAll(async () => {
  await items?.lens.close();
  await site?.close();
});

async function load({ lens, origin }: Loaded): Promise<void> {
  const file = writeItemFile(itemLines());
  try {
    const files = await openFiles(lens);
    await importFile(files, file.path);
    await files.close();
    await grantAtOnce(lens, origin);
    await jobsAtRest(lens);
  } finally {
    file.remove();
  }
}

async function openList({ lens, origin }: Loaded): Promise<Page> {
  const page = await lens.context.newPage();
  await page.goto(origin);
  return page;
}

test('part numbers and a GTIN carry the worst state of what is on order; unknown ones carry none', async () => {
  const page = await openList(items);
  const marks = await waitForMarks(page, 5);
  const states = await statesOf(page, marks);
  const byNumber = Object.fromEntries(marks.map((mark, index) => [mark.number, states[index]]));
  expect(byNumber).toEqual({
    'PH-2200-A': 'late',
    'PH-2201-B': 'ok',
    'SEAL-70-EP': 'done or unknown',
    [HOUSING.gtin]: 'late',
    '4500910001': 'late',
  });
  await page.close();
});

test('the card of an item says what is to come, who waits and what it cost', async () => {
  const page = await openList(items);
  const mark = (await waitForMarks(page, 5)).find(({ number }) => number === 'PH-2200-A');
  const frame = (await openCard(page, mark as NonNullable<typeof mark>)) as Frame;
  const text = (await frame.locator('body').textContent()) ?? '';
  expect(text).toContain('1 of 3 open lines late');
  expect(text).toMatch(/On order84 pcs.*Overdue48 pcs/);
  expect(text).toContain('Isarne Brewing');
  expect(text).toMatch(/Last price€\d\d\.\d\d per pcs/);
  expect(text).toMatch(/open-items\.csv, \d+ min old · confidence high/);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axeFindings((expression) => frame.evaluate(expression)), colorScheme).toEqual([]);
  }
  await closeCard(page);
  await page.close();
});

test('a page that takes the card away: the toolbar points to the side panel', async () => {
  const page = await openList(items);
  const mark = (await waitForMarks(page, 5))[0];
  // The overlay hangs beside the body. Taken away when the card's frame has been asked for, before it can show.
  await page.evaluate(() => {
    addEventListener(
      'pointerup',
      () =>
        setTimeout(() => {
          for (const each of document.documentElement.querySelectorAll(':scope > div')) each.remove();
        }),
      true,
    );
  });
  await clickMark(page, mark as NonNullable<typeof mark>);
  const worker = await items.lens.worker();
  const said = () =>
    worker.evaluate(
      async (url) => {
        const [tab] = await chrome.tabs.query({ url: `${url}/*` });
        return [
          await chrome.action.getBadgeText({ tabId: tab?.id as number }),
          await chrome.action.getTitle({ tabId: tab?.id as number }),
        ];
      },
      new URL(items.origin).origin.replace(/:\d+$/, ''),
    );
  await expect.poll(said).toEqual(['!', expect.stringContaining('this page blocks the card')]);
  await page.close();
});

test('the side panel lists items worst first and opens one to its lines, prices and other numbers', async () => {
  const page = await openList(items);
  await waitForMarks(page, 5);
  const panel = await openSidePanel(items.lens, page);
  try {
    await panel.look({ width: 400, height: 900 });
    const here = await panel.waitForText(/4 known, 1 unknown/);
    expect(here.indexOf('PH-2200-A')).toBeLessThan(here.indexOf('SEAL-70-EP'));
    await panel.click('link', /^Late PH-2200-A|PH-2200-A/);
    const text = await panel.waitForText(/Alternates/);
    for (const said of [
      '1 of 3 open lines late',
      'Wexmoor Foundry',
      'WX/55-0',
      HOUSING.gtin,
      'Prices paid',
      '€29.90 to €32.10',
    ])
      expect(text).toContain(said);
    for (const width of [320, 400, 1280]) {
      await panel.look({ width, height: 900 });
      expect(await panel.axe(), `item at ${width} px`).toEqual([]);
    }
    await panel.click('link', /PH-2201-B/);
    expect(await panel.waitForText(/May stand in for/)).toContain('PH-2200-A');
    await panel.click('link', /4500910004/);
    await panel.waitForText(/Purchase order/);
  } finally {
    await panel.close();
    await page.close();
  }
});
