import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, describe, expect, it } from 'vitest';
import { DIALECTS, type DialectName } from '../../tools/sample/dialects.ts';
import { readTruth, readTruthLines } from '../../tools/sample/read-truth.ts';
import type { SampleShape } from '../../tools/sample/shapes.ts';
import { SHIPPED } from '../../tools/sample/world.ts';
import { writeSample } from '../../tools/sample/write-sample.ts';

const root = mkdtempSync(join(tmpdir(), 'partnerlens-shapes-'));
afterAll(() => rmSync(root, { recursive: true }));

interface Change {
  seed?: number;
  lines?: number;
  shape?: SampleShape;
  dialect?: DialectName;
  suppliers?: number;
}

function made(name: string, change: Change = {}): string {
  const folder = join(root, name);
  const { seed = 7, lines = 600, shape = 'flat', dialect = 'comma', suppliers = 42 } = change;
  writeSample({
    size: { ...SHIPPED, seed, lines, suppliers },
    shape,
    dialect,
    repetition: { masterRows: Number.POSITIVE_INFINITY, everyRow: true },
    folder,
    truthFolder: folder,
  });
  return folder;
}

/** The data rows of a file, read by an independent reader, with the headings as keys. */
function rowsOf(text: string, skip = 0): Record<string, string>[] {
  const body = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .slice(skip)
    .join('\n');
  return Papa.parse<Record<string, string>>(body, { header: true, skipEmptyLines: true }).data;
}

const text = (folder: string, name: string, encoding: BufferEncoding = 'utf8') =>
  readFileSync(join(folder, name)).toString(encoding);

describe('a sample of another size', () => {
  it('has exactly the lines asked for, in the file and in the truth', () => {
    for (const lines of [1, 150, 600]) {
      const folder = made(`size-${lines}`, { lines });
      const rows = rowsOf(text(folder, 'orders.csv'));
      expect(new Set(rows.map((row) => `${row['Purchase order']}/${row.Line}`)).size).toBe(lines);
      expect(readTruthLines(folder)).toHaveLength(lines);
      expect(readTruth(folder).totals.lines).toBe(lines);
    }
  });

  it('is the same for the same seed, and another for another', () => {
    const first = text(made('seed-a'), 'orders.csv');
    expect(text(made('seed-b'), 'orders.csv')).toBe(first);
    expect(text(made('seed-c', { seed: 8 }), 'orders.csv')).not.toBe(first);
  });

  it('has as many suppliers as asked for, all with names and numbers of their own', () => {
    const folder = made('suppliers', { suppliers: 900, lines: 9_000 });
    const { suppliers } = readTruth(folder);
    expect(suppliers.length).toBeGreaterThan(880);
    for (const key of ['name', 'number'] as const)
      expect(new Set(suppliers.map((each) => each[key])).size).toBe(suppliers.length);
  });
});

describe('the same world in parts', () => {
  it('joins by order and line to what the flat file says', () => {
    const flat = rowsOf(text(made('flat'), 'orders.csv'));
    const parts = made('parts', { shape: 'parts' });
    const headings = rowsOf(text(parts, 'order-headings.csv'));
    const lines = rowsOf(text(parts, 'order-lines.csv'));
    const events = rowsOf(text(parts, 'receipts.csv'));
    expect(headings.map((row) => row['Purchase order'])).toEqual([
      ...new Set(flat.map((row) => row['Purchase order'])),
    ]);
    const join = (columns: readonly string[], from: readonly Record<string, string>[]) =>
      new Set(from.map((row) => columns.map((column) => row[column]).join('|')));
    const wanted = ['Purchase order', 'Line', 'Part number', 'Ordered quantity', 'Last promised date'];
    expect(join(wanted, lines)).toEqual(join(wanted, flat));
    const received = ['Purchase order', 'Line', 'Goods receipt', 'Received on', 'Received quantity'];
    const withReceipt = (row: Record<string, string>) => row['Goods receipt'] !== '';
    expect(join(received, events.filter(withReceipt))).toEqual(join(received, flat.filter(withReceipt)));
    expect(Object.keys(headings[0] ?? {})).not.toContain('Line');
    expect(Object.keys(events[0] ?? {})).not.toContain('Supplier');
  });
});

describe('the same world as other programs spell it', () => {
  const plain = rowsOf(text(made('plain'), 'orders.csv'));

  it.each(['pipe', 'tab', 'semicolon', 'windows-1252', 'utf-16'] as const)('%s says the same', (dialect) => {
    const { delimiter, encoding } = DIALECTS[dialect];
    const folder = made(dialect, { dialect });
    const name = delimiter === '\t' ? 'orders.tsv' : 'orders.csv';
    const spelled = text(
      folder,
      name,
      encoding === 'utf-16le' ? 'utf16le' : encoding === 'utf-8' ? 'utf8' : 'latin1',
    );
    const rows = rowsOf(spelled);
    expect(rows).toHaveLength(plain.length);
    const told = rows.map((row) => [
      row['Purchase order'],
      row.Supplier,
      isoDate(row['Requested on']),
      cents(row['Line value']),
    ]);
    expect(told).toEqual(
      plain.map((row) => [
        row['Purchase order'],
        row.Supplier,
        row['Requested on'],
        cents(row['Line value']),
      ]),
    );
    expect(rows.some((row) => row.Supplier?.includes('brück'))).toBe(true);
  });

  it('a spreadsheet adds titles, serial dates, damaged numbers and a total, and the truth counts them', () => {
    const folder = made('spreadsheet', { dialect: 'spreadsheet' });
    const [file] = readTruth(folder).files;
    const rows = rowsOf(text(folder, 'orders.csv'), 4);
    expect(file).toMatchObject({ headingLine: 4, headingRows: 2, totalRows: 1, rows: plain.length });
    expect(rows).toHaveLength(plain.length + 1);
    expect(rows.at(-1)?.['Purchase order']).toBe('Total');
    const damaged = rows.filter((row) => /^\d\.\d+E\+09$/.test(row['Purchase order'] ?? ''));
    expect(damaged.length).toBe(file?.damagedRows);
    expect(damaged.length).toBeGreaterThan(0);
    const serial = Number(rows[0]?.['Requested on']);
    const day = new Date((serial - 25_569) * 86_400_000).toISOString().slice(0, 10);
    expect(day).toBe(plain[0]?.['Requested on']);
  });
});

function isoDate(text: string | undefined): string {
  const dotted = /^(\d\d)\.(\d\d)\.(\d{4})$/.exec(text ?? '');
  return dotted ? `${dotted[3]}-${dotted[2]}-${dotted[1]}` : (text ?? '');
}

function cents(text: string | undefined): number {
  return Number((text ?? '').replace(/\D/g, ''));
}
