import { describe, expect, it } from 'vitest';
import type { FileMapping } from '../../../../lib/domain/file-mapping.ts';
import { FailureError } from '../../../../lib/domain/result.ts';
import { en } from '../../../../lib/i18n/en.ts';
import { partnerDirectory } from '../../../../lib/sources/files/partner-directory.ts';
import { proposeMapping } from '../../../../lib/sources/files/propose-mapping.ts';
import { readRelations } from '../../../../lib/sources/files/read-relations.ts';
import type { RelationKind, RelationRecords } from '../../../../lib/sources/files/row-relation.ts';
import { sniffTable } from '../../../../lib/sources/files/sniff-table.ts';
import { START } from './table-files.ts';

/**
 * Every hostile input of the tables beside orders has its row: what comes in, why it is listed (or why the file ends there),
 * and that its neighbours are kept.
 */

const DIRECTORY = partnerDirectory([
  { id: 'ALPHA', name: 'Alpha', numbers: ['V1'] },
  { id: 'T1', name: 'Twin', numbers: ['V2'] },
  { id: 'T2', name: 'Twin', numbers: ['V3'] },
]);
const JOB = { id: 'job-1', sourceId: 'file:x.csv', fileChangedAt: 1_700_000_000_000, sample: false };

interface Table {
  headings: string;
  /** A row that holds; `#` stands for what tells it from others. */
  row: string;
  /** What is wrong with a row → reason that is listed; cells that are empty here are those of `row`. */
  flaws: [input: string, cells: Record<string, string>, reason: string][];
}

const NOBODY: Table['flaws'] = [
  ['nobody is called so', { Supplier: 'Alfa' }, 'partner-unknown'],
  ['two are called so', { Supplier: 'Twin' }, 'partner-ambiguous'],
  ['a name of object members', { Supplier: '__proto__' }, 'partner-unknown'],
  ['a name too long to tell apart', { Supplier: 'x'.repeat(301) }, 'text-too-long'],
];

