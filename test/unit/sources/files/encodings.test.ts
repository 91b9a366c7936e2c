import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextEncoding } from '../../../../lib/domain/file-mapping.ts';
import { readBlocks } from '../../../../lib/sources/files/read-blocks.ts';
import { sniffTable } from '../../../../lib/sources/files/sniff-table.ts';
import { runs } from '../../runs.ts';
import { encode, encodings } from './encode.ts';
import { importAsProposed } from './table-files.ts';

const TABLE = 'PO,Supplier,Qty\nA-1,Müller & Söhne,5\nA-2,Café d’été €,7\n';
const LATIN = 'PO,Supplier,Qty\nA-1,Müller & Söhne,5\nA-2,Café,7\n';

const FOUND: [what: string, file: Blob, encoding: TextEncoding, code: string][] = [
  ['plain ASCII', new Blob(['PO,Supplier\nA,B\n']), 'utf-8', 'plain-ascii'],
  ['UTF-8', encode(TABLE, 'utf-8'), 'utf-8', 'valid-utf8'],
  ['UTF-8 with a mark', encode(TABLE, 'utf-8', true), 'utf-8', 'byte-order-mark'],
  ['UTF-16 LE', encode(TABLE, 'utf-16le'), 'utf-16le', 'zero-bytes'],
  ['UTF-16 LE with a mark', encode(TABLE, 'utf-16le', true), 'utf-16le', 'byte-order-mark'],
  ['UTF-16 BE', encode(TABLE, 'utf-16be'), 'utf-16be', 'zero-bytes'],
  ['UTF-16 BE with a mark', encode(TABLE, 'utf-16be', true), 'utf-16be', 'byte-order-mark'],
  ['Windows-1252', encode(TABLE, 'windows-1252'), 'windows-1252', 'windows-characters'],
  ['ISO-8859-1', encode(LATIN, 'iso-8859-1'), 'iso-8859-1', 'no-windows-characters'],
  [
    'ISO-8859-1 with a control character',
    encode(`${LATIN}A-3,Ü \u0081,7\n`, 'iso-8859-1'),
    'iso-8859-1',
    'control-characters',
  ],
];

describe('the encoding of a file', () => {
  it.each(FOUND)('%s', async (_, file, encoding, code) => {
    const sniff = await sniffTable(file);
    if (!sniff.ok) throw new Error(sniff.error.code);
    expect(sniff.value).toMatchObject({ encoding, encodingEvidence: { code } });
    expect(sniff.value.headers.slice(0, 2)).toEqual(['PO', 'Supplier']);
    const all = await importAsProposed(file);
    expect(all.failure).toBeUndefined();
    if (code === 'plain-ascii') return;
    expect([...all.partners.values()][0]?.name).toBe('Müller & Söhne');
    if (code !== 'no-windows-characters' && code !== 'control-characters')
      expect([...all.partners.values()][1]?.name).toBe('Café d’été €');
  });

  it('stays UTF-8 with one broken line, which the import names', async () => {
    const file = new Blob([TABLE, 'A-3,M', new Uint8Array([0xfc]), 'ller,1\n']);
    expect(await sniffTable(file)).toMatchObject({
      ok: false,
      error: { code: 'encoding-not-utf8', message: expect.stringContaining('line 4') },
    });
  });

  it('refuses the letters of an older system', async () => {
    const file = new Blob(['PO,Supplier\nA-1,M', new Uint8Array([0x81]), 'ller\n']);
    expect(await sniffTable(file)).toMatchObject({ ok: false, error: { code: 'encoding-unknown' } });
  });

  it('names the line of broken UTF-16', async () => {
    const bytes = new Uint8Array(await encode('PO,Supplier\nA,B\nC,xy\nE,F\n', 'utf-16le').arrayBuffer());
    bytes[37] = 0xd8;
    const read = async () => {
      for await (const block of readBlocks(
        new Blob([bytes]),
        { delimiter: ',', encoding: 'utf-16le' },
        { byte: 0, line: 1 },
      ))
        expect(block.cells).toHaveLength(2);
    };
    await expect(read()).rejects.toMatchObject({
      failure: { code: 'encoding-not-utf16', message: expect.stringContaining('line 3') },
    });
  });

  it('reads lines that end with a carriage return alone', async () => {
    const all = await importAsProposed(new Blob(['PO,Supplier,Qty\rA-1,Alpha,5\rA-2,Beta,7\r']));
    expect(all.orders.map((order) => order.number)).toEqual(['A-1', 'A-2']);
    expect(all.cursor).toMatchObject({ rows: 2, line: 4 });
  });
});

describe('any encoding', () => {
  it.each(encodings)(
    'gives the same rows for any slice and from the end of any block: %s',
    async (encoding) => {
      const letters = encoding.startsWith('utf')
        ? ['a', 'é', '漢', '😀', '\n', '"', ',']
        : ['a', 'é', '\n', '"', ','];
      const cell = fc.string({ unit: fc.constantFrom(...letters), maxLength: 5 });
      const rows = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 });
      await fc.assert(
        fc.asyncProperty(rows, fc.integer({ min: 1, max: 40 }), fc.boolean(), async (table, size, mark) => {
          const text = table
            .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(','))
            .join('\n');
          const file = encode(text, encoding, mark);
          const from = async (start: { byte: number; line: number }) => {
            const blocks = [];
            for await (const block of readBlocks(file, { delimiter: ',', encoding }, start, size))
              blocks.push(block);
            return blocks;
          };
          const blocks = await from({ byte: 0, line: 1 });
          expect(blocks.flatMap((block) => block.cells)).toEqual(table);
          expect(blocks.at(-1)?.end.byte).toBe(file.size);
          for (const [at, block] of blocks.entries())
            expect(await from(block.end)).toEqual(blocks.slice(at + 1));
        }),
        runs(40),
      );
    },
  );
});
