import { describe, expect, test } from 'vitest';
import { labelOfHeader, SOMETHING_ELSE } from '../../../lib/recognise/labels.ts';

const kindOf = (header: string): string | undefined => {
  const said = labelOfHeader(header);
  return said === SOMETHING_ELSE ? said : said?.kind;
};

describe('headers', () => {
  test.each([
    ['PO', 'purchase-order'],
    ['po number', 'purchase-order'],
    ['PO / SO #', 'sales-order'],
    ['Order no.', 'purchase-order'],
    ['Purchase Order Number', 'purchase-order'],
    ['Order', 'purchase-order'],
    ['Bestellnummer', 'purchase-order'],
    ['Bestell-Nr.', 'purchase-order'],
    ['N° de commande', 'purchase-order'],
    ['Número de pedido', 'purchase-order'],
    ['Orden de compra', 'purchase-order'],
    ['Sales order', 'sales-order'],
    ['Customer order no.', 'sales-order'],
    ['Auftrag', 'sales-order'],
    ['Pedido de venta', 'sales-order'],
    ['ASN', 'shipment'],
    ['ASN/DN #', 'shipment'],
    ['Delivery note', 'shipment'],
    ['Despatch advice', 'shipment'],
    ['Lieferschein-Nr.', 'shipment'],
    ['Bon de livraison', 'shipment'],
    ['Albarán', 'shipment'],
    ['Invoice', 'invoice'],
    ['Rechnungsnummer', 'invoice'],
    ['Facture n°', 'invoice'],
    ['Factura', 'invoice'],
    ['Document no.', 'number'],
    ['Your reference', 'number'],
    ['Belegnummer', 'number'],
    ['Commande client', 'sales-order'],
    ['Supplier no.', undefined],
    ['Order date', SOMETHING_ELSE],
    ['Bestelldatum', SOMETHING_ELSE],
    ['Qty', SOMETHING_ELSE],
    ['Menge', SOMETHING_ELSE],
    ['Order value', SOMETHING_ELSE],
    ['Fecha de pedido', SOMETHING_ELSE],
    ['Prix', SOMETHING_ELSE],
    ['PO line', SOMETHING_ELSE],
    ['Pos.', SOMETHING_ELSE],
    ['Phone', SOMETHING_ELSE],
    ['Item', 'item'],
    ['Part no.', 'item'],
    ['Materialnummer', 'item'],
    ['Artikel-Nr.', 'item'],
    ['Réf. article', 'item'],
    ['Código de artículo', 'item'],
    ['GTIN', 'item'],
    ['Item description', undefined],
    ['Line item', SOMETHING_ELSE],
    ['USt-IdNr.', 'partner-number'],
    ['N° TVA', 'partner-number'],
    ['DUNS', 'partner-number'],
    ['GLN', 'partner-number'],
    ['Name', undefined],
    ['', undefined],
    ['Orders', undefined],
    ['Description', undefined],
    ['Everything that you may want to know about the order', undefined],
  ])('%s says %s', (header, kind) => {
    expect(kindOf(header)).toBe(kind);
  });
});
