import type { FileField } from '../../domain/file-mapping.ts';

type DeliveryField =
  | 'itemGroup'
  | 'standardPrice'
  | 'shipTo'
  | 'transportMode'
  | 'promiseChangedOn'
  | 'promiseChangedBy'
  | 'promiseChangedDays'
  | 'advisedOn'
  | 'lotsInspected'
  | 'lotsRejected'
  | 'returnedQuantity'
  | 'returnedOn'
  | 'documentsCorrect'
  | 'undamaged'
  | 'invoicedQuantity'
  | 'invoiceMatched'
  | 'payableOn'
  | 'paidOn';

/** Headings of what files say of groups, lanes, changes, quality and payment; in the form of `COLUMN_HEADINGS`. */
export const DELIVERY_HEADINGS: Pick<Record<FileField, readonly string[]>, DeliveryField> = {
  itemGroup: [
    'item group, material group, product group, commodity, commodity group, material category, item category, product category',
    'category, purchasing category, spend category, matkl, warengruppe, materialgruppe, artikelgruppe, produktgruppe, warengr',
    'groupe de marchandises, groupe articles, groupe d articles, famille, famille d articles, categorie, categorie d achat',
    'grupo de articulos, grupo articulos, familia, familia de articulos, categoria, categoria de compra, sub classification',
  ],
  standardPrice: [
    'standard price, standard cost, standard unit price, standard unit cost, std price, std cost, stprs, moving average price',
    'standardpreis, verrechnungspreis, standardkosten, prix standard, cout standard, precio estandar, coste estandar',
  ],
  shipTo: [
    'ship to country, ship to location, ship to site, delivery country, delivery location, delivery address country',
    'country of destination, ship to city, empfangsland, lieferland, bestimmungsland, lieferort, zielort, empfangsort',
    'pays de livraison, pays de destination, lieu de livraison, pais de entrega, pais de destino, lugar de entrega',
  ],
  transportMode: [
    'transport mode, shipment mode, mode of transport, shipping mode, freight mode, transport type, shipping method, ship via',
    'ship method, mode of shipment, mode, versandart, transportart, verkehrszweig, verkehrstrager, mode de transport',
    'mode d expedition, modo de transporte, modo de envio, tipo de transporte, medio de transporte',
  ],
  promiseChangedOn: [
    'promise changed on, promise changed, promised date changed on, confirmation changed on, date changed on, rescheduled on',
    'last reschedule date, delivery date changed on, termin geandert am, bestatigung geandert am, terminanderung am',
    'date modifiee le, date de modification, modifie le, report le, fecha cambiada el, fecha modificada el, cambio de fecha el',
  ],
  promiseChangedBy: [
    'promise changed by, changed by, rescheduled by, change requested by, date changed by, termin geandert durch',
    'terminanderung durch, geandert durch, modifie par, report demande par, cambiado por, modificado por',
  ],
  promiseChangedDays: [
    'promise changed by days, days moved, push out days, pushed out days, days pushed out, rescheduled days, days rescheduled',
    'promise moved days, verschiebung tage, verschoben um tage, terminverschiebung tage, jours de report, report en jours',
    'decalage jours, dias de retraso comunicados, dias aplazados, aplazamiento dias',
  ],
  advisedOn: [
    'asn received on, asn received date, asn received, asn date, despatch advice received on, despatch advice date',
    'advance shipping notice date, shipment notice received, avis erhalten am, lieferavis am, avis vom, avisdatum',
    'avis recu le, date avis d expedition, date de l avis, aviso recibido el, fecha aviso de expedicion, fecha del aviso',
  ],
  lotsInspected: [
    'lots inspected, inspected lots, inspection lots, number of lots, lots checked, batches inspected, gepruefte lose',
    'geprufte lose, pruflose, anzahl pruflose, lots controles, nombre de lots, lotes inspeccionados, lotes controlados',
  ],
  lotsRejected: [
    'lots rejected, rejected lots, batches rejected, lots refused, zuruckgewiesene lose, abgelehnte lose, gesperrte lose',
    'lots refuses, lots rejetes, lotes rechazados',
  ],
  returnedQuantity: [
    'returned quantity, returned to supplier quantity, return quantity, returned qty, qty returned, quantity returned, return qty, rtv quantity',
    'quantity returned to vendor, retourenmenge, retourmenge, rucklieferung menge, rucksendemenge, quantite retournee',
    'qte retournee, cantidad devuelta, cant devuelta, unidades devueltas',
  ],
  returnedOn: [
    'returned on, return date, date returned, returned date, rtv date, retourniert am, retourdatum, retoure am',
    'rucklieferung am, retourne le, date retour, date de retour, devuelto el, fecha devolucion, fecha de devolucion',
  ],
  documentsCorrect: [
    'documents correct, papers correct, documentation correct, documents ok, paperwork correct, docs ok, papiere korrekt',
    'dokumente korrekt, papiere in ordnung, documents conformes, documents corrects, documentos correctos, papeles correctos',
  ],
  undamaged: [
    'undamaged, delivered undamaged, damage free, received undamaged, free of damage, without damage, unbeschadigt',
    'ohne schaden, schadenfrei, sans dommage, sans avarie, intact, sin danos, intacto',
  ],
  invoicedQuantity: [
    'invoice quantity, invoiced quantity, qty invoiced, quantity invoiced, invoiced qty, billed quantity, qty billed',
    'rechnungsmenge, fakturierte menge, berechnete menge, quantite facturee, qte facturee, cantidad facturada, cant facturada',
  ],
  invoiceMatched: [
    'invoice matched, matched first time, three way match, 3 way match, first time match, invoice match, match ok',
    'matched, rechnung stimmt, rechnungsprufung ok, abgleich ok, facture rapprochee, rapprochement ok, rapprochee',
    'factura conciliada, factura cuadrada, conciliada',
  ],
  payableOn: [
    'invoice due date, payment due date, payment due, net due date, due for payment, payable on, pay by, zahlbar bis',
    'fallig am zahlung, zahlungsziel, nettofalligkeit, zfbdt, echeance, date d echeance, echeance facture',
    'vencimiento, fecha de vencimiento, fecha vencimiento, vencimiento factura',
  ],
  paidOn: [
    'paid on, payment date, date paid, paid date, cleared on, clearing date, augdt, bezahlt am, zahldatum, zahlungsdatum',
    'ausgleichsdatum, paye le, date de paiement, date paiement, reglee le, pagado el, fecha de pago, fecha pago',
  ],
};
