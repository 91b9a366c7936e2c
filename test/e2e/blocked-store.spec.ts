import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { databaseIn } from '../tools/browser/database-in.ts';
import type { StoreDump } from '../tools/store-dump.ts';
import { expect, test } from './fixtures.ts';

const V1 = resolve(import.meta.dirname, '../fixtures/stores/v1.json');
const { dump } = JSON.parse(readFileSync(V1, 'utf8')) as { dump: StoreDump };

/** How long a window waits for another before it says so. */
const WAITS_MS = 3_000;
/** What it takes to be on the screen may be so many times what the same page takes with nothing in its way. */
const MOST_TIMES = 4;

const blocked = (page: Page) => page.getByText(/Close other PartnerLens windows/).first();
const orders = (page: Page) => page.getByText(/\b61 orders\b/).first();

test('an old window that does not let go: named within three seconds, and the rest goes on by itself', async ({
  lens,
}) => {
  const raw = await databaseIn(lens);
  await raw.putAndHold(dump);
  expect(await raw.version()).toBe(1);
  const page = await lens.context.newPage();
  const opened = async (shown: (on: Page) => ReturnType<typeof blocked>) => {
    const start = Date.now();
    await page.goto(`${lens.home}/options.html#files`);
    await shown(page).waitFor();
    return Date.now() - start;
  };
  const named = await opened(blocked);
  await raw.release();
  // Nobody presses anything.
  await expect(orders(page)).toBeVisible();
  await expect(blocked(page)).toHaveCount(0);
  // The slower of two: what else the machine does at that moment is no fault of the page.
  const free: number[] = [];
  while (free.length < 2) {
    await page.goto('about:blank');
    free.push(await opened(orders));
  }
  const times = (named - WAITS_MS) / Math.max(...free);
  expect(times, 'time until it is said, to that of a free page').toBeLessThan(MOST_TIMES);
});

test('storage that the browser blocks: said with what to do, in the panel and in options', async ({
  lens,
}) => {
  const page = await lens.context.newPage();
  await page.addInitScript(() =>
    Object.defineProperty(globalThis, 'indexedDB', {
      get: () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    }),
  );
  for (const place of ['sidepanel.html', 'sidepanel.html#share/100482', 'options.html#portal']) {
    await page.goto(`${lens.home}/${place}`);
    await page.reload();
    await expect(page.getByText('This browser lets PartnerLens keep nothing')).toBeVisible();
    await expect(page.getByText('Allow extensions to save data')).toBeVisible();
  }
});
