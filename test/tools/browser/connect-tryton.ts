import type { Page } from '@playwright/test';
import type { LensBrowser } from '../browser.ts';

/** Options, Systems: connects a Tryton as a person does, once its address is allowed. */
export async function connectTryton(
  lens: LensBrowser,
  { address, database, password }: { address: string; database: string; password: string },
): Promise<Page> {
  const page = await lens.context.newPage();
  await page.goto(`${lens.home}/options.html#sources`);
  await page.getByLabel('How you call it').fill('Our Tryton');
  await page.getByLabel('Address').fill(address);
  await page.getByLabel('Database').fill(database);
  await page.getByLabel('User', { exact: true }).fill('admin');
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Check and connect' }).click();
  return page;
}

/** Reads "5 orders, 7 new and 0 changed lines" of the last sync. */
export async function syncSum(
  page: Page,
): Promise<{ orders: number; linesNew: number; linesChanged: number }> {
  const sum = page.getByText(/[\d,]+ orders?, [\d,]+ new and [\d,]+ changed lines/);
  await sum.waitFor({ timeout: 60_000 });
  const [orders = 0, linesNew = 0, linesChanged = 0] =
    ((await sum.textContent()) ?? '').match(/\d[\d,]*/g)?.map((text) => Number(text.replaceAll(',', ''))) ??
    [];
  return { orders, linesNew, linesChanged };
}
