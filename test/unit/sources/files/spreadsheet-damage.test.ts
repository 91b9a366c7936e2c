import { describe, expect, it } from 'vitest';
import { proposeMapping } from '../../../../lib/sources/files/propose-mapping.ts';
import { sniffTable } from '../../../../lib/sources/files/sniff-table.ts';
import { importAll, importAsProposed } from './table-files.ts';

async function look(lines: string[]) {
  const file = new Blob([lines.join('\n')]);
  const sniff = await sniffTable(file);
  if (!sniff.ok) throw new Error(sniff.error.code);
  const proposal = proposeMapping(sniff.value);
  const all = await importAll(file, proposal.mapping);
  const notes = Object.fromEntries(
    proposal.columns.map(({ header, check }) => [
      header,
      check.map(({ code, facts }) => [code, facts.count]),
    ]),
  );
  return { all, notes, proposal };
}

describe('document numbers that a spreadsheet damaged', () => {
  it('leaves rows out whose order number is in scientific notation', async () => {
    const { all, notes } = await look([
      'PO Number;Line;Supplier;Quantity',
      '4,50012E+09;10;Alpha;1',
      '4500123456;10;Alpha;1',
      '4E+09;10;Alpha;1',
      '4E12;10;Alpha;1',
    ]);
    expect(notes['PO Number']).toEqual([['numbers-scientific', 2]]);
    expect(all.rejects).toMatchObject([
      { line: 2, column: 'PO Number', value: '4,50012E+09', reason: 'number-damaged' },
      { line: 4, value: '4E+09', reason: 'number-damaged' },
    ]);
    expect(all.rejects[0]).not.toHaveProperty('kept');
    expect(all.orders.map((order) => order.number)).toEqual(['4500123456', '4E12']);
  });

  it('leaves numbers out that were rounded to 15 digits, where the whole column shows it', async () => {
    const row = (number: string) => `${number},Alpha,5`;
    const head = 'PO Number,Supplier,Quantity';
    const long = ['123456789012345000', '223456789012345000', '323456789012345000'];
    const { all, notes } = await look([head, ...long.map(row), row('4711')]);
    expect(notes['PO Number']).toEqual([['numbers-rounded', 3]]);
    expect(all.rejects.map((reject) => reject.reason)).toEqual(Array(3).fill('number-rounded'));
    const whole = await look([head, ...long.map(row), row('423456789012345001')]);
    expect(whole.all.rejects).toEqual([]);
  });

  it('leaves numbers out that became dates, where the others look like 13-2', async () => {
    const { all, notes } = await look([
      'PO Number,Supplier,Quantity',
      '13-45,Alpha,1',
      '2-Mar,Alpha,1',
      'Mar 02,Alpha,1',
      '01.03.2026,Alpha,1',
      '32-7,Alpha,1',
      '40-12,Alpha,1',
      '41-12,Alpha,1',
    ]);
    expect(notes['PO Number']).toEqual([['numbers-became-dates', 3]]);
    expect(all.rejects.map(({ value, reason }) => [value, reason])).toEqual([
      ['2-Mar', 'number-became-date'],
      ['Mar 02', 'number-became-date'],
      ['01.03.2026', 'number-became-date'],
    ]);
  });

  it('keeps numbers that only look like dates', async () => {
    const { all } = await look([
      'PO Number,Supplier,Part Number,Quantity',
      '12-40-2026,Alpha,VAL-33,1',
      '12-05-2026,Alpha,MAR-02,1',
      '12-41-2026,Alpha,SEP-77,1',
      '12-42-2026,Alpha,BOL-12,1',
    ]);
    expect(all.rejects).toEqual([]);
    expect(all.lines.map((line) => line.item.number)).toContain('MAR-02');
  });

  it('keeps the row and lists the value where the number only tells more', async () => {
    const { all } = await look([
      'PO Number,Line,Supplier,Part Number,ASN,Invoice Number,Invoice Date,Quantity',
      'A-1,1,Alpha,1.23E+11,8.1E+08,9.1E+09,2026-05-04,5',
      'A-1,2,Alpha,M-7,80001,90001,2026-05-04,5',
    ]);
    expect(all.cursor).toMatchObject({ accepted: 2, rejected: 0 });
    expect(all.rejects.map(({ column, reason, kept }) => [column, reason, kept])).toEqual([
      ['Part Number', 'number-damaged', ''],
      ['ASN', 'number-damaged', ''],
      ['Invoice Number', 'number-damaged', ''],
    ]);
    expect(all.lines[0]).toMatchObject({ id: '1', item: {}, shipments: [], invoices: [] });
  });

  it('leaves the row out where the damaged item is all that tells its line from others', async () => {
    const { all } = await look([
      'PO Number,Supplier,Part Number,Quantity',
      'A-1,Alpha,1.2E+11,5',
      'A-1,Alpha,M-7,5',
    ]);
    expect(all.rejects.map(({ column, reason }) => [column, reason])).toEqual([
      ['Part Number', 'number-damaged'],
    ]);
    expect(all.cursor).toMatchObject({ accepted: 1, rejected: 1 });
  });
});

