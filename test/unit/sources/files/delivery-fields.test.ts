import { describe, expect, it } from 'vitest';
import { orderSchema } from '../../../../lib/domain/order.ts';
import { proposeMapping } from '../../../../lib/sources/files/propose-mapping.ts';
import { sniffTable } from '../../../../lib/sources/files/sniff-table.ts';
import { importAsProposed } from './table-files.ts';

/** What files say of groups, lanes, changes of the promise, quality and payment. */
const HEADINGS = {
  English:
    'PO Number,Line,Supplier,Promised Date,Item Group,Standard Price,Ship-to Country,Transport Mode,ASN Received On,Promise changed on,Promise changed by,Days moved,Lots inspected,Lots rejected,Returned Quantity,Returned on,Documents correct,Undamaged,Invoice Number,Invoiced Quantity,Invoice matched,Payment due date,Paid on',
  German:
    'Bestellnummer,Position,Lieferant,Zugesagter Termin,Warengruppe,Standardpreis,Empfangsland,Versandart,Avis erhalten am,Termin geändert am,Geändert durch,Verschiebung Tage,Geprüfte Lose,Zurückgewiesene Lose,Retourenmenge,Retourniert am,Papiere korrekt,Unbeschädigt,Rechnungsnummer,Rechnungsmenge,Rechnung stimmt,Nettofälligkeit,Bezahlt am',
  French:
    "N° commande,Ligne,Fournisseur,Date confirmée,Famille d'articles,Prix standard,Pays de livraison,Mode de transport,Avis reçu le,Date modifiée le,Modifié par,Jours de report,Lots contrôlés,Lots refusés,Quantité retournée,Date de retour,Documents conformes,Sans dommage,N° facture,Quantité facturée,Facture rapprochée,Date d'échéance,Date de paiement",
  Spanish:
    'Número de pedido,Línea,Proveedor,Fecha confirmada,Familia de artículos,Precio estándar,País de entrega,Modo de transporte,Aviso recibido el,Fecha cambiada el,Cambiado por,Días aplazados,Lotes inspeccionados,Lotes rechazados,Cantidad devuelta,Fecha de devolución,Documentos correctos,Sin daños,Nº factura,Cantidad facturada,Factura conciliada,Fecha de vencimiento,Fecha de pago',
};
const FIELDS = [
  'orderNumber',
  'lineNumber',
  'supplierName',
  'firstPromisedOn',
  'itemGroup',
  'standardPrice',
  'shipTo',
  'transportMode',
  'advisedOn',
  'promiseChangedOn',
  'promiseChangedBy',
  'promiseChangedDays',
  'lotsInspected',
  'lotsRejected',
  'returnedQuantity',
  'returnedOn',
  'documentsCorrect',
  'undamaged',
  'invoiceNumber',
  'invoicedQuantity',
  'invoiceMatched',
  'payableOn',
  'paidOn',
];
const ROW =
  'PO-1,10,Acme,2026-04-10,Motors,12.50,Poland,Road,2026-04-08,2026-04-01,Lieferant,7,4,1,2,2026-04-20,yes,no,INV-1,8,Ja,2026-05-12,2026-05-10';

describe.each(Object.entries(HEADINGS))('headings in %s', (_, headings) => {
  it('are mapped without a hand', async () => {
    const sniff = await sniffTable(new Blob([`${headings}\n${ROW}\n`]));
    if (!sniff.ok) throw new Error(sniff.error.code);
    expect(proposeMapping(sniff.value).columns.map(({ field }) => field)).toEqual(FIELDS);
  });
});

const importRows = (...rows: string[]) =>
  importAsProposed(new Blob([`${HEADINGS.English}\n${rows.join('\n')}\n`]));

describe('what the columns say', () => {
  it('is kept with its line, whole', async () => {
    const { orders, lines, rejects } = await importRows(ROW);
    expect(rejects).toEqual([]);
    expect(lines[0]).toMatchObject({
      item: { group: 'Motors' },
      standardPrice: { amount: '12.50', currency: '' },
      shipTo: 'Poland',
      mode: 'Road',
      shipments: [{ number: '', advisedOn: '2026-04-08' }],
      changes: [{ changedOn: '2026-04-01', field: 'date', by: 'supplier', days: 7 }],
      lots: { inspected: 4, rejected: 1 },
      returns: [{ returnedOn: '2026-04-20', quantity: 2 }],
      documentsCorrect: true,
      undamaged: false,
      invoices: [
        { number: 'INV-1', quantity: 8, matched: true, payableOn: '2026-05-12', paidOn: '2026-05-10' },
      ],
    });
    expect(orderSchema.safeParse(orders[0]).success).toBe(true);
  });

  it('stays absent where a row says nothing, and an earlier pull-in is a move of days below 0', async () => {
    const bare = 'PO-7,10,Acme,2026-04-10,,,,,,,,,,,,,,,,,,,';
    const moved = 'PO-2,10,Acme,2026-04-10,,,,,,2026-04-01,our purchasing,-3,,,,,,,,,,,';
    const { lines, rejects } = await importRows(bare, moved, ROW);
    expect(rejects).toEqual([]);
    for (const field of ['returns', 'changes', 'lots', 'documentsCorrect', 'undamaged', 'shipTo', 'mode'])
      expect(lines[0]).not.toHaveProperty(field);
    expect(lines[1]?.changes).toEqual([{ changedOn: '2026-04-01', field: 'date', by: 'buyer', days: -3 }]);
  });

  it('is listed where it cannot be meant', async () => {
    const cells = (at: Record<number, string>) =>
      ROW.split(',')
        .map((cell, place) => at[place] ?? cell)
        .join(',');
    // Most cells are right: the columns are found by them.
    const good = Array.from({ length: 12 }, (_, at) => ROW.replace('PO-1', `PO-9${at}`));
    const { rejects } = await importRows(
      ...good,
      cells({ 0: 'PO-1', 15: '', 14: '2' }),
      cells({ 0: 'PO-3', 10: 'the weather' }),
      cells({ 0: 'PO-4', 13: '9' }),
      cells({ 0: 'PO-5', 9: '' }),
    );
    expect(rejects.map(({ reason, column, kept }) => [reason, column, kept === undefined])).toEqual([
      ['return-date-missing', 'Returned Quantity', true],
      ['side-unreadable', 'Promise changed by', true],
      ['lots-incomplete', 'Lots rejected', false],
      ['change-date-missing', 'Days moved', false],
    ]);
  });

  it('takes a column with other words than yes and no for no flag', async () => {
    const text = 'PO Number,Supplier,Undamaged\nPO-1,Acme,yes\nPO-2,Acme,dented\n';
    const sniff = await sniffTable(new Blob([text]));
    if (!sniff.ok) throw new Error(sniff.error.code);
    expect(proposeMapping(sniff.value).columns[2]?.field).toBeUndefined();
  });

  it('sends goods to the country that waits for them', async () => {
    const { lines } = await importAsProposed(
      new Blob(['PO Number,Vendor,Destination Country,Qty\nPO-1,Acme,Zambia,5\n']),
    );
    expect(lines[0]).toMatchObject({ shipTo: 'Zambia', pegs: [{ customerId: 'ZAMBIA' }] });
  });
});
