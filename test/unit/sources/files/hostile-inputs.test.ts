import { describe, expect, it } from 'vitest';
import { en } from '../../../../lib/i18n/en.ts';
import { fileFailures } from '../../../../lib/sources/files/failures.ts';
import { proposeMapping } from '../../../../lib/sources/files/propose-mapping.ts';
import { sniffTable } from '../../../../lib/sources/files/sniff-table.ts';
import { encode } from './encode.ts';
import { importAll, mappingOf } from './table-files.ts';

/**
 * Every hostile input has its row: what comes in, the code of the message, the orders that are kept, and the row that is
 * listed. A failure's next step is in its words, which the last test looks at.
 */
interface Hostile {
  input: string;
  file: () => Blob;
  failure?: string;
  kept: string[];
  listed?: string[];
}

const HEAD = 'PO Number,Supplier,Promised Date,Quantity\n';
const rows = (...more: string[]) => new Blob([HEAD, 'A-1,Alpha,2026-05-04,1\n', ...more]);
const bytes = (...values: number[]) => new Uint8Array(values);
const repeated = (text: string, times: number) => text.repeat(times);

const HOSTILE: Hostile[] = [
  { input: 'nothing', file: () => new Blob([]), failure: 'file-empty', kept: [] },
  { input: 'blank lines', file: () => new Blob(['\n \n']), failure: 'file-empty', kept: [] },
  {
    input: 'zeros',
    file: () => new Blob([new Uint8Array(100_000)]),
    failure: 'file-binary',
    kept: [],
  },
  {
    input: 'a picture',
    file: () => new Blob([bytes(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0xff, 0xd9)]),
    failure: 'file-binary',
    kept: [],
  },
  {
    input: 'a zip bomb named .csv',
    file: () => new Blob(['PK\u0003\u0004', repeated('\u0000', 100_000)]),
    failure: 'file-workbook',
    kept: [],
  },
  {
    input: 'a gzip bomb named .csv',
    file: () => new Blob([bytes(0x1f, 0x8b, 8, 0), repeated('a', 1_000)]),
    failure: 'file-workbook',
    kept: [],
  },
  {
    input: 'UTF-32',
    file: () => new Blob([bytes(0xff, 0xfe, 0, 0, 0x50, 0, 0, 0)]),
    failure: 'encoding-unknown',
    kept: [],
  },
  {
    input: 'letters of an older system',
    file: () => new Blob([HEAD, 'A-1,M', bytes(0x81), 'ller,,1\n']),
    failure: 'encoding-unknown',
    kept: [],
  },
  {
    input: 'UTF-8 with a broken line',
    file: () => new Blob([HEAD, 'A-1,Älpha,,1\nA-2,B', bytes(0xe4), 'ta,,1\n']),
    failure: 'encoding-not-utf8',
    kept: [],
  },
  {
    input: 'a million columns',
    file: () => new Blob([repeated('c,', 1_000_000), '\n1,2\n']),
    failure: 'header-too-wide',
    kept: [],
  },
  {
    input: 'a million columns in one row of data',
    file: () => rows(`A-2,Alpha,,1${repeated(',x', 1_000_000)}\n`, 'A-3,Alpha,,1\n'),
    kept: ['A-1', 'A-3'],
    listed: ['row-too-wide'],
  },
  {
    input: 'a heading without end',
    file: () => new Blob([repeated('x', 1_000_000)]),
    failure: 'header-too-long',
    kept: [],
  },
  {
    input: 'a row without end',
    file: () => rows(repeated('x', 5_000_000)),
    failure: 'row-too-long',
    kept: ['A-1'],
  },
  {
    input: 'one cell over 32 K',
    file: () => rows(`A-2,${repeated('x', 40_000)},,1\n`, 'A-3,Alpha,,1\n'),
    kept: ['A-1', 'A-3'],
    listed: ['cell-too-long'],
  },
  {
    input: 'a quote that never closes',
    file: () => rows(`A-2,"Beta,,1\n`, repeated('A-3,Alpha,,1\n', 1_000)),
    failure: 'quote-unclosed',
    kept: ['A-1'],
  },
  {
    input: 'a million quotes in one cell',
    file: () => rows(`A-2,"${repeated('""', 1_000_000)}",,1\n`, 'A-3,Alpha,,1\n'),
    kept: ['A-1', 'A-3'],
    listed: ['cell-too-long'],
  },
  {
    input: 'quotes and line ends in turn',
    file: () => rows(repeated('"\n', 200_000)),
    kept: ['A-1'],
  },
  {
    input: 'quotes inside cells',
    file: () => rows('"A"-2,Alpha,,1\n'),
    kept: ['A-1'],
    listed: ['quote-stray'],
  },
  {
    input: 'formulas',
    file: () => rows(`"=HYPERLINK(""http://x"",""A-2"")",=1+1,,1\n`),
    kept: ['A-1', '=HYPERLINK("http://x","A-2")'],
  },
  {
    input: 'names of object members',
    file: () => rows('__proto__,constructor,,1\n', 'toString,__proto__,,1\n'),
    kept: ['A-1', '__proto__', 'toString'],
  },
  {
    input: 'markup',
    file: () => rows('<img src=x onerror=alert(1)>,<script>,,1\n'),
    kept: ['A-1', '<img src=x onerror=alert(1)>'],
  },
  {
    input: 'a cell that makes careless searches slow',
    file: () => rows(`A-2,Alpha,${repeated('1-', 15_000)},1\n`, `A-3,Alpha,,"${repeated('1,', 15_000)}x"\n`),
    kept: ['A-1'],
    listed: ['date-unreadable', 'number-unreadable'],
  },
  {
    input: 'a number with too many digits',
    file: () => rows(`A-2,Alpha,,${repeated('9', 400)}\n`),
    kept: ['A-1'],
    listed: ['number-unreadable'],
  },
  {
    input: 'a file cut off in a row',
    file: () => rows('A-2,Al'),
    kept: ['A-1'],
    listed: ['row-cut-off'],
  },
  {
    input: 'half of a UTF-16 character at the end',
    file: () => encode(`${HEAD}A-1,Alpha,2026-05-04,1\nA-2,Beta,,2\n`, 'utf-16le', true).slice(0, -1),
    kept: ['A-1', 'A-2'],
  },
  {
    input: 'order numbers in scientific notation',
    file: () => rows('4.5E+09,Alpha,,1\n'),
    kept: ['A-1'],
    listed: ['number-damaged'],
  },
  {
    input: 'sums and repeated headings',
    file: () => rows('Total,,,1\n', HEAD),
    kept: ['A-1'],
    listed: ['total-row', 'heading-row'],
  },
];

