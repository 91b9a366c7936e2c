import type { Page } from '@playwright/test';
import type { ImportSum } from '../browser/import-file.ts';
import { importFile, openFiles } from '../browser/import-file.ts';
import { grantSite } from '../browser/sites.ts';
import type { LensBrowser } from '../browser.ts';
import type { DemoSites } from '../demo/serve.ts';

/** Where the tour got to: records in the store, sites switched on. */
export interface Ready {
  sum: ImportSum;
  /** Options, Files, with the finished import. */
  files: Page;
}

/** Brings the file in through the real file input, sets the replay day when there is one, and switches the demo sites on. */
export async function prepare(
  lens: LensBrowser,
  file: string,
  asOf: string | undefined,
  sites: DemoSites,
): Promise<Ready> {
  const files = await openFiles(lens);
  const sum = await importFile(files, file);
  if (asOf) await showDay(files, asOf);
  await grantSite(lens, sites.portal);
  await grantSite(lens, sites.mail);
  return { sum, files };
}

/** Options, Files, Replay: looks at the records as they stood on a day. */
async function showDay(files: Page, asOf: string): Promise<void> {
  await files.getByLabel('As of').fill(asOf);
  await files.getByRole('button', { name: 'Show that day' }).click();
  await files.getByText(/^Showing /).waitFor();
}
