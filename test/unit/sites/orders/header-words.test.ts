import { expect, test } from 'vitest';
import { isOfOrders, meaningOf, orderNumberIn } from '../../../../lib/sites/orders/header-words.ts';

const SAID: Record<string, string> = {
  order:
    'PO, P.O. Number, PO #, PO no., Purchase Order, purchaseOrderNumber, po_number, Order No., Order #, Order ID, Order Ref, Your order number, Customer PO, Purchasing document, Bestellung, Bestellnr., Bestell-Nr., Bestellnummer, Bestellnummern, Einkaufsbeleg, Ihre Bestellnummer, Auftragsnummer, N° de commande, Numéro de commande, Commande n°, Bon de commande N°, Nº de pedido, Número de pedido, Orden de compra, Sales order number',
  line: 'Line, Line no., Ln, Pos., Position, Positionsnummer, PO Line #, PO item, Order line, Line item, Bestellposition, Zeile, Ligne, N° de ligne, Línea, Posición',
  item: 'Item, Item No., Part number, Part #, Material, Materialnummer, SKU, Article, Artikelnummer, Artikel-Nr., Référence article, Code article, Código de artículo, Product code, Your part number, Teilenummer, Kundenartikelnummer',
  supplierItem:
    'Supplier part number, Vendor SKU, Vendor item no., Lieferantenartikelnummer, Référence article fournisseur',
  gtin: 'EAN, GTIN, UPC, EAN/UPC, EAN code',
  description:
    'Description, Item description, Item name, Product name, Bezeichnung, Artikelbezeichnung, Beschreibung, Désignation, Libellé, Descripción, Descripción del artículo',
  quantity:
    'Quantity, Qty, Qty., Order qty, Ordered quantity, Quantity ordered, Menge, Bestellmenge, Bestellte Menge, Anzahl, Quantité, Qté, Qté commandée, Quantité commandée, Cantidad, Cantidad pedida',
  open: 'Open, Open quantity, Outstanding qty, Remaining quantity, Offene Menge, Restmenge, Quantité restante, Cantidad pendiente',
  received:
    'Received qty, Qty received, Delivered quantity, Gelieferte Menge, Quantité reçue, Cantidad recibida',
  unit: 'Unit, UoM, UOM, Unit of measure, Order unit, ME, Mengeneinheit, Einheit, Unité, Unidad, U.M.',
  price:
    'Price, Unit price, Net price, Net Order Price, Price per unit, Unit cost, Rate, Preis, Einzelpreis, Stückpreis, Nettopreis, Prix unitaire, Prix unitaire HT, P.U., Precio unitario, Precio',
  priceUnit: 'Per, Price unit, Price per, Preiseinheit, pro, Unité de prix',
  amount:
    'Amount, Total, Line total, Line amount, Net value, Order value, Order total, Total amount, Total price, Grand total, Betrag, Gesamtbetrag, Gesamtpreis, Nettowert, Bestellwert, Montant, Montant total, Prix total, Total HT, Importe, Importe total, Valor',
  currency: 'Currency, Curr., Währung, Devise, Moneda, Currency code',
  ordered:
    'Order date, Date ordered, Ordered on, Order placed, Purchase date, PO date, Bestelldatum, Bestellt am, Date de commande, Commandé le, Fecha de pedido, Fecha del pedido',
  requested:
    'Requested date, Requested delivery date, Requested, Need-by date, Required by, Request date, Wunschtermin, Wunschliefertermin, Gewünschtes Lieferdatum, Date souhaitée, Date demandée, Date de livraison souhaitée, Fecha solicitada, Fecha requerida, Requested ship date',
  promised:
    'Promised date, Promise date, Confirmed date, Confirmed delivery date, Estimated delivery, Expected delivery date, Est. Delivery, ETA, Expected arrival, Bestätigter Liefertermin, Bestätigter Termin, Voraussichtlicher Liefertermin, Voraussichtliche Lieferung, Livraison prévue, Date de livraison prévue, Date confirmée, Fecha prometida, Fecha de entrega prevista, Fecha confirmada, Scheduled delivery date',
  delivery:
    'Delivery date, Liefertermin, Lieferdatum, Termin, Date de livraison, Fecha de entrega, Arrival date, Delivery by',
  shipped:
    'Shipped, Ship date, Shipped on, Shipping date, Dispatch date, Versanddatum, Versendet am, Date d’expédition, Fecha de envío',
  delivered: 'Delivered on, Received date, Date received, Geliefert am, Livré le, Fecha de entregado',
  status: 'Status, Order status, Line status, State, Statut, Estado, Bestellstatus',
  supplier:
    'Supplier, Vendor, Supplier name, Lieferant, Lieferantenname, Fournisseur, Proveedor, Nombre del proveedor',
  buyer: 'Buyer, Buyer name, Einkäufer, Acheteur, Comprador, Customer, Kunde, Client',
  tracking:
    'Tracking, Tracking no., Tracking number, Shipment tracking number, Sendungsnummer, N° de suivi, Número de seguimiento',
  invoice: 'Invoice, Invoice no., Rechnungsnummer, N° de facture, RFQ number, Quotation',
  shipment:
    'ASN, Delivery note, Delivery note no., Lieferschein, Lieferschein-Nr., Packing slip, Shipment number, Albarán',
};

