import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame, Page } from '@playwright/test';
import { until } from '../tools/browser/cdp.ts';
import { importFile, openFiles } from '../tools/browser/import-file.ts';
import { clickMark, marksOn, type SeenMark } from '../tools/browser/marks.ts';
import { grantSite } from '../tools/browser/sites.ts';
import { type LensBrowser, launchWithExtension } from '../tools/browser.ts';
import { ORDER_NUMBERS, type World } from './data.ts';
import { type HostPage, type Regime, servePage } from './host-page.ts';

/** The built extension with one world's records, switched on for the hostile page. */
export interface OpenLens {
  browser: LensBrowser;
  host: HostPage;
  close(): Promise<void>;
}

/** Starts the browser, imports the world's file and allows the site, all as a person does. */
export async function openLens(world: World): Promise<OpenLens> {
  const browser = await launchWithExtension({ viewport: { width: 900, height: 700 } });
  const folder = mkdtempSync(join(tmpdir(), 'partnerlens-world-'));
  const host = await servePage(browser.extensionId);
  const close = async (): Promise<void> => {
    await browser.close();
    await host.close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const file = join(folder, 'orders.csv');
    writeFileSync(file, world.csv);
    const files = await openFiles(browser);
    await importFile(files, file);
    await files.close();
    await grantSite(browser, host.origin);
    return { browser, host, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Opens the hostile page and waits until every order of it carries its marks. */
export async function openPage({ browser, host }: OpenLens, regime: Regime): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(host.address(regime));
  await allMarks(page);
  return page;
}

/** All marks of the page, two for each order: in the cell and in the locked field. */
export function allMarks(page: Page): Promise<SeenMark[]> {
  return until('the marks', async () => {
    const marks = await marksOn(page);
    return marks.length === 2 * ORDER_NUMBERS.length && marks;
  });
}

/** Clicks the first mark and waits until its card shows a confidential word: from then on there is something to steal. */
export async function openCard(page: Page, world: World): Promise<Frame> {
  const [mark] = await allMarks(page);
  if (!mark) throw new Error('No mark to click.');
  await clickMark(page, mark);
  return until('the card', async () => {
    const frame = page.frames().find((each) => each.url().endsWith('/card.html'));
    const text = await frame?.locator('body').textContent();
    return world.canaries.some((canary) => text?.includes(canary)) ? frame : null;
  });
}
