import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { proposeMapping } from '../../../lib/sources/files/propose-mapping.ts';
import { sniffTable } from '../../../lib/sources/files/sniff-table.ts';
import { SAMPLE_TODAY } from '../../tools/sample/sample-line.ts';
import { sampleLines } from '../../tools/sample/sample-lines.ts';
import { toCsv } from '../../tools/sample/to-csv.ts';
import { truthOf } from '../../tools/sample/truth.ts';

const file = readFileSync(new URL('../../../lib/sample/orders.csv', import.meta.url), 'utf8');
const truth = readFileSync(new URL('../../fixtures/sample/truth.json', import.meta.url), 'utf8');
const rows = Papa.parse<Record<string, string>>(file, { header: true, skipEmptyLines: true }).data;

describe('the sample file', () => {
  it('comes out byte for byte the same when it is made again', () => {
    expect(toCsv(sampleLines())).toBe(file);
    expect(`${JSON.stringify(truthOf(sampleLines()), null, 1)}\n`).toBe(truth);
  });

  it('says in every row that it is the sample, and of which day', () => {
    expect(new Set(rows.map((row) => row['PartnerLens sample as of']))).toEqual(new Set([SAMPLE_TODAY]));
  });

  it('holds nothing that happens after its day, and no goods before their order', () => {
    for (const row of rows) {
      for (const column of [
        'Sent on',
        'Acknowledged on',
        'Shipped on',
        'Received on',
        'Rejected on',
        'Invoiced on',
      ]) {
        expect(`${column} ${row[column] ?? ''}` <= `${column} ${SAMPLE_TODAY}`).toBe(true);
      }
      for (const column of ['Acknowledged on', 'Shipped on', 'Received on']) {
        if (row[column])
          expect(`${row[column]}` >= `${row['Sent on']}`, `${row['Purchase order']} ${column}`).toBe(true);
      }
    }
  });

  it('is understood without a hand: every column has a meaning of its own', async () => {
    const sniff = await sniffTable(new Blob([file]));
    if (!sniff.ok) throw new Error(sniff.error.message);
    const { mapping } = proposeMapping(sniff.value);
    const fields = mapping.columns.map((column) => column.field);
    expect(mapping.columns.filter((column) => !column.field).map((column) => column.header)).toEqual([]);
    expect(new Set(fields).size).toBe(fields.length);
    expect(mapping.ownSites).toEqual([]);
  });

  it('has no order of two suppliers, and one invoice number that two suppliers share', () => {
    expect(sharedBy('Purchase order')).toEqual([]);
    expect(sharedBy('Invoice')).toEqual(['INV-24117']);
    expect(sharedBy('Shipment number')).toEqual([]);
  });

  it('shows every state of a line', () => {
    const lines = sampleLines();
    const overdue = lines.filter(
      (line) => line.receipts.length === 0 && line.lastPromisedOn && line.lastPromisedOn < SAMPLE_TODAY,
    );
    expect(overdue.length).toBeGreaterThan(3);
    expect(lines.filter((line) => line.firstPromisedOn === undefined).length).toBeGreaterThan(2);
    expect(lines.filter((line) => line.receipts.length > 1).length).toBeGreaterThan(10);
    expect(lines.filter((line) => line.receipts.some((receipt) => receipt.reject)).length).toBeGreaterThan(5);
    expect(new Set(lines.map((line) => line.supplier.currency))).toEqual(new Set(['EUR', 'CHF', 'USD']));
  });
});

function sharedBy(column: string): string[] {
  const suppliers = new Map<string, Set<string>>();
  for (const row of rows) {
    const number = row[column];
    if (!number) continue;
    suppliers.set(number, (suppliers.get(number) ?? new Set()).add(row.Supplier ?? ''));
  }
  return [...suppliers].filter(([, names]) => names.size > 1).map(([number]) => number);
}
