import { describe, expect, test } from 'vitest';
import { FailureError } from '../../../../lib/domain/result.ts';
import { openWorkbook } from '../../../../lib/sources/workbook/open-workbook.ts';
import { cpuMs } from '../../../tools/cpu-time.ts';
import { makeWorkbook, makeZip, sheetOf } from './make-zip.ts';

/** Workbooks that would fill the memory, hang, or read other files: each is refused by name, in less than a second. */

const CELL = '<row><c t="inlineStr"><is><t>x</t></is></c></row>';
const ZEROS = new Uint8Array(8 * 1024 ** 2);
const text = (content: string) =>
  makeWorkbook(sheetOf(`<row><c t="inlineStr"><is><t>${content}</t></is></c></row>`));
const noisy = (length: number) =>
  Uint8Array.from({ length }, (_, at) => 97 + (((at * 2_654_435_761) >>> 13) % 26));

const BOMBS: [what: string, file: () => Blob, code: string][] = [
  [
    'expands 1000 times',
    () => makeWorkbook(sheetOf(CELL), [{ name: 'xl/media/a', content: ZEROS }]),
    'workbook-expands',
  ],
  [
    'expands 1000 times and claims otherwise',
    () => makeWorkbook('', [{ name: 'xl/worksheets/sheet1.xml', content: ZEROS, claims: 900 }]),
    'workbook-damaged',
  ],
  [
    'claims 4 GB',
    () => makeWorkbook(sheetOf(CELL), [{ name: 'a', content: noisy(99_000), claims: 0xffff_fff0 }]),
    'workbook-expands',
  ],
  [
    'a zip within a zip',
    () => makeZip([{ name: 'inner.zip', content: 'PK\u0003\u0004' }]),
    'workbook-none-inside',
  ],
  [
    'parts in the same place',
    () => makeWorkbook(sheetOf(CELL), [{ name: 'twin', content: sheetOf(CELL), sameAs: 0 }]),
    'workbook-overlap',
  ],
  [
    '1,001 parts',
    () =>
      makeWorkbook(
        sheetOf(CELL),
        Array.from({ length: 1_001 }, (_, at) => ({ name: `p${at}`, content: '' })),
      ),
    'workbook-parts',
  ],
  [
    'a part with a password',
    () => makeWorkbook('', [{ name: 'a', content: 'x', encrypted: true }]),
    'workbook-encrypted',
  ],
  [
    'a billion laughs',
    () => makeWorkbook(`<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>`),
    'workbook-doctype',
  ],
  [
    'a document type elsewhere',
    () => makeWorkbook(`<worksheet><!DOCTYPE x SYSTEM "file:///etc/passwd"></worksheet>`),
    'workbook-doctype',
  ],
  [
    'an entity declared in the middle',
    () => makeWorkbook(`<worksheet><!ENTITY a "b"></worksheet>`),
    'workbook-doctype',
  ],
  ['an entity that nobody defined', () => text('&xxe;'), 'workbook-entity'],
  ['a reference without end', () => text('a & b'), 'workbook-entity'],
  ['a reference beyond Unicode', () => text('&#x110000;'), 'workbook-entity'],
  ['a name of every object as entity', () => text('&toString;'), 'workbook-entity'],
  ['nested 101 deep', () => makeWorkbook(`${'<a>'.repeat(101)}${'</a>'.repeat(101)}`), 'workbook-deep'],
  ['a cell of 40,000 characters', () => text('x7'.repeat(20_000)), 'workbook-cell-too-long'],
  [
    'a tag without end',
    () => makeWorkbook(`<worksheet><row r="${new TextDecoder().decode(noisy(3_000_000))}`),
    'workbook-cell-too-long',
  ],
  ['a row beyond the sheet', () => makeWorkbook(sheetOf('<row r="1048577"/>')), 'workbook-too-tall'],
  [
    'a cell far to the right',
    () => makeWorkbook(sheetOf('<row><c r="XFD1"><v>1</v></c></row>')),
    'workbook-too-wide',
  ],
  ['rows out of order', () => makeWorkbook(sheetOf('<row r="5"/><row r="5"/>')), 'workbook-damaged'],
  [
    'UTF-16',
    () =>
      makeWorkbook('', [{ name: 'xl/worksheets/sheet1.xml', content: new Uint8Array([255, 254, 60, 0]) }]),
    'workbook-damaged',
  ],
  ['UTF-7', () => makeWorkbook('+ADw-worksheet+AD4-'), 'workbook-damaged'],
  ['cut off in the middle', () => makeWorkbook('<worksheet><sheetData><row>'), 'workbook-damaged'],
  [
    'a text that is not there',
    () => makeWorkbook(sheetOf('<row><c t="s"><v>7</v></c></row>')),
    'workbook-damaged',
  ],
  ['a workbook cut in half', () => makeWorkbook(sheetOf(CELL)).slice(0, 400), 'workbook-damaged'],
  ['.xlsb', () => makeZip([{ name: 'xl/workbook.bin', content: 'x' }]), 'workbook-binary'],
  [
    '.ods',
    () =>
      makeZip([
        { name: 'mimetype', content: 'x' },
        { name: 'content.xml', content: '<a/>' },
      ]),
    'workbook-ods',
  ],
  ['.xls', () => oldOffice(''), 'workbook-old'],
  ['.xlsx with a password', () => oldOffice('EncryptedPackage'), 'workbook-encrypted'],
  [
    '51 MB',
    () => new Blob(Array.from({ length: 51 }, () => new Uint8Array(1024 ** 2))),
    'workbook-too-large',
  ],
];

describe('refused in less than a second', () => {
  for (const [what, make, code] of BOMBS) {
    test(what, async () => {
      const file = make();
      const began = cpuMs();
      const failure = await whyNot(file);
      expect(failure.code).toBe(code);
      expect(failure.message.length).toBeGreaterThan(20);
      expect(failure.next.length).toBeGreaterThan(20);
      expect(cpuMs() - began).toBeLessThan(1_000);
    });
  }
});

test('rows and cells far apart do not fill the memory', async () => {
  const rows = Array.from(
    { length: 2_000 },
    (_, at) => `<row r="${(at + 1) * 500}"><c r="BXX${(at + 1) * 500}"><v>1</v></c></row>`,
  );
  const book = await openWorkbook(makeWorkbook(sheetOf(rows.join(''))));
  const table = await book.readSheet(0);
  expect(table.rows).toBe(1_000_000);
  expect(table.csv.size).toBeLessThan(10_000_000);
});

async function whyNot(file: Blob): Promise<FailureError['failure']> {
  try {
    const book = await openWorkbook(file);
    await book.readSheet(0);
  } catch (error) {
    if (error instanceof FailureError) return error.failure;
    throw error;
  }
  throw new Error('The workbook was read.');
}

function oldOffice(name: string): Blob {
  const bytes = Buffer.alloc(4_096);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  bytes.write(name, 1_024, 'utf16le');
  return new Blob([bytes]);
}
