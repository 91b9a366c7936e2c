import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { FileField, TextEncoding } from '../../../../lib/domain/file-mapping.ts';
import type { OrderLine } from '../../../../lib/domain/order.ts';
import { proposeMapping } from '../../../../lib/sources/files/propose-mapping.ts';
import { sniffTable } from '../../../../lib/sources/files/sniff-table.ts';
import { encode } from './encode.ts';
import { importAll } from './table-files.ts';

interface Layout {
  name: string;
  encoding?: TextEncoding;
  fields: (FileField | undefined)[];
  /** Part of the first line. */
  line?: Partial<OrderLine>;
  heading?: { line: number; rows: number };
  rejects?: string[];
  orders: number;
}

const none = undefined;

const LAYOUTS: Layout[] = [
  {
    name: 'en-sap-list',
    fields: words(
      'orderNumber lineNumber supplierName itemNumber itemDescription orderedQuantity unit unitPrice currency value sentOn firstPromisedOn buyerGroup plant',
    ),
    line: { ordered: 1200, unitPrice: { amount: '4.25', currency: 'USD' }, firstPromisedOn: '2026-11-27' },
    orders: 2,
  },
  {
    name: 'en-oracle',
    encoding: 'utf-16le',
    fields: [
      ...words(
        'orderNumber lineNumber supplierName supplierNumber itemNumber itemDescription unit orderedQuantity',
      ),
      none,
      ...words('unitPrice currency requestedOn firstPromisedOn buyer company'),
    ],
    line: { requestedOn: '2026-11-13', firstPromisedOn: '2026-11-15' },
    orders: 2,
  },
  {
    name: 'en-dynamics',
    fields: [
      ...words('orderNumber lineNumber supplierNumber supplierName'),
      none,
      ...words('itemDescription orderedQuantity unit unitPrice sentOn requestedOn firstPromisedOn'),
      none,
    ],
    line: { requestedOn: '2026-11-02' },
    orders: 2,
  },
  {
    name: 'en-odoo',
    fields: [
      ...words('recordId orderNumber supplierName itemNumber orderedQuantity'),
      none,
      ...words('unitPrice confirmedOn firstPromisedOn buyer'),
    ],
    orders: 2,
  },
  {
    name: 'en-title-serials-totals',
    fields: words('orderNumber supplierName itemNumber orderedQuantity requestedOn shippedOn value'),
    heading: { line: 4, rows: 1 },
    line: { requestedOn: '2026-11-12', shipments: [{ number: '', shippedOn: '2026-11-04' }] },
    rejects: ['total-row', 'heading-row', 'total-row'],
    orders: 2,
  },
  {
    name: 'de-sap-mengen',
    encoding: 'windows-1252',
    fields: words(
      'orderNumber lineNumber supplierName itemNumber itemDescription orderedQuantity unit unitPrice currency value sentOn firstPromisedOn buyerGroup plant',
    ),
    line: { ordered: 1000, value: { amount: '12500.00', currency: 'EUR' } },
    orders: 2,
  },
  {
    name: 'de-bestellliste',
    encoding: 'windows-1252',
    fields: words(
      'orderNumber lineNumber supplierName itemNumber itemDescription orderedQuantity unit unitPrice value requestedOn firstPromisedOn confirmedOn buyer',
    ),
    heading: { line: 4, rows: 1 },
    line: { unitPrice: { amount: '2.10', currency: 'EUR' }, confirmedOn: '2026-10-14' },
    rejects: ['total-row'],
    orders: 2,
  },
  {
    name: 'de-wareneingang',
    fields: words('orderNumber lineNumber receiptNumber receivedOn receivedQuantity shipmentNumber'),
    line: {
      id: '10',
      receipts: [
        { number: '5000001', receivedOn: '2026-11-26', quantity: 600 },
        { number: '5000002', receivedOn: '2026-11-28', quantity: -50 },
      ],
    },
    orders: 2,
  },
  {
    name: 'fr-sage',
    encoding: 'windows-1252',
    fields: words(
      'orderNumber lineNumber supplierNumber supplierName itemNumber itemDescription orderedQuantity unit unitPrice value currency sentOn requestedOn firstPromisedOn buyer',
    ),
    line: { ordered: 10, unitPrice: { amount: '1250.50', currency: 'EUR' }, requestedOn: '2026-11-25' },
    rejects: ['total-row'],
    orders: 2,
  },
  {
    name: 'fr-entetes',
    encoding: 'iso-8859-1',
    fields: words('orderNumber supplierName sentOn firstPromisedOn value buyer'),
    orders: 2,
  },
  {
    name: 'fr-receptions',
    encoding: 'utf-16be',
    fields: words('orderNumber lineNumber receiptNumber receivedOn receivedQuantity shipmentNumber'),
    orders: 2,
  },
  {
    name: 'es-pedidos',
    encoding: 'iso-8859-1',
    fields: words(
      'orderNumber lineNumber supplierName supplierVat itemNumber itemDescription orderedQuantity unit unitPrice value sentOn requestedOn firstPromisedOn buyer',
    ),
    line: { ordered: 1200, requestedOn: '2026-11-16', firstPromisedOn: '2026-11-20' },
    orders: 2,
  },
  {
    name: 'es-facturas',
    fields: words('orderNumber invoiceNumber invoicedOn invoiceAmount currency'),
    line: {
      id: 'single',
      invoices: [
        { number: 'F-2026-881', invoicedOn: '2026-11-21', amount: { amount: '4648.50', currency: 'EUR' } },
      ],
    },
    orders: 2,
  },
  {
    name: 'en-merged-groups',
    fields: [
      ...words('orderNumber lineNumber supplierName itemNumber orderedQuantity'),
      none,
      ...words('sentOn requestedOn firstPromisedOn'),
    ],
    heading: { line: 1, rows: 2 },
    line: { sentOn: '2026-10-13', firstPromisedOn: '2026-11-30' },
    orders: 2,
  },
  {
    name: 'en-shipments',
    fields: words('orderNumber lineNumber shipmentNumber shippedOn shippedQuantity'),
    line: {
      shipments: [
        { number: 'ASN-5', shippedOn: '2026-11-20', quantity: 3 },
        { number: 'ASN-6', shippedOn: '2026-11-21', quantity: 2 },
      ],
    },
    orders: 2,
  },
  {
    name: 'en-pegs',
    fields: words('orderNumber lineNumber customerName customerOrder pegQuantity neededOn'),
    line: {
      pegs: [
        { customerId: 'SAMPLEBUILDERS', salesOrder: 'SO-70', quantity: 2, neededOn: '2026-12-01' },
        { customerId: 'SAMPLEPLANTS', salesOrder: 'SO-71', quantity: 3, neededOn: '2026-12-04' },
      ],
    },
    orders: 1,
  },
];

