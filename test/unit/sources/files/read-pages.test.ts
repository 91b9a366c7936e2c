import { describe, expect, it } from 'vitest';
import { orderSchema } from '../../../../lib/domain/order.ts';
import { partnerSchema } from '../../../../lib/domain/partner.ts';
import { fixture, importAll, importAsProposed, mappingOf, START } from './table-files.ts';

const BASIC = mappingOf([
  ['PO', 'orderNumber'],
  ['Supplier', 'supplierName'],
  ['Promised', 'firstPromisedOn', { dateOrder: 'day-first' }],
  ['Qty', 'orderedQuantity', { decimal: '.' }],
]);
const HEAD = 'PO,Supplier,Promised,Qty\n';
const basic = (rows: string) => importAll(new Blob([HEAD, rows]), BASIC);

describe('readPages', () => {
  it('puts rows of one line together: receipts, shipments, pegs, rejects, invoices', async () => {
    const all = await importAsProposed(fixture('purchase-lines.csv'));
    expect(all.cursor).toMatchObject({ rows: 5, accepted: 4, repeated: 1, rejected: 0, line: 7 });
    expect(all.orders.map((order) => [order.id, order.kind, order.lines.length])).toEqual([
      ['SAMPLEMOTORS/PO1001', 'purchase', 2],
      ['SAMPLEMOTORS/PO1002', 'purchase', 1],
    ]);
    const provenance = { sourceId: 'file:test.csv', fetchedAt: 1_700_000_000_000, jobId: 'job-1' };
    expect(all.orders[0]?.lines[0]).toEqual({
      id: '1',
      number: '1',
      item: { number: 'M-100', description: 'Motor 2 kW' },
      ordered: 10,
      unitPrice: { amount: '250.00', currency: 'EUR' },
      sentOn: '2026-03-02',
      requestedOn: '2026-04-10',
      firstPromisedOn: '2026-04-12',
      lastPromisedOn: '2026-04-12',
      shipments: [
        { number: 'ASN-77', shippedOn: '2026-04-08' },
        { number: 'ASN-78', shippedOn: '2026-04-15' },
      ],
      receipts: [
        { number: 'GR-1', receivedOn: '2026-04-11', quantity: 6 },
        { number: 'GR-2', receivedOn: '2026-04-18', quantity: 4 },
      ],
      qualityEvents: [{ foundOn: '2026-04-11', rejected: 1, reason: 'Scratched' }],
      invoices: [{ number: 'INV-9', invoicedOn: '2026-04-12' }],
      pegs: [
        { customerId: 'SAMPLEPUMPS', salesOrder: 'SO-500', quantity: 4, neededOn: '2026-04-20' },
        { customerId: 'SAMPLEPUMPS', salesOrder: 'SO-501', quantity: 6, neededOn: '2026-04-25' },
      ],
      provenance,
    });
    expect(all.orders[0]?.lines[1]).toMatchObject({ id: '2', receipts: [], shipments: [], pegs: [] });
    expect(all.orders[0]?.lines[1]).not.toHaveProperty('lastPromisedOn');
    expect(all.partners.get('SAMPLEMOTORS')).toEqual({
      id: 'SAMPLEMOTORS',
      name: 'Sample Motors',
      roles: ['supplier'],
      numbers: [],
      domains: [],
      contacts: [{ name: 'Orders@Motors.example', email: 'orders@motors.example' }],
      provenance,
    });
    expect(all.partners.get('SAMPLEPUMPS')).toMatchObject({ name: 'Sample Pumps', roles: ['customer'] });
  });

  it('reads technical tables: partners by number, parts received of one line', async () => {
    const all = await importAsProposed(fixture('sap-tab.tsv'));
    expect(all.cursor).toMatchObject({ rows: 3, accepted: 3, repeated: 0, rejected: 0 });
    expect(all.orders.map((order) => order.id)).toEqual(['0000200001/4500000001', '0000200002/4500000002']);
    expect(all.orders[0]).toMatchObject({
      buyerGroup: 'P01',
      plant: '1000',
      company: 'US01',
      partnerId: '0000200001',
    });
    expect(all.lines[0]?.receipts).toEqual([
      { receivedOn: '2026-02-28', quantity: 60 },
      { receivedOn: '2026-03-05', quantity: 40 },
    ]);
    expect(all.lines[1]).toMatchObject({
      receipts: [],
      ordered: 5_000,
      unitPrice: { amount: '0.05', currency: 'USD' },
    });
    expect(all.partners.get('0000200001')).toMatchObject({
      name: 'Sample Castings Ltd',
      numbers: ['0000200001'],
    });
  });

  it('reads German tables', async () => {
    const all = await importAsProposed(fixture('german-semicolon.csv'));
    expect(all.cursor).toMatchObject({ rows: 3, accepted: 3, rejected: 0 });
    expect(all.lines[0]).toMatchObject({
      ordered: 1_000,
      unitPrice: { amount: '12.50', currency: 'EUR' },
      value: { amount: '12500.00', currency: 'EUR' },
      firstPromisedOn: '2026-11-13',
      receipts: [{ receivedOn: '2026-11-12', quantity: 1_000 }],
    });
    expect(all.lines[2]).not.toHaveProperty('firstPromisedOn');
    expect(all.partners.get('0000100017')?.name).toBe('Beispiel Werkzeuge; GmbH');
  });

  it('makes records that the store accepts', async () => {
    for (const name of ['purchase-lines.csv', 'sap-tab.tsv', 'german-semicolon.csv']) {
      const all = await importAsProposed(fixture(name));
      for (const order of all.orders) expect(orderSchema.parse(order)).toEqual(order);
      for (const partner of all.partners.values()) expect(partnerSchema.parse(partner)).toEqual(partner);
    }
  });

  it('marks orders of own sites as sales', async () => {
    const all = await importAll(new Blob([HEAD, 'SO-1,Our  Stock,,1\nPO-1,Alpha,,1\n']), {
      ...BASIC,
      ownSites: ['OUR STOCK'],
    });
    expect(all.orders.map(({ kind, partnerId }) => [kind, partnerId])).toEqual([
      ['sales', 'OURSTOCK'],
      ['purchase', 'ALPHA'],
    ]);
    expect(all.partners.get('OURSTOCK')?.roles).toEqual(['own-site']);
  });

  it('hands on both values where two rows of a line contradict each other', async () => {
    const all = await basic('A-1,Alpha,01.02.2026,5\nA-1,Alpha,01.02.2026,6\nA-1,Alpha,,5\n');
    expect(all.cursor).toMatchObject({ rows: 3, accepted: 3 });
    expect(all.orders.map((order) => [order.id, order.lines.map((line) => [line.id, line.ordered])])).toEqual(
      [
        ['ALPHA/A1', [['single', 5]]],
        ['ALPHA/A1', [['single', 6]]],
      ],
    );
  });

  it('tells lines apart by number, else record id, else item; wherever the row stands', async () => {
    const ids = async (fields: Parameters<typeof mappingOf>[0], rows: string[]) => {
      const mapping = mappingOf([['PO', 'orderNumber'], ['S', 'supplierName'], ...fields]);
      const file = new Blob([
        `PO,S,${fields.map(([header]) => header).join(',')}\n${rows.map((row) => `A,B,${row}`).join('\n')}`,
      ]);
      return (await importAll(file, mapping)).lines.map((line) => line.id);
    };
    expect(
      await ids(
        [
          ['L', 'lineNumber'],
          ['R', 'recordId'],
        ],
        ['10,r1', '20,r2', ',r3'],
      ),
    ).toEqual(['10', '20', 'r3']);
    expect(
      await ids(
        [
          ['L', 'lineNumber'],
          ['R', 'recordId'],
        ],
        ['00010,', '0,'],
      ),
    ).toEqual(['10', '0']);
    expect(await ids([['I', 'itemNumber']], ['x-1', 'x-2', 'X 1'])).toEqual(['=X1', '=X2', '=X1']);
    const long = 'the same long beginning of a description that goes on and on until it differs: ';
    const both = await ids([['D', 'itemDescription']], [`${long}red`, `${long}blue`]);
    expect(new Set(both).size).toBe(2);
    expect(await ids([['D', 'itemDescription']], [`${long}blue`, `${long}red`])).toEqual(both.toReversed());
  });

  it('keeps formula-looking cells as the text they are', async () => {
    const all = await basic('=1+1,@Alpha,,5\n');
    expect(all.orders[0]).toMatchObject({ number: '=1+1', partnerId: 'ALPHA' });
    expect(all.partners.get('ALPHA')?.name).toBe('@Alpha');
  });

  it('skips blank lines and rows of delimiters without counting them', async () => {
    const all = await basic('A-1,Alpha,,1\n\n,,,\n , ,,\nA-2,Alpha,,1,\n');
    expect(all.cursor).toMatchObject({ rows: 2, accepted: 2, rejected: 0 });
  });

  it('does not take another file with the mapping of this one', async () => {
    expect(await importAll(new Blob(['PO,Vendor,Promised,Qty\nA,B,,1\n']), BASIC)).toMatchObject({
      failure: 'mapping-other-file',
      pages: 0,
    });
  });

  it('continues at the cursor of any page with the same rest', async () => {
    const name = (at: number) => `Sträßle ${at} ${'und Söhne '.repeat(10)}`;
    const rows = Array.from({ length: 30_000 }, (_, at) =>
      at % 97 === 0 ? `,Alpha,,${at}` : `A-${at % 4_000},${name(at % 4_000)},,${at % 2}`,
    );
    const file = new Blob(['\ufeff', HEAD.replace('\n', '\r\n'), rows.join('\r\n')]);
    const whole = await importAll(file, BASIC);
    const { rows: count, accepted, repeated, rejected } = whole.cursor;
    expect(count).toBe(30_000);
    expect(whole.pages).toBeGreaterThan(1);
    expect(repeated).toBeGreaterThan(100);
    expect(accepted + repeated + rejected).toBe(count);
    expect(rejected).toBe(310);
    expect(whole.rejects.map((reject) => reject.line)).toEqual(
      Array.from({ length: 310 }, (_, at) => at * 97 + 2),
    );
    let cursor = START;
    const parts: (typeof whole)[] = [];
    while (cursor.byte < file.size) {
      const { readPages } = await import('../../../../lib/sources/files/read-pages.ts');
      for await (const page of readPages(
        file,
        BASIC,
        { id: 'job-1', sourceId: 'file:test.csv', fileChangedAt: 1_700_000_000_000 },
        cursor,
      )) {
        parts.push({ ...whole, orders: page.orders, rejects: page.rejects });
        cursor = page.cursor;
        break;
      }
    }
    expect(cursor).toEqual(whole.cursor);
    expect(parts.length).toBe(whole.pages);
    expect(parts.flatMap((part) => part.orders)).toEqual(whole.orders);
    expect(parts.flatMap((part) => part.rejects)).toEqual(whole.rejects);
  });
});