const MAPPING = mappingOf([
  ['PO Number', 'orderNumber'],
  ['Supplier', 'supplierName'],
  ['Promised Date', 'firstPromisedOn'],
  ['Quantity', 'orderedQuantity'],
]);

describe('hostile files', () => {
  it.each(HOSTILE)('$input', async ({ file, failure, kept, listed = [] }) => {
    const blob = file();
    const started = process.cpuUsage();
    const sniff = await sniffTable(blob);
    const mapping = sniff.ok
      ? { ...proposeMapping(sniff.value).mapping, columns: MAPPING.columns }
      : undefined;
    const all = mapping && (await importAll(blob, mapping));
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1000).toBeLessThan(1_000);
    expect(all ? all.failure : sniff.ok || sniff.error.code).toBe(failure);
    expect(all?.orders.map((order) => order.number) ?? []).toEqual(kept);
    expect([...new Set(all?.rejects.map((reject) => reject.reason))]).toEqual(listed);
    if (!all) return;
    const { rows: read, accepted, repeated: again, rejected } = all.cursor;
    expect(accepted + again + rejected).toBe(read);
  });

  it('has words for every row that is listed', () => {
    for (const { listed = [] } of HOSTILE)
      for (const reason of listed) expect(en).toHaveProperty([`reject.${reason}`]);
  });

  it.each(Object.entries(fileFailures))('says what happened and what to do next: %s', (_, make) => {
    const failure = make(7);
    expect(failure.code).toMatch(/^[a-z][a-z0-9-]+$/);
    expect(failure.message).toMatch(/^[A-Z].{10,}\.$/);
    expect(failure.next).toMatch(/^[A-Z].{10,}\.$/);
  });
});
