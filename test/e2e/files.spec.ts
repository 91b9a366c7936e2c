import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { chooseFile, importFile, openFiles, startImport, waitForSum } from '../tools/browser/import-file.ts';
import { openSidePanel } from '../tools/browser/side-panel.ts';
import { type LensBrowser, launchWithExtension } from '../tools/browser.ts';
import { makeWorkbook, sheetOf } from '../unit/sources/workbook/make-zip.ts';
import { expect, test } from './fixtures.ts';

/** Files through the real file input and the real worker, the mappings that are kept of them, and the settings beside them. */
const WORKBOOKS = resolve(import.meta.dirname, '../fixtures/workbooks');
const TWO_SHEETS = `${WORKBOOKS}/two-sheets.xlsx`;

let lens: LensBrowser;
test.beforeAll(async () => {
  lens = await launchWithExtension();
});
test.afterAll(() => lens?.close());

const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

test('the sheet with the table is taken, another can be chosen, and its numbers are known', async () => {
  const files = await openFiles(lens);
  await chooseFile(files, TWO_SHEETS);
  await expect(files.getByText('sheet "Order lines", headings in row 1')).toBeVisible();
  await expect(files.getByRole('radio', { name: /Order lines/ })).toBeChecked();
  await files.getByRole('radio', { name: /Read me/ }).click();
  await expect(files.getByRole('alert')).toHaveText(/one column/);
  await startImport(files);
  expect(await waitForSum(files)).toMatchObject({ rows: 3, accepted: 3, rejected: 0 });
  const panel = await openSidePanel(lens, files);
  try {
    await panel.type('textbox', 'Paste numbers to look up', 'PO 0000458102, please');
    await panel.click('button', 'Look up');
    expect(await panel.waitForText(/1 known/)).toContain('Süd Dichtungen GmbH');
  } finally {
    await panel.close();
    await files.close();
  }
});

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

test('the same workbook again changes nothing', async () => {
  const files = await openFiles(lens);
  await importFile(files, TWO_SHEETS, 20_000);
  await expect(files.getByText('0 lines new, 0 changed, 3 as before')).toBeVisible();
  await files.close();
});

test('of several files the unclear wait for their review, the others go straight on', async () => {
  const files = await openFiles(lens);
  await files
    .locator('input[type=file]')
    .setInputFiles([
      csv(
        'receipts.csv',
        'PO Number,PO Line,Receipt Number,Receipt Date,Received Qty\n0000458101,10,GR-1,2026-05-06,120\n',
      ),
      { name: 'old.xls', mimeType: '', buffer: Buffer.from('d0cf11e0a1b11ae1', 'hex') },
      { name: 'two-sheets.xlsx', mimeType: '', buffer: readFileSync(TWO_SHEETS) },
      csv(
        'strange.csv',
        'PO Number,PO Line,Supplier,Promised Date,Ordered Qty,Unit Price\n0000458109,10,Alpha,EUR,5,1\n',
      ),
    ]);
  await expect(files.getByText(/Imported by a mapping that you keep: two-sheets/)).toBeVisible();
  await expect(files.getByText(/old \.xls kind/)).toBeVisible();
  await expect(files.getByText('1 more file waits')).toBeVisible();
  await expect(files.getByText(/No column names the supplier: rows join the orders/)).toBeVisible();
  await startImport(files);
  await expect(files.getByText('Values of another kind than before: Promised Date')).toBeVisible();
  await startImport(files);
  expect(await waitForSum(files)).toMatchObject({ rows: 1 });
  await expect.poll(() => jobStates(files)).toEqual(['Done', 'Done', 'Done', 'Done', 'Done']);
  await files.close();
});