const TABLES: Record<RelationKind, Table> = {
  cases: {
    headings: 'Case Number,Supplier,Priority,Raised at,Resolved at,Waiting since,Waiting until,SLA hours',
    row: 'C-#,Alpha,low,2026-01-05 10:00,2026-01-06 10:00,,,8',
    flaws: [
      ...NOBODY,
      ['no partner', { Supplier: ' ' }, 'partner-missing'],
      ['no number', { 'Case Number': '---' }, 'case-number-missing'],
      ['a number that a spreadsheet damaged', { 'Case Number': '4.5E+09' }, 'number-damaged'],
      ['a priority that nobody knows', { Priority: 'constructor' }, 'priority-unreadable'],
      ['no beginning', { 'Raised at': ' ' }, 'raised-missing'],
      ['a day that no calendar has', { 'Raised at': '2026-02-30 10:00' }, 'no-such-day'],
      ['an hour that no day has', { 'Raised at': '2026-01-05 29:00' }, 'time-unreadable'],
      ['settled before it was raised', { 'Resolved at': '2026-01-04 10:00' }, 'before-it-began'],
      ['a pause that never began', { 'Waiting until': '2026-01-05 12:00' }, 'pause-without-begin'],
      [
        'a pause that ends before it began',
        { 'Waiting since': '2026-01-05 12:00', 'Waiting until': '2026-01-05 11:00' },
        'before-it-began',
      ],
      ['a goal below 0', { 'SLA hours': '-8' }, 'quantity-negative'],
      ['a goal of a thousand years', { 'SLA hours': '9000000' }, 'number-unreadable'],
    ],
  },
  exchanges: {
    headings: 'Supplier,Subject,Asked on,Answered on,Awaiting reply from',
    row: 'Alpha,Where is #?,2026-01-05 10:00,2026-01-06 10:00,supplier',
    flaws: [
      ...NOBODY,
      ['no partner', { Supplier: ' ' }, 'partner-missing'],
      ['no beginning', { 'Asked on': ' ' }, 'asked-missing'],
      ['a time without end', { 'Asked on': `2026-01-05 ${'1:'.repeat(5_000)}` }, 'date-unreadable'],
      ['answered before it was asked', { 'Answered on': '2026-01-04' }, 'before-it-began'],
      ['a side that nobody knows', { 'Awaiting reply from': 'toString' }, 'side-unreadable'],
    ],
  },
  stocks: {
    headings: 'Material,Plant,As of,On hand,Stock value,Currency,Used,Minimum stock,Consignment,Supplier',
    row: 'M-#,P1,2026-01-31,40,400.50,EUR,12,10,no,Alpha',
    flaws: [
      ...NOBODY,
      ['no item', { Material: ' ' }, 'item-missing'],
      ['an item that a spreadsheet damaged', { Material: '4.5E+09' }, 'number-damaged'],
      ['no day', { 'As of': ' ' }, 'count-date-missing'],
      ['a day that no calendar has', { 'As of': '2026-02-30' }, 'no-such-day'],
      ['no quantity', { 'On hand': ' ' }, 'quantity-missing'],
      ['a formula as quantity', { 'On hand': '=1+1' }, 'number-unreadable'],
      ['more digits than a number has', { 'On hand': '9'.repeat(400) }, 'number-unreadable'],
      ['no number at all', { 'On hand': 'NaN' }, 'number-unreadable'],
      ['a currency that is none', { Currency: 'Euros' }, 'currency-unreadable'],
      ['two currencies', { 'Stock value': '5 USD' }, 'currency-contradicts'],
      ['a minimum below 0', { 'Minimum stock': '-1' }, 'quantity-negative'],
      ['neither yes nor no', { Consignment: 'maybe' }, 'flag-unreadable'],
    ],
  },
  forecasts: {
    headings: 'Supplier,Part Number,Month,Lag,Forecast,Actual',
    row: 'Alpha,M-#,2026-03,2,40,35',
    flaws: [
      ...NOBODY,
      ['no partner', { Supplier: ' ' }, 'partner-missing'],
      ['no item', { 'Part Number': '***' }, 'item-missing'],
      ['no month', { Month: ' ' }, 'month-missing'],
      ['a thirteenth month', { Month: '2026-13' }, 'month-unreadable'],
      ['no quantity', { Forecast: ' ' }, 'quantity-missing'],
      ['a forecast below 0', { Forecast: '-40' }, 'quantity-negative'],
      ['made half a month before', { Lag: '1.5' }, 'lag-unreadable'],
      ['made a century before', { Lag: '1200' }, 'lag-unreadable'],
      ['an actual that is none', { Actual: '=cmd' }, 'number-unreadable'],
    ],
  },
  facts: {
    headings: 'Supplier,Kind,Rating,Value,Valid from,Valid to,Source',
    row: 'Alpha,Certificate,ISO #,,2025-01-01,2028-01-01,Examiner',
    flaws: [
      ...NOBODY,
      ['no partner', { Supplier: ' ' }, 'partner-missing'],
      ['a kind that nobody knows', { Kind: 'hasOwnProperty' }, 'fact-kind-unknown'],
      ['neither name nor kind', { Kind: ' ', Rating: ' ' }, 'fact-kind-unknown'],
      ['a name too long', { Rating: 'x'.repeat(201) }, 'text-too-long'],
      ['no day', { 'Valid from': ' ' }, 'fact-date-missing'],
      ['ends before it begins', { 'Valid to': '2024-01-01' }, 'before-it-began'],
      ['a day that no calendar has', { 'Valid to': '2028-02-30' }, 'no-such-day'],
      ['a cell over 32 K', { Value: 'x'.repeat(33_000) }, 'cell-too-long'],
    ],
  },
};

const goodRows = ({ row }: Table, from: number, many: number) =>
  Array.from({ length: many }, (_, at) => row.replace('#', `${from + at}`)).join('\n');

