import type { Page } from '@playwright/test';
import type { LensBrowser } from '../browser.ts';
import type { StoreAnswers } from '../store-answers.ts';
import type { StoreDump } from '../store-dump.ts';
import type { Database } from './database-in-page.ts';
import { pageScript } from './page-script.ts';

/** The database of a running extension, reached from a page of its origin that runs none of its code. */
export interface DatabaseIn {
  page: Page;
  /** Puts a database of another version in place of the one that is there. */
  put(dump: StoreDump): Promise<void>;
  /** The same, and keeps it open, as an old window would that hangs, until it is released. */
  putAndHold(dump: StoreDump): Promise<void>;
  release(): Promise<void>;
  version(): Promise<number>;
  /** Makes every stored record so many days older. */
  age(days: number): Promise<void>;
  /** Everything that today's queries answer. */
  answers(): Promise<StoreAnswers>;
}

type InPage = { database: Database };

export async function databaseIn(lens: LensBrowser): Promise<DatabaseIn> {
  const page = await lens.context.newPage();
  await page.goto(`${lens.home}/icon/16.png`);
  await page.evaluate(await pageScript('database-in-page.ts'));
  return {
    page,
    put: (dump) =>
      page.evaluate(
        (given) => (globalThis as unknown as InPage).database.put(JSON.parse(given)),
        JSON.stringify(dump),
      ),
    putAndHold: (dump) =>
      page.evaluate(
        (given) => (globalThis as unknown as InPage).database.putAndHold(JSON.parse(given)),
        JSON.stringify(dump),
      ),
    release: () => page.evaluate(() => (globalThis as unknown as InPage).database.release()),
    version: () => page.evaluate(() => (globalThis as unknown as InPage).database.version()),
    age: (days) => page.evaluate((given) => (globalThis as unknown as InPage).database.age(given), days),
    answers: () => page.evaluate(() => (globalThis as unknown as InPage).database.answers()),
  };
}
