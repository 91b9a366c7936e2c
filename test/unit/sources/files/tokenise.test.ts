import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { tokenise } from '../../../../lib/sources/files/tokenise.ts';
import { runs } from '../../runs.ts';

const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\t', '\n', '\r', ' ', 'é', '0'), maxLength: 8 }),
  fc.string({ maxLength: 6 }),
);
const table = fc
  .integer({ min: 2, max: 5 })
  .chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
  );
const delimiters = fc.constantFrom(',', ';', '\t');

function write(rows: string[][], delimiter: string, lineEnd: string, always: boolean): string {
  const quote = (text: string) =>
    always || /[",;\t\r\n]|^ | $/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  return rows.map((row) => row.map(quote).join(delimiter)).join(lineEnd) + lineEnd;
}

describe('tokenise', () => {
  it('reads back every table it is given, with any delimiter and line end', () => {
    fc.assert(
      fc.property(
        table,
        delimiters,
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        (rows, delimiter, lineEnd, always) => {
          const read = tokenise(write(rows, delimiter, lineEnd, always), delimiter, true);
          expect(read.cells).toEqual(rows);
          expect(read.strayQuotes.size).toBe(0);
        },
      ),
      runs(500),
    );
  });

  it('agrees with another parser on well-formed tables', () => {
    fc.assert(
      fc.property(table, delimiters, (rows, delimiter) => {
        const text = write(rows, delimiter, '\n', false);
        const other = Papa.parse<string[]>(text.slice(0, -1), { delimiter, newline: '\n' });
        expect(tokenise(text, delimiter, true).cells).toEqual(other.data);
      }),
    );
  });

  it('leaves the unfinished row for later, wherever the text is cut', () => {
    fc.assert(
      fc.property(table, delimiters, fc.nat(), (rows, delimiter, cut) => {
        const text = write(rows, delimiter, '\n', false);
        const at = cut % (text.length + 1);
        const first = tokenise(text.slice(0, at), delimiter, false);
        const second = tokenise(text.slice(first.taken), delimiter, true);
        expect([...first.cells, ...second.cells]).toEqual(rows);
        expect([...first.lineOffsets, ...second.lineOffsets.map((line) => line + first.lines)]).toEqual(
          tokenise(text, delimiter, true).lineOffsets,
        );
      }),
    );
  });

  it('counts lines over line breaks in quotes and over blank lines', () => {
    const read = tokenise('a,b\n"1\n2",x\n\n3,y\r\n"4","z\n"\n5,w', ',', true);
    expect(read.cells).toEqual([
      ['a', 'b'],
      ['1\n2', 'x'],
      ['3', 'y'],
      ['4', 'z\n'],
      ['5', 'w'],
    ]);
    expect(read.lineOffsets).toEqual([0, 1, 4, 5, 7]);
  });

  it('says where a quote stays open', () => {
    expect(tokenise('a,b\n1,"x\n2,y\n', ',', true).openQuote).toEqual({
      line: 1,
      overLines: true,
      certain: false,
    });
    expect(tokenise('a,b\n1,"x', ',', true).openQuote).toEqual({ line: 1, overLines: false, certain: false });
    expect(tokenise('a,b\n1,"x', ',', true).cells).toEqual([['a', 'b']]);
  });

  it('knows an open quote by the quote of a later cell', () => {
    const read = tokenise('a,b\n1,"x\n2,y\n3,"z, z"\n4,v\n', ',', true);
    expect(read.openQuote).toEqual({ line: 1, overLines: true, certain: true });
    expect(read.cells).toEqual([['a', 'b']]);
  });

  it('marks text behind a closing quote and goes on with the next row', () => {
    const read = tokenise('a,b\n"5" pipe",x\n6,y\n', ',', true);
    expect([...read.strayQuotes]).toEqual([1]);
    expect(read.cells[2]).toEqual(['6', 'y']);
  });

  it('allows spaces behind a closing quote and takes quotes inside plain text as text', () => {
    expect(tokenise('"a" ,b 2" c\n', ',', true).cells).toEqual([['a', 'b 2" c']]);
  });
});
