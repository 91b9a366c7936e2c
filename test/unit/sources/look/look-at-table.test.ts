import { describe, expect, test } from 'vitest';
import { type FileMapping, fileMappingSchema } from '../../../../lib/domain/file-mapping.ts';
import type { ReadAs } from '../../../../lib/sources/files/layout.ts';
import type { KnownMapping } from '../../../../lib/sources/look/corrected-layout.ts';
import { lookAtTable } from '../../../../lib/sources/look/look-at-table.ts';

const latin = (text: string) => new Blob([Buffer.from(text, 'latin1')]);
const utf16 = (text: string) => new Blob([Buffer.from(`\ufeff${text}`, 'utf16le')]);

/** The mapping that is kept after a person imported this file, read as they said. */
async function kept(file: Blob, as?: ReadAs, known: KnownMapping[] = []): Promise<KnownMapping> {
  const { proposal, recalled } = await lookAtTable(file, { as, known });
  const mapping: FileMapping = fileMappingSchema.parse(recalled?.mapping ?? proposal.mapping);
  return { mapping, by: 'person' };
}

const TABLE = 'PO Number;PO Line;Supplier;Qty\nPO-9001;1;Caf\xe9 Lab;7\nPO-9002;1;Caf\xe9 Lab;8\n';
const TWICE = `Bestellung;Pos;Lieferant;Menge\n${TABLE}`;
const NEXT = TWICE.replaceAll('PO-900', 'PO-800');

describe('a layout that a person corrected', () => {
  test('holds for the next file with the same headings: row, encoding', async () => {
    const known = [await kept(latin(TWICE), { headingLine: 2, encoding: 'windows-1252' })];
    expect(known[0]?.mapping).toMatchObject({
      corrected: { headingLine: 2, encoding: 'windows-1252', notEncoding: 'iso-8859-1' },
    });
    const next = await lookAtTable(latin(NEXT), { known });
    expect(next.sniff).toMatchObject({ heading: { line: 2, rows: 1 }, encoding: 'windows-1252' });
    expect(next.recalled).toMatchObject({ held: ['encoding', 'headingLine'], overruled: [], strange: [] });
    expect(next.recalled?.mapping).toMatchObject({ heading: { line: 2 }, encoding: 'windows-1252' });
    const again = await kept(latin(NEXT), undefined, known);
    expect(again.mapping.corrected, 'imported once more, it is kept on').toEqual(known[0]?.mapping.corrected);
  });

  test('holds for the delimiter', async () => {
    const both = 'PO Number,PO Line,Supplier,Qty;Note\nPO-1,1,Alpha,5;x\nPO-2,1,Beta,6;y\n';
    const known = [await kept(new Blob([both]), { delimiter: ';' })];
    expect(known[0]?.mapping).toMatchObject({ delimiter: ';', corrected: { delimiter: ';' } });
    const next = await lookAtTable(new Blob([both.replaceAll('PO-', 'PX-')]), { known });
    expect(next.sniff).toMatchObject({ delimiter: ';', headers: ['PO Number,PO Line,Supplier,Qty', 'Note'] });
    expect(next.recalled?.held).toEqual(['delimiter']);
  });

  test('gives way to bytes that prove another encoding, says so, and is kept for the file after it', async () => {
    const known = [await kept(latin(TABLE), { encoding: 'windows-1252' })];
    const proved: [Blob, string][] = [
      [utf16(TABLE), 'utf-16le'],
      [new Blob([TABLE]), 'utf-8'],
    ];
    for (const [file, encoding] of proved) {
      const { sniff, recalled } = await lookAtTable(file, { known });
      expect(sniff.encoding).toBe(encoding);
      expect(recalled).toMatchObject({ held: [], overruled: ['encoding'] });
      expect(recalled?.mapping.corrected).toMatchObject({ encoding: 'windows-1252' });
    }
  });

  test('does not give way to the same evidence that the person turned down', async () => {
    const file = new Blob([TABLE]);
    const known = [await kept(file, { encoding: 'windows-1252' })];
    expect(known[0]?.mapping.corrected).toEqual({ encoding: 'windows-1252', notEncoding: 'utf-8' });
    expect((await lookAtTable(file, { known })).recalled?.held).toEqual(['encoding']);
  });

  test('gives way where the file cannot be read under it', async () => {
    const ascii = TABLE.replaceAll('\xe9', 'e');
    const known = [await kept(latin(TABLE), { encoding: 'windows-1252' })];
    const utf8: KnownMapping = {
      by: 'person',
      mapping: { ...(known[0] as KnownMapping).mapping, corrected: { encoding: 'utf-8' } },
    };
    const broken = await lookAtTable(latin(TABLE), { known: [utf8] });
    expect(broken).toMatchObject({
      sniff: { encoding: 'iso-8859-1' },
      recalled: { overruled: ['encoding'] },
    });
    expect((await lookAtTable(new Blob([ascii]), { known })).recalled?.held).toEqual(['encoding']);
  });

  test('gives way where the headings stand elsewhere, and says nothing of files with other headings', async () => {
    const known = [await kept(latin(TWICE), { headingLine: 2 })];
    const moved = await lookAtTable(latin(TABLE), { known });
    expect(moved).toMatchObject({
      sniff: { heading: { line: 1 } },
      recalled: { overruled: ['headingLine'] },
    });
    const other = await lookAtTable(new Blob(['Order,Item\nA-1,B\nA-2,C\n']), { known });
    expect(other.recalled).toBeUndefined();
  });

  test('is forgotten when the person takes it back', async () => {
    const known = [await kept(latin(TABLE), { encoding: 'windows-1252' })];
    const back = await kept(latin(TABLE), { encoding: 'iso-8859-1' }, known);
    expect(back.mapping.corrected).toBeUndefined();
  });

  test('of a text file says nothing of the sheets of workbooks', async () => {
    const known = [await kept(latin(TABLE), { encoding: 'windows-1252' })];
    const sheet = new Blob([TABLE.replaceAll(';', ',')]);
    const { sniff, recalled } = await lookAtTable(sheet, { known, sheet: 'Orders' });
    expect(sniff).toMatchObject({ delimiter: ',', encoding: 'utf-8' });
    expect(recalled).toMatchObject({ overruled: [], mapping: { sheet: 'Orders' } });
  });
});