function words(text: string): FileField[] {
  return text.split(' ') as FileField[];
}

describe('exports as systems write them', () => {
  it.each(LAYOUTS)('$name', async ({ name, encoding = 'utf-8', fields, line, heading, rejects, orders }) => {
    const text = readFileSync(
      new URL(`../../../fixtures/files/layouts/${name}.txt`, import.meta.url),
      'utf8',
    );
    const file = encode(text, encoding, encoding === 'utf-16le');
    const sniff = await sniffTable(file);
    if (!sniff.ok) throw new Error(sniff.error.code);
    const { mapping } = proposeMapping(sniff.value);
    expect(sniff.value.heading).toEqual(heading ?? { line: 1, rows: 1 });
    expect(mapping.columns.map((column) => column.field)).toEqual(fields);
    const all = await importAll(file, mapping);
    expect(all.rejects.map((reject) => reject.reason)).toEqual(rejects ?? []);
    expect(all.orders).toHaveLength(orders);
    if (line) expect(all.lines[0]).toMatchObject(line);
  });
});

describe('files in parts', () => {
  const part = async (name: string) => {
    const text = readFileSync(
      new URL(`../../../fixtures/files/layouts/${name}.txt`, import.meta.url),
      'utf8',
    );
    const sniff = await sniffTable(new Blob([text]));
    if (!sniff.ok) throw new Error(sniff.error.code);
    return importAll(new Blob([text]), proposeMapping(sniff.value).mapping);
  };

  it('headings give orders without lines, with their dates', async () => {
    const { orders, cursor } = await part('fr-entetes');
    expect(orders[0]).toEqual({
      id: 'EXEMPLEMÉCANIQUE/CF00451',
      kind: 'purchase',
      number: 'CF00451',
      partnerId: 'EXEMPLEMÉCANIQUE',
      buyer: 'Achats 1',
      heading: { sentOn: '2026-10-13', firstPromisedOn: '2026-11-27', lastPromisedOn: '2026-11-27' },
      lines: [],
    });
    expect(cursor).toMatchObject({ rows: 2, accepted: 2 });
  });

  it.each(['fr-receptions', 'es-facturas', 'en-shipments', 'en-pegs'])(
    '%s: orders wait for their supplier',
    async (name) => {
      const { orders, partners, lines } = await part(name);
      for (const order of orders)
        expect(order).toMatchObject({ partnerId: '?', id: `?/${order.number.replace('-', '')}` });
      for (const line of lines) expect(line).not.toHaveProperty('ordered');
      expect([...partners.values()].every((partner) => partner.roles[0] === 'customer')).toBe(true);
    },
  );
});
