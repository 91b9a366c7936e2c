import type { FileField } from '../../domain/file-mapping.ts';
import { DELIVERY_HEADINGS } from './column-headings-delivery.ts';
import { RELATION_HEADINGS } from './column-headings-relations.ts';

/**
 * Headings by field, divided by commas, most telling first, in the spelling of `headerWords`: English, the usual German, French and
 * Spanish ones, and the technical names of SAP's purchasing tables (EKKO, EKPO, EKET, EKBE, LFA1).
 */
export const COLUMN_HEADINGS: Record<FileField, readonly string[]> = {
  orderNumber: [
    'po so, po number, purchase order number, purchase order, purchasing document, po no, po, order number',
    'order no, order id, order, ebeln, bestellnummer, bestellung, einkaufsbeleg, bestell nr, auftragsnummer',
    'belegnummer, numero de commande, no commande, commande, numero de pedido, pedido, orden de compra, purch doc',
    'document number',
  ],
  lineNumber: [
    'po line, po line number, order line, line number, line no, line item, item no, line, position, pos, ebelp',
    'bestellposition, positionsnummer, numero de ligne, ligne, linea, posicion, po item',
    'item of purchasing document',
  ],
  recordId: ['record id, id, row id, line id, unique id, datensatz, guid, uuid'],
  supplierName: [
    'supplier name, vendor name, supplier, vendor, name of supplier, name of vendor, name 1, name1, lieferant',
    'lieferantenname, name des lieferanten, fournisseur, nom du fournisseur, proveedor, nombre del proveedor',
    'manufacturer',
  ],
  supplierNumber: [
    'supplier number, vendor number, supplier no, vendor no, supplier id, vendor id, supplier code, vendor code',
    'vendor account, lifnr, lieferantennummer, lieferanten nr, kreditor, code fournisseur, numero fournisseur',
    'codigo de proveedor, codigo proveedor',
  ],
  supplierDomain: ['supplier domain, vendor domain, supplier website, vendor website, website, domain, web'],
  supplierContact: ['supplier contact, vendor contact, contact name, contact, ansprechpartner, contacto'],
  supplierEmail: [
    'supplier email, vendor email, supplier e mail, vendor e mail, contact email, email, e mail, courriel, correo',
  ],
  supplierVat: [
    'supplier vat number, supplier vat, vendor vat number, vat number, vat registration number, vat id, vat no, stceg',
    'ust idnr, umsatzsteuer id, numero de tva, no tva, nif, cif',
  ],
  supplierDuns: ['supplier duns, vendor duns, duns, duns number, d u n s'],
  supplierGln: ['supplier gln, vendor gln, gln, global location number, iln'],
  supplierCountry: [
    'supplier country, vendor country, country of supplier, land1, lieferantenland, land des lieferanten',
    'pays du fournisseur, pays fournisseur, pais del proveedor, pais proveedor',
  ],
  supplierLanguage: [
    'supplier language, vendor language, language, language key, spras, sprache, lieferantensprache',
    'langue, langue du fournisseur, idioma, idioma del proveedor',
  ],
  route: ['route, fulfill via, fulfilled via, fulfilment, fulfillment, delivery route, supply route'],
  customerName: [
    'customer name, customer, sold to party, sold to, ship to party, ship to, client, client name, end customer',
    'consignee, kunde, kundenname, auftraggeber, nom du client, cliente, country, destination country',
    'destination',
  ],
  customerOrder: [
    'customer order, customer order number, sales order, sales order number, so number, so no, so, vbeln',
    'kundenauftrag, kundenauftragsnummer, commande client, pedido de cliente, pegged sales order, pegged order',
    'demand order',
  ],
  customerEmail: ['customer email, customer e mail, client email, kunden e mail'],
  pegQuantity: ['pegged quantity, peg quantity, pegged qty, demand quantity, customer quantity'],
  neededOn: [
    'needed on, needed by, need by date, needed date, customer needs it on, customer date, customer due date',
    'demand date, customer needs on, customer need date',
  ],
  itemNumber: [
    'item number, part number, material number, material, item code, part no, item no, sku, article number',
    'article, product code, matnr, artikelnummer, materialnummer, teilenummer, reference article',
    'codigo de articulo, articulo, item, product',
  ],
  supplierItemNumber: [
    'supplier part number, vendor part number, supplier item number, vendor item number, supplier material number',
    'vendor material number, supplier part, supplier item, idnlf, mpn, manufacturer part number',
    'lieferantenmaterialnummer, bestellnummer lieferant, reference fournisseur',
  ],
  itemGtin: ['gtin, ean, ean upc, ean code, upc, ean11, barcode, strichcode, code barres, codigo de barras'],
  alternateItem: [
    'alternate part number, alternate item, alternate part, alternative item, substitute, substitute item',
    'alternativmaterial, article de remplacement, articulo alternativo',
  ],
  itemDescription: [
    'item description, description, short text, material description, product description, part description',
    'item name, product name, txz01, maktx, bezeichnung, kurztext, beschreibung, materialkurztext, designation',
    'descripcion',
  ],
  orderedQuantity: [
    'ordered quantity, order quantity, line item quantity, quantity ordered, po quantity, ordered qty, order qty',
    'qty ordered, quantity, qty, menge, bestellmenge, menge bestellt, quantite, quantite commandee, cantidad',
    'cantidad pedida',
  ],
  cancelledQuantity: [
    'cancelled quantity, canceled quantity, quantity cancelled, cancelled qty, stornierte menge',
  ],
  unit: [
    'unit of measure, unit, uom, uo m, order unit, unit of measure per pack, meins, bstme, mengeneinheit, einheit',
    'bestellmengeneinheit, unite, unidad',
  ],
  unitPrice: [
    'unit price, net price, price per unit, pack price, price, netpr, nettopreis, einzelpreis, preis, stuckpreis',
    'prix unitaire, prix, precio unitario, precio',
  ],
  currency: [
    'currency, currency code, currency key, order currency, waers, wahrung, waehrung, devise, moneda, divisa',
  ],
  value: [
    'line item value, line value, order value, net value, net order value, line amount, net amount, amount, value',
    'total, netwr, nettowert, bestellwert, betrag, wert, montant, importe, valor',
  ],
  sentOn: [
    'po sent to vendor date, po sent date, order sent date, order sent, sent on, sent date, po sent',
    'sent to supplier, order date, po date, purchase order date, ordered on, date ordered, document date, aedat',
    'bedat, bestelldatum, belegdatum, date de commande, date commande, fecha de pedido, created on',
  ],
  requestedOn: [
    'requested date, requested delivery date, requested on, request date, required date, required on, requested',
    'due date, wunschtermin, wunschlieferdatum, bedarfstermin, date demandee, date souhaitee, fecha solicitada',
    'fecha requerida, need date',
  ],
  firstPromisedOn: [
    'first promised date, first promised, first promise, original promise date, original promised date',
    'promised date, promise date, promised on, promised, confirmed delivery date, scheduled delivery date',
    'scheduled date, planned delivery date, statistical delivery date, eindt, slfdt, lieferdatum, liefertermin',
    'bestatigter termin, zugesagtes datum, delivery date, expected delivery date, expected date',
    'date de livraison prevue, date de livraison, date promise, fecha prometida, fecha de entrega, eta',
  ],
  lastPromisedOn: [
    'last promised date, last promised, last promise, latest promise date, current promise date',
    'current promised date, revised delivery date, revised date, new delivery date, rescheduled date',
    'neuer liefertermin, aktueller liefertermin, promised now, now promised, current promise',
  ],
  confirmedOn: [
    'confirmed on, acknowledged on, acknowledgement date, acknowledged, confirmation date, order acknowledged',
    'auftragsbestatigung, bestatigt am, date de confirmation, fecha de confirmacion',
  ],
  shipmentNumber: [
    'asn dn, asn number, asn, asn no, shipment number, shipment no, shipment id, shipment, delivery note',
    'delivery note number, dn, despatch advice, inbound delivery, delivery number, packing slip, lieferschein',
    'lieferscheinnummer, anlieferung, bon de livraison, albaran, tracking number, shipping notice, advance shipping notice, shipment asn',
  ],
  shippedOn: [
    'shipped on, ship date, shipped date, shipment date, shipping date, dispatch date, despatch date',
    'goods issue date, shipped, versanddatum, versandt am, date d expedition, fecha de envio',
  ],
  shippedQuantity: [
    'shipped quantity, shipped qty, quantity shipped, qty shipped, despatched quantity, versandte menge',
    'quantite expediee, cantidad enviada',
  ],
  receiptNumber: [
    'receipt number, receipt no, goods receipt, goods receipt number, grn, gr number, material document, receipt',
    'mblnr, wareneingangsnummer, numero de reception',
  ],
  receivedOn: [
    'delivered to client date, received on, received date, receipt date, goods receipt date, gr date',
    'actual delivery date, delivered date, delivered on, date received, delivered, received, arrival date',
    'posting date, budat, wareneingangsdatum, wareneingang, wareneingang am, eingangsdatum, date de reception',
    'fecha de recepcion',
  ],
  receivedQuantity: [
    'received quantity, receipt quantity, quantity received, received qty, qty received, delivered quantity',
    'delivered qty, goods receipt quantity, gr quantity, wemng, gelieferte menge, eingangsmenge, quantite recue',
    'cantidad recibida',
  ],
  rejectedQuantity: [
    'rejected quantity, rejected qty, quantity rejected, qty rejected, defective quantity, rejects, rejected',
    'ausschuss, reklamierte menge, quantite rejetee, cantidad rechazada',
  ],
  rejectedOn: ['rejected on, rejected date, rejection date, found on, reklamiert am'],
  rejectReason: [
    'reject reason, rejection reason, reason for rejection, defect, reason, reklamationsgrund, motif de rejet',
    'motivo de rechazo',
  ],
  invoiceNumber: [
    'invoice number, invoice no, invoice, supplier invoice, invoice id, rechnung, rechnungsnummer',
    'numero de facture, facture, factura, numero de factura',
  ],
  invoicedOn: ['invoiced on, invoice date, rechnungsdatum, date de facture, fecha de factura'],
  invoiceAmount: [
    'invoice amount, invoiced amount, invoice value, invoice total, rechnungsbetrag, montant facture',
    'importe factura',
  ],
  buyer: ['buyer, buyer name, purchaser, einkaufer, einkaeufer, acheteur, comprador, ernam, requisitioner'],
  buyerGroup: [
    'buyer group, purchasing group, purchasing grp, ekgrp, einkaufergruppe, groupe d acheteurs, grupo de compras',
  ],
  plant: ['plant, receiving plant, receiving site, werk, werks, division, usine, planta, centro'],
  company: [
    'company, company code, legal entity, bukrs, buchungskreis, gesellschaft, societe, sociedad, empresa',
  ],
  owner: [
    'owner, relationship owner, account owner, account manager, supplier manager, responsible, verantwortlich',
    'responsable',
  ],
  ...DELIVERY_HEADINGS,
  ...RELATION_HEADINGS,
  sampleAsOf: ['partner lens sample as of, partnerlens sample as of'],
};
