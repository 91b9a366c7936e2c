import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FileMapping } from '../../../../lib/domain/file-mapping.ts';
import { importAll, mappingOf, START } from './table-files.ts';

const BASIC = mappingOf([
  ['PO', 'orderNumber'],
  ['Supplier', 'supplierName'],
  ['Promised', 'firstPromisedOn', { dateOrder: 'day-first' }],
  ['Qty', 'orderedQuantity', { decimal: '.' }],
]);
const HEAD = 'PO,Supplier,Promised,Qty\n';
const basic = (rows: string) => importAll(new Blob([HEAD, rows]), BASIC);

/** input → reason, cell and what was kept */
const REJECTS: [what: string, row: string, reason: string, column: string, value: string][] = [
  ['no order number', ' ,Alpha,,1', 'order-number-missing', 'PO', ''],
  ['an order number without letter or digit', '---,Alpha,,1', 'order-number-missing', 'PO', '---'],
  ['an order number that a spreadsheet damaged', '4.5E+09,Alpha,,1', 'number-damaged', 'PO', '4.5E+09'],
  [
    'an order number too long to tell apart',
    `${'9'.repeat(65)},Alpha,,1`,
    'text-too-long',
    'PO',
    '9'.repeat(65),
  ],
  ['no supplier', 'A-2,,,1', 'supplier-missing', 'Supplier', ''],
  ['a supplier of signs', 'A-2,***,,1', 'supplier-missing', 'Supplier', '***'],
  ['an impossible date', 'A-2,Alpha,31.02.2026,1', 'no-such-day', 'Promised', '31.02.2026'],
  ['a date in the other order', 'A-2,Alpha,12/13/2026,1', 'date-order-mixed', 'Promised', '12/13/2026'],
  ['a broken date', 'A-2,Alpha,2026-1,1', 'date-unreadable', 'Promised', '2026-1'],
  ['a number that is none', 'A-2,Alpha,,lots', 'number-unreadable', 'Qty', 'lots'],
  ['a negative quantity', 'A-2,Alpha,,-3', 'quantity-negative', 'Qty', '-3'],
  ['a cell over 32 K', `A-2,Alpha,${'x'.repeat(32_769)},1`, 'cell-too-long', 'Promised', 'x'.repeat(500)],
  ['a short row', 'A-2,Alpha,', 'row-too-narrow', '', 'A-2,Alpha,'],
  ['a long row', 'A-2,Alpha,,1,2', 'row-too-wide', '', 'A-2,Alpha,,1,2'],
  ['text behind a closing quote', '"A"-2,Alpha,,1', 'quote-stray', '', 'A"-2,Alpha,,1'],
];

describe('rows that are rejected', () => {
  it.each(REJECTS)('%s', async (_, row, reason, column, value) => {
    const all = await basic(`A-1,Alpha,,1\n${row}\nA-3,Alpha,,1\n`);
    expect(all.rejects).toEqual([{ line: 3, column, value, reason }]);
    expect(all.cursor).toMatchObject({ rows: 3, accepted: 2, rejected: 1 });
    expect(all.orders.map((order) => order.number)).toEqual(['A-1', 'A-3']);
  });

  const more: [header: string, fields: Parameters<typeof mappingOf>[0], row: string, reason: string][] = [
    [
      'a received quantity without a day',
      [
        ['Q', 'receivedQuantity'],
        ['D', 'receivedOn'],
      ],
      '5,not yet',
      'receipt-date-missing',
    ],
    [
      'a receipt number without a day',
      [
        ['N', 'receiptNumber'],
        ['D', 'receivedOn'],
      ],
      'GR-1,',
      'receipt-date-missing',
    ],
    [
      'a reject without a day',
      [
        ['Q', 'rejectedQuantity'],
        ['D', 'rejectedOn'],
      ],
      '5,',
      'reject-date-missing',
    ],
    [
      'an invoice day without a number',
      [
        ['N', 'invoiceNumber'],
        ['D', 'invoicedOn'],
      ],
      ',2026-05-04',
      'invoice-number-missing',
    ],
    [
      'a customer order without a customer',
      [
        ['C', 'customerName'],
        ['O', 'customerOrder'],
      ],
      ',SO-1',
      'customer-missing',
    ],
    [
      'a currency that is no code',
      [
        ['C', 'currency'],
        ['P', 'unitPrice'],
      ],
      'Euros,5',
      'currency-unreadable',
    ],
    [
      'two currencies in one row',
      [
        ['C', 'currency'],
        ['P', 'unitPrice'],
      ],
      'EUR,5 USD',
      'currency-contradicts',
    ],
    [
      'an address that is none',
      [
        ['E', 'supplierEmail'],
        ['X', undefined],
      ],
      'nobody,',
      'address-unreadable',
    ],
  ];
  it.each(more)('%s', async (_, fields, row, reason) => {
    const mapping = mappingOf([['PO', 'orderNumber'], ['S', 'supplierName'], ...fields]);
    const all = await importAll(
      new Blob([`PO,S,${fields.map(([header]) => header).join(',')}\nA,B,${row}\n`]),
      mapping,
    );
    expect(all.rejects.map((reject) => reject.reason)).toEqual([reason]);
    expect(all.cursor).toMatchObject({ rows: 1, accepted: 0, rejected: 1 });
  });

  it('takes words in a date column for "not known"', async () => {
    const all = await basic('A-1,Alpha,Date Not Captured,1\nA-2,Alpha,00.00.0000,1\n');
    expect(all.cursor).toMatchObject({ accepted: 2, rejected: 0 });
    for (const line of all.lines) expect(line).not.toHaveProperty('firstPromisedOn');
  });
});

