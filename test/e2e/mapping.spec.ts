import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { importFile, openFiles } from '../tools/browser/import-file.ts';
import { type LensBrowser, launchWithExtension } from '../tools/browser.ts';
import { expect, test } from './fixtures.ts';

/** Mappings as things of their own: named, removed, handed on as files; and the settings beside them. */
let lens: LensBrowser;
test.beforeAll(async () => {
  lens = await launchWithExtension();
  const files = await openFiles(lens);
  await importFile(files, resolve(import.meta.dirname, '../fixtures/workbooks/two-sheets.xlsx'), 20_000);
  await files.close();
});
test.afterAll(() => lens?.close());

async function open(place: 'mappings' | 'settings'): Promise<Page> {
  const page = await lens.context.newPage();
  await page.goto(`${lens.home}/options.html#${place}`);
  return page;
}

const json = (text: string) => ({ name: 'm.json', mimeType: 'application/json', buffer: Buffer.from(text) });

test('a mapping is renamed, saved as a file, removed, put back, and read from the file again', async () => {
  const page = await open('mappings');
  await page.getByRole('button', { name: /^Rename/ }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Open orders');
  await page.keyboard.press('Enter');
  const row = page.getByRole('row', { name: /^Open orders 6 of 6 used/ });
  await expect(row).toBeVisible();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save Open orders as a file' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe('Open-orders.json');
  const text = readFileSync(await saved.path(), 'utf8');
  expect(JSON.parse(text)).toMatchObject({
    format: 'partnerlens-mapping',
    version: 1,
    mappings: [{ name: 'Open orders', sheet: 'Order lines' }],
  });
  await page.getByRole('button', { name: 'Remove Open orders' }).click();
  await expect(row).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(row).toBeVisible();
  await page.getByRole('button', { name: 'Remove Open orders' }).click();
  await expect(row).toBeHidden();
  await page.locator('input[type=file]').setInputFiles(json(text));
  await expect(row).toBeVisible();
  await expect(page.getByText('1 mapping taken over')).toBeVisible();
  await page.close();
});

test('a file that holds no mappings is refused with the reason, and nothing is lost', async () => {
  const page = await open('mappings');
  const row = page.getByRole('row', { name: /6 of 6 used/ });
  await expect(row).toBeVisible();
  for (const [text, reason] of [
    ['{', /not JSON/],
    ['{"format":"other"}', /does not say that it holds mappings/],
    ['{"format":"partnerlens-mapping","version":2,"mappings":[]}', /newer version/],
    [
      '{"format":"partnerlens-mapping","version":1,"mappings":[{"delimiter":"x"}]}',
      /Mapping 1 .* makes no sense/,
    ],
  ] as const) {
    await page.locator('input[type=file]').setInputFiles(json(text));
    await expect(page.getByRole('alert')).toHaveText(reason);
    await expect(page.getByRole('alert')).toHaveText(/Your mappings are as they were/);
  }
  await expect(row).toHaveCount(1);
  await page.close();
});

test('a setting is changed, refused when it makes no sense, and goes back to its default', async () => {
  const page = await open('settings');
  const target = page.getByRole('textbox', { name: 'OTIF target' });
  await target.fill('92,5');
  await target.press('Enter');
  await expect(page.getByRole('row', { name: /OTIF target.*You/ })).toBeVisible();
  await target.fill('250');
  await target.press('Enter');
  await expect(page.getByRole('alert')).toHaveText(/"?250.? does not fit "OTIF target"/);
  await expect(target).toHaveValue('92.5');
  await page.reload();
  await expect(target).toHaveValue('92.5');
  await page.getByRole('button', { name: 'Back to default: OTIF target' }).click();
  await expect(target).toHaveValue('95');
  await page.close();
});
