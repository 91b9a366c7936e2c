import { openAsBlob, readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { normaliseNumber } from '../../../../lib/domain/normalise.ts';
import type { MappingProposal } from '../../../../lib/sources/files/mapping-proposal.ts';
import { proposeMapping } from '../../../../lib/sources/files/propose-mapping.ts';
import { sniffTable } from '../../../../lib/sources/files/sniff-table.ts';
import type { TableSniff } from '../../../../lib/sources/files/table-sniff.ts';
import { realData } from '../../../real-data.ts';
import { type Imported, importAll } from './table-files.ts';

const path = realData('scms/SCMS_Delivery_History_Dataset.csv');

/** The file by another reader, and its dates by another rule: only what this file contains. */
type Row = Record<string, string>;
function otherReading(file: string): Row[] {
  return Papa.parse<Row>(readFileSync(file, 'utf8').replace(/^\ufeff/, ''), {
    header: true,
    skipEmptyLines: true,
  }).data;
}
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
function otherDate(cell: string | undefined): string | undefined {
  const named = /^(\d\d)-(\w{3})-(\d\d)$/.exec(cell ?? '');
  if (named)
    return `20${named[3]}-${String(MONTHS.indexOf(named[2] ?? '') + 1).padStart(2, '0')}-${named[1]}`;
  const slashed = /^(\d+)\/(\d+)\/(?:20)?(\d\d)$/.exec(cell ?? '');
  return slashed
    ? `20${slashed[3]}-${slashed[1]?.padStart(2, '0')}-${slashed[2]?.padStart(2, '0')}`
    : undefined;
}

describe.skipIf(!path)('the SCMS delivery history', () => {
  let sniff: TableSniff;
  let proposal: MappingProposal;
  let all: Imported;
  let rows: Row[];

  beforeAll(async () => {
    const file = await openAsBlob(path ?? '');
    const result = await sniffTable(file);
    if (!result.ok) throw new Error(result.error.code);
    sniff = result.value;
    proposal = proposeMapping(sniff);
    all = await importAll(file, proposal.mapping);
    rows = otherReading(path ?? '');
  });

  it('is seen whole: rows, columns, words in date columns', () => {
    expect({
      rows: sniff.rows,
      complete: sniff.complete,
      ragged: sniff.ragged,
      delimiter: sniff.delimiter,
      columns: sniff.headers.length,
    }).toEqual({ rows: 10_324, complete: true, ragged: 0, delimiter: ',', columns: 33 });
    const by = Object.fromEntries(sniff.columns.map((column) => [column.header, column]));
    expect(by['PQ First Sent to Client Date']?.words.top).toEqual([
      { text: 'Pre-PQ Process', count: 2_476 },
      { text: 'Date Not Captured', count: 205 },
    ]);
    expect(by['PO Sent to Vendor Date']?.words.top).toEqual([
      { text: 'N/A - From RDC', count: 5_404 },
      { text: 'Date Not Captured', count: 328 },
    ]);
    expect(by['PO Sent to Vendor Date']?.dates).toMatchObject({ count: 4_592, dayFirst: 0, noSuchDay: 0 });
    for (const header of ['Scheduled Delivery Date', 'Delivered to Client Date'])
      expect(by[header]?.dates).toMatchObject({ count: 10_324, forms: { 'named-month': 10_324 } });
    expect(by.Vendor?.distinct).toBe(73);
  });

  it('is mapped right without a hand', () => {
    const fields = Object.fromEntries(
      proposal.columns.flatMap(({ header, field }) => (field ? [[field, header]] : [])),
    );
    expect(fields).toEqual({
      recordId: 'ID',
      orderNumber: 'PO / SO #',
      shipmentNumber: 'ASN/DN #',
      customerName: 'Country',
      route: 'Fulfill Via',
      supplierName: 'Vendor',
      sentOn: 'PO Sent to Vendor Date',
      firstPromisedOn: 'Scheduled Delivery Date',
      receivedOn: 'Delivered to Client Date',
      itemDescription: 'Item Description',
      orderedQuantity: 'Line Item Quantity',
      value: 'Line Item Value',
      unitPrice: 'Pack Price',
      itemGroup: 'Product Group',
      transportMode: 'Shipment Mode',
    });
    expect(proposal.columns.flatMap((column) => column.check)).toEqual([]);
    expect(proposal.missing).toEqual([]);
    expect(proposal.mapping.ownSites).toEqual(['SCMS from RDC']);
    expect(proposal.columns.find((column) => column.field === 'unitPrice')?.why).toContainEqual({
      code: 'price-arithmetic',
      facts: { share: 1 },
    });
  });

  it('is accounted for to the last row', () => {
    expect(all.failure).toBeUndefined();
    expect(all.cursor).toMatchObject({ rows: 10_324, accepted: 10_324, repeated: 0, rejected: 0 });
    expect(all.lines).toHaveLength(10_324);
    expect(new Set(all.lines.map((line) => line.nativeId)).size).toBe(10_324);
  });

  it('has the orders, shipments, suppliers and own site that were counted', () => {
    expect(new Set(all.orders.map((order) => order.id)).size).toBe(6_233);
    expect(new Set(all.lines.flatMap((line) => line.shipments.map((shipment) => shipment.number))).size).toBe(
      7_030,
    );
    const roles = [...all.partners.values()].map((partner) => partner.roles.join());
    expect(roles.filter((role) => role === 'supplier')).toHaveLength(72);
    expect(roles.filter((role) => role === 'own-site')).toHaveLength(1);
    expect(roles.filter((role) => role === 'customer')).toHaveLength(
      new Set(rows.map((row) => row.Country)).size,
    );
    const linesOf = (kind: string) =>
      all.orders.flatMap((order) => (order.kind === kind ? order.lines : [])).length;
    expect([linesOf('purchase'), linesOf('sales')]).toEqual([4_920, 5_404]);
    const onTime = all.lines.filter(
      (line) => (line.receipts[0]?.receivedOn ?? '') <= (line.firstPromisedOn ?? ''),
    );
    expect(onTime).toHaveLength(9_138);
  });

  it('says in every line what another reading of the row says', () => {
    const lines = new Map(
      all.orders.flatMap((order) => order.lines.map((line) => [line.nativeId ?? '', { order, line }])),
    );
    expect(rows).toHaveLength(10_324);
    for (const row of rows) {
      const found = lines.get(row.ID ?? '');
      const supplier = all.partners.get(found?.order.partnerId ?? '');
      expect({
        order: found?.order.number,
        supplier: supplier && normaliseNumber(supplier.name),
        description: found?.line.item.description,
        ordered: found?.line.ordered,
        price: Number(found?.line.unitPrice?.amount),
        value: Number(found?.line.value?.amount),
        sentOn: found?.line.sentOn,
        promised: found?.line.firstPromisedOn,
        last: found?.line.lastPromisedOn,
        received: found?.line.receipts,
        shipments: found?.line.shipments,
        customers: found?.line.pegs.map((peg) => all.partners.get(peg.customerId)?.name),
      }).toEqual({
        order: row['PO / SO #'],
        supplier: normaliseNumber(row.Vendor ?? ''),
        description: row['Item Description']?.trim(),
        ordered: Number(row['Line Item Quantity']),
        price: Number(row['Pack Price']),
        value: Number(row['Line Item Value']),
        sentOn: otherDate(row['PO Sent to Vendor Date']),
        promised: otherDate(row['Scheduled Delivery Date']),
        last: otherDate(row['Scheduled Delivery Date']),
        received: [{ receivedOn: otherDate(row['Delivered to Client Date']) }],
        shipments: [{ number: row['ASN/DN #'] }],
        customers: [row.Country],
      });
    }
  });

  it('has 183 lines sent and not yet received on 2010-06-30, 40 of which became late', () => {
    const day = '2010-06-30';
    const open = all.lines.filter(
      (line) => line.sentOn && line.sentOn <= day && (line.receipts[0]?.receivedOn ?? '') > day,
    );
    expect(open).toHaveLength(183);
    expect(
      open.filter((line) => (line.receipts[0]?.receivedOn ?? '') > (line.firstPromisedOn ?? '')),
    ).toHaveLength(40);
  });
});
