import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame, Page } from '@playwright/test';
import type { KeptReading } from '../../lib/domain/kept-reading.ts';
import { until } from '../tools/browser/cdp.ts';
import { importFile, openFiles } from '../tools/browser/import-file.ts';
import { clickMark, marksOn, type SeenMark } from '../tools/browser/marks.ts';
import { prepared } from '../tools/browser/prepared.ts';
import { grantSite } from '../tools/browser/sites.ts';
import { storedPage } from '../tools/browser/tab-pages.ts';
import { jobsAtRest } from '../tools/browser/worker.ts';
import { type LensBrowser, launchWithExtension } from '../tools/browser.ts';
import { ORDER_NUMBERS, type World } from './data.ts';
import { type HostPage, type Regime, servePage } from './host-page.ts';
import { adapterOf, numbersOf, type PageKind } from './portal-page.ts';

export const VIEWPORT = { width: 900, height: 700 };

/** The built extension with one world's records, switched on for the hostile page. */
export interface OpenLens {
  browser: LensBrowser;
  host: HostPage;
  close(): Promise<void>;
}

/**
 * Starts a browser with the world's records, the site allowed: both were done once in this run as a person does them, in
 * a profile of which this is a copy.
 */
export async function openLens(world: World, switches: string[] = []): Promise<OpenLens> {
  const { folder } = await prepared(`world-${world.name}`, (profile) => load(profile, world));
  const browser = await launchWithExtension({ from: folder, viewport: VIEWPORT, switches });
  const host = await servePage(browser.extensionId);
  const close = async (): Promise<void> => {
    await browser.close();
    await host.close();
  };
  return { browser, host, close };
}

async function load(profile: string, world: World): Promise<void> {
  const browser = await launchWithExtension({ profile, viewport: VIEWPORT });
  const host = await servePage(browser.extensionId);
  const folder = mkdtempSync(join(tmpdir(), 'partnerlens-world-'));
  try {
    const file = join(folder, 'orders.csv');
    writeFileSync(file, world.csv);
    const files = await openFiles(browser);
    await importFile(files, file);
    await files.close();
    await grantSite(browser, host.origin, 'allowed');
    await jobsAtRest(browser);
  } finally {
    await browser.close();
    await host.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Opens a hostile page and waits until every order of it carries its marks, and a list of orders is read and held against
 * the records.
 */
export async function openPage(lens: OpenLens, regime: Regime, kind: PageKind = 'marks'): Promise<Page> {
  const page = await lens.browser.context.newPage();
  const address = lens.host.address(regime, kind);
  await page.goto(address);
  if (kind !== 'marks') await readingOf(lens, address, kind);
  if (kind !== 'unknown') await allMarks(page);
  return page;
}

/** What was read of a list of orders, once it was held against the records. */
export function readingOf({ browser }: OpenLens, address: string, kind: PageKind): Promise<KeptReading> {
  return until('the reading', async () => {
    const stored = await storedPage(browser, address);
    return Object.values(stored?.readings ?? {}).find(
      (reading) =>
        reading.adapter === adapterOf(kind) &&
        reading.whole &&
        (kind === 'unknown' ? reading.unknown > 0 : reading.differing.length > 0),
    );
  });
}

/** All marks of a page: two for each order, in the cell and in the locked field; one for each in a list of orders. */
export function allMarks(page: Page): Promise<SeenMark[]> {
  const isMarks = new URL(page.url()).pathname.endsWith('/marks');
  const count = isMarks ? 2 * ORDER_NUMBERS.length : numbersOf('portal').length;
  return until('the marks', async () => {
    const marks = await marksOn(page);
    return marks.length === count && marks;
  });
}

/** Clicks the top left mark and waits until its card shows a confidential word: from then on there is something to steal. */
export async function openCard(page: Page, world: World): Promise<Frame> {
  const [mark] = (await allMarks(page)).sort((a, b) => a.y - b.y || a.x - b.x);
  if (!mark) throw new Error('No mark to click.');
  await clickMark(page, mark);
  return until('the card', async () => {
    const frame = page.frames().find((each) => each.url().endsWith('/card.html'));
    const text = await frame?.locator('body').textContent();
    return world.canaries.some((canary) => text?.includes(canary)) ? frame : null;
  });
}
