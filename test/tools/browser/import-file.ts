import type { Page } from '@playwright/test';
import type { LensBrowser } from '../browser.ts';

/** The sum that the options page shows when an import is done. */
export interface ImportSum {
  rows: number;
  accepted: number;
  repeated: number;
  rejected: number;
}

/** Opens options, Files. */
export async function openFiles(lens: LensBrowser): Promise<Page> {
  const page = await lens.context.newPage();
  await page.goto(`${lens.home}/options.html#files`);
  return page;
}

/**
 * Imports a file as a person does: chooses it in the file input, leaves the proposed columns as they are, presses Import and
 * waits for the sum.
 */
export async function importFile(page: Page, path: string, ms = 120_000): Promise<ImportSum> {
  await chooseFile(page, path);
  await startImport(page);
  return waitForSum(page, ms);
}

export async function chooseFile(page: Page, path: string): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(path);
  await page.getByRole('button', { name: 'Import', exact: true }).waitFor({ timeout: 60_000 });
}

export async function startImport(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Import', exact: true }).click();
}

/** Reads "10,324 rows = 10,324 accepted + 0 repeated + 0 rejected". */
export async function waitForSum(page: Page, ms = 120_000): Promise<ImportSum> {
  const sum = page.getByText(/[\d,]+ rows? = [\d,]+ accepted \+ [\d,]+ repeated \+ [\d,]+ rejected/).first();
  await sum.waitFor({ timeout: ms });
  const [rows = 0, accepted = 0, repeated = 0, rejected = 0] =
    ((await sum.textContent()) ?? '').match(/[\d,]+/g)?.map((text) => Number(text.replaceAll(',', ''))) ?? [];
  return { rows, accepted, repeated, rejected };
}
