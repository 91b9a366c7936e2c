import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { isWorkbook, openWorkbook } from '../../../../lib/sources/workbook/open-workbook.ts';
import { runs } from '../../runs.ts';
import { makeWorkbook, sheetOf } from './make-zip.ts';

const FIXTURES = join(import.meta.dirname, '../../../fixtures/workbooks');
const fixture = (name: string) => new Blob([readFileSync(join(FIXTURES, name))]);

async function tableOf(file: Blob, sheet = 0) {
  const book = await openWorkbook(file);
  const table = await book.readSheet(sheet);
  return { ...table, cells: Papa.parse<string[]>((await table.csv.text()).trimEnd()).data };
}

const LINES = [
  ['PO Number', 'PO Line', 'Supplier', 'Promised Date', 'Ordered Qty', 'Unit Price'],
  ['0000458101', '10', 'Northgate Bearings Ltd', '2026-05-07', '120', '0.3'],
  ['0000458102', '10', 'Süd Dichtungen GmbH', '2026-05-08', '40', '1234.5'],
  ['0000458103', '20', 'Pipes, Valves "and" more', '2026-06-01', '7', '99.99'],
];

describe('workbooks of other tools', () => {
  test('several sheets are listed with their first rows, and the chosen one is read', async () => {
    const file = fixture('two-sheets.xlsx');
    expect(await isWorkbook(file)).toBe(true);
    const { sheets } = await openWorkbook(file);
    expect(sheets.map(({ name, rows, columns, hidden }) => [name, rows, columns, hidden])).toEqual([
      ['Read me', 1, 1, false],
      ['Order lines', 4, 6, false],
    ]);
    expect(sheets[1]?.first).toEqual(LINES);
    expect((await tableOf(file, 1)).cells).toEqual(LINES);
  });

  test('inline texts, and a sheet that does not say how large it is', async () => {
    expect((await tableOf(fixture('write-only.xlsx'))).cells).toEqual(LINES);
  });

  test('days since 1904, and a formula whose result is not in the file', async () => {
    const table = await tableOf(fixture('base-1904.xlsx'));
    expect(table.cells.map(([day]) => day)).toEqual(['when', '2026-05-07', '2026-05-08']);
    expect(table.unknownResults).toBe(1);
  });

  test('every kind of cell becomes the text that a person would type', async () => {
    const table = await tableOf(fixture('kinds.xlsx'));
    expect(table).toMatchObject({ rows: 27, hiddenRows: 1, hiddenColumns: 2, errors: 1 });
    const value = (name: string) => table.cells.find(([what]) => what === name)?.[1];
    expect(table.cells[0]).toEqual(['Merged title', '', '']);
    expect(table.cells[1], 'a blank row keeps its line').toEqual(['']);
    expect(Object.fromEntries(KINDS.map(([name]) => [name, value(name)]))).toEqual(Object.fromEntries(KINDS));
  });
});

const KINDS: [name: string, text: string][] = [
  ['date', '2026-05-07'],
  ['date and time', '2026-05-07'],
  ['built-in date', '2026-05-07'],
  ['first day', '1900-01-01'],
  ['day 61', '1900-03-01'],
  ['time', '13:30:00'],
  ['elapsed', '1.5'],
  ['text in format', '12'],
  ['red number', '-3.25'],
  ['noise', '0.3'],
  ['15 digits', '123456789012345'],
  ['16 digits', '4500012345678901'],
  ['small', '0.0000125'],
  ['padded', '0000458101'],
  ['large', '4.5E+21'],
  ['text', '00458'],
  ['bool', 'TRUE'],
  ['formula', '2'],
  ['text formula', 'ab'],
  ['error', ''],
  ['rich', 'PO 458 & more'],
  ['line break', 'one two, three'],
];

describe('markup as other writers leave it', () => {
  test('prefixes, apostrophes, line ends in tags, comments, CDATA, references', async () => {
    const rows =
      `<x:row\n r = '2'><!-- a > b --><x:c t='inlineStr' r='B2'><x:is><x:t><![CDATA[a<b]]>&amp;&#x41;&#66;</x:t></x:is></x:c>` +
      `<x:c r="D2" foo="1 > 0"><x:f>SUM("&gt;")</x:f><x:v>7</x:v></x:c></x:row>`;
    const table = await tableOf(makeWorkbook(sheetOf(rows)));
    expect(table.cells).toEqual([[''], ['', 'a<b&AB', '', '7']]);
  });

  test('how a Japanese text is read aloud is no part of it, escaped characters are', async () => {
    const strings =
      '<sst><si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si><si><t>a_x0009_b_x005F_x0009_</t></si></sst>';
    const file = makeWorkbook(sheetOf('<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>'), [
      { name: 'xl/sharedStrings.xml', content: strings },
    ]);
    expect((await tableOf(file)).cells).toEqual([['東京', 'a\tb_x0009_']]);
  });

  test('any table comes out as it went in', async () => {
    const cell = fc
      .string({ unit: 'grapheme', maxLength: 12 })
      .filter((text) => !/[\r\n]|_x|^\s*$/.test(text));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1 }),
        async (table) => {
          const rows = table.map((cells) => `<row>${cells.map(inline).join('')}</row>`).join('');
          const read = await openWorkbook(makeWorkbook(sheetOf(rows)));
          const csv = await (await read.readSheet(0)).csv.text();
          expect(Papa.parse(csv.replace(/\n$/, ''), { delimiter: ',' }).data).toEqual(table);
        },
      ),
      runs(60),
    );
  });
});

function inline(text: string): string {
  const safe = text.replace(/[&<>]/g, (mark) => `&#${mark.charCodeAt(0)};`);
  return `<c t="inlineStr"><is><t>${safe}</t></is></c>`;
}
