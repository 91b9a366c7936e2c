import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { openFiles } from '../tools/browser/import-file.ts';
import { longestTask, plainTableTask } from '../tools/browser/long-tasks.ts';
import { type LensBrowser, launchWithExtension } from '../tools/browser.ts';
import { expect, test } from './fixtures.ts';

/** While a large file is looked at, and a wide one is reviewed, the page stays free. */
const HEADINGS = ['PO Number', 'PO Line', 'Supplier', 'Item', 'Ordered Qty', 'Unit Price', 'Promised Date'];
/** The longest task, to that of drawing a plain table: 2.3 to 3.8 were measured among eight others. */
const MOST_TIMES = 5;
/** Of a look that goes on for seconds, and is done once: 2.4 to 6. */
const MOST_TIMES_ONCE = 10;

let lens: LensBrowser;
let folder: string;
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'partnerlens-files-'));
  lens = await launchWithExtension();
});
test.afterAll(async () => {
  await lens?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The page as it is when it has come to rest: its own start is not measured. */
async function openQuietly(): Promise<Page> {
  const page = await openFiles(lens);
  await page.locator('input[type=file]').waitFor();
  await page.waitForLoadState('networkidle');
  return page;
}

/** A table of orders whose further columns hold numbers. */
function tableFile(rows: number, columns: number): string {
  const more = Array.from({ length: columns - HEADINGS.length }, (_, at) => at);
  const heading = [...HEADINGS, ...more.map((at) => `Attribute ${at} of the line`)].join(',');
  const lines = Array.from({ length: rows }, (_, row) => {
    const day = `2026-05-${String((row % 28) + 1).padStart(2, '0')}`;
    const own = [`45${row}`, row % 9, `Supplier ${row % 300}`, `M-${row % 5000}`, row % 97, row / 7, day];
    return [...own, ...more.map((at) => (row * (at + 3)) % 9973)].join(',');
  });
  const path = join(folder, `${rows}-rows.csv`);
  writeFileSync(path, [heading, ...lines, ''].join('\n'));
  return path;
}

test('50,000 rows of 30 columns: no long task in the page, and cancelling ends at once', async () => {
  const file = tableFile(50_000, 30);
  const floor = await plainTableTask(lens);
  const page = await openQuietly();
  const began = Date.now();
  const longest = await longestTask(page, async () => {
    await page.locator('input[type=file]').setInputFiles(file);
    await page.locator('.file-facts').waitFor({ timeout: 60_000 });
  });
  const look = Date.now() - began;
  expectShort([longest.cpu / floor], MOST_TIMES_ONCE);
  await expect(page.getByText('50,000 rows')).toBeVisible();
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await page.locator('input[type=file]').setInputFiles(file);
  const cancel = page.getByRole('button', { name: 'Cancel' });
  await cancel.waitFor();
  const ms = await cancel.evaluate(async (button: HTMLButtonElement) => {
    const began = performance.now();
    button.click();
    while (button.isConnected) await new Promise((next) => setTimeout(next));
    return performance.now() - began;
  });
  expect(ms / look, 'time until it is cancelled, to that of the whole look').toBeLessThan(0.2);
  await page.close();
});

test('a review of 300 columns grows in pieces', async () => {
  const file = tableFile(50, 300);
  const ratios: number[] = [];
  for (let best = MOST_TIMES; best >= MOST_TIMES && ratios.length < 2; best = Math.min(...ratios)) {
    const floor = await plainTableTask(lens);
    const page = await openQuietly();
    const { cpu } = await longestTask(page, async () => {
      await page.locator('input[type=file]').setInputFiles(file);
      await page.locator('.mapping tbody tr:nth-child(300)').waitFor();
      // Located by style: a search by role would work through 15,000 options on the thread that is measured.
      const used = page.locator('.h2 .c').first();
      const before = await used.innerText();
      await page.locator('.mapping select').last().selectOption({ value: 'plant' });
      await expect(used).not.toHaveText(before);
    });
    ratios.push(cpu / floor);
    await page.close();
  }
  expectShort(ratios, MOST_TIMES);
});

function expectShort(ratios: readonly number[], most: number): void {
  test.info().annotations.push({ type: 'longest task', description: JSON.stringify(ratios) });
  // What is long by itself is long each time; what a neighbour on the machine made long is not.
  expect(Math.min(...ratios), 'longest task, to that of a plain table').toBeLessThan(most);
}