/** A good row with other cells. */
function flawed({ headings, row }: Table, cells: Record<string, string>): string {
  const names = headings.split(',');
  for (const name of Object.keys(cells)) if (!names.includes(name)) throw new Error(`No column ${name}`);
  return row
    .replace('#', '999')
    .split(',')
    .map((value, at) => cells[names[at] ?? ''] ?? value)
    .join(',');
}

const mappings = new Map<Table, Promise<FileMapping>>();

function mappingFor(table: Table): Promise<FileMapping> {
  const known = mappings.get(table) ?? proposed(table);
  mappings.set(table, known);
  return known;
}

async function proposed(table: Table): Promise<FileMapping> {
  const sniff = await sniffTable(new Blob([`${table.headings}\n${goodRows(table, 0, 20)}\n`]));
  if (!sniff.ok) throw new Error(sniff.error.code);
  return proposeMapping(sniff.value).mapping;
}

async function importTable(parts: BlobPart[], mapping: FileMapping) {
  const listed: [line: number, column: string, reason: string][] = [];
  let [kept, cursor, failure] = [0, START, ''];
  try {
    for await (const page of readRelations(new Blob(parts), mapping, JOB, DIRECTORY, START)) {
      kept += countOf(page.records);
      for (const { line, column, reason } of page.rejects) listed.push([line, column, reason]);
      cursor = page.cursor;
    }
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    failure = error.failure.code;
  }
  const { rows, accepted, repeated, rejected } = cursor;
  expect(accepted + repeated + rejected, 'every row is accounted for').toBe(rows);
  return { kept, listed, failure };
}

const countOf = ({ activities, stocks, forecasts, facts }: RelationRecords) =>
  activities.length + stocks.length + forecasts.length + facts.length;

describe.each(Object.entries(TABLES) as [RelationKind, Table][])('%s', (kind, table) => {
  it.each(table.flaws)('%s: listed, its neighbours are kept', async (_, cells, reason) => {
    const mapping = await mappingFor(table);
    expect(mapping.table).toBe(kind);
    const text = `${table.headings}\n${goodRows(table, 0, 3)}\n${flawed(table, cells)}\n${goodRows(table, 3, 2)}\n`;
    const { kept, listed, failure } = await importTable([text], mapping);
    expect(listed.map(([line, , why]) => [line, why])).toEqual([[5, reason]]);
    if (!reason.startsWith('partner-missing')) expect(Object.keys(cells)).toContain(listed[0]?.[1]);
    expect([kept, failure]).toEqual([5, '']);
    expect(en).toHaveProperty([`reject.${reason}`]);
  });

  const head = `${table.headings}\n${goodRows(table, 0, 2)}\n`;
  const more = `${goodRows(table, 2, 2)}\n`;
  const wide = ',x'.repeat(50_000);
  const HOSTILE: [input: string, parts: BlobPart[], kept: number, listed: string[], failure: string][] = [
    [
      'bytes that are not UTF-8',
      [head, 'Älpha,', new Uint8Array([0xe4]), '\n', more],
      2,
      [],
      'encoding-not-utf8',
    ],
    ['a quote that never closes', [head, '"', more.repeat(600)], 2, [], 'quote-unclosed'],
    ['50,000 columns in one row', [head, table.row, wide, '\n', more], 4, ['row-too-wide'], ''],
    ['a short row', [head, 'x\n', more], 4, ['row-too-narrow'], ''],
    ['a file cut off in a row', [head, more, table.row.slice(0, 3)], 4, ['row-cut-off'], ''],
    ['the headings again', [head, `${table.headings}\n`, more], 4, ['heading-row'], ''],
  ];
  it.each(HOSTILE)('%s', async (_, parts, kept, listed, failure) => {
    const mapping = await mappingFor(table);
    const started = process.cpuUsage();
    const all = await importTable(parts, mapping);
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1000).toBeLessThan(1_000);
    expect([all.kept, all.listed.map(([, , reason]) => reason), all.failure]).toEqual([
      kept,
      listed,
      failure,
    ]);
  });
});