describe('day numbers of a spreadsheet', () => {
  it('are days where every value of a date column is one', async () => {
    const { all, proposal } = await look([
      'PO Number,Supplier,Promised Date,Received On,Received Qty',
      'A-1,Alpha,45123,45124.5,5',
      'A-2,Alpha,46000,,',
      'A-3,Alpha,n/a,60000,1',
    ]);
    expect(proposal.columns[2]).toMatchObject({
      field: 'firstPromisedOn',
      check: [{ code: 'serial-dates', facts: { count: 2, first: '45123', day: '2023-07-16' } }],
    });
    expect(all.rejects).toEqual([]);
    expect(all.lines.map((line) => line.firstPromisedOn)).toEqual(['2023-07-16', '2025-12-09', undefined]);
    expect(all.lines[0]?.receipts).toEqual([{ receivedOn: '2023-07-17', quantity: 5 }]);
  });

  it('are listed where the column has dates of another kind', async () => {
    const { all } = await look([
      'PO Number,Supplier,Promised Date,Qty',
      ...['2026-05-04', '2026-05-05', '2026-05-06', '2026-05-07', '45123'].map(
        (day, at) => `A-${at},Alpha,${day},1`,
      ),
    ]);
    expect(all.rejects.map(({ value, reason }) => [value, reason])).toEqual([['45123', 'date-serial']]);
  });
});

describe('amounts', () => {
  it('keep the currency of their row; three letters that are none are no currency', async () => {
    const all = await importAsProposed(
      new Blob([
        'PO Number;Supplier;Quantity;Unit price\nA-1;Alpha;5;EUR 1.234,50\nA-2;Alpha;5;12,50- USD\nA-3;Alpha;5;(7,25 zł)\nA-4;Alpha;5;12,50 KGM\nA-5;Alpha;1;1\u202f234,50 Fr.\nA-6;Alpha;1;3,5\nA-7;Alpha;1;4,5\nA-8;Alpha;1;4,5\nA-9;Alpha;1;4,5\nA-10;Alpha;1;4,5\n',
      ]),
    );
    expect(all.lines.slice(0, 4).map((line) => line.unitPrice)).toEqual([
      { amount: '1234.50', currency: 'EUR' },
      { amount: '-12.50', currency: 'USD' },
      { amount: '-7.25', currency: 'PLN' },
      { amount: '1234.50', currency: 'CHF' },
    ]);
    expect(all.rejects.map(({ value, reason }) => [value, reason])).toEqual([
      ['12,50 KGM', 'number-unreadable'],
    ]);
  });

  it('take a negative received quantity for goods that went back', async () => {
    const all = await importAsProposed(
      new Blob([
        'PO,Line,Supplier,Received On,Received Qty\nA-1,1,B,2026-05-04,10\nA-1,1,B,2026-05-06,-4\nA-1,1,B,,-4\n',
      ]),
    );
    expect(all.lines[0]?.receipts).toEqual([
      { receivedOn: '2026-05-04', quantity: 10 },
      { receivedOn: '2026-05-06', quantity: -4 },
    ]);
    expect(all.rejects.map((reject) => reject.reason)).toEqual(['receipt-date-missing']);
  });
});
