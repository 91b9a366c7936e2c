import { describe, expect, it } from 'vitest';
import type { MappingProposal } from '../../../../lib/sources/files/mapping-proposal.ts';
import { proposeMapping, signatureOf } from '../../../../lib/sources/files/propose-mapping.ts';
import { sniffTable } from '../../../../lib/sources/files/sniff-table.ts';
import { cpuMs } from '../../../tools/cpu-time.ts';
import { fixture } from './table-files.ts';

async function propose(file: Blob | string): Promise<MappingProposal> {
  const result = await sniffTable(typeof file === 'string' ? new Blob([file]) : file);
  if (!result.ok) throw new Error(result.error.code);
  return proposeMapping(result.value);
}

const fieldsOf = (proposal: MappingProposal) =>
  Object.fromEntries(proposal.columns.map(({ header, field }) => [header, field]));
const columnOf = (proposal: MappingProposal, header: string) =>
  proposal.columns.find((column) => column.header === header);
const mappedOf = (proposal: MappingProposal, header: string) =>
  proposal.mapping.columns.find((column) => column.header === header);

describe('proposeMapping', () => {
  it('reads German headings and conventions', async () => {
    const proposal = await propose(fixture('german-semicolon.csv'));
    expect(fieldsOf(proposal)).toEqual({
      Bestellnummer: 'orderNumber',
      Position: 'lineNumber',
      Lieferant: 'supplierName',
      Lieferantennummer: 'supplierNumber',
      Artikelnummer: 'itemNumber',
      Bezeichnung: 'itemDescription',
      Menge: 'orderedQuantity',
      Mengeneinheit: 'unit',
      Nettopreis: 'unitPrice',
      Währung: 'currency',
      Nettowert: 'value',
      Bestelldatum: 'sentOn',
      Wunschlieferdatum: 'requestedOn',
      Liefertermin: 'firstPromisedOn',
      Wareneingangsdatum: 'receivedOn',
      Eingangsmenge: 'receivedQuantity',
      Einkäufer: 'buyer',
      Werk: 'plant',
    });
    expect(proposal.mapping.delimiter).toBe(';');
    expect(mappedOf(proposal, 'Liefertermin')?.dateOrder).toBe('day-first');
    expect(mappedOf(proposal, 'Nettowert')?.decimal).toBe(',');
    expect(mappedOf(proposal, 'Menge')?.decimal).toBe(',');
    expect(columnOf(proposal, 'Menge')?.check).toEqual([{ code: 'decimal-assumed', facts: { either: 1 } }]);
    expect(proposal.missing).toEqual([]);
  });

  it('reads technical column names', async () => {
    expect(fieldsOf(await propose(fixture('sap-tab.tsv')))).toEqual({
      EBELN: 'orderNumber',
      EBELP: 'lineNumber',
      LIFNR: 'supplierNumber',
      NAME1: 'supplierName',
      MATNR: 'itemNumber',
      TXZ01: 'itemDescription',
      MENGE: 'orderedQuantity',
      MEINS: 'unit',
      NETPR: 'unitPrice',
      WAERS: 'currency',
      BEDAT: 'sentOn',
      EINDT: 'firstPromisedOn',
      BUDAT: 'receivedOn',
      WEMNG: 'receivedQuantity',
      EKGRP: 'buyerGroup',
      WERKS: 'plant',
      BUKRS: 'company',
    });
  });

  it('reads every heading of a full order table', async () => {
    expect(fieldsOf(await propose(fixture('purchase-lines.csv')))).toEqual({
      'PO Number': 'orderNumber',
      'PO Line': 'lineNumber',
      Supplier: 'supplierName',
      'Supplier Email': 'supplierEmail',
      'Part Number': 'itemNumber',
      Description: 'itemDescription',
      'Ordered Qty': 'orderedQuantity',
      'Unit Price': 'unitPrice',
      Currency: 'currency',
      'Order Sent': 'sentOn',
      'Requested Date': 'requestedOn',
      'Promised Date': 'firstPromisedOn',
      ASN: 'shipmentNumber',
      'Shipped On': 'shippedOn',
      'Receipt No': 'receiptNumber',
      'Received On': 'receivedOn',
      'Received Qty': 'receivedQuantity',
      'Rejected Qty': 'rejectedQuantity',
      'Reject Reason': 'rejectReason',
      Customer: 'customerName',
      'Customer Order': 'customerOrder',
      'Pegged Qty': 'pegQuantity',
      'Needed On': 'neededOn',
      Invoice: 'invoiceNumber',
      'Invoice Date': 'invoicedOn',
    });
  });

  it('reads French and Spanish headings', async () => {
    const french = await propose(
      'N° de commande;Ligne;Fournisseur;Désignation;Quantité;Date de commande;Date de livraison prévue;Date de réception\nC-1;1;Exemple SA;Vis;5;13/01/2026;20/01/2026;\n',
    );
    expect(Object.values(fieldsOf(french))).toEqual([
      'orderNumber',
      'lineNumber',
      'supplierName',
      'itemDescription',
      'orderedQuantity',
      'sentOn',
      'firstPromisedOn',
      'receivedOn',
    ]);
    const spanish = await propose(
      'Pedido;Línea;Proveedor;Descripción;Cantidad;Precio unitario;Fecha de entrega;Fecha de recepción\nP-1;1;Ejemplo SL;Tornillo;5;1,50;20/01/2026;\n',
    );
    expect(Object.values(fieldsOf(spanish))).toEqual([
      'orderNumber',
      'lineNumber',
      'supplierName',
      'itemDescription',
      'orderedQuantity',
      'unitPrice',
      'firstPromisedOn',
      'receivedOn',
    ]);
  });

  it('takes a vendor column of numbers for the supplier number', async () => {
    const proposal = await propose('PO,Vendor\nA-1,100017\nA-2,100018\n');
    expect(fieldsOf(proposal)).toEqual({ PO: 'orderNumber', Vendor: 'supplierNumber' });
    expect(proposal.missing).toEqual([]);
  });

  it('does not believe a heading whose values are something else', async () => {
    const proposal = await propose(
      'PO,Supplier,Received Date,Quantity\nA-1,Alpha,yes,many\nA-2,Beta,no,few\n',
    );
    expect(fieldsOf(proposal)).toEqual({
      PO: 'orderNumber',
      Supplier: 'supplierName',
      'Received Date': undefined,
      Quantity: undefined,
    });
  });

  it('reads headings that are written in one word', async () => {
    const proposal = await propose(
      'PONumber,SupplierName,receivedDate,ordered_qty\nA-1,Alpha,2026-05-04,5\n',
    );
    expect(Object.values(fieldsOf(proposal))).toEqual([
      'orderNumber',
      'supplierName',
      'receivedOn',
      'orderedQuantity',
    ]);
  });

  it('takes under a second for 2,000 columns', async () => {
    const columns = Array.from({ length: 2_000 }, (_, at) => `Quantity of part number ${at}`);
    const file = `${columns.join(',')}\n${columns.map((_, at) => (at % 2 ? '1.234' : '03/04/2026')).join(',')}\n`;
    const times: number[] = [];
    for (let run = 0; run < 4; run += 1) {
      const start = cpuMs();
      await propose(file);
      times.push(cpuMs() - start);
    }
    expect(Math.min(...times)).toBeLessThan(1_000);
  });

  it('names what is missing', async () => {
    expect((await propose('Colour,Size\nred,L\nblue,M\n')).missing).toEqual(['orderNumber', 'supplierName']);
  });

  it('chooses the price that multiplies to the line value', async () => {
    const rows = [
      [10, 2.5, 0.25, 25],
      [4, 3, 0.3, 12],
      [7, 1.25, 0.13, 8.75],
      [100, 9.99, 1, 999],
    ];
    const text = (heads: string) =>
      `PO,Supplier,Quantity,${heads},Line Value\n${rows.map((row, at) => `A-${at},Alpha,${row.join(',')}`).join('\n')}\n`;
    expect(fieldsOf(await propose(text('Pack Price,Unit Price')))).toMatchObject({
      'Pack Price': 'unitPrice',
      'Unit Price': undefined,
    });
    expect(fieldsOf(await propose(text('Unit Price,Pack Price')))).toMatchObject({
      'Unit Price': 'unitPrice',
      'Pack Price': undefined,
    });
  });

  it('says how day and month were told apart', async () => {
    const dates = async (cells: string[], head = 'PO,Supplier,Promised Date') =>
      columnOf(
        await propose(`${head}\n${cells.map((cell, at) => `A-${at},Alpha,${cell}`).join('\n')}\n`),
        'Promised Date',
      );
    expect((await dates(['03/04/2026', '11/13/2026']))?.why).toContainEqual({
      code: 'date-order-proved',
      facts: { order: 'month-first', count: 1 },
    });
    expect((await dates(['03/04/2026', '05/06/2026']))?.check).toEqual([
      { code: 'date-order-assumed', facts: { either: 2, from: 'delimiter' } },
    ]);
    expect((await dates(['03.04.2026']))?.check).toEqual([
      { code: 'date-order-assumed', facts: { either: 1, from: 'points' } },
    ]);
    expect((await dates(['13/04/2026', '14/04/2026', '04/15/2026']))?.check).toEqual([
      { code: 'date-order-mixed', facts: { dayFirst: 2, monthFirst: 1 } },
    ]);
    expect((await dates(['13/04/2026', '31/02/2026']))?.check).toEqual([
      { code: 'no-such-day', facts: { count: 1 } },
    ]);
    expect((await dates(['28-Feb-2023', '29-Feb-2023']))?.check).toEqual([
      { code: 'no-such-day', facts: { count: 1 } },
    ]);
    const other = await propose('PO,Supplier,Promised Date,Received Date\nA-1,Alpha,03/04/2026,23/04/2026\n');
    expect(mappedOf(other, 'Promised Date')?.dateOrder).toBe('day-first');
    expect(columnOf(other, 'Promised Date')?.check).toEqual([
      { code: 'date-order-assumed', facts: { either: 1, from: 'other-columns' } },
    ]);
  });

  it('takes a single revised date for the promise', async () => {
    const proposal = await propose('PO,Supplier,Revised Date\nA-1,Alpha,2026-04-03\n');
    expect(fieldsOf(proposal)).toMatchObject({ 'Revised Date': 'firstPromisedOn' });
    const both = await propose('PO,Supplier,Promised Date,Revised Date\nA-1,Alpha,2026-04-03,2026-04-05\n');
    expect(fieldsOf(both)).toMatchObject({
      'Promised Date': 'firstPromisedOn',
      'Revised Date': 'lastPromisedOn',
    });
  });

  it('signs a table by its headings in order', () => {
    expect(signatureOf({ headers: ['a', 'b'] })).not.toBe(signatureOf({ headers: ['b', 'a'] }));
    expect(signatureOf({ headers: ['a', 'b'] })).not.toBe(signatureOf({ headers: ['ab'] }));
  });
});
