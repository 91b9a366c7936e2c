import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, describe, expect, it } from 'vitest';
import { proposeMapping } from '../../../lib/sources/files/propose-mapping.ts';
import { sniffTable } from '../../../lib/sources/files/sniff-table.ts';
import { portalSupplier } from '../../tools/demo/choose.ts';
import { readDemoOrders } from '../../tools/demo/orders.ts';
import { readTruth, readTruthLines } from '../../tools/sample/read-truth.ts';
import { SAMPLE_TODAY } from '../../tools/sample/sample-line.ts';
import { SHIPPED } from '../../tools/sample/world.ts';
import { SHIPPED_REPETITION, writeSample } from '../../tools/sample/write-sample.ts';

const path = new URL('../../../lib/sample/orders.csv', import.meta.url);
const fixtures = new URL('../../fixtures/sample/', import.meta.url);
const file = readFileSync(path, 'utf8');
const rows = Papa.parse<Record<string, string>>(file, { header: true, skipEmptyLines: true }).data;
const SHIPPED_FILES = readdirSync(new URL('.', path));
const shipped = (name: string) => readFileSync(new URL(name, path), 'utf8');
const truth = readTruth();
const folder = mkdtempSync(join(tmpdir(), 'partnerlens-sample-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the sample file', () => {
  it('comes out byte for byte the same when it is made again, with its truth', () => {
    writeSample({
      size: SHIPPED,
      shape: 'flat',
      dialect: 'comma',
      repetition: SHIPPED_REPETITION,
      folder,
      truthFolder: folder,
    });
    for (const name of SHIPPED_FILES)
      expect(readFileSync(join(folder, name), 'utf8') === shipped(name), name).toBe(true);
    for (const name of ['truth.json', 'truth-lines.ndjson']) {
      const made = readFileSync(join(folder, name), 'utf8');
      expect(made === readFileSync(new URL(name, fixtures), 'utf8'), name).toBe(true);
    }
  });

  it('is of the size it was made for, and small enough for the package', () => {
    expect(truth.totals.orders).toBe(3_000);
    expect(truth.suppliers).toHaveLength(42);
    expect(new Set(rows.map((row) => row.Customer).filter(Boolean)).size).toBe(26);
    expect(truth.files).toMatchObject([{ rows: rows.length, damagedRows: 0 }]);
    expect(file.length).toBeLessThan(1_900_000);
    for (const { name, rows: count } of truth.relations.files)
      expect(shipped(name).trimEnd().split('\n'), name).toHaveLength(count + 1);
    const besides = truth.relations.files.reduce((sum, { bytes }) => sum + bytes, 0);
    expect(besides).toBeLessThan(400_000);
    expect(readTruthLines()).toHaveLength(truth.totals.lines);
  });

  it('says in every row that it is the sample, and of which day', () => {
    expect(new Set(rows.map((row) => row['PartnerLens sample as of']))).toEqual(new Set([SAMPLE_TODAY]));
  });

  it('holds nothing that happens after its day, and no goods before their order', () => {
    const wrong: string[] = [];
    for (const row of rows) {
      const sent = row['Sent on'] || '';
      for (const column of [
        'Sent on',
        'Acknowledged on',
        'Shipped on',
        'Received on',
        'Rejected on',
        'Invoiced on',
      ]) {
        const day = row[column];
        if (day && (day > SAMPLE_TODAY || day < sent))
          wrong.push(`${row['Purchase order']} ${column} ${day}`);
      }
      const [shipped, received] = [row['Shipped on'], row['Received on']];
      if (shipped && received && received < shipped) wrong.push(`${row['Purchase order']} before it left`);
    }
    expect(wrong).toEqual([]);
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
    expect(sharedBy('Goods receipt')).toEqual([]);
  });

  it('gives the demo portal to Ostrel Castings, with every order of the story', () => {
    const orders = readDemoOrders(path.pathname);
    expect(portalSupplier(orders)).toBe('Ostrel Castings');
    const open = orders.lines.filter((line) => line.supplier === 'Ostrel Castings' && line.open);
    expect(open).toHaveLength(14);
    expect(open.every((line) => /^45001182|^4500118177$/.test(line.order))).toBe(true);
  });

  it('knows senders and customers by address, also where a row leaves it out', () => {
    const orders = readDemoOrders(path.pathname);
    expect(new Set(orders.lines.map((line) => line.supplierEmail)).size).toBe(42);
    expect(orders.lines.flatMap((line) => line.customers).every((customer) => customer.email)).toBe(true);
  });

  it('shows what a year of buying shows', () => {
    const notes = new Map<string, number>();
    for (const note of readTruthLines().flatMap((line) => line[13]))
      notes.set(note, (notes.get(note) ?? 0) + 1);
    for (const note of ['substituted', 'returned', 'price-differs', 'schedule-line', 'split-order'])
      expect(notes.get(note) ?? 0, note).toBeGreaterThan(10);
    expect(new Set(rows.map((row) => row.Currency))).toEqual(new Set(['EUR', 'CHF', 'USD', 'GBP']));
    expect(new Set(rows.map((row) => row.Company).filter(Boolean)).size).toBe(4);
    expect(new Set(rows.map((row) => row.Plant).filter(Boolean)).size).toBe(5);
    expect(truth.totals.overdue).toBeGreaterThan(15);
    expect(readTruthLines().filter((line) => line[6] === null).length).toBeGreaterThan(20);
  });

  it('has customer orders that several orders serve, and lines that several customers wait for', () => {
    const served = new Map<string, Set<string>>();
    for (const [order, , , , , , , , , , , , customers] of readTruthLines()) {
      for (const each of customers) served.set(each, (served.get(each) ?? new Set()).add(order));
    }
    expect([...served.values()].filter((orders) => orders.size > 1).length).toBeGreaterThan(100);
    expect(readTruthLines().filter((line) => line[12].length > 1).length).toBeGreaterThan(100);
  });
});

describe('partners of the sample', () => {
  const master = new Map<string, Record<string, string>>();
  for (const row of rows) if (row['Supplier domain']) master.set(row['Supplier no.'] ?? '', row);

  it('stand in it twice three times, told by what they share', () => {
    expect(truth.samePartner).toHaveLength(3);
    for (const { numbers, names, shares } of truth.samePartner) {
      const [first, second] = numbers.map((number) => master.get(number));
      expect([first?.Supplier, second?.Supplier]).toEqual(names);
      const columns = { vat: 'Supplier VAT number', duns: 'Supplier DUNS', domain: 'Supplier domain' };
      for (const [what, column] of Object.entries(columns)) {
        const same = first?.[column] !== '' && first?.[column] === second?.[column];
        expect(same, `${names} ${what}`).toBe(shares.includes(what as 'vat'));
      }
    }
  });

  it('have company and article numbers whose check digits are right, but for those the truth names', () => {
    const wrong = new Set(truth.wrongCheckDigits.map((each) => each.value));
    expect(new Set(truth.wrongCheckDigits.map((each) => each.kind)).size).toBe(4);
    const found = new Set<string>();
    for (const row of rows) {
      for (const column of ['Supplier GLN', 'GTIN'])
        if (row[column] && !gs1Holds(row[column])) found.add(row[column]);
      const duns = row['Supplier DUNS'];
      if (duns && !luhnHolds(duns)) found.add(duns);
    }
    const told = truth.wrongCheckDigits.filter((each) => each.kind !== 'vat').map((each) => each.value);
    expect([...found].sort()).toEqual([...new Set(told)].sort());
    expect(rows.some((row) => wrong.has(row['Supplier VAT number'] ?? ''))).toBe(true);
  });
});

/** Weights 1 and 3 over the whole number: the sum ends in 0. */
function gs1Holds(number: string): boolean {
  return (
    [...number].reverse().reduce((sum, digit, at) => sum + Number(digit) * (at % 2 ? 3 : 1), 0) % 10 === 0
  );
}

function luhnHolds(number: string): boolean {
  const sum = [...number].reverse().reduce((total, digit, at) => {
    const twice = Number(digit) * 2;
    return total + (at % 2 === 0 ? Number(digit) : twice > 9 ? twice - 9 : twice);
  }, 0);
  return sum % 10 === 0;
}

function sharedBy(column: string): string[] {
  const suppliers = new Map<string, Set<string>>();
  for (const row of rows) {
    const number = row[column];
    if (!number) continue;
    suppliers.set(number, (suppliers.get(number) ?? new Set()).add(row.Supplier ?? ''));
  }
  return [...suppliers].filter(([, names]) => names.size > 1).map(([number]) => number);
}