/** Takes seconds to read: rows that do not pack well, since nothing repeats within the 32 KB that a package remembers. */
function longWorkbook(): Blob {
  const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  const row = (...cells: string[]) => `<row>${cells.map(text).join('')}</row>`;
  const digits = (at: number) => String(((at * 2_654_435_761) >>> 0) % 10 ** 9).padStart(9, '0');
  const block = Array.from({ length: 4_000 }, (_, at) =>
    row(digits(at), digits(at + 7_000), digits(at + 14_000), '5'),
  ).join('');
  const sheet = sheetOf(row('PO Number', 'Supplier', 'Item', 'Ordered Qty') + block.repeat(70));
  return makeWorkbook(sheet);
}

test('a page that closes while its workbook is read takes no other page with it', async () => {
  const kept = await openFiles(lens);
  let crashed = false;
  kept.on('crash', () => {
    crashed = true;
  });
  const files = await openFiles(lens);
  const path = test.info().outputPath('long.xlsx');
  writeFileSync(path, Buffer.from(await longWorkbook().arrayBuffer()));
  await files.locator('input[type=file]').setInputFiles(path);
  const bar = files.locator('progress').first();
  // Unpacking is under way, and has seconds to go.
  await expect.poll(() => bar.evaluate((node: HTMLProgressElement) => node.value)).toBeGreaterThan(0.05);
  await files.close();
  // The worker dies some time after its page.
  await kept.waitForTimeout(1_000);
  const next = await openFiles(lens);
  await expect(next.locator('input[type=file]')).toBeAttached();
  expect(crashed).toBe(false);
  await next.close();
  await kept.close();
});

const LATIN =
  'Bestellung;Pos;Lieferant;Menge\nPO Number;PO Line;Supplier;Qty\nPO-9001;1;Caf\xe9 Lab;7\nPO-9002;1;Caf\xe9 Lab;8\n';

test('headings, delimiter and encoding can be corrected, and the next such file is read the same way', async () => {
  const files = await openFiles(lens);
  const choose = (text: string, encoding: 'latin1' | 'utf16le') =>
    files
      .locator('input[type=file]')
      .setInputFiles({ name: 'latin.csv', mimeType: 'text/csv', buffer: Buffer.from(text, encoding) });
  await choose(LATIN, 'latin1');
  await expect(files.getByText(/semicolon, ISO-8859-1.*, headings in row/)).toBeVisible();
  await files.getByRole('button', { name: 'Change' }).click();
  await files.getByRole('combobox', { name: 'Text is written in' }).selectOption('utf-16le');
  await files.getByRole('button', { name: 'Read again' }).click();
  await expect(
    files.getByRole('alert'),
    'what fails leaves the review, and what was chosen, as it was',
  ).toBeVisible();
  await files.getByRole('combobox', { name: 'Text is written in' }).selectOption('windows-1252');
  await files.getByRole('spinbutton', { name: 'Headings are in row' }).fill('2');
  await files.getByRole('button', { name: 'Read again' }).click();
  await expect(files.getByRole('rowheader', { name: 'PO Number' })).toBeVisible();
  await expect(files.getByRole('cell', { name: 'Café Lab' }).first()).toBeVisible();
  await startImport(files);
  await waitForSum(files);
  await files.getByRole('button', { name: 'Import another file' }).click();
  await choose(LATIN.replaceAll('PO-900', 'PO-800'), 'latin1');
  await expect(
    files.getByText(/corrected it for such files: encoding and row of the headings/),
  ).toBeVisible();
  await expect(files.getByText('semicolon, Windows-1252, headings in row 2')).toBeVisible();
  await files.getByRole('button', { name: 'Back', exact: true }).click();
  await choose(`\ufeff${LATIN}`, 'utf16le');
  await expect(files.getByText('It begins with the mark of UTF-16 LE.')).toBeVisible();
  await expect(files.getByText('semicolon, UTF-16 LE, headings in row 2')).toBeVisible();
  await files.close();
});

function jobStates(page: Page): Promise<string[]> {
  return page.locator('table.jobs tbody tr td:nth-child(3)').allInnerTexts();
}
