import { basename, resolve } from 'node:path';
import type { BrowserContext, Page, Worker } from '@playwright/test';
import { test as base } from '@playwright/test';
import { realData } from '../real-data.ts';
import type { ImportSum } from '../tools/browser/import-file.ts';
import { openFiles } from '../tools/browser/import-file.ts';
import { prepared } from '../tools/browser/prepared.ts';
import { jobsAtRest } from '../tools/browser/worker.ts';
import type { LensBrowser } from '../tools/browser.ts';
import { launchWithExtension } from '../tools/browser.ts';
import type { DemoOrders } from '../tools/demo/orders.ts';
import { readDemoOrders } from '../tools/demo/orders.ts';
import type { DemoSites } from '../tools/demo/serve.ts';
import { serveDemo } from '../tools/demo/serve.ts';
import { prepare } from '../tools/tour/steps.ts';

export const SAMPLE = resolve(import.meta.dirname, '../../lib/sample/orders.csv');
export const REPLAY = realData('scms/SCMS_Delivery_History_Dataset.csv');
const REPLAY_DAY = '2010-06-30';
/** Why a test that needs the published data was left out; `npm test` counts these. */
export const NO_REAL_DATA = 'real-data check not run';

/** A browser in which a file is imported and the demo sites are on. Shared by the tests of a worker: leave it as it was. */
export interface LoadedBrowser {
  lens: LensBrowser;
  sites: DemoSites;
  orders: DemoOrders;
  sum: ImportSum;
}

interface PerTest {
  /** A fresh browser with the extension and nothing in it. */
  lens: LensBrowser;
  context: BrowserContext;
  extensionId: string;
  background: Worker;
  /** Options, Files, of the fresh browser. */
  options: Page;
}

interface PerWorker {
  sample: LoadedBrowser;
  replay: LoadedBrowser;
}

export const test = base.extend<PerTest, PerWorker>({
  lens: async ({ playwright: _ }, use) => {
    const lens = await launchWithExtension();
    await use(lens);
    await lens.close();
  },
  context: async ({ lens }, use) => use(lens.context),
  extensionId: async ({ lens }, use) => use(lens.extensionId),
  background: async ({ lens }, use) => use(await lens.worker()),
  options: async ({ lens }, use) => use(await openFiles(lens)),
  sample: [
    async ({ playwright: _ }, use) => withLoaded(SAMPLE, undefined, use),
    { scope: 'worker', timeout: 300_000 },
  ],
  replay: [
    async ({ playwright: _ }, use) => withLoaded(REPLAY ?? '', REPLAY_DAY, use),
    { scope: 'worker', timeout: 300_000 },
  ],
});
export { expect } from '@playwright/test';

/**
 * A browser of one test file's own, with a file imported and the demo sites on. Close it at the end. The import, through
 * the real file input, is done once in a run: what comes after begins with a copy of that browser's profile.
 */
export async function openLoaded(
  file: string,
  asOf?: string,
): Promise<LoadedBrowser & { close(): Promise<void> }> {
  const orders = readDemoOrders(file, asOf);
  const sites = await serveDemo(orders);
  try {
    const { folder, facts } = await prepared(`${basename(file)}-${asOf ?? 'today'}`, (profile) =>
      load(profile, file, asOf, sites),
    );
    const lens = await launchWithExtension({ from: folder });
    const close = async () => {
      await lens.close();
      await sites.close();
    };
    return { lens, sites, orders, sum: facts, close };
  } catch (error) {
    await sites.close();
    throw error;
  }
}

async function load(
  profile: string,
  file: string,
  asOf: string | undefined,
  sites: DemoSites,
): Promise<ImportSum> {
  const lens = await launchWithExtension({ profile });
  try {
    const { sum } = await prepare(lens, file, asOf, sites);
    await jobsAtRest(lens);
    return sum;
  } finally {
    await lens.close();
  }
}

async function withLoaded(
  file: string,
  asOf: string | undefined,
  use: (loaded: LoadedBrowser) => Promise<void>,
): Promise<void> {
  const loaded = await openLoaded(file, asOf);
  try {
    await use(loaded);
  } finally {
    await loaded.close();
  }
}
