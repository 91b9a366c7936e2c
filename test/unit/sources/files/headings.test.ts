import { describe, expect, it } from 'vitest';
import { proposeMapping } from '../../../../lib/sources/files/propose-mapping.ts';
import { sniffTable } from '../../../../lib/sources/files/sniff-table.ts';
import { importAsProposed } from './table-files.ts';

async function look(text: string) {
  const sniff = await sniffTable(new Blob([text]));
  if (!sniff.ok) throw new Error(sniff.error.code);
  return { sniff: sniff.value, mapping: proposeMapping(sniff.value).mapping };
}

const PLACES: [what: string, text: string, line: number, rows: number, headers: string[]][] = [
  ['in the first row', 'PO,Supplier,Qty\nA,B,1\n', 1, 1, ['PO', 'Supplier', 'Qty']],
  ['below blank lines', '\n\nPO,Supplier,Qty\nA,B,1\n', 3, 1, ['PO', 'Supplier', 'Qty']],
  [
    'below a title and a note',
    'Report of open orders\nCreated by;Purchasing\n\nPO;Supplier;Qty;Due date\nA;B;1;2026-05-04\n',
    4,
    1,
    ['PO', 'Supplier', 'Qty', 'Due date'],
  ],
  [
    'below a title that fills its row with delimiters',
    'Open orders,,,\n,,,\nPO,Supplier,Qty,Price\nA,B,1,2\n',
    3,
    1,
    ['PO', 'Supplier', 'Qty', 'Price'],
  ],
  [
    'in a language that is not known, below a title',
    'Otwarte zamowienia\n\nZamowienie|Dostawca|Ilosc\nA-1|Alfa|1\nA-2|Beta|2\n',
    3,
    1,
    ['Zamowienie', 'Dostawca', 'Ilosc'],
  ],
  [
    'below merged groups',
    'Order,,,Dates,\nNumber,Line,Supplier,Requested,Promised\n4711,10,B,2026-05-04,2026-05-05\n',
    1,
    2,
    ['Order Number', 'Order Line', 'Order Supplier', 'Dates Requested', 'Dates Promised'],
  ],
  [
    'over a row that divides some of them',
    'PO Number,Supplier,Quantity,,Dates,\n,,Ordered,Received,Requested,Promised\n4711,B,5,0,2026-05-04,2026-05-05\n',
    1,
    2,
    ['PO Number', 'Supplier', 'Quantity Ordered', 'Quantity Received', 'Dates Requested', 'Dates Promised'],
  ],
  [
    'in three rows below a title',
    'Open orders,,,,\nPurchasing,,,Delivery,\nOrder,,,Dates,\nNumber,Line,Supplier,Requested,Promised\n4711,10,B,2026-05-04,2026-05-05\n',
    2,
    3,
    [
      'Purchasing Order Number',
      'Purchasing Order Line',
      'Purchasing Order Supplier',
      'Delivery Dates Requested',
      'Delivery Dates Promised',
    ],
  ],
  [
    'twice the same',
    'PO,Date,Date,Date (2),Supplier\n1,2026-05-04,2026-05-05,x,B\n',
    1,
    1,
    ['PO', 'Date', 'Date (3)', 'Date (2)', 'Supplier'],
  ],
];

describe('headings', () => {
  it.each(PLACES)('%s', async (_, text, line, rows, headers) => {
    const { sniff, mapping } = await look(text);
    expect(sniff.heading).toEqual({ line, rows });
    expect(sniff.headers).toEqual(headers);
    expect(mapping.columns.map((column) => column.header)).toEqual(headers);
    const all = await importAsProposed(new Blob([text]));
    expect(all.failure).toBeUndefined();
    expect(all.cursor.rows).toBe(sniff.rows);
  });

  it('names the fields of grouped headings by their own words', async () => {
    const { mapping } = await look(PLACES[7]?.[1] ?? '');
    expect(mapping.columns.map((column) => column.field)).toEqual([
      'orderNumber',
      'lineNumber',
      'supplierName',
      'requestedOn',
      'firstPromisedOn',
    ]);
  });

  it('leaves rows of sums and repeated headings out, and lists them', async () => {
    const text =
      'PO,Line,Supplier,Qty\nA-1,1,Alpha,5\nA-1,2,Alpha,5\n,,Subtotal,10\nPO,Line,Supplier,Qty\nA-2,1,Total Parts Ltd,7\nA-2 Total,,,7\n,,,\nTotal,,,17\n';
    const { sniff } = await look(text);
    expect(sniff).toMatchObject({ rows: 3, skipped: { totals: 3, headings: 1 } });
    const all = await importAsProposed(new Blob([text]));
    expect(all.orders.map((order) => order.number)).toEqual(['A-1', 'A-2']);
    expect(all.rejects.map(({ line, reason }) => [line, reason])).toEqual([
      [4, 'total-row'],
      [5, 'heading-row'],
      [7, 'total-row'],
      [9, 'total-row'],
    ]);
    expect(all.cursor).toMatchObject({ rows: 7, accepted: 3, rejected: 4 });
  });

  it.each([
    ['Summe', true],
    ['Gesamtsumme:', true],
    ['Sous-total', true],
    ['Total général', true],
    ['Suma', true],
    ['* Zwischensumme', true],
    ['Totalizer', false],
    ['TOTAL-12', false],
    ['Summer-1', false],
  ])('takes %s for a sum: %s', async (order, sum) => {
    const all = await importAsProposed(new Blob([`PO,Supplier,Qty\n${order},Alpha,5\nA-2,Beta,7\n`]));
    expect(all.rejects.map((reject) => reject.reason)).toEqual(sum ? ['total-row'] : []);
  });
});
