import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { type ImportSum, importFile, openFiles, waitForSum } from '../browser/import-file.ts';
import { grantSite } from '../browser/sites.ts';
import type { LensBrowser } from '../browser.ts';
import type { DemoSites } from '../demo/serve.ts';

/** Where the tour got to: records in the store, sites switched on. */
export interface Ready {
  sum: ImportSum;
  /** Options, Files, with the finished import. */
  files: Page;
}

/** Brings the file in through the real file input, the sample by its button, sets the replay day when there is one, and switches the demo sites on. */
export async function prepare(
  lens: LensBrowser,
  file: string,
  asOf: string | undefined,
  sites: DemoSites,
): Promise<Ready> {
  const files = await openFiles(lens);
  const sum = file === SAMPLE ? await takeSample(files) : await importFile(files, file);
  if (asOf) await showDay(files, asOf);
  await grantSite(lens, sites.portal);
  await grantSite(lens, sites.mail);
  return { sum, files };
}

/** The orders of the sample, as they lie in the repository; the product brings them with all that belongs to them. */
export const SAMPLE = resolve(import.meta.dirname, '../../../lib/sample/orders.csv');

/** Takes the sample by its button and waits for all of its tables; answers what its orders came to. */
export async function takeSample(files: Page): Promise<ImportSum> {
  await files.getByRole('button', { name: 'Use the sample' }).first().click();
  await files.getByRole('row').filter({ hasText: 'Done' }).nth(5).waitFor({ timeout: 60_000 });
  await files.getByRole('button', { name: 'partnerlens-sample.csv' }).click();
  const sum = await waitForSum(files);
  await files.getByRole('button', { name: 'Import another file' }).click();
  return sum;
}

/** Options, Files, Replay: looks at the records as they stood on a day. */
async function showDay(files: Page, asOf: string): Promise<void> {
  await files.getByLabel('As of').fill(asOf);
  await files.getByRole('button', { name: 'Show that day' }).click();
  await files.getByText(/^Showing /).waitFor();
}
