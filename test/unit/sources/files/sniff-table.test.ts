import { describe, expect, it } from 'vitest';
import { sniffTable } from '../../../../lib/sources/files/sniff-table.ts';
import { cpuMs } from '../../../tools/cpu-time.ts';
import { fixture } from './table-files.ts';

const BAD: [what: string, file: () => Blob, code: string][] = [
  ['an empty file', () => new Blob([]), 'file-empty'],
  ['a byte order mark only', () => new Blob(['\ufeff']), 'file-empty'],
  ['blank lines only', () => new Blob(['\n\n  \n']), 'file-empty'],
  ['a binary file', () => new Blob([new Uint8Array([1, 2, 3, 0, 0, 0, 7, 0, 200])]), 'file-binary'],
  ['a workbook', () => new Blob(['PK\u0003\u0004', new Uint8Array(100)]), 'file-workbook'],
  ['one column', () => new Blob(['PO\n1\n2\n']), 'one-column'],
  ['text without a table', () => new Blob(['Dear all\nplease find\n']), 'one-column'],
  [
    'values in the first line',
    () => new Blob(['4500012345,10,2026-01-02\n4500012346,10,2026-01-03\n']),
    'header-missing',
  ],
  ['a blank heading line', () => new Blob([',,\n1,2,3\n']), 'header-missing'],
  ['a heading over 300 characters', () => new Blob([`PO,${'x'.repeat(301)}\n1,2\n`]), 'header-too-long'],
  ['headings only', () => new Blob(['PO,Supplier\n']), 'file-no-rows'],
  [
    'a quote that opens in the heading and stays open',
    () => new Blob(['PO,"Supplier\n1,2\n']),
    'quote-unclosed',
  ],
  ['a million columns', () => new Blob(['c,'.repeat(1_000_000), '\n1,2\n']), 'header-too-wide'],
  [
    '2,001 columns',
    () => new Blob([Array.from({ length: 2_001 }, (_, at) => `c${at}`).join(','), '\n1,2\n']),
    'header-too-wide',
  ],
];

describe('sniffTable on what is no table', () => {
  it.each(BAD)('%s', async (_, file, code) => {
    const blob = file();
    const start = cpuMs();
    const result = await sniffTable(blob);
    expect(cpuMs() - start).toBeLessThan(1_000);
    expect(result.ok ? 'read' : result.error.code).toBe(code);
    if (result.ok) return;
    expect(result.error.message).toMatch(/\.$/);
    expect(result.error.next).toMatch(/\.$/);
  });

  it('refuses more than 2 GB before reading', async () => {
    const file = { size: 2 ** 31 + 1, slice: () => expect.unreachable() } as unknown as Blob;
    expect(await sniffTable(file)).toMatchObject({ ok: false, error: { code: 'file-too-large' } });
  });

  it('says so when the browser cannot read the file any more', async () => {
    const file = {
      size: 10,
      slice: () => ({ arrayBuffer: () => Promise.reject(new Error('gone')) }),
    } as unknown as Blob;
    expect(await sniffTable(file)).toMatchObject({ ok: false, error: { code: 'file-unreadable' } });
  });
});

describe('sniffTable', () => {
  it.each([
    [',', 'a,b;c\n1,2;3\n'],
    [';', 'a;b,c\n1,5;2\n1;2\n'],
    ['\t', 'a\tb c\n1,5\t2;3\n'],
    [';', 'name;price;date\n"x, y, z";1,50;2,5\n"a, b";2,5;1,0\n'],
  ])('finds the delimiter %j', async (delimiter, text) => {
    const result = await sniffTable(new Blob([text]));
    expect(result).toMatchObject({ ok: true, value: { delimiter } });
  });

  it('counts whole columns', async () => {
    const result = await sniffTable(fixture('german-semicolon.csv'));
    if (!result.ok) throw new Error(result.error.code);
    const { headers, columns, rows, complete, preview, ragged } = result.value;
    expect(headers).toHaveLength(18);
    expect(headers[0]).toBe('Bestellnummer');
    expect({ rows, complete, ragged, preview: preview.length }).toEqual({
      rows: 3,
      complete: true,
      ragged: 0,
      preview: 3,
    });
    const by = Object.fromEntries(columns.map((column) => [column.header, column]));
    expect(by.Liefertermin?.dates).toMatchObject({
      count: 2,
      forms: { numeric: 2 },
      points: 2,
      dayFirst: 2,
      noSuchDay: 0,
    });
    expect(by.Nettopreis?.numbers).toMatchObject({ count: 3, comma: 3, point: 0 });
    expect(by.Lieferant).toMatchObject({
      filled: 3,
      distinct: 2,
      words: {
        count: 3,
        top: [
          { text: 'Beispiel Werkzeuge; GmbH', count: 2 },
          { text: 'Muster Guss AG', count: 1 },
        ],
      },
    });
    expect(by.Wareneingangsdatum).toMatchObject({ filled: 1, distinct: 1 });
  });

  it('counts ragged rows, and stops before an unclosed quote without failing', async () => {
    const result = await sniffTable(new Blob(['PO,Supplier\n1,A\n2\n3,B,C\n4,"D\n5,E\n']));
    expect(result).toMatchObject({ ok: true, value: { rows: 3, ragged: 2 } });
  });

  it('reports the sample by its column', async () => {
    const result = await sniffTable(new Blob(['PO,Supplier,PartnerLens sample as of\n1,A,2026-05-04\n']));
    expect(result).toMatchObject({ ok: true, value: { sampleAsOf: '2026-05-04' } });
    const other = await sniffTable(new Blob(['PO,Supplier,PartnerLens sample as of\n1,A,soon\n']));
    expect(other.ok && 'sampleAsOf' in other.value).toBe(false);
  });

  it('keeps rows spread over a long table, and reports progress', async () => {
    const rows = Array.from({ length: 9_000 }, (_, at) => `PO-${at},Supplier ${at % 7}`);
    const seen: number[] = [];
    const result = await sniffTable(new Blob(['PO,Supplier\n', rows.join('\n')]), {
      onProgress: ({ bytes }) => seen.push(bytes),
    });
    if (!result.ok) throw new Error(result.error.code);
    expect(result.value.rows).toBe(9_000);
    expect(result.value.spread.length).toBeGreaterThan(1_000);
    expect(result.value.spread.length).toBeLessThanOrEqual(2_001);
    expect(result.value.spread.at(-1)?.[0]).toMatch(/^PO-8\d\d\d$/);
    expect(seen.at(-1)).toBe(result.value.size);
  });

  it('stops when it is cancelled', async () => {
    const signal = AbortSignal.abort();
    expect(await sniffTable(fixture('sap-tab.tsv'), { signal })).toMatchObject({
      ok: false,
      error: { code: 'cancelled' },
    });
  });
});