describe('a mapping that is kept', () => {
  const rows = (...lines: string[]) =>
    new Blob([`PO Number,Supplier,Promised Date,Qty\n${lines.join('\n')}\n`]);
  const first = rows('PO-1,Alpha,2026-05-01,5', 'PO-2,Beta,2026-05-02,6');

  test('fits a file like the one before', async () => {
    const known = [await kept(first)];
    const { recalled } = await lookAtTable(rows('PO-3,Beta,2026-06-01,7'), { known });
    expect(recalled).toMatchObject({ by: 'person', strange: [], held: [], overruled: [] });
  });

  test('names the columns whose values are of another kind now', async () => {
    const known = [await kept(first)];
    const words = await lookAtTable(rows('PO-3,Beta,EUR,7', 'PO-4,Beta,USD,8'), { known });
    expect(words.recalled?.strange).toEqual(['Promised Date']);
    const mixed = await lookAtTable(rows('PO-3,Beta,13/01/2026,7', 'PO-4,Beta,01/14/2026,8'), { known });
    expect(mixed.recalled?.strange).toEqual(['Promised Date']);
  });

  test('the first that fits is taken: a policy before a person', async () => {
    const own = await kept(first);
    const policy: KnownMapping = { by: 'policy', mapping: { ...own.mapping, ownSites: ['Beta'] } };
    const { recalled } = await lookAtTable(first, { known: [policy, own] });
    expect(recalled).toMatchObject({ by: 'policy', mapping: { ownSites: ['Beta'] } });
  });
});

test('what is handed out stays small, however large the cells are', async () => {
  const cell = 'x'.repeat(20_000);
  const file = new Blob([`PO Number,Note\n${`A-1,${cell}\n`.repeat(200)}`]);
  const look = await lookAtTable(file, { known: [] });
  expect(JSON.stringify(look).length).toBeLessThan(5_000);
  expect(look.sniff).toMatchObject({ rows: 200, complete: true });
});
