import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { chooseFile, importFile, openFiles, startImport, waitForSum } from '../tools/browser/import-file.ts';
import { openSidePanel } from '../tools/browser/side-panel.ts';
import { type LensBrowser, launchWithExtension } from '../tools/browser.ts';
import { expect, test } from './fixtures.ts';

/** Workbooks and files in parts, through the real file input and the real worker. */
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
  expect(await waitForSum(files, 20_000)).toMatchObject({ rows: 3, accepted: 3, rejected: 0 });
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

test('the same workbook again changes nothing', async () => {
  const files = await openFiles(lens);
  await importFile(files, TWO_SHEETS, 20_000);
  await expect(files.getByText('0 lines new, 0 changed, 3 as before')).toBeVisible();
  await files.close();
});

test('several files go one after the other: a kept mapping goes straight on, a bad file stops nobody', async () => {
  const files = await openFiles(lens);
  await files
    .locator('input[type=file]')
    .setInputFiles([
      { name: 'two-sheets.xlsx', mimeType: '', buffer: readFileSync(TWO_SHEETS) },
      { name: 'old.xls', mimeType: '', buffer: Buffer.from('d0cf11e0a1b11ae1', 'hex') },
      csv(
        'receipts.csv',
        'PO Number,PO Line,Receipt Number,Receipt Date,Received Qty\n0000458101,10,GR-1,2026-05-06,120\n',
      ),
    ]);
  await expect(files.getByText(/Imported by a mapping that you keep: two-sheets/)).toBeVisible();
  await expect(files.getByText(/old \.xls kind/)).toBeVisible();
  await expect(files.getByText(/No column names the supplier: rows join the orders/)).toBeVisible();
  await startImport(files);
  expect(await waitForSum(files, 20_000)).toMatchObject({ rows: 1, accepted: 1 });
  await expect.poll(() => jobStates(files)).toEqual(['Done', 'Done', 'Done', 'Done']);
  await files.close();
});

test('headings, delimiter and encoding can be corrected', async () => {
  const files = await openFiles(lens);
  const text =
    'Bestellung;Pos;Lieferant;Menge\nPO Number;PO Line;Supplier;Qty\nPO-9001;1;Caf\xe9 Lab;7\nPO-9002;1;Caf\xe9 Lab;8\n';
  const file = { name: 'latin.csv', mimeType: 'text/csv', buffer: Buffer.from(text, 'latin1') };
  await files.locator('input[type=file]').setInputFiles(file);
  await expect(files.getByText(/semicolon, (Windows-1252|ISO-8859-1).*, headings in row/)).toBeVisible();
  await files.getByRole('button', { name: 'Change' }).click();
  await files.getByRole('combobox', { name: 'Text is written in' }).selectOption('utf-16le');
  await files.getByRole('button', { name: 'Read again' }).click();
  await expect(
    files.getByRole('alert'),
    'what fails leaves the review, and what was chosen, as it was',
  ).toBeVisible();
  await files.getByRole('combobox', { name: 'Text is written in' }).selectOption('iso-8859-1');
  await files.getByRole('spinbutton', { name: 'Headings are in row' }).fill('2');
  await files.getByRole('button', { name: 'Read again' }).click();
  await expect(files.getByRole('rowheader', { name: 'PO Number' })).toBeVisible();
  await expect(files.getByRole('cell', { name: 'Café Lab' }).first()).toBeVisible();
  await files.close();
});

function jobStates(page: Page): Promise<string[]> {
  return page.locator('table.jobs tbody tr td:nth-child(3)').allInnerTexts();
}