/** Files that end the import: what is kept before the flaw. */
const STOPS: [what: string, text: string, failure: string | undefined, kept: string[], rejected: string[]][] =
  [
    [
      'a quote that is never closed',
      'A-1,Alpha,,1\nA-2,"Beta,,1\nA-3,Alpha,,1\n',
      'quote-unclosed',
      ['A-1'],
      [],
    ],
    [
      'a quote that the next cell in quotes closes',
      'A-1,Alpha,,1\nA-2,"Beta,,1\nA-3,"Alpha, Inc",,1\nA-4,Alpha,,1\n',
      'quote-unclosed',
      ['A-1'],
      [],
    ],
    ['a file cut off in a row', 'A-1,Alpha,,1\nA-2,Al', undefined, ['A-1'], ['row-cut-off']],
    ['a file cut off in a quoted cell', 'A-1,Alpha,,1\nA-2,"Al', undefined, ['A-1'], ['row-cut-off']],
    ['a file without a last line end', 'A-1,Alpha,,1\nA-2,Alpha,,1', undefined, ['A-1', 'A-2'], []],
  ];

describe('any table', () => {
  it('accounts for every row of any table', async () => {
    const cell = fc.oneof(
      fc.constantFrom(
        '',
        'A-1',
        'Alpha',
        '31.02.2026',
        '12/13/2026',
        '01.02.2026',
        '-5',
        '5',
        'n/a',
        '=x',
        '"',
        'x,y',
      ),
      fc.string({ maxLength: 6 }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { maxLength: 20 }),
        async (table) => {
          const filled = table.filter((row) => row.some((value) => value.trim() !== ''));
          const text = table
            .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(','))
            .join('\n');
          const { cursor, rejects, failure } = await basic(text);
          expect(failure).toBeUndefined();
          expect(cursor.rows).toBe(filled.length);
          expect(cursor.accepted + cursor.repeated + cursor.rejected).toBe(cursor.rows);
          expect(rejects.length).toBe(cursor.rejected);
        },
      ),
    );
  });
});

describe('files that break off', () => {
  it('keeps the rows before text that is not UTF-8', async () => {
    const file = new Blob([HEAD, 'A-1,Älpha,,1\nA-2,M', new Uint8Array([0xfc]), 'ller,,1\nA-3,Alpha,,1\n']);
    const all = await importAll(file, BASIC);
    expect(all).toMatchObject({ failure: 'encoding-not-utf8', cursor: { rows: 1, accepted: 1, line: 3 } });
    expect(all.message).toContain('line 3');
  });

  it.each(STOPS)('%s', async (_, text, failure, kept, rejected) => {
    const all = await basic(text);
    expect(all.failure).toBe(failure);
    expect(all.orders.map((order) => order.number)).toEqual(kept);
    expect(all.rejects.map((reject) => [reject.line, reject.reason])).toEqual(
      rejected.map((reason) => [3, reason]),
    );
    expect(all.cursor.rows).toBe(kept.length + rejected.length);
    if (failure) expect(all.message).toContain('line 3');
  });

  it('stops at 2,000,000 rows and keeps them', async () => {
    const all = await importAll(new Blob([HEAD, 'A-1,Alpha,,1\nA-2,Alpha,,1\n']), BASIC, {
      ...START,
      rows: 1_999_999,
      accepted: 1_999_999,
    });
    expect(all).toMatchObject({ failure: 'too-many-rows', cursor: { rows: 2_000_000, accepted: 2_000_000 } });
    expect(all.orders.map((order) => order.number)).toEqual(['A-1']);
  });
});

describe('a mapping made by hand', () => {
  it('rejects dates whose order nobody said, and keeps those that need none', async () => {
    const mapping: FileMapping = mappingOf([
      ['PO', 'orderNumber'],
      ['S', 'supplierName'],
      ['D', 'receivedOn'],
    ]);
    const all = await importAll(new Blob(['PO,S,D\nA,B,3/4/2026\nC,B,2026-04-03\nE,B,4-Mar-26\n']), mapping);
    expect(all.rejects.map((reject) => reject.reason)).toEqual(['date-order-unknown']);
    expect(all.lines.flatMap((line) => line.receipts)).toEqual([
      { receivedOn: '2026-04-03' },
      { receivedOn: '2026-03-04' },
    ]);
  });
});