/** Headings that look like one of the fields and are another thing. */
const UNSAID = [
  'Orders',
  'Order by',
  'Order history',
  'View order',
  'Order confirmation',
  'Order type',
  'Ordered by',
  'Items',
  'Lines',
  'Invoice amount',
  'Tax amount',
  'Tax rate',
  'Exchange rate',
  'Shipping & Handling',
  'Ship to',
  'Delivery address',
  'Delivery terms',
  'Lieferadresse',
  'Payment terms',
  'Shipping status',
  'Invoice status',
  'Total weight',
  'Unit weight',
  'Supplier number',
  'Order deadline',
  'Item group',
  'Price list',
  'Comment',
  'Actions',
  'Confirmation date',
  'Minimum order quantity',
  'Line manager',
  'Telefon',
  'Datenschutz',
  'Kundenservice',
  'We shipped order',
  'Description of services rendered',
  'Promotion',
  'Estado civil',
  'Position title',
  'Number of pages',
  'Date of birth',
  '',
];

test.each(Object.entries(SAID))('%s is what these headings say', (is, headings) => {
  const found = headings.split(', ').map((heading) => `${heading}: ${meaningOf(heading)?.is}`);
  expect(found).toEqual(headings.split(', ').map((heading) => `${heading}: ${is}`));
});

test('other words say nothing', () => {
  const wrong = UNSAID.filter((heading) => meaningOf(heading) !== undefined);
  expect(wrong).toEqual([]);
});

test('a heading may name the currency of its column', () => {
  expect(meaningOf('Unit price (EUR)')).toMatchObject({ is: 'price', currency: 'EUR' });
  expect(meaningOf('Amount in USD')).toMatchObject({ is: 'amount', currency: 'USD' });
  expect(meaningOf('Net value [CHF]')).toMatchObject({ is: 'amount', currency: 'CHF' });
});

test('the number of an order is found behind its words', () => {
  expect(orderNumberIn('Order 4711')).toBe('4711');
  expect(orderNumberIn('Purchase Order #P00012 (draft)')).toBe('P00012');
  expect(orderNumberIn('Bestellung Nr. 4500012345 vom 3. Mai')).toBe('4500012345');
  expect(orderNumberIn('Commande n° CF-118')).toBe('CF-118');
  expect(orderNumberIn('12 orders')).toBeUndefined();
  expect(orderNumberIn('Orders 12')).toBeUndefined();
  expect(orderNumberIn('We shipped order 4711')).toBeUndefined();
  expect(orderNumberIn('Invoice 4711')).toBeUndefined();
});

test('a page of orders is told by its heading, whatever the accents', () => {
  for (const title of [
    'Órdenes de compra',
    'ÓRDENES',
    'O\u0301rdenes',
    'Mes commandes',
    'Meine Bestellungen',
  ])
    expect(isOfOrders(title), title).toBe(true);
  for (const title of ['Ordenador', 'Disorders', 'Invoices']) expect(isOfOrders(title), title).toBe(false);
});
