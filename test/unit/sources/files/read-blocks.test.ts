import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FileMapping } from '../../../../lib/domain/file-mapping.ts';
import { type Block, type Place, readBlocks } from '../../../../lib/sources/files/read-blocks.ts';
import { tokenise } from '../../../../lib/sources/files/tokenise.ts';
import { runs } from '../../runs.ts';
import { fixture } from './table-files.ts';

async function blocksOf(
  file: Blob,
  delimiter: FileMapping['delimiter'],
  start: Place,
  size: number,
): Promise<Block[]> {
  const blocks: Block[] = [];
  for await (const block of readBlocks(file, { delimiter }, start, size)) blocks.push(block);
  return blocks;
}

const rowsOf = (blocks: Block[]) => blocks.flatMap((block) => block.cells);
const linesOf = (blocks: Block[]) => blocks.flatMap((block) => block.lines);

describe('readBlocks', () => {
  it('gives the same rows and lines whatever the size of a slice', async () => {
    const file = fixture('german-semicolon.csv');
    const whole = await blocksOf(file, ';', { byte: 0, line: 1 }, 1_000_000);
    expect(rowsOf(whole)).toHaveLength(4);
    for (let size = 1; size <= file.size; size += 7) {
      const parts = await blocksOf(file, ';', { byte: 0, line: 1 }, size);
      expect(rowsOf(parts)).toEqual(rowsOf(whole));
      expect(linesOf(parts)).toEqual(linesOf(whole));
      expect(parts.at(-1)?.end).toEqual({ byte: file.size, line: 5 });
    }
  });

  it('reads on from the end of any block with the same rest', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', '漢', '😀', '\n', '"', ','), maxLength: 5 });
    const rows = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 64 }), fc.boolean(), async (table, size, mark) => {
        const text = table
          .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(','))
          .join('\n');
        const file = new Blob([mark ? '\ufeff' : '', text]);
        const blocks = await blocksOf(file, ',', { byte: 0, line: 1 }, size);
        expect(rowsOf(blocks)).toEqual(table);
        expect(linesOf(blocks)).toEqual(tokenise(text, ',', true).lineOffsets.map((line) => line + 1));
        for (const [at, block] of blocks.entries()) {
          const rest = await blocksOf(file, ',', block.end, size);
          expect(rest).toEqual(blocks.slice(at + 1));
        }
      }),
      runs(60),
    );
  });

  it('names the line of text that is not UTF-8, after the rows before it', async () => {
    const file = new Blob(['a,b\n1,2\n3,', new Uint8Array([0xe9]), '\n5,6\n']);
    await expect(blocksOf(file, ',', { byte: 0, line: 1 }, 1_000)).rejects.toMatchObject({
      failure: { code: 'encoding-not-utf8', message: expect.stringContaining('line 3') },
    });
  });

  it('forgives a character that the end of the file cuts in two', async () => {
    const file = new Blob(['a,b\n1,', new Uint8Array([0xc3])]);
    const blocks = await blocksOf(file, ',', { byte: 0, line: 1 }, 1_000);
    expect(rowsOf(blocks)).toEqual([
      ['a', 'b'],
      ['1', ''],
    ]);
    expect(blocks.at(-1)?.openEnded).toBe(true);
  });

  it('refuses a row that does not end within 4 MB', async () => {
    const file = new Blob(['a,b\n', 'x'.repeat(5_000_000), '\n1,2\n', 'y'.repeat(5_000_000)]);
    await expect(blocksOf(file, ',', { byte: 0, line: 1 }, 65_536)).rejects.toMatchObject({
      failure: { code: 'row-too-long' },
    });
  });
});
